package com.billify.extraction.core.table;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A piece of text that is a number, as each style reads it: a sign before or behind, a mark of debit
 * or credit behind, or parentheses, thousands grouped by
 * point, comma, blank or apostrophe, and a currency before or behind.
 *
 * @param comma its value with a decimal comma; null where it is none
 * @param point its value with a decimal point; null where it is none
 * @param signed a sign is written, be it plus or minus
 * @param currency ISO 4217 code where one is written; empty otherwise
 * @param oddThousands three digits stand behind the only mark, so that it may as well group thousands
 * @param decimals digits behind the last mark, where it is not surely one of thousands; -1 without any mark
 */
record NumberText(
        @Nullable BigDecimal comma,
        @Nullable BigDecimal point,
        boolean signed,
        String currency,
        boolean oddThousands,
        int decimals) {

    private static final int LIMIT_LENGTH = 48;
    private static final int LIMIT_DIGITS = 18;
    private static final int LIMIT_DECIMALS = 10;
    private static final Pattern DEBIT_OR_CREDIT = Pattern.compile(
            "[.,]\\d{2}[ \\u00a0\\u202f]?(?:(?:[A-Z]{3}|\u20ac)[ \\u00a0\\u202f]?)?(CR|DR|DB|C|D|H|S)$",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /** Null for text that is no number in any style. */
    static @Nullable NumberText of(String text) {
        if (text.length() > LIMIT_LENGTH || !hasDigit(text)) {
            return null;
        }
        return new Reader(text).read();
    }

    @Nullable
    BigDecimal as(@Nullable NumberStyle style) {
        if (style == null) {
            return comma != null && point != null && comma.compareTo(point) == 0 ? comma : null;
        }
        return style == NumberStyle.COMMA ? comma : point;
    }

    /** True when both styles read it, and differently. */
    boolean isAmbiguous() {
        return comma != null && point != null && comma.compareTo(point) != 0;
    }

    static boolean isCurrency(String code) {
        return code.length() == 3 && CURRENCIES.contains(code);
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Takes off what stands around the digits, then reads them twice. */
    private static final class Reader {
        private String rest;
        private boolean negative;
        private boolean signed;
        private String currency = "";

        Reader(String text) {
            this.rest = Characters.strip(text);
        }

        @Nullable
        NumberText read() {
            if (rest.startsWith("(") && rest.endsWith(")")) {
                rest = Characters.strip(rest.substring(1, rest.length() - 1));
                negative = true;
                signed = true;
            }
            if (!takeMark()) {
                return null;
            }
            // a sign may stand on either side of a currency, so each is looked for twice, each is taken once
            if (!takeSign() || !takeCurrency() || !takeSign() || !takeCurrency() || rest.isEmpty()) {
                return null;
            }
            BigDecimal comma = value(',', '.');
            BigDecimal point = value('.', ',');
            if (comma == null && point == null) {
                return null;
            }
            int mark = Math.max(rest.lastIndexOf(','), rest.lastIndexOf('.'));
            boolean once = mark >= 0
                    && rest.indexOf(',') == rest.lastIndexOf(',')
                    && rest.indexOf('.') == rest.lastIndexOf('.');
            boolean single = once && (rest.indexOf(',') < 0 || rest.indexOf('.') < 0);
            return new NumberText(
                    comma,
                    point,
                    signed,
                    currency,
                    single && comma != null && point != null && comma.compareTo(point) != 0,
                    mark < 0 ? -1 : rest.length() - mark - 1);
        }

        /** A mark of debit or credit right behind the decimals, as 12,50 DR; false when a sign stands beside it. */
        private boolean takeMark() {
            if (rest.isEmpty() || !Character.isLetter(rest.charAt(rest.length() - 1))) {
                return true;
            }
            Matcher mark = DEBIT_OR_CREDIT.matcher(rest);
            if (!mark.find()) {
                return true;
            }
            Boolean out = Vocabulary.isOut(mark.group(1));
            rest = rest.substring(0, mark.start(1));
            rest = Characters.strip(rest);
            return out != null && sign(out ? '-' : '+');
        }

        /** False when a second sign contradicts. */
        private boolean takeSign() {
            if (rest.isEmpty()) {
                return false;
            }
            char first = rest.charAt(0);
            char last = rest.charAt(rest.length() - 1);
            if (isSign(first)) {
                rest = Characters.strip(rest.substring(1));
                return sign(first);
            }
            if (isSign(last)) {
                rest = Characters.strip(rest.substring(0, rest.length() - 1));
                return sign(last);
            }
            return true;
        }

        private boolean sign(char c) {
            if (signed) {
                return false;
            }
            signed = true;
            negative = c != '+';
            return true;
        }

        private static boolean isSign(char c) {
            return c == '-' || c == '+' || c == '\u2212' || c == '\u2013';
        }

        private boolean takeCurrency() {
            if (rest.isEmpty()) {
                return false;
            }
            int letters = 0;
            while (letters < rest.length() && Character.isLetter(rest.charAt(letters))) {
                letters++;
            }
            int from = rest.length();
            while (from > 0 && Character.isLetter(rest.charAt(from - 1))) {
                from--;
            }
            String before = symbol(rest.charAt(0));
            String behind = symbol(rest.charAt(rest.length() - 1));
            if (before != null) {
                rest = Characters.strip(rest.substring(1));
                return currency(before);
            }
            if (behind != null) {
                rest = Characters.strip(rest.substring(0, rest.length() - 1));
                return currency(behind);
            }
            if (letters > 0) {
                String code = rest.substring(0, letters).toUpperCase(java.util.Locale.ROOT);
                rest = Characters.strip(rest.substring(letters));
                return isCurrency(code) && currency(code);
            }
            if (from < rest.length()) {
                String code = rest.substring(from).toUpperCase(java.util.Locale.ROOT);
                rest = Characters.strip(rest.substring(0, from));
                return isCurrency(code) && currency(code);
            }
            return true;
        }

        private boolean currency(String code) {
            if (!currency.isEmpty()) {
                return false;
            }
            currency = code;
            return true;
        }

        private static @Nullable String symbol(char c) {
            return switch (c) {
                case '\u20ac' -> "EUR";
                case '\u00a3' -> "GBP";
                case '$' -> "USD";
                default -> null;
            };
        }

        /** Null when the digits cannot be a number with this decimal mark. */
        private @Nullable BigDecimal value(char decimal, char group) {
            StringBuilder digits = new StringBuilder(rest.length() + 1);
            int whole = 0;
            int sinceGroup = -1;
            char grouped = 0;
            int decimals = -1;
            for (int i = 0; i < rest.length(); i++) {
                char c = rest.charAt(i);
                if (isDigit(c)) {
                    digits.append(c);
                    if (decimals >= 0) {
                        decimals++;
                    } else {
                        whole++;
                        sinceGroup = sinceGroup < 0 ? -1 : sinceGroup + 1;
                    }
                } else if (c == decimal && decimals < 0) {
                    if (sinceGroup >= 0 && sinceGroup != 3) {
                        return null;
                    }
                    sinceGroup = -1;
                    decimals = 0;
                    digits.append('.');
                } else if (decimals < 0 && isGroup(c, group)) {
                    char kind = Characters.isBlank(c) ? ' ' : c == '\u2019' ? '\'' : c;
                    boolean first = grouped == 0;
                    if (first ? whole < 1 || whole > 3 || rest.charAt(0) == '0' : grouped != kind || sinceGroup != 3) {
                        return null;
                    }
                    grouped = kind;
                    sinceGroup = 0;
                } else {
                    return null;
                }
            }
            boolean cut = sinceGroup >= 0 && sinceGroup != 3;
            if (cut
                    || decimals == 0
                    || whole > LIMIT_DIGITS
                    || decimals > LIMIT_DECIMALS
                    || (whole == 0 && decimals < 1)) {
                return null;
            }
            BigDecimal value = new BigDecimal(digits.charAt(0) == '.' ? "0" + digits : digits.toString());
            return negative ? value.negate() : value;
        }

        private static boolean isGroup(char c, char group) {
            return c == group || c == '\'' || c == '\u2019' || Characters.isBlank(c);
        }
    }
}
