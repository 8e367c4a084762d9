package com.billify.extraction.core.table;

import com.billify.kernel.Iban;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What all cells of one column look like together; the cells themselves are not kept. */
final class ColumnProfile {
    private static final int MOST_DISTINCT = 40;
    private static final Pattern OLD_ACCOUNT = Pattern.compile("\\d{3}-\\d{7}-\\d{2}");

    private int filled;
    private int numbers;
    private int days;

    // numbers in text
    private int numberTexts;
    private int notComma;
    private int notPoint;
    private int ambiguousNumbers;
    private int thousandsOrDecimalsComma;
    private int thousandsOrDecimalsPoint;
    private int otherDecimalsComma;
    private int otherDecimalsPoint;
    private @Nullable String ambiguousNumber;
    private int negative;
    private int positive;
    private int plus;
    private final Set<String> currencies = new LinkedHashSet<>();

    // dates in text
    private int dateTexts;
    private int brokenDates;
    private int fixedDates;
    private final int[] notInOrder = new int[DateOrder.values().length];
    private final boolean[] differs = new boolean[3];
    private @Nullable String ambiguousDate;
    private int digitDates;

    private int ibans;
    private int oldAccounts;
    private int ownWords;
    private int blanksWithin;
    private final Set<String> distinct = new LinkedHashSet<>();
    private boolean manyDistinct;

    void add(Cell cell) {
        switch (cell) {
            case Cell.Blank() -> {}
            case Cell.Number(BigDecimal value) -> {
                filled++;
                numbers++;
                sign(value);
                distinct(value.toPlainString());
            }
            case Cell.Day day -> {
                filled++;
                days++;
            }
            case Cell.Text(String text) -> {
                filled++;
                add(text);
            }
        }
    }

    private void add(String text) {
        distinct(text);
        if (text.indexOf(' ') >= 0) {
            blanksWithin++;
        }
        DateText date = DateText.of(text);
        if (date == null) {
            date = DateText.ofDigits(text);
            digitDates += date == null ? 0 : 1;
        }
        if (date != null) {
            add(text, date);
        } else if (DateText.looksLike(text)) {
            brokenDates++;
        }
        NumberText number = NumberText.of(text);
        if (number != null) {
            add(text, number);
        } else if (isIban(text)) {
            ibans++;
        } else if (OLD_ACCOUNT.matcher(text).matches()) {
            oldAccounts++;
        }
        if (Character.isLetter(text.charAt(0))) {
            ownWords++;
        }
    }

    private void add(String text, DateText date) {
        dateTexts++;
        fixedDates += date.fixed() ? 1 : 0;
        for (DateOrder order : DateOrder.values()) {
            if (date.as(order) == null) {
                notInOrder[order.ordinal()]++;
            }
        }
        boolean dayOrMonth = differ(date.dayFirst(), date.monthFirst());
        differs[0] |= dayOrMonth;
        differs[1] |= differ(date.dayFirst(), date.yearFirst());
        differs[2] |= differ(date.monthFirst(), date.yearFirst());
        if (ambiguousDate == null && dayOrMonth) {
            ambiguousDate = text;
        }
    }

    private static boolean differ(java.time.@Nullable LocalDate one, java.time.@Nullable LocalDate other) {
        return one != null && other != null && !one.equals(other);
    }

    private void add(String text, NumberText number) {
        numberTexts++;
        notComma += number.comma() == null ? 1 : 0;
        notPoint += number.point() == null ? 1 : 0;
        boolean mayBeComma = text.indexOf(',') >= 0;
        if (number.isAmbiguous()) {
            ambiguousNumbers++;
            ambiguousNumber = ambiguousNumber == null ? text : ambiguousNumber;
        }
        if (number.oddThousands()) {
            thousandsOrDecimalsComma += mayBeComma ? 1 : 0;
            thousandsOrDecimalsPoint += mayBeComma ? 0 : 1;
        } else if (number.decimals() >= 0 && number.decimals() != 3) {
            otherDecimalsComma += text.lastIndexOf(',') > text.lastIndexOf('.') ? 1 : 0;
            otherDecimalsPoint += text.lastIndexOf('.') > text.lastIndexOf(',') ? 1 : 0;
        }
        BigDecimal value = number.comma() != null ? number.comma() : number.point();
        if (value != null) {
            sign(value);
        }
        plus += number.signed() && value != null && value.signum() > 0 ? 1 : 0;
        if (!number.currency().isEmpty() && currencies.size() < 5) {
            currencies.add(number.currency());
        }
    }

    private void sign(BigDecimal value) {
        negative += value.signum() < 0 ? 1 : 0;
        positive += value.signum() > 0 ? 1 : 0;
    }

    private void distinct(String text) {
        if (distinct.size() < MOST_DISTINCT) {
            distinct.add(text);
        } else if (!manyDistinct && !distinct.contains(text)) {
            manyDistinct = true;
        }
    }

    private static boolean isIban(String text) {
        return text.length() >= 15
                && text.length() <= 42
                && Character.isLetter(text.charAt(0))
                && Character.isLetter(text.charAt(1))
                && Character.isDigit(text.charAt(2))
                && Iban.parse(text).isPresent();
    }

    int filled() {
        return filled;
    }

    boolean isMoney() {
        return filled > 0 && most(numbers + numberTexts);
    }

    boolean isDate() {
        return filled > 0 && most(days + dateTexts + brokenDates);
    }

    /** True for numbers of which each may be a count of days since 1900. */
    boolean maySerial() {
        return filled > 0 && numbers == filled && distinct.stream().allMatch(ColumnProfile::isSerial);
    }

    private static boolean isSerial(String number) {
        return number.length() >= 5 && number.compareTo("32874") >= 0 && number.compareTo("73051") < 0;
    }

    boolean isIban() {
        return filled > 0 && ibans * 2 > filled;
    }

    /** True for Belgian account numbers as they were before the IBAN. */
    boolean isOldAccount() {
        return filled > 0 && oldAccounts == filled;
    }

    boolean hasIban() {
        return ibans > 0;
    }

    boolean isConstant() {
        return filled > 0 && distinct.size() == 1 && !manyDistinct;
    }

    boolean isCurrency() {
        return filled > 0
                && !manyDistinct
                && distinct.stream().allMatch(text -> NumberText.isCurrency(text.toUpperCase(Locale.ROOT)));
    }

    /** The values, where there are few. */
    Set<String> values() {
        return manyDistinct ? Set.of() : distinct;
    }

    /** True for a column of one word a cell that is hardly ever the same. */
    boolean isIdentifier() {
        return filled > 0 && blanksWithin * 5 < filled && (manyDistinct || distinct.size() * 10 >= filled * 9);
    }

    boolean hasNegative() {
        return negative > 0;
    }

    boolean hasPositive() {
        return positive > 0;
    }

    boolean hasPlus() {
        return plus > 0;
    }

    Set<String> currencies() {
        return currencies;
    }

    private boolean most(int count) {
        return count * 5 >= filled * 4;
    }

    /** What a column leaves open of how it is written. */
    enum Doubt {
        NONE,
        /** Two ways fit, and they differ. */
        EITHER,
        /** No way fits every cell. */
        NEITHER
    }

    /** The only style that fits; null without any text that depends on one. */
    @Nullable
    NumberStyle style() {
        if (numberDoubt() != Doubt.NONE || numberTexts == 0) {
            return null;
        }
        if (notComma == 0 && notPoint == 0) {
            return null;
        }
        return notComma == 0 ? NumberStyle.COMMA : NumberStyle.POINT;
    }

    Doubt numberDoubt() {
        boolean comma = notComma == 0;
        boolean point = notPoint == 0;
        if (comma && point) {
            return ambiguousNumbers == 0 ? Doubt.NONE : Doubt.EITHER;
        }
        // 1.000 beside 12.50: one of them means something else than its like
        boolean mixed = comma
                ? thousandsOrDecimalsComma > 0 && otherDecimalsComma > 0
                : thousandsOrDecimalsPoint > 0 && otherDecimalsPoint > 0;
        return mixed ? Doubt.EITHER : comma || point ? Doubt.NONE : Doubt.NEITHER;
    }

    /** The style that fits most cells, to name those it does not fit. */
    NumberStyle likeliestStyle() {
        return notComma <= notPoint ? NumberStyle.COMMA : NumberStyle.POINT;
    }

    /** True when no cell speaks against the style. */
    boolean allows(NumberStyle style) {
        return style == NumberStyle.COMMA ? notComma == 0 : notPoint == 0;
    }

    /** True when both styles fit and mixed thousands are all that is in doubt. */
    boolean isMixed() {
        return numberDoubt() == Doubt.EITHER && (notComma > 0 || notPoint > 0);
    }

    @Nullable
    String ambiguousNumber() {
        return ambiguousNumber;
    }

    /** The only order that fits; null where no text depends on one. */
    @Nullable
    DateOrder order() {
        if (dateTexts == 0 || fixedDates == dateTexts || dateDoubt() != Doubt.NONE) {
            return null;
        }
        for (DateOrder order : DateOrder.values()) {
            if (allows(order)) {
                return order; // others that fit say the same days
            }
        }
        return null;
    }

    Doubt dateDoubt() {
        boolean day = allows(DateOrder.DAY_MONTH_YEAR);
        boolean month = allows(DateOrder.MONTH_DAY_YEAR);
        boolean year = allows(DateOrder.YEAR_MONTH_DAY);
        if (!day && !month && !year) {
            return dateTexts == 0 ? Doubt.NONE : Doubt.NEITHER;
        }
        boolean either = (day && month && differs[0]) || (day && year && differs[1]) || (month && year && differs[2]);
        return either ? Doubt.EITHER : Doubt.NONE;
    }

    boolean allows(DateOrder order) {
        return notInOrder[order.ordinal()] == 0;
    }

    DateOrder likeliestOrder() {
        DateOrder likeliest = DateOrder.DAY_MONTH_YEAR;
        for (DateOrder order : DateOrder.values()) {
            if (notInOrder[order.ordinal()] < notInOrder[likeliest.ordinal()]) {
                likeliest = order;
            }
        }
        return likeliest;
    }

    @Nullable
    String ambiguousDate() {
        return ambiguousDate != null
                ? ambiguousDate
                : distinct.isEmpty() ? null : distinct.iterator().next();
    }

    boolean isDigitDates() {
        return digitDates > 0 && digitDates == dateTexts;
    }

    /** True when some number has decimals, as amounts do and counters do not. */
    boolean hasDecimals() {
        return otherDecimalsComma + otherDecimalsPoint > 0;
    }

    boolean hasWords() {
        return ownWords > 0;
    }
}
