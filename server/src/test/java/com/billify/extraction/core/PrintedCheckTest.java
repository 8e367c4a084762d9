package com.billify.extraction.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.extraction.core.page.Box;
import com.billify.extraction.core.page.Page;
import com.billify.extraction.core.page.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PrintedCheckTest {
    private static final InvoiceDocument INVOICE = Fixtures.invoice("korenaar/invoices/purchase-26-10877.xml");

    @Test
    void whatIsPrintedAsItIsStatedIsNoDifference() {
        String account = INVOICE.ibans().getFirst();
        String page = "%s total %s to %s"
                .formatted(INVOICE.invoiceNumber(), INVOICE.gross(), account.replaceAll("(.{4})", "$1 "));

        assertThat(differences(page, INVOICE.invoiceNumber(), "1.00", account)).isEmpty();
    }

    @Test
    void anAccountOnThePageThatIsNotTheOneInTheDataIsSaid() {
        List<Warning> differences = differences("IBAN BE68 5390 0754 7034", null, null, "BE68539007547034");

        assertThat(differences).hasSize(1);
        assertThat(differences.getFirst().code()).isEqualTo("printed-differs");
        assertThat(differences.getFirst().message())
                .contains("BE68539007547034")
                .contains(INVOICE.ibans().getFirst());
    }

    @Test
    void anotherTotalAndAnotherNumberAreSaid() {
        assertThat(differences("A-1 total 99,00", "A-1", "99.00", null)).hasSize(2);
    }

    @Test
    void whatIsNotPrintedIsNoDifference() {
        assertThat(differences("a page of words", null, null, null)).isEmpty();
    }

    @Test
    void aTotalThatIsPrintedInAnyFormIsNoDifference() {
        String total = Objects.requireNonNull(INVOICE.gross()).toPlainString();

        assertThat(differences("EUR " + total.replace('.', ','), null, "12.00", null))
                .isEmpty();
    }

    private static List<Warning> differences(
            String text, @Nullable String number, @Nullable String gross, @Nullable String iban) {
        List<Word> words = new ArrayList<>();
        for (String word : text.split(" ")) {
            words.add(new Word(word, new Box(10 * words.size(), 10, 9, 9), 1));
        }
        Page page = new Page(1, 600, 800, Page.Origin.TEXT, words, List.of());
        return PrintedCheck.compared(INVOICE, List.of(page), number, gross, iban).warnings().stream()
                .filter(warning -> warning.code().equals("printed-differs"))
                .toList();
    }
}
