package com.billify.extraction.core.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs of letters and digits that may number a document. */
final class Codes {
    private static final String PREFIX = "(?<prefix>\\p{Lu}{1,5})[ ]?[-/]?[ ]?(?=\\d)";
    private static final String WITH_DIGIT = "[\\p{L}\\d]*\\d[\\p{L}\\d]*(?:(?: [/-] |[/._-])[\\p{L}\\d]+)*";
    private static final String LETTERS_FIRST = "\\p{L}{1,8}(?:[/._-][\\p{L}\\d]+)+";
    private static final Pattern CODE =
            Pattern.compile("(?<![\\p{L}\\d/._-])(?:%s)?(?<run>%s|%s)".formatted(PREFIX, WITH_DIGIT, LETTERS_FIRST));
    /** The next group of a number that is printed in groups; one digit alone only where its phrase ends with it. */
    private static final Pattern MORE = Pattern.compile(
            "\\G ((?:[/-] )?(?:\\d{2,}|\\d(?= \\d|[ \u2002\t;,)]*$|[\u2002\t;)]| [–—|•·-])|(?=\\p{Lu}*\\d)[\\p{Lu}\\d]{2,})(?:[/.-][\\p{L}\\d]+)*)(?![\\d\\p{L}]|[.,/]\\d|[ \u2002]?[%€])");

    private static final int MOST_GROUPS = 4;
    /** A number that is printed in groups of three, as telephone and power companies do. */
    private static final Pattern GROUPS =
            Pattern.compile("(?<![\\p{L}\\d/.,+-]|\\d )\\d{2,4}(?: \\d{3,4}){2,4}(?! ?[\\d/]|[.,]\\d|[\\p{L}%€])");

    /** With the sign of a country's number before it. */
    private static final Pattern PHONE = Pattern.compile("\\+ ?\\d{1,3}(?:[ ./()-]{1,3}\\d{1,4}){2,6}(?!\\d)");

    private static final Pattern SPACED = Pattern.compile("(?<!\\p{L})\\p{Lu}[ \u2002\t]$");
    private static final int LONGEST = 30;

    private Codes() {}

    /** @param others taken by values of other kinds: dates, accounts, references */
    static List<Printed.Code> find(List<Line> lines, List<Span> others, List<Label> labels) {
        List<Printed.Code> codes = new ArrayList<>();
        for (Line line : lines) {
            List<Span> taken = new ArrayList<>(others);
            PHONE.matcher(line.text())
                    .results()
                    .map(phone -> line.span(phone.start(), phone.end()))
                    .forEach(taken::add);
            Matcher groups = GROUPS.matcher(line.text());
            while (groups.find()) {
                add(line.span(groups.start(), groups.end()), taken, codes);
            }
            Matcher matcher = CODE.matcher(line.text());
            while (matcher.find()) {
                int start = matcher.start();
                Span prefix = line.span(start, matcher.start("run"));
                boolean isApart = prefix.text().endsWith(" ");
                boolean isLabel = isApart && isSpacedTitle(prefix)
                        || isApart
                                && labels.stream()
                                        .anyMatch(label -> label.span().overlaps(prefix));
                if (isLabel) {
                    start = matcher.start("run");
                }
                add(line.span(start, matcher.end()), taken, codes);
                addLonger(line.span(start, matcher.end()), taken, codes);
            }
        }
        return codes;
    }

    /** With each of the groups that follow at the distance of a word: where the number ends is for its choice to say. */
    private static void addLonger(Span first, List<Span> taken, List<Printed.Code> codes) {
        Line line = first.line();
        int end = first.end();
        for (int groups = 0; groups < MOST_GROUPS; groups++) {
            Matcher more = MORE.matcher(line.text());
            more.region(end, line.text().length()).useTransparentBounds(true);
            if (!more.find() || isTaken(line.span(more.start(1), more.end(1)), taken)) {
                return;
            }
            end = more.end(1);
            add(line.span(first.start(), end), taken, codes);
        }
    }

    private static boolean isTaken(Span span, List<Span> taken) {
        return taken.stream().anyMatch(span::overlaps);
    }

    /** The last letter of "F A C T U U R 2026-12". */
    private static boolean isSpacedTitle(Span prefix) {
        String before = prefix.line().text().substring(0, prefix.start());
        return prefix.text().strip().length() == 1 && SPACED.matcher(before).find();
    }

    private static void add(Span span, List<Span> taken, List<Printed.Code> codes) {
        String value = span.text().replaceAll("[ \u2002]", "");
        boolean hasDigit = value.chars().anyMatch(Character::isDigit);
        boolean isKnown = codes.stream().anyMatch(code -> code.span().equals(span));
        if (hasDigit && value.length() <= LONGEST && !isKnown && !isTaken(span, taken)) {
            codes.add(new Printed.Code(span, span.text().strip()));
        }
    }
}
