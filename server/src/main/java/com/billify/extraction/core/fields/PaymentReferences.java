package com.billify.extraction.core.fields;

import com.billify.extraction.core.References;
import com.billify.kernel.StructuredReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The references with check digits that are printed on a document: OGM and RF. Only those that hold. */
final class PaymentReferences {
    private static final String DIGIT = "[\\dOoIlSBQ]";
    private static final String GAP = "[ \u2002]?";
    private static final String SLASH = GAP + "[/I|l1.-]?" + GAP;
    private static final Pattern OGM =
            Pattern.compile("(?<![\\p{L}\\d/])(?<open>[+*#tT]{2,3}" + GAP + "|[+*]" + GAP + ")?(" + DIGIT + "{3})" + GAP
                    + "/" + GAP + "(" + DIGIT + "{4})" + GAP + "/" + GAP + "(" + DIGIT + "{5})(?!\\d|/\\d)");
    private static final Pattern DECORATED = Pattern.compile("(?<open>[+*]{2,3})" + GAP + "(" + DIGIT + "{3})" + SLASH
            + "(" + DIGIT + "{4})" + SLASH + "(" + DIGIT + "{5})" + GAP + "[+*]{1,3}");
    private static final Pattern RF = Pattern.compile(
            "(?<![\\p{L}\\d])RF\\d{2}(?:[ \u2002]?[A-Z\\d]){1,21}(?![A-Z\\d])", Pattern.CASE_INSENSITIVE);
    private static final Pattern TWELVE =
            Pattern.compile("(?<![\\p{L}\\d/.,+-])(\\d{12}|\\d{3} \\d{4} \\d{5})(?![\\d/]|[.,]\\d)");

    /** The reference of a Swiss QR bill: 27 digits, the last of which checks the others. */
    private static final Pattern QR_BILL =
            Pattern.compile("(?<![\\d/.,])(?:\\d{27}|\\d{2}(?: \\d{5}){5})(?![\\d/]|[.,]\\d)");

    private static final int[] QR_CARRY = {0, 9, 4, 6, 8, 2, 7, 1, 3, 5};

    private PaymentReferences() {}

    static List<Printed.Reference> find(List<Line> lines, List<Span> taken) {
        List<Printed.Reference> references = new ArrayList<>();
        for (Line line : lines) {
            search(line, DECORATED, taken, references);
            search(line, OGM, taken, references);
            Matcher twelve = TWELVE.matcher(line.text());
            while (twelve.find()) {
                add(line.span(twelve.start(), twelve.end()), twelve.group(1), false, taken, references);
            }
            QR_BILL.matcher(line.text())
                    .results()
                    .filter(found -> isQrBill(found.group().replace(" ", "")))
                    .forEach(found -> references.add(new Printed.Reference(
                            line.span(found.start(), found.end()), found.group().replace(" ", ""), true)));
            Matcher creditor = RF.matcher(line.text());
            while (creditor.find()) {
                creditorReference(line, creditor.start(), creditor.end(), references);
            }
        }
        return references;
    }

    private static void search(Line line, Pattern pattern, List<Span> taken, List<Printed.Reference> references) {
        Matcher matcher = pattern.matcher(line.text());
        while (matcher.find()) {
            String digits = Lookalikes.digits(matcher.group(2) + matcher.group(3) + matcher.group(4));
            add(line.span(matcher.start(), matcher.end()), digits, true, taken, references);
        }
    }

    private static void add(
            Span span, String digits, boolean isDecorated, List<Span> taken, List<Printed.Reference> references) {
        boolean isFree = taken.stream().noneMatch(span::overlaps)
                && references.stream().map(Printed.Reference::span).noneMatch(span::overlaps);
        if (isFree) {
            StructuredReference.parse(digits)
                    .ifPresent(valid -> references.add(new Printed.Reference(span, valid.digits(), isDecorated)));
        }
    }

    private static boolean isQrBill(String digits) {
        int carry = 0;
        for (int index = 0; index < digits.length() - 1; index++) {
            carry = QR_CARRY[(carry + digits.charAt(index) - '0') % 10];
        }
        return (10 - carry) % 10 == digits.charAt(digits.length() - 1) - '0';
    }

    /** The longest run of groups that proves itself: what follows on the line may look like another group. */
    private static void creditorReference(Line line, int start, int end, List<Printed.Reference> references) {
        for (int to = end; to > start + 4; to--) {
            if (!Character.isLetterOrDigit(line.text().charAt(to - 1))) {
                continue;
            }
            boolean isWhole = to == line.text().length()
                    || !Character.isLetterOrDigit(line.text().charAt(to));
            String packed =
                    line.text().substring(start, to).replaceAll("[ \u2002]", "").toUpperCase(Locale.ROOT);
            if (isWhole && References.stated(packed).isPresent()) {
                references.add(new Printed.Reference(line.span(start, to), packed, true));
                return;
            }
        }
    }
}
