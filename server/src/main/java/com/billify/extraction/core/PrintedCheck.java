package com.billify.extraction.core;

import com.billify.extraction.core.page.Page;
import com.billify.extraction.core.page.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares the e-invoice within a PDF with what the PDF shows: whoever looks at the page, and whoever pays by the data, must see the
 * same number, total and account. A difference is a warning only where the page shows something else instead: a
 * value that is not printed at all is not one.
 */
public final class PrintedCheck {
    private static final Pattern BESIDE_NUMBERS = Pattern.compile("[^\\p{L}\\p{Nd}]");
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]");
    /** An amount may be printed as so many words: "1 234 567,89 EUR". */
    private static final int LIMIT_WORDS = 4;

    private PrintedCheck() {}

    /**
     * The same invoice, with a warning for each difference.
     *
     * @param number as printed, null where that is not clear
     * @param gross likewise, a decimal
     * @param iban likewise, packed
     */
    public static InvoiceDocument compared(
            InvoiceDocument invoice,
            List<Page> pages,
            @Nullable String number,
            @Nullable String gross,
            @Nullable String iban) {
        List<Warning> warnings = new ArrayList<>(invoice.warnings());
        String stated = invoice.invoiceNumber();
        if (number != null && stated != null && !shows(pages, letters(stated))) {
            warnings.add(differs("number", stated, number));
        }
        if (gross != null && invoice.gross() != null && !showsTotal(pages, invoice, new BigDecimal(gross))) {
            warnings.add(differs("total", invoice.gross().toPlainString(), gross));
        }
        if (iban != null
                && !invoice.ibans().isEmpty()
                && invoice.ibans().stream().noneMatch(account -> shows(pages, letters(account)))) {
            warnings.add(differs("account to pay to", invoice.ibans().getFirst(), iban));
        }
        return invoice.with(warnings);
    }

    /** True where a difference was found. */
    public static boolean differs(InvoiceDocument compared) {
        return compared.warnings().stream()
                .anyMatch(warning -> warning.code().equals(WarningCode.PRINTED_DIFFERS.slug()));
    }

    /** What is printed, with the reason why the e-invoice beside it was not taken. */
    public static InvoiceDocument beside(InvoiceDocument printed, Refusal embedded) {
        List<Warning> warnings = new ArrayList<>(printed.warnings());
        warnings.add(WarningCode.EMBEDDED_UNREADABLE.with(
                "the e-invoice in this PDF could not be taken, so what is printed was read: " + embedded.message()));
        return printed.with(warnings);
    }

    private static Warning differs(String what, String stated, String printed) {
        return WarningCode.PRINTED_DIFFERS.with(
                "the %s is %s in the e-invoice, and %s on the page".formatted(what, stated, printed));
    }

    private static boolean showsTotal(List<Page> pages, InvoiceDocument invoice, BigDecimal printed) {
        for (BigDecimal total : new BigDecimal[] {invoice.gross(), invoice.payable()}) {
            if (total != null && (total.abs().compareTo(printed.abs()) == 0 || showsAmount(pages, total))) {
                return true;
            }
        }
        return false;
    }

    /** With or without its cents, whatever stands between its digits. */
    private static boolean showsAmount(List<Page> pages, BigDecimal amount) {
        String cents = amount.abs().movePointRight(2).toBigInteger().toString();
        return pages.stream().anyMatch(page -> hasRun(page, cents::equals));
    }

    private static boolean hasRun(Page page, Predicate<String> wanted) {
        List<Word> words = page.words();
        for (int from = 0; from < words.size(); from++) {
            StringBuilder digits = new StringBuilder();
            for (int at = from; at < Math.min(words.size(), from + LIMIT_WORDS); at++) {
                digits.append(NO_DIGITS.matcher(words.get(at).text()).replaceAll(""));
                if (wanted.test(digits.toString())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean shows(List<Page> pages, String letters) {
        return pages.stream().anyMatch(page -> {
            StringBuilder text = new StringBuilder();
            page.words().forEach(word -> text.append(word.text()));
            return letters(text.toString()).contains(letters);
        });
    }

    private static String letters(String text) {
        return BESIDE_NUMBERS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
