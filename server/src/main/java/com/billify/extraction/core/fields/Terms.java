package com.billify.extraction.core.fields;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stated terms of payment that mean one day.
 *
 * @param days from the day of issue
 * @param endOfMonth on the last day of the month in which these days end
 * @param span where they stand
 */
record Terms(int days, boolean endOfMonth, Span span) {
    private static final Pattern DAYS = Pattern.compile(
            "(?<![\\d.,/\\p{L}])(?:\\(?(?<digits>\\d{1,3})\\)?|(?<words>\\p{L}+(?:[- ]cinq|-five|-one|-dix)?))[ \u2002]?(?:kalender|calendar )?(?:dagen|dag|days?|jours?|j\\.|tagen?|tage?|d\\.)\\b(?<end>[^.;\t]{0,18}?(?:einde? (?:van de )?maand|eind maand|e\\.?o\\.?m|fin (?:de )?mois|end of (?:the )?month|monatsende|ende des monats|f\\.?d\\.?m))?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** Words that say that the days are those of payment. */
    private static final Pattern OF_PAYMENT = Pattern.compile(
            "betaal|betal|voldoe|abzug|termijn|vervalt|paie|payer|payable|r[eé]gl|[eé]ch[eé]ance|zahl|f[aä]llig|netto|\\bnet\\b|pay|terms|due|conditi|termes|vers(?:er|ement|ez)|stort|overschrij|over te (?:maken|schrijven)|virement|[uü]berweis|innert|innerhalb|d[eé]lai|transfer|remit|factuurdatum|date (?:de )?(?:la )?facture|rechnungsdatum|invoice date|date of invoice",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** Words after which the days mean another thing, or buy a discount. */
    private static final Pattern OTHER = Pattern.compile(
            "%|\\d\\s?(?:of|ou|or|oder|tot|à|bis|to)\\s?\\d|korting|discount|skonto|escompte|remise|rabat|ontvangst|receipt|r[ée]ception|erhalt|rente|interest|int[ée]r[êe]t|zins|boete|penalt"
                    + "|p[ée]nalit|late |laattijdig|retard|bezwaar|protest|klacht|claim|complain|r[ée]clamation|werkdag|working|business|ouvrable|werktag|verzug|mahn"
                    + "|contest|garantie|warranty|geldig|valable|g[uü]ltig|valid|return|retour|ruil|lever|livr|liefer|deliver",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Days as they are written out. */
    private static final Map<String, Integer> WORDS = Map.ofEntries(
            Map.entry("zeven", 7),
            Map.entry("sept", 7),
            Map.entry("sieben", 7),
            Map.entry("seven", 7),
            Map.entry("acht", 8),
            Map.entry("huit", 8),
            Map.entry("eight", 8),
            Map.entry("tien", 10),
            Map.entry("dix", 10),
            Map.entry("zehn", 10),
            Map.entry("ten", 10),
            Map.entry("veertien", 14),
            Map.entry("quatorze", 14),
            Map.entry("vierzehn", 14),
            Map.entry("fourteen", 14),
            Map.entry("vijftien", 15),
            Map.entry("quinze", 15),
            Map.entry("funfzehn", 15),
            Map.entry("fifteen", 15),
            Map.entry("eenentwintig", 21),
            Map.entry("einundzwanzig", 21),
            Map.entry("twenty-one", 21),
            Map.entry("dertig", 30),
            Map.entry("trente", 30),
            Map.entry("dreissig", 30),
            Map.entry("thirty", 30),
            Map.entry("vijfenveertig", 45),
            Map.entry("quarante-cinq", 45),
            Map.entry("forty-five", 45),
            Map.entry("zestig", 60),
            Map.entry("soixante", 60),
            Map.entry("sechzig", 60),
            Map.entry("sixty", 60),
            Map.entry("negentig", 90),
            Map.entry("nonante", 90),
            Map.entry("neunzig", 90),
            Map.entry("ninety", 90));

    private static final Pattern CLAUSE_END = Pattern.compile("[,;] | - |\\. (?=\\p{Lu})");
    private static final int LONGEST = 180;

    static Optional<Terms> find(Scene scene) {
        Terms found = null;
        for (Line line : scene.print().lines()) {
            for (Span cell : clauses(line)) {
                List<MatchResult> stated = DAYS.matcher(cell.text())
                        .results()
                        .filter(match -> days(match) > 0)
                        .toList();
                if (stated.isEmpty()) {
                    continue;
                }
                MatchResult matcher = stated.getFirst();
                int days = days(matcher);
                boolean labelled = scene.labels().stream()
                        .anyMatch(label -> label.role() == Role.TERMS
                                && label.span().line() == line
                                && label.span().end() <= cell.start() + matcher.start());
                boolean isPayment = labelled || OF_PAYMENT.matcher(cell.text()).find();
                boolean isAmbiguous = OTHER.matcher(cell.text()).find() || stated.size() > 1;
                if (!isPayment || isAmbiguous || days > LONGEST) {
                    continue;
                }
                Terms terms = new Terms(days, matcher.group("end") != null, cell);
                if (found != null && (found.days != terms.days || found.endOfMonth != terms.endOfMonth)) {
                    return Optional.empty();
                }
                found = found == null ? terms : found;
            }
        }
        return Optional.ofNullable(found);
    }

    /** 0 where a word before "days" is no number. */
    private static int days(MatchResult match) {
        String digits = match.group("digits");
        return digits != null
                ? Integer.parseInt(digits)
                : WORDS.getOrDefault(Fold.fold(match.group("words")).replace(' ', '-'), 0);
    }

    /** The parts of a line that may each state terms: "30 days net, 2 % discount within 10 days" has two. */
    private static List<Span> clauses(Line line) {
        List<Span> clauses = new ArrayList<>();
        for (Span cell : line.cells()) {
            int start = cell.start();
            Matcher end = CLAUSE_END.matcher(cell.text());
            while (end.find()) {
                clauses.add(line.span(start, cell.start() + end.start()));
                start = cell.start() + end.end();
            }
            clauses.add(line.span(start, cell.end()));
        }
        return clauses;
    }

    LocalDate due(LocalDate issued) {
        LocalDate day = issued.plusDays(days);
        return endOfMonth ? day.with(TemporalAdjusters.lastDayOfMonth()) : day;
    }
}
