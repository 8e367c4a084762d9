package com.billify.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.forecast.core.CashHistory;
import com.billify.forecast.core.CashHistory.Document;
import com.billify.forecast.core.CashHistory.Payment;
import com.billify.forecast.core.Learnt;
import com.billify.kernel.CompanyId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearningTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private final Learning learning = new Learning();
    private final CompanyId company = CompanyId.random();

    @Test
    void ofTheSameBooksIsLearntOnce() {
        assertThat(learning.of(company, books(List.of()))).isSameAs(learning.of(company, books(List.of())));
    }

    @Test
    void aPaymentMakesOtherBooks() {
        Learnt before = learning.of(company, books(List.of()));
        CashHistory paid = books(List.of(new Payment(TODAY, 121_00)));

        assertThat(learning.of(company, paid)).isNotSameAs(before);
        assertThat(learning.of(company, paid).history()).isEqualTo(paid);
    }

    @Test
    void onlyTheCompaniesThatWereAskedAboutLastAreKept() {
        Learnt before = learning.of(company, books(List.of()));
        for (int other = 0; other < 3; other++) {
            learning.of(CompanyId.random(), books(List.of()));
        }

        assertThat(learning.of(company, books(List.of()))).isNotSameAs(before);
    }

    private static CashHistory books(List<Payment> payments) {
        Document document =
                new Document("D1", "customer", true, TODAY.minusDays(20), TODAY.plusDays(10), 121_00, 21_00, payments);
        return new CashHistory(TODAY, 1_000_00, List.of(), List.of(document));
    }
}
