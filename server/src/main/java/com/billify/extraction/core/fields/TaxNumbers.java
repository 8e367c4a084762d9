package com.billify.extraction.core.fields;

import com.billify.kernel.EnterpriseNumber;
import com.billify.kernel.VatNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The VAT and enterprise numbers that are printed on a document. */
final class TaxNumbers {
    private static final String GAP = "[ \u2002./-]{0,2}";
    /** Digits as a picture may show them. */
    private static final String DIGIT = "[\\dOoIlSBQ]";

    private static final Pattern BELGIAN = Pattern.compile(
            "(?<![\\p{L}\\d])[Bb][Ee][ \u2002.:-]{0,3}(" + DIGIT + "(?:" + GAP + DIGIT + "){8,9})(?![\\p{L}\\d])");
    private static final Pattern BARE = Pattern.compile(
            "(?<![\\p{L}\\d.,/+-])([01]\\d{3}[ .]?\\d{3}[ .]?\\d{3}|[4-9]\\d{2}[ .]\\d{3}[ .]\\d{3})(?![\\d/,]|\\.\\d|[ ]\\d)");
    private static final Pattern OTHERS =
            Pattern.compile("(?<![\\p{L}\\d])(?:" + "NL" + GAP + "(?:\\d" + GAP + "){9}B" + GAP
                    + "\\d" + GAP + "\\d" + "|FR" + GAP + "[A-HJ-NP-Z\\d]{2}" + GAP + "(?:\\d" + GAP + "){8}\\d" + "|DE"
                    + GAP + "(?:\\d" + GAP
                    + "){8}\\d" + "|LU" + GAP + "(?:\\d" + GAP + "){7}\\d" + "|GB" + GAP + "(?:\\d" + GAP + "){8}\\d(?:"
                    + GAP + "\\d{3})?"
                    + "|IE" + GAP + "\\d[A-Z\\d]\\d{5}[A-Z]{1,2}" + "|AT" + GAP + "U" + GAP + "\\d{8}" + "|ES" + GAP
                    + "[A-Z\\d]\\d{7}[A-Z\\d]"
                    + "|IT" + GAP + "\\d{11}" + "|PT" + GAP + "\\d{9}" + "|PL" + GAP + "\\d{10}" + "|DK" + GAP
                    + "\\d{8}" + "|SE" + GAP
                    + "\\d{12}" + "|FI" + GAP + "\\d{8}" + "|CZ" + GAP + "\\d{8,10}" + "|EL" + GAP + "\\d{9}" + "|HU"
                    + GAP + "\\d{8}"
                    + "|RO" + GAP + "\\d{6,10}" + "|CHE" + GAP + "\\d{3}" + GAP + "\\d{3}" + GAP + "\\d{3}"
                    + ")(?![\\p{L}\\d])");
    /** As invoices are numbered: the country or the firm, the year, and a count. */
    private static final Pattern NUMBERED = Pattern.compile("[A-Z]{2}[-/](?:19|20)\\d{2}[-/]\\d+");

    private static final Pattern PACKING = Pattern.compile("[ \u2002./:-]");

    private TaxNumbers() {}

    /** @param taken by bank accounts, which hold such numbers too */
    static List<Printed.TaxNumber> find(List<Line> lines, List<Span> taken) {
        List<Printed.TaxNumber> numbers = new ArrayList<>();
        for (Line line : lines) {
            search(line, BELGIAN, taken, numbers);
            search(line, OTHERS, taken, numbers);
            search(line, BARE, taken, numbers);
        }
        return numbers;
    }

    private static void search(Line line, Pattern pattern, List<Span> taken, List<Printed.TaxNumber> numbers) {
        Matcher matcher = pattern.matcher(line.text());
        while (matcher.find()) {
            Span span = line.span(matcher.start(), matcher.end());
            boolean isFree = taken.stream().noneMatch(span::overlaps)
                    && numbers.stream().map(Printed.TaxNumber::span).noneMatch(span::overlaps);
            if (isFree) {
                Printed.TaxNumber number =
                        pattern == OTHERS ? foreign(span) : belgian(span, matcher.group(1), pattern == BELGIAN);
                if (number != null) {
                    numbers.add(number);
                }
            }
        }
    }

    private static Printed.@Nullable TaxNumber belgian(Span span, String printed, boolean isPrefixed) {
        String packed = PACKING.matcher(printed).replaceAll("");
        String digits = isPrefixed ? Lookalikes.digits(packed) : packed;
        var valid = EnterpriseNumber.parse(digits).map(VatNumber::of).map(VatNumber::value);
        if (valid.isPresent()) {
            return new Printed.TaxNumber(span, valid.get(), true, isPrefixed);
        }
        return isPrefixed && packed.matches("\\d{9,10}")
                ? new Printed.TaxNumber(span, "BE" + (packed.length() == 9 ? "0" + packed : packed), false, true)
                : null;
    }

    private static Printed.@Nullable TaxNumber foreign(Span span) {
        if (NUMBERED.matcher(span.text()).matches()) {
            return null;
        }
        String packed = PACKING.matcher(span.text()).replaceAll("").toUpperCase(Locale.ROOT);
        return new Printed.TaxNumber(span, packed, false, true);
    }
}
