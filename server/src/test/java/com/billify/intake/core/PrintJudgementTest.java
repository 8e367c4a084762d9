package com.billify.intake.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.extraction.core.DocumentSource;
import com.billify.extraction.core.InvoiceDocument;
import com.billify.extraction.core.InvoiceKind;
import com.billify.extraction.core.fields.Field;
import com.billify.extraction.core.fields.FieldValue;
import com.billify.extraction.core.page.Box;
import com.billify.invoicing.core.Direction;
import com.billify.kernel.EnterpriseNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrintJudgementTest {
    private static final String OURS = "0999123457";
    private static final String THEIRS = "0999080895";
    private static final String THEIR_ACCOUNT = "BE86068224091750";
    private static final String OUR_ACCOUNT = "BE97737411882049";
    private static final OwnParty OWN = new OwnParty(new EnterpriseNumber(OURS), null, Set.of(OUR_ACCOUNT));

    @Test
    void whatIsSureAndAddsUpMayGoInByItself() {
        PrintJudgement judgement = PrintJudgement.of(purchase(InvoiceKind.INVOICE, "86.52"), sure(), OWN);

        assertThat(judgement.waits()).isFalse();
        assertThat(judgement.check()).isEmpty();
        assertThat(judgement.direction()).isEqualTo(Direction.PAYABLE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Field.class,
            names = {
                "INVOICE_NUMBER",
                "ISSUE_DATE",
                "GROSS",
                "CURRENCY",
                "IBAN",
                "DUE_DATE",
                "PAYMENT_REFERENCE",
                "SELLER_VAT",
                "BUYER_VAT"
            })
    void oneValueLessThanSureKeepsItWaiting(Field field) {
        Map<Field, FieldValue> fields = sure();
        fields.put(field, value(0.97));

        assertThat(PrintJudgement.of(purchase(InvoiceKind.INVOICE, "86.52"), fields, OWN)
                        .waits())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Field.class,
            names = {"INVOICE_NUMBER", "ISSUE_DATE", "GROSS", "CURRENCY", "SELLER_VAT", "SELLER_NAME"})
    void oneValueThatIsNeededAndMissingKeepsItWaiting(Field field) {
        Map<Field, FieldValue> fields = sure();
        fields.remove(field);

        assertThat(PrintJudgement.of(purchase(InvoiceKind.INVOICE, "86.52"), fields, OWN)
                        .waits())
                .isTrue();
    }

    @Test
    void aNameThatIsNotSureIsToBeCheckedButTheNumberBesideItSaysWhoItIs() {
        Map<Field, FieldValue> fields = sure();
        fields.put(Field.SELLER_NAME, value(0.9));

        PrintJudgement judgement = PrintJudgement.of(purchase(InvoiceKind.INVOICE, "86.52"), fields, OWN);

        assertThat(judgement.waits()).isFalse();
        assertThat(judgement.check()).containsExactly(Field.SELLER_NAME);
    }

    @Test
    void sumsThatDoNotAgreeOrAreNotThereProveNothing() {
        assertThat(PrintJudgement.of(purchase(InvoiceKind.INVOICE, "86.53"), sure(), OWN)
                        .waits())
                .isTrue();
        assertThat(PrintJudgement.of(purchase(InvoiceKind.INVOICE, null), sure(), OWN)
                        .waits())
                .isTrue();
    }

    @Test
    void aCreditNoteWaitsAsNothingSaysHowSureThatIs() {
        assertThat(PrintJudgement.of(purchase(InvoiceKind.CREDIT_NOTE, "86.52"), sure(), OWN)
                        .waits())
                .isTrue();
    }

    @Test
    void withoutACompanyNumberNobodyKnowsWhoseItIs() {
        OwnParty nameless = new OwnParty(null, "Bakkerij De Korenaar", Set.of(OUR_ACCOUNT));

        PrintJudgement judgement = PrintJudgement.of(purchase(InvoiceKind.INVOICE, "86.52"), sure(), nameless);

        assertThat(judgement.direction()).isNull();
        assertThat(judgement.waits()).isTrue();
    }

    @Test
    void aSaleToBePaidToAnAccountThatIsNotOursWaits() {
        InvoiceDocument sale = document(InvoiceKind.INVOICE, OURS, THEIRS, "86.52", OUR_ACCOUNT);
        InvoiceDocument odd = document(InvoiceKind.INVOICE, OURS, THEIRS, "86.52", THEIR_ACCOUNT);

        assertThat(PrintJudgement.of(sale, sure(), OWN))
                .isEqualTo(new PrintJudgement(Direction.RECEIVABLE, Set.of(), false));
        assertThat(PrintJudgement.of(odd, sure(), OWN).waits()).isTrue();
    }

    private static Map<Field, FieldValue> sure() {
        Map<Field, FieldValue> fields = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            fields.put(field, value(0.99));
        }
        return fields;
    }

    private static FieldValue value(double confidence) {
        return new FieldValue("as read", confidence, 1, new Box(0, 0, 1, 1), "right of its label");
    }

    private static InvoiceDocument purchase(InvoiceKind kind, @Nullable String vat) {
        return document(kind, THEIRS, OURS, vat, THEIR_ACCOUNT);
    }

    private static InvoiceDocument document(
            InvoiceKind kind, String seller, String buyer, @Nullable String vat, String account) {
        return new InvoiceDocument(
                kind,
                DocumentSource.TEXT,
                "26/10877",
                LocalDate.of(2026, 10, 14),
                LocalDate.of(2026, 11, 13),
                "Verkoper",
                "BE" + seller,
                seller,
                "Koper",
                "BE" + buyer,
                buyer,
                List.of(account),
                null,
                null,
                "EUR",
                new BigDecimal("412.00"),
                vat == null ? null : new BigDecimal(vat),
                new BigDecimal("498.52"),
                new BigDecimal("498.52"),
                List.of(),
                List.of(),
                List.of());
    }
}
