package com.billify.extraction.core.fields;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The amounts of a document, all read with one decimal sign. */
final class Sums {
    private static final String CURRENCY =
            "€|EUR[O0]?S?|[Ee]uros?|(?:US|CA|C|AU|A|NZ|HK|S|R)?\\$|USD|£|GBP|CHF|S?Fr\\.|SEK|NOK|DKK|PLN|zł|CZK|Kč|JPY|¥|INR|Rs\\.?|₹"
                    + "|₺|AUD|CAD|NZD|SGD|HKD|CNY|RON|HUF|BGN|TRY|ZAR|BRL|AED";
    private static final String GAP = "[ \u2002]?";
    private static final String NUMBER =
            "\\d{1,3}(?:[.,'’ ]\\d{3})+(?:[.,]\\d{1,2}|[.,][-–]+)?|\\d+(?:[.,]\\d{1,4}|[.,][-–]+)?";
    private static final Pattern AMOUNT = Pattern.compile("(?<![\\p{L}\\d/.,+#-])(?<open>\\()?(?<minus>[-−–]" + GAP
            + ")?(?<before>(?:" + CURRENCY + "))?" + GAP + "(?<inner>[-−–]" + GAP + ")?(?<number>" + NUMBER
            + ")(?<late>-(?![\\d\\p{L}]))?(?:" + GAP + "(?<after>" + CURRENCY
            + ")(?![\\p{L}]))?(?<close>\\))?(?![\\d/]|[.,:'’-]\\d|-\\p{L}|\\p{L})");
    private static final Pattern PERCENT =
            Pattern.compile("^[ \u2002\t]?(?:%|pct|procent|pour ?cent|prozent|v\\.?H\\.?)");
    private static final Pattern BOTH_SIGNS =
            Pattern.compile("\\d[.'’ ]\\d{3},\\d{2}(?!\\d)|\\d[,'’]\\d{3}\\.\\d{2}(?!\\d)");
    private static final Pattern TWO_DECIMALS = Pattern.compile("(?<![\\d.,])\\d+([.,])\\d{2}(?![\\d.,]*\\d)");
    private static final int LONGEST = 12;

    private Sums() {}

    static List<Printed.Sum> find(List<Line> lines, List<Span> taken) {
        char decimal = decimalSign(lines);
        List<Printed.Sum> sums = new ArrayList<>();
        for (Line line : lines) {
            Matcher matcher = AMOUNT.matcher(line.text());
            while (matcher.find()) {
                Span span = line.span(matcher.start(), matcher.end());
                Span number = line.span(matcher.start("number"), matcher.end("number"));
                boolean isRate =
                        PERCENT.matcher(line.text().substring(matcher.end())).find();
                if (isRate || taken.stream().anyMatch(number::overlaps)) {
                    continue;
                }
                Printed.Sum sum = sum(matcher, span, decimal);
                if (sum != null) {
                    sums.add(sum);
                }
            }
        }
        return sums;
    }

    private static Printed.@Nullable Sum sum(Matcher matcher, Span span, char decimal) {
        String written = matcher.group("number");
        BigDecimal size = read(written, decimal);
        if (size == null) {
            return null;
        }
        String currency = currency(matcher.group("before"), matcher.group("after"));
        if (written.indexOf(' ') >= 0 && size.scale() == 0 && currency == null) {
            return null; // groups of digits that are no money: a bank code, a phone
        }
        boolean negative = matcher.group("minus") != null
                || matcher.group("inner") != null
                || matcher.group("late") != null
                || (matcher.group("open") != null && matcher.group("close") != null);
        boolean isMoney = size.scale() == 2 || currency != null;
        return new Printed.Sum(span, negative ? size.negate() : size, isMoney, currency);
    }

    /** Null for what cannot be money: three decimals or more. */
    static @Nullable BigDecimal read(String written, char decimal) {
        String text = written.replaceAll("[.,][-–]+$", "").replaceAll("['’ ]", "");
        int last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
        if (text.chars().filter(Character::isDigit).count() > LONGEST) {
            return null;
        }
        if (last < 0) {
            return new BigDecimal(text);
        }
        int decimals = text.length() - last - 1;
        char sign = text.charAt(last);
        boolean grouped = decimals == 3 && (sign != decimal || text.indexOf(sign) != last);
        if (grouped) {
            return new BigDecimal(text.replaceAll("[.,]", ""));
        }
        if (decimals > 2) {
            return null;
        }
        String whole = text.substring(0, last).replaceAll("[.,]", "");
        return new BigDecimal(whole + "." + text.substring(last + 1));
    }

    private static @Nullable String currency(@Nullable String before, @Nullable String after) {
        String written = before != null ? before : after;
        return written == null ? null : Currencies.code(written);
    }

    /** The sign before the cents, by most of the amounts; a number with both signs counts thrice. */
    private static char decimalSign(List<Line> lines) {
        int commas = 0;
        int points = 0;
        for (Line line : lines) {
            for (var found : BOTH_SIGNS.matcher(line.text()).results().toList()) {
                if (found.group().charAt(found.group().length() - 3) == ',') {
                    commas += 3;
                } else {
                    points += 3;
                }
            }
            for (var found : TWO_DECIMALS.matcher(line.text()).results().toList()) {
                if (found.group(1).equals(",")) {
                    commas++;
                } else {
                    points++;
                }
            }
        }
        return points > commas ? '.' : ',';
    }

    /** Currencies as they are printed beside amounts. */
    static final class Currencies {
        private Currencies() {}

        static @Nullable String code(String written) {
            String text = written.toUpperCase(Locale.ROOT);
            if (text.startsWith("EUR") || text.equals("€")) {
                return "EUR";
            }
            return switch (text) {
                case "$", "US$", "USD" -> "USD";
                case "£", "GBP" -> "GBP";
                case "¥", "JPY" -> "JPY";
                case "₹", "INR", "RS", "RS." -> "INR";
                case "CA$", "C$" -> "CAD";
                case "AU$", "A$" -> "AUD";
                case "NZ$" -> "NZD";
                case "HK$" -> "HKD";
                case "S$" -> "SGD";
                case "R$" -> "BRL";
                case "FR", "FR.", "SFR", "SFR." -> "CHF";
                case "ZŁ" -> "PLN";
                case "KČ" -> "CZK";
                case "₺" -> "TRY";
                case "CHF",
                        "SEK",
                        "NOK",
                        "DKK",
                        "PLN",
                        "CZK",
                        "AUD",
                        "CAD",
                        "NZD",
                        "SGD",
                        "HKD",
                        "CNY",
                        "RON",
                        "HUF",
                        "BGN",
                        "TRY",
                        "ZAR",
                        "BRL",
                        "AED" -> text;
                default -> null;
            };
        }
    }
}
