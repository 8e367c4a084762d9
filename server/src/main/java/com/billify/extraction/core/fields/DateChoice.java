package com.billify.extraction.core.fields;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Chooses the day of issue and the day due together: they must fit each other and the stated terms. */
final class DateChoice {
    private static final Set<Long> USUAL_TERMS =
            Set.of(0L, 7L, 8L, 10L, 14L, 15L, 20L, 21L, 28L, 30L, 31L, 45L, 60L, 90L);
    private static final int LONGEST_TERM = 200;
    private static final Pattern PLACE_BEFORE =
            Pattern.compile(".*\\p{L}{3,}(?: \\(?\\p{L}+\\)?)?,(?: (?:le|den|de|am|the))?[ \u2002]?$");
    private static final Pattern CONNECTIVE_BEFORE = Pattern.compile(
            ".*(?:^|[ \u2002])(?:van|du|vom|von|am|dd\\.?|d\\.d\\.|dated|of|le|op)[ \u2002]?$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CONNECTIVE_ALONE =
            Pattern.compile("(?:van|du|vom|von|am|dd\\.?|d\\.d\\.|dated|of|le|op)[ \u2002]", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIGN_BEFORE =
            Pattern.compile(".*[^ \u2002][ \u2002]?(?:[–—·•|,]|[ \u2002]-)[ \u2002]?$");
    private static final Pattern DISCOUNT_BEHIND = Pattern.compile(
            "^[^,;\\d\t]{0,25}(?:\\d{1,2}(?:[.,]\\d{1,2})? ?%[ \u2002]*)?(?:skonto|korting|escompte|discount|remise|rabat)",
            Pattern.CASE_INSENSITIVE);
    /** What stands behind the last day to pay, in place of a label before it. */
    private static final Pattern LATEST_BEHIND = Pattern.compile(
            "^[ \u2002]?(?:au plus tard|ten laatste|op zijn laatst|at the latest|sp[aä]testens|(?:rein )?netto(?! ?[\\d€(])|ohne abzug|zonder korting|sans escompte)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** A sentence that asks to pay before the day that follows: "merci de régler ce montant avant le". */
    private static final Pattern PAY_BEFORE = Pattern.compile(
            "(?<!\\p{L})(?:pay|payez|payer|r[eé]gler|verser|virer|acquitter|betalen|betaal|voldoen|storten|overschrijven|over te (?:maken|schrijven)|zahlen|bezahlen|[uü]berweisen|begleichen|transfer|settle|remit|settlement|payment|paiement|r[eè]glement|betaling|zahlung|op (?:onze |mijn )?rekening|sur (?:notre |mon )?compte)(?!\\p{L})[ \u2002]?:?"
                    + "(?:[^.;:%]|\\.(?=\\d)){0,90}(?<!\\p{L})(?:by|before|until|no later than|avant|pour|jusqu'au|jusqu'|au plus tard|v[oó][oó]r|tegen|uiterlijk|ten laatste|bis)"
                    + "(?:[ \u2002](?:le|den|de|the|op|zum|au))?[ \u2002]?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** A day before which to pay, where that is said behind it: "vóór 15 april over te schrijven". */
    private static final Pattern BEFORE = Pattern.compile(
            "(?<!\\p{L})(?:before|by|avant|pour|v[oó][oó]r|tegen|uiterlijk|ten laatste|bis)(?:[ \u2002](?:le|den|de|the|op|zum))?[ \u2002]?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** A day before which to pay that opens a line or a sentence: "Uiterlijk 10/06/2026". */
    private static final Pattern LATEST_ALONE = Pattern.compile(
            "(?:^|[.;\t])[ \u2002]*(?:uiterlijk|ten laatste|au plus tard|sp[aä]testens|no later than)(?:[ \u2002](?:le|den|op|am|zum|bis|by))*[ \u2002]?:?[ \u2002]?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern PAID_BEHIND = Pattern.compile(
            "^[^.;:%\\d]{0,30}(?<!\\p{L})(?:te (?:betalen|voldoen|storten|vereffenen|schrijven|maken)|over(?:schrijven|maken)|betalen|verser|r[eé]gler|virer|payer|zu (?:zahlen|bezahlen|[uü]berweisen|begleichen)|[uü]berweisen|begleichen|zahlen|to (?:pay|transfer|settle))(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern INVOICE = Pattern.compile("factu+r|facture|rechnung|invoice");

    /** Logarithm of the odds by which one day must lead another to be beyond doubt. */
    private static final double CLEAR_LEAD = 2;

    private static final double BEHIND = 0.85;
    /** What is known of a date behind the number of the invoice that is credited: it is that one's. */
    private static final double OF_CREDITED = 0.8;
    /** What a field must reach to be answered rather than left empty. */
    private static final double LEAST = -0.6;
    /** What is left of a label that is the head of a column of dates. */
    private static final double HEAD_OF_LINES = 0.5;

    private static final double IN_CELL = 0.7;

    private final Scene scene;
    private final Weights weights;
    private final List<Printed.Day> days;
    private final @Nullable Terms terms;
    private final boolean isCredit;

    DateChoice(Scene scene, Weights weights) {
        this.scene = scene;
        this.weights = weights;
        this.days = scene.days();
        this.terms = Terms.find(scene).orElse(null);
        this.isCredit = DocumentKind.of(scene)
                .filter(title -> title.kind() == DocumentKind.CREDIT_NOTE)
                .isPresent();
    }

    List<Candidate> issued() {
        return candidates("issueDate", Role.ISSUE_DATE);
    }

    List<Candidate> due() {
        return candidates("dueDate", Role.DUE_DATE);
    }

    /** @return what was found of the two */
    Map<Field, Candidate> choose() {
        List<Candidate> issued = issued();
        List<Candidate> due = due();
        double best = Double.NEGATIVE_INFINITY;
        Candidate bestIssued = null;
        Candidate bestDue = null;
        List<@Nullable Candidate> issuedOrNone = withNone(issued);
        List<@Nullable Candidate> dueOrNone = withNone(due);
        for (Candidate one : issuedOrNone) {
            for (Candidate other : dueOrNone) {
                double score = (one == null ? LEAST : one.logit())
                        + (other == null ? LEAST : other.logit())
                        + (one == null || other == null ? 0 : fit(one, other));
                if (score > best) {
                    best = score;
                    bestIssued = one;
                    bestDue = other;
                }
            }
        }
        Map<Field, Candidate> chosen = new EnumMap<>(Field.class);
        if (bestIssued != null) {
            bestIssued.features().with("contested", isContested(bestIssued, bestDue, issued));
            chosen.put(Field.ISSUE_DATE, bestIssued);
        }
        if (bestDue != null) {
            chosen.put(Field.DUE_DATE, bestDue);
        } else if (bestIssued != null && terms != null) {
            byTerms(bestIssued, terms).ifPresent(date -> chosen.put(Field.DUE_DATE, date));
        }
        return chosen;
    }

    private static List<@Nullable Candidate> withNone(List<Candidate> candidates) {
        List<@Nullable Candidate> all = new ArrayList<>(candidates.stream()
                .sorted(Comparator.comparingDouble(Candidate::logit).reversed())
                .limit(12)
                .toList());
        all.add(null);
        return all;
    }

    private Optional<Candidate> byTerms(Candidate issued, Terms stated) {
        LocalDate due = stated.due(LocalDate.parse(issued.value()));
        Features features = new Features().with("terms", 1).with("issued", Candidate.probability(issued.logit()));
        double logit = weights.logit("dueDate.terms", features);
        return Optional.of(new Candidate(
                due.toString(),
                stated.span(),
                "by the terms \"" + stated.span().text().replaceAll("\\s+", " ") + "\"",
                features,
                logit));
    }

    private double fit(Candidate issued, Candidate due) {
        LocalDate from = LocalDate.parse(issued.value());
        LocalDate to = LocalDate.parse(due.value());
        long term = ChronoUnit.DAYS.between(from, to);
        if (term < 0 || term > LONGEST_TERM) {
            return -4;
        }
        if (issued.span().equals(due.span())) {
            return -3;
        }
        boolean isStated = terms != null && terms.due(from).equals(to);
        return (isStated ? 1.5 : 0) + (USUAL_TERMS.contains(term) ? 0.4 : 0) - (term == 0 ? 0.4 : 0);
    }

    private List<Candidate> candidates(String kind, Role wanted) {
        List<Candidate> candidates = new ArrayList<>();
        LocalDate latest = days.stream()
                .map(Printed.Day::date)
                .max(Comparator.naturalOrder())
                .orElse(null);
        for (Printed.Day day : days) {
            Map<Role, Link> links = scene.links(day);
            Link own = links.get(wanted);
            double rival = 0;
            for (Map.Entry<Role, Link> link : links.entrySet()) {
                if (link.getKey() != wanted) {
                    rival = Math.max(rival, link.getValue().weight());
                }
            }
            boolean isLatest = wanted == Role.DUE_DATE
                    && (LATEST_BEHIND
                                    .matcher(day.span()
                                            .line()
                                            .text()
                                            .substring(day.span().end()))
                                    .find()
                            || PAY_BEFORE.matcher(paragraphBefore(day)).find()
                            || isPaidBehind(day)
                            || LATEST_ALONE
                                    .matcher(day.span()
                                            .line()
                                            .text()
                                            .substring(0, day.span().start()))
                                    .find());
            double labelled = own == null ? 0 : isHeadOfLines(own) ? own.weight() * HEAD_OF_LINES : own.weight();
            double weight = isLatest ? Math.max(BEHIND, labelled) : labelled;
            rival = isOfCredited(day) ? Math.max(OF_CREDITED, rival) : rival;
            String before = day.span().line().text().substring(0, day.span().start());
            long repeats = days.stream()
                    .filter(other -> other.date().equals(day.date()))
                    .count();
            LocalDate today = scene.known().today();
            Features features = new Features()
                    .with("link", weight)
                    .with("learnt", own != null && own.label().isLearnt())
                    .with("strong", weight >= 0.85)
                    .with("fair", weight >= 0.6)
                    .with("right", own != null && own.relation() == Link.Relation.RIGHT ? weight : 0)
                    .with("unlabelled", own == null && !isLatest)
                    .with("rival", rival)
                    .with("overruled", rival > weight)
                    .with("beaten", Math.max(0, rival - weight))
                    .with("top", 1 - scene.depth(day.span()))
                    .with("first-page", scene.isFirstPage(day.span()))
                    .with("place", PLACE_BEFORE.matcher(before).matches())
                    .with("behind-number", behindNumber(day, links.isEmpty()))
                    .with("repeats", Math.min(3, repeats - 1))
                    .with("short-year", !day.isWhole())
                    .with("alone", repeats == days.size())
                    .with("latest", day.date().equals(latest) && days.size() > 1)
                    .with("range", isRange(day))
                    .with("beside-sum", own == null && isBesideSum(day))
                    .with("future", today != null && day.date().isAfter(today.plusDays(1)))
                    .with(
                            "due-label",
                            links.containsKey(Role.DUE_DATE)
                                    ? links.get(Role.DUE_DATE).weight()
                                    : 0)
                    .with(
                            "other-label",
                            links.containsKey(Role.OTHER_DATE)
                                    ? links.get(Role.OTHER_DATE).weight()
                                    : 0)
                    .with("terms", terms != null && wanted == Role.DUE_DATE && followsTerms(day, terms))
                    .with("doubt", 1 - day.span().confidence());
            boolean isUnsaid = own == null && !isLatest && features.get("terms") == 0;
            if (wanted == Role.DUE_DATE && (isUnsaid || earnsDiscount(day))) {
                continue;
            }
            candidates.add(new Candidate(
                    day.date().toString(),
                    day.span(),
                    own == null ? "the date of the document" : own.reason(),
                    features,
                    weights.logit(kind, features)));
        }
        return candidates;
    }

    /** Another day that is not the one due is called the same, about as clearly. */
    private static boolean isContested(Candidate best, @Nullable Candidate due, List<Candidate> all) {
        return all.stream()
                .filter(other -> !other.value().equals(best.value())
                        && (due == null || !other.value().equals(due.value())))
                .anyMatch(other -> other.features().get("strong") > 0 && other.logit() > best.logit() - CLEAR_LEAD);
    }

    /** Nothing says what date it is, neither a label, nor the place before it, nor the number; or two are said to be it. */
    static boolean isUnclear(Candidate issued) {
        Features features = issued.features();
        return features.get("contested") > 0
                || features.get("unlabelled") > 0 && features.get("place") == 0 && features.get("behind-number") == 0;
    }

    /** Below the head of a column of a table stand the dates of its lines, which are not the document's. */
    private boolean isHeadOfLines(Link own) {
        return own.relation() == Link.Relation.BELOW
                && days.stream()
                                .filter(day -> scene.links(day).values().stream()
                                        .max(Comparator.comparingDouble(Link::weight))
                                        .filter(link ->
                                                link.label() == own.label() && link.relation() == Link.Relation.BELOW)
                                        .isPresent())
                                .limit(2)
                                .count()
                        > 1;
    }

    /** In a line of goods: when they were delivered, or what they were for. */
    private boolean isBesideSum(Printed.Day day) {
        return scene.sums().stream()
                .anyMatch(sum -> sum.isMoney()
                        && sum.span().line() == day.span().line()
                        && sum.span().start() > day.span().end());
    }

    /** The last day on which less is to be paid is not the last one on which it can be. */
    private static boolean earnsDiscount(Printed.Day day) {
        return DISCOUNT_BEHIND
                .matcher(day.span().line().text().substring(day.span().end()))
                .find();
    }

    private static boolean isPaidBehind(Printed.Day day) {
        String line = day.span().line().text();
        return BEFORE.matcher(line.substring(0, day.span().start())).find()
                && PAID_BEHIND.matcher(line.substring(day.span().end())).find();
    }

    private boolean followsTerms(Printed.Day day, Terms stated) {
        return days.stream()
                .anyMatch(from -> !from.date().equals(day.date())
                        && stated.due(from.date()).equals(day.date()));
    }

    /** Alone on the line of the title is less than in words, as in "factuur 2026/12 van 3 maart 2026". */
    private double behindNumber(Printed.Day day, boolean isUnlabelled) {
        String before = day.span().line().text().substring(0, day.span().start());
        boolean isInSentence = CONNECTIVE_BEFORE.matcher(before).matches();
        boolean isInCell = isUnlabelled
                && (before.indexOf(Line.COLUMN) >= 0
                        || SIGN_BEFORE.matcher(before).matches());
        boolean isBelow = isUnlabelled && isBelowTitle(day);
        return isBelow ? 1 : !isBehindNumber(day) ? 0 : isInSentence ? 1 : isInCell ? IN_CELL : 0;
    }

    /** In a cell of its own with a word before it, as "du 3 mars 2026", below the title and the number. */
    private boolean isBelowTitle(Printed.Day day) {
        Span cell = day.span().line().cells().stream()
                .filter(one -> one.holds(day.span()))
                .findFirst()
                .orElse(day.span());
        boolean isAlone = cell.end() == day.span().end()
                && CONNECTIVE_ALONE
                        .matcher(cell.text().substring(0, day.span().start() - cell.start()))
                        .matches();
        double height = day.span().line().height();
        return isAlone
                && scene.labels().stream()
                        .anyMatch(label -> label.role() == Role.INVOICE_NUMBER
                                && label.opens()
                                && label.span().page() == cell.page()
                                && Math.abs(label.span().box().x() - cell.box().x()) < height
                                && cell.box().y() > label.span().box().y()
                                && cell.box().y() - label.span().box().bottom() < 3 * height);
    }

    /** What stands before it on its line and on the one above, where that goes on to this one. */
    private String paragraphBefore(Printed.Day day) {
        Line line = day.span().line();
        String before = line.text().substring(0, day.span().start());
        double height = line.height();
        return before.indexOf(Line.COLUMN) >= 0
                ? before.substring(before.lastIndexOf(Line.COLUMN) + 1)
                : scene.print().lines().stream()
                                .filter(above -> above.page() == line.page()
                                        && Math.abs(above.box().x() - line.box().x()) < height
                                        && above.box().y() < line.box().y()
                                        && line.box().y() - above.box().bottom() < height)
                                .reduce((first, second) -> second)
                                .map(Line::text)
                                .orElse("")
                        + " " + before;
    }

    private boolean isOfCredited(Printed.Day day) {
        return scene.labels().stream()
                .anyMatch(label -> (label.role() == Role.CREDITED_NUMBER || isCredit && isCalledInvoice(label))
                        && label.span().line() == day.span().line()
                        && label.span().end() <= day.span().start());
    }

    /** On a credit note an invoice is another paper. */
    private static boolean isCalledInvoice(Label label) {
        return label.role() == Role.INVOICE_NUMBER
                && INVOICE.matcher(Fold.fold(label.span().text())).find();
    }

    private boolean isBehindNumber(Printed.Day day) {
        return scene.labels().stream()
                .anyMatch(label -> label.role() == Role.INVOICE_NUMBER
                        && !NumberChoice.isGeneric(label)
                        && label.span().line() == day.span().line()
                        && label.span().end() <= day.span().start());
    }

    /** One of two dates with a hyphen or a word for "to" between them. */
    private boolean isRange(Printed.Day day) {
        String text = day.span().line().text();
        for (Printed.Day other : days) {
            if (other != day && other.span().line() == day.span().line()) {
                int from = Math.min(other.span().end(), day.span().end());
                int to = Math.max(other.span().start(), day.span().start());
                if (from <= to
                        && text.substring(from, to)
                                .matches(
                                        "[\\s\u2002]*(?:-|–|tot(?: en met)?|t/m|t\\.e\\.m\\.|au|bis(?: zum)?|to|until|à)[\\s\u2002]*")) {
                    return true;
                }
            }
        }
        return false;
    }
}
