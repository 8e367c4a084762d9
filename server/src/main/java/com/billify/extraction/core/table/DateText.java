package com.billify.extraction.core.table;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A piece of text that is a date, as each order reads it. A time of day behind it is left away, unless it is of another zone: late in the
 * evening in Greenwich it is the next day here. A date whose year or month is written out is the same in every order.
 *
 * @param dayFirst null where it is none in this order; so for the others
 * @param fixed the text leaves no choice of order
 */
public record DateText(
        @Nullable LocalDate dayFirst,
        @Nullable LocalDate monthFirst,
        @Nullable LocalDate yearFirst,
        boolean fixed) {

    private static final String TIME =
            "(?:[T ,]+(?<hour>\\d{1,2})[:.hu](?<minute>\\d{2})(?:[:.]\\d{2})?(?:[.,]\\d{1,9})?\\s*(?:(?<half>[AaPp])\\.?[Mm]\\.?)?\\s*(?<zone>Z|UTC|GMT|CES?T|[+-]\\d{2}:?\\d{2})?)?";
    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,4})\\s?([./\\-])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{1,4})" + TIME);
    private static final Pattern DAY_NAME_YEAR = Pattern.compile(
            "(?:\\p{L}+[.,]?\\s+)?(\\d{1,2})(?:er|e|st|nd|rd|th|ste|de|\\.)?[\\s\\-./]*(\\p{L}{3,10})\\.?[\\s\\-./,]*('?\\d{2}|\\d{4})"
                    + TIME);
    private static final Pattern NAME_DAY_YEAR = Pattern.compile(
            "(?:\\p{L}+[.,]?\\s+)?(\\p{L}{3,10})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})" + TIME);
    /** In Dutch, French, English and German, written out or short, before a date in numbers. */
    private static final Pattern WEEKDAY = Pattern.compile(
            "(?:ma|di|wo|do|vr|za|zo|lu|me|je|ve|sa|mo|mi|fr|so|lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun"
                    + "|(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
                    + "|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)"
                    + "[.,]?\\s+(?=\\d)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Map<String, Integer> MONTHS = months();
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final int SHORTEST = 6;
    private static final int LONGEST = 48;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;

    /** Null for text that is written as no date, or as one that the calendar does not have in any order. */
    public static @Nullable DateText of(String text) {
        return of(text, null);
    }

    /**
     * The same.
     *
     * @param zone of a time that names none; null for ours
     */
    static @Nullable DateText of(String text, @Nullable ZoneOffset zone) {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            return null;
        }
        char first = text.charAt(0);
        boolean digit = first >= '0' && first <= '9';
        if (!digit && !Character.isLetter(first)) {
            return null;
        }
        Matcher weekday = WEEKDAY.matcher(text);
        if (digit || weekday.lookingAt()) {
            Matcher numbers = NUMBERS.matcher(digit ? text : text.substring(weekday.end()));
            if (numbers.matches()) {
                DateText date = ofNumbers(
                        numbers.group(1),
                        numbers.group(3),
                        numbers.group(4),
                        numbers.group(2).equals("-"));
                return here(date, numbers, zone);
            }
        }
        return named(text, zone);
    }

    /** True for text that is written as a date, be it one or not: 31/02/2026. */
    static boolean looksLike(String text) {
        return text.length() >= SHORTEST
                && text.length() <= LONGEST
                && NUMBERS.matcher(text).matches();
    }

    /** Eight digits as year, month and day, or as day, month and year; null where they are neither. */
    public static @Nullable DateText ofDigits(String digits) {
        if (digits.length() != 8 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        LocalDate yearFirst = date(digits.substring(0, 4), digits.substring(4, 6), digits.substring(6));
        LocalDate dayFirst = date(digits.substring(4), digits.substring(2, 4), digits.substring(0, 2));
        LocalDate monthFirst = date(digits.substring(4), digits.substring(0, 2), digits.substring(2, 4));
        return yearFirst == null && dayFirst == null && monthFirst == null
                ? null
                : new DateText(dayFirst, monthFirst, yearFirst, false);
    }

    @Nullable
    public LocalDate as(@Nullable DateOrder order) {
        if (order == null) {
            return fixed ? dayFirst : null;
        }
        return switch (order) {
            case DAY_MONTH_YEAR -> dayFirst;
            case MONTH_DAY_YEAR -> monthFirst;
            case YEAR_MONTH_DAY -> yearFirst;
        };
    }

    /** @param mayBeginWithYear a year of two digits comes first with hyphens only, if ever */
    private static @Nullable DateText ofNumbers(String one, String two, String three, boolean mayBeginWithYear) {
        if (one.length() == 4) {
            return three.length() > 2 ? null : fixed(date(one, two, three));
        }
        if (one.length() == 3 || three.length() == 3 || three.length() == 1) {
            return null;
        }
        LocalDate dayFirst = date(three, two, one);
        LocalDate monthFirst = date(three, one, two);
        LocalDate yearFirst =
                mayBeginWithYear && three.length() == 2 && one.length() == 2 ? date(one, two, three) : null;
        return dayFirst == null && monthFirst == null && yearFirst == null
                ? null
                : new DateText(dayFirst, monthFirst, yearFirst, false);
    }

    private static @Nullable DateText named(String text, @Nullable ZoneOffset zone) {
        Matcher dayName = DAY_NAME_YEAR.matcher(text);
        if (dayName.matches()) {
            Integer month = month(dayName.group(2));
            return month == null
                    ? null
                    : here(
                            fixed(date(dayName.group(3).replace("'", ""), month.toString(), dayName.group(1))),
                            dayName,
                            zone);
        }
        Matcher nameDay = NAME_DAY_YEAR.matcher(text);
        if (nameDay.matches()) {
            Integer month = month(nameDay.group(1));
            return month == null
                    ? null
                    : here(fixed(date(nameDay.group(3), month.toString(), nameDay.group(2))), nameDay, zone);
        }
        return null;
    }

    /** The day that it was in Belgium at the time behind the date, where that time is of a zone. */
    private static @Nullable DateText here(@Nullable DateText date, Matcher written, @Nullable ZoneOffset otherwise) {
        String hour = written.group("hour");
        ZoneOffset zone = zone(written.group("zone"), otherwise);
        if (date == null || hour == null || zone == null) {
            return date;
        }
        int hours = Integer.parseInt(hour);
        String half = written.group("half");
        if (half != null) {
            hours = hours % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        }
        int minutes = Integer.parseInt(written.group("minute"));
        boolean endOfDay = hours == 23 && minutes == 59; // so is a day written that has no time
        if (hours > 23 || minutes > 59 || endOfDay) {
            return date;
        }
        LocalTime time = LocalTime.of(hours, minutes);
        return new DateText(
                here(date.dayFirst, time, zone),
                here(date.monthFirst, time, zone),
                here(date.yearFirst, time, zone),
                date.fixed);
    }

    private static @Nullable LocalDate here(@Nullable LocalDate date, LocalTime time, ZoneOffset zone) {
        return date == null
                ? null
                : date.atTime(time).atOffset(zone).atZoneSameInstant(BRUSSELS).toLocalDate();
    }

    /** Null for a zone that is ours, summer or winter. */
    private static @Nullable ZoneOffset zone(@Nullable String written, @Nullable ZoneOffset otherwise) {
        if (written == null) {
            return otherwise;
        }
        if (written.startsWith("CE")) {
            return null;
        }
        try {
            return Character.isLetter(written.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(written);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static @Nullable DateText fixed(@Nullable LocalDate date) {
        return date == null ? null : new DateText(date, date, date, true);
    }

    private static @Nullable LocalDate date(String year, String month, String day) {
        int number = Integer.parseInt(year);
        int full = year.length() > 2 ? number : number + (number < 80 ? 2000 : 1900);
        try {
            return full < FIRST_YEAR || full > LAST_YEAR
                    ? null
                    : LocalDate.of(full, Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static @Nullable Integer month(String name) {
        String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return MONTHS.get(plain);
    }

    /** Names and usual short forms in Dutch, French, English and German; none of them means two months. */
    private static Map<String, Integer> months() {
        String[] names = {
            "januari jan janvier janv january januar jaenner janner",
            "februari feb fevrier fevr fev february februar febr",
            "maart mrt mars march mar marz maerz mrz",
            "april apr avril avr",
            "mei mai may",
            "juni jun juin june",
            "juli jul juillet juil july",
            "augustus aug aout august",
            "september sep sept septembre",
            "oktober okt oct octobre october",
            "november nov novembre",
            "december dec decembre dezember dez"
        };
        Map<String, Integer> months = new HashMap<>();
        for (int month = 0; month < names.length; month++) {
            for (String name : names[month].split(" ")) {
                months.put(name, month + 1);
            }
        }
        return Map.copyOf(months);
    }
}
