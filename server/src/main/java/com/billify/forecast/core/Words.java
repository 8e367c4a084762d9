package com.billify.forecast.core;

import com.billify.forecast.core.CashHistory.Line;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What the words of bank lines tell. Each text is read once: a forecast and the replay of past ones see the same lines many times. */
final class Words {
    /** Something that words may be about, in the languages that are written in Belgium. */
    enum Topic {
        VAT("btw|tva|vat|mwst|mehrwertsteuer"),
        SOCIAL_SECURITY("rsz|onss|lss|sociale zekerheid|s[ée]curit[ée] sociale|soziale sicherheit|social security"),
        WAGE_TAX("bedrijfsvoorheffing|pr[ée]compte professionnel|prp|berufssteuervorabzug|lohnsteuer(vorabzug)?"
                + "|withholding tax on wages|wage tax|payroll tax"),
        PREPAYMENT("voorafbetaling(en)?|versements? anticip[ée]s?|vorauszahlung(en)?|prepayments?|va"),
        WAGES(
                "loon|lonen|wages|salary|salaries|holiday pay|year-end premium|wedde|salaris|salarissen|salaires?|traitement|paie|r[ée]mun[ée]rations?|lohn|l[öo]hne"
                        + "|gehalt|geh[äa]lter|vakantiegeld|p[ée]cule|urlaubsgeld|eindejaarspremie|prime de fin|jahresendpr[äa]mie|dertiende maand"
                        + "|treizi[èe]me mois"),
        /** What came once and comes back after a year: a premium, holiday pay, a dividend. */
        ONCE_A_YEAR(
                "vakantiegeld|dubbel vakantiegeld|p[ée]cule|urlaubsgeld|eindejaarspremie|prime de fin|jahresendpr[äa]mie|dertiende maand"
                        + "|treizi[èe]me mois|dividend(en?|e)?|aussch[üu]ttung|jaarpremie|prime annuelle|jahrespr[äa]mie"
                        + "|jaarlijkse|annuel(le)?s?|j[äa]hrliche[rs]?|yearly|annual|holiday pay|year-end premium|jahresurlaub");

        private final Pattern words;

        Topic(String alternatives) {
            words = Pattern.compile("(?<!\\p{L})(" + alternatives + ")(?!\\p{L})");
        }
    }

    private static final int TOPICS = Topic.values().length;

    /** What is known of one text: of each topic whether it was looked for, and whether it was found. */
    private static final class Read {
        private final boolean[] looked = new boolean[TOPICS];
        private final boolean[] found = new boolean[TOPICS];
    }

    private record Said(String name, String text) {}

    private final Map<String, String> stems = new HashMap<>();
    private final Map<Said, Read> read = new HashMap<>();

    /** The same text for all lines of a party with the same words and direction; of those of nobody that have no words, with the same text. */
    String group(Line line) {
        String stem = stems.computeIfAbsent(line.text(), LineGroups::stem);
        if (stem.isEmpty() && line.party().isEmpty()) {
            stem = line.text();
        }
        return line.party() + "|" + stem + (line.amountMinor() < 0 ? "-" : "+");
    }

    /** Whether the name of the other side, or what was written, is about this. */
    boolean areAbout(Topic topic, Line line) {
        Read known = read.computeIfAbsent(new Said(line.name(), line.text()), none -> new Read());
        int place = topic.ordinal();
        if (!known.looked[place]) {
            known.looked[place] = true;
            known.found[place] = topic.words
                    .matcher((line.name() + " " + line.text()).toLowerCase(Locale.ROOT))
                    .find();
        }
        return known.found[place];
    }
}
