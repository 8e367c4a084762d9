package com.billify.reconciliation.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryTest {

    @ParameterizedTest
    @CsvSource({"thank you,", "invoice 2026-1041,", ",090933755493", "2026-1041 and 1043,090933755493", ","})
    void whatAPaymentSaysIsTheSameWhetherItIsKeptOrCutAgain(String text, String reference) {
        Payment payment = new Payment(
                "1",
                "BE71096123456769",
                LocalDate.of(2026, 3, 2),
                new Money(10_00, Currency.getInstance("EUR")),
                null,
                null,
                reference,
                text,
                null,
                List.of());
        Wording kept = entry(payment, true).wording();
        Wording cut = entry(payment, false).wording();

        assertThat(cut.numbers()).isEqualTo(kept.numbers());
        assertThat(cut.references()).isEqualTo(kept.references());
        assertThat(entry(payment, false).statesReferences)
                .isEqualTo(!Wording.of(payment).references().isEmpty());
    }

    private static Entry entry(Payment payment, boolean keepsWording) {
        return new Entry(Placed.unseen(payment), Placement.NOWHERE, keepsWording, 10_00);
    }
}
