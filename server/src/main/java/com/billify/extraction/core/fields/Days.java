package com.billify.extraction.core.fields;

import com.billify.extraction.core.table.DateOrder;
import com.billify.extraction.core.table.DateText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The dates of a document, all read in one order of day and month. */
final class Days {
    private static final String GAP = "[ \u2002]?";
    private static final Pattern NUMBERS = Pattern.compile(
            "(?<![\\d./,+-])(?:\\d{4}" + GAP + "([./-])" + GAP + "\\d{1,2}" + GAP + "\\1" + GAP + "\\d{1,2}|\\d{1,2}"
                    + GAP + "([./-])" + GAP + "\\d{1,2}" + GAP + "\\2" + GAP + "(?:\\d{4}|\\d{2}))(?![\\d/]|[.,-]\\d)");
    private static final Pattern DAY_NAME = Pattern.compile(
            "(?<![\\d.,/])\\d{1,2}(?:er|ste|de|e|st|nd|rd|th|\\.)?[ \u2002./-]{0,2}(?:of |de )?\\p{L}{3,10}\\.?,?[ \u2002./-]{0,2}(?:'\\d{2}|\\d{4}|\\d{2})(?!\\d)");
    private static final Pattern NAME_DAY = Pattern.compile(
            "(?<!\\p{L})\\p{L}{3,10}\\.?[ \u2002]\\d{1,2}(?:st|nd|rd|th)?[ \u2002]?,?[ \u2002]?\\d{4}(?!\\d)");
    private static final Pattern PACKED = Pattern.compile("(?<![\\d/-])20\\d{6}(?!\\d)");
    /** What is left at the edge of a picture, or beside a fold, of a date that is written with two digits for month and day. */
    private static final Pattern CUT = Pattern.compile("\\d{4}([./-])\\d{2}\\1\\d");

    private static final Pattern CONNECTIVE = Pattern.compile(" (?:of|de) ");
    private static final int FIRST_YEAR = 1995;
    private static final int LAST_YEAR = 2100;

    private Days() {}

    private record Found(Span span, DateText text) {}

    /** @param americanHint the rest of the document looks American */
    static List<Printed.Day> find(List<Line> lines, boolean americanHint) {
        List<Found> found = new ArrayList<>();
        for (Line line : lines) {
            search(line, DAY_NAME, found);
            search(line, NAME_DAY, found);
            search(line, NUMBERS, found);
        }
        DateOrder order = order(found, americanHint);
        List<Printed.Day> days = new ArrayList<>();
        for (Found one : found) {
            LocalDate date = one.text.as(order);
            if (date == null) {
                date = one.text.as(
                        order == DateOrder.DAY_MONTH_YEAR ? DateOrder.MONTH_DAY_YEAR : DateOrder.DAY_MONTH_YEAR);
            }
            if (date != null && date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                boolean whole = one.text.fixed() || one.span.text().matches(".*\\d{4}.*");
                days.add(new Printed.Day(one.span, date, whole));
            }
        }
        return days;
    }

    /** Eight digits that are a date, for where a label says that one stands. */
    static @Nullable LocalDate packed(String text) {
        if (!PACKED.matcher(text).matches()) {
            return null;
        }
        DateText date = DateText.ofDigits(text);
        return date == null ? null : date.as(DateOrder.YEAR_MONTH_DAY);
    }

    private static void search(Line line, Pattern pattern, List<Found> found) {
        Matcher matcher = pattern.matcher(line.text());
        int from = 0;
        while (from < line.text().length() && matcher.find(from)) {
            String written = matcher.group().replace(Line.WIDE, ' ');
            DateText date = DateText.of(
                    CONNECTIVE.matcher(written).replaceAll(" ").replaceAll("\\s*([./-])\\s*|\\s+(?=,)", "$1"));
            Span span = line.span(matcher.start(), matcher.end());
            boolean taken = found.stream().anyMatch(other -> other.span.overlaps(span));
            boolean isCut = line.isOcr() && CUT.matcher(written).matches();
            if (date != null && !taken && !isCut) {
                found.add(new Found(span, date));
                from = matcher.end();
            } else {
                from = matcher.start() + 1;
            }
        }
    }

    /** Decided for the whole document: one date with a day above twelve tells it for all. */
    private static DateOrder order(List<Found> found, boolean americanHint) {
        int dayFirst = 0;
        int monthFirst = 0;
        for (Found one : found) {
            if (!one.text.fixed()) {
                dayFirst += one.text.dayFirst() != null && one.text.monthFirst() == null ? 1 : 0;
                monthFirst += one.text.monthFirst() != null && one.text.dayFirst() == null ? 1 : 0;
            }
        }
        if (dayFirst == monthFirst) {
            return americanHint && dayFirst == 0 ? DateOrder.MONTH_DAY_YEAR : DateOrder.DAY_MONTH_YEAR;
        }
        return monthFirst > dayFirst ? DateOrder.MONTH_DAY_YEAR : DateOrder.DAY_MONTH_YEAR;
    }
}
