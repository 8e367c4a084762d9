package com.billify.forecast.core;

import com.billify.forecast.core.CashHistory.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which lines may be one series: those of one party with the same words, and parts of these that keep apart. */
final class LineGroups {
    private static final double ALIKE = 0.005;
    private static final int FEWEST_ALIKE = 4;
    private static final int APART_DAYS = 4;
    private static final int LONGEST_MONTH = 31;
    private static final Pattern WITH_DIGIT = Pattern.compile("\\S*\\d\\S*");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]+");

    /** Wages of November are the same as those of October: in the four languages that are written in Belgium. */
    private static final Pattern MONTH = Pattern.compile(
            "(?<!\\p{L})(januari|janvier|january|januar|februari|f[ée]vrier|february|februar|maart|mars|march"
                    + "|m[äa]rz|april|avril|mei|mai|may|juni|juin|june|juli|juillet|july|augustus|ao[ûu]t|august"
                    + "|septemb(er|re)|o[kc]tob(er|re)|novemb(er|re)|d[ée][cz]emb(er|re))(?!\\p{L})");

    private LineGroups() {}

    /** Parts of a group that are alike in amount: the rent among all that is paid by cheque. */
    static List<List<Line>> byAmount(List<Line> lines) {
        List<Line> sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.comparing(Line::amountMinor).thenComparing(Line::date));
        List<List<Line>> parts = new ArrayList<>();
        List<Line> part = new ArrayList<>();
        for (Line line : sorted) {
            boolean apart = !part.isEmpty()
                    && Math.abs(line.amountMinor() - part.getLast().amountMinor())
                            > ALIKE * Math.abs(line.amountMinor());
            if (apart) {
                parts.add(part);
                part = new ArrayList<>();
            }
            part.add(line);
        }
        parts.add(part);
        parts.removeIf(one -> one.size() < FEWEST_ALIKE);
        parts.forEach(one -> one.sort(Comparator.comparing(Line::date).thenComparingLong(Line::amountMinor)));
        return parts;
    }

    /** Parts of a group that keep apart in the month: advances on the 5th, a balance at the end. */
    static List<List<Line>> byDayOfMonth(List<Line> lines) {
        List<Line> sorted = new ArrayList<>(lines);
        sorted.sort(
                Comparator.comparing((Line line) -> line.date().getDayOfMonth()).thenComparing(Line::date));
        int start = 0;
        int widest = -1;
        for (int i = 0; i < sorted.size(); i++) {
            int gap = Math.floorMod(
                    sorted.get((i + 1) % sorted.size()).date().getDayOfMonth()
                            - sorted.get(i).date().getDayOfMonth(),
                    LONGEST_MONTH);
            if (gap > widest) {
                widest = gap;
                start = i + 1;
            }
        }
        List<List<Line>> parts = new ArrayList<>();
        List<Line> part = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            Line line = sorted.get((start + i) % sorted.size());
            if (!part.isEmpty()
                    && Math.floorMod(
                                    line.date().getDayOfMonth()
                                            - part.getLast().date().getDayOfMonth(),
                                    LONGEST_MONTH)
                            >= APART_DAYS) {
                parts.add(part);
                part = new ArrayList<>();
            }
            part.add(line);
        }
        parts.add(part);
        parts.forEach(one -> one.sort(Comparator.comparing(Line::date).thenComparingLong(Line::amountMinor)));
        return parts;
    }

    /** What stays the same of a text from month to month: its words without digits and names of months. */
    static String stem(String text) {
        String words = WITH_DIGIT.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
        return NO_LETTER
                .matcher(MONTH.matcher(words).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }
}
