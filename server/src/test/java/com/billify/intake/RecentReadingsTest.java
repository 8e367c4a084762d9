package com.billify.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.extraction.core.BankFile;
import com.billify.extraction.core.BankFileFormat;
import com.billify.extraction.core.BankStatement;
import com.billify.extraction.core.Refusal;
import com.billify.extraction.core.RefusalCode;
import com.billify.kernel.CompanyId;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecentReadingsTest {
    private static final CompanyId BAKERY = new CompanyId(UUID.randomUUID());
    private static final CompanyId GARAGE = new CompanyId(UUID.randomUUID());

    private final RecentReadings recent = new RecentReadings(10);

    @Test
    void hands_out_once_what_was_kept() {
        UUID document = UUID.randomUUID();
        BankFile file = fileOf(3);

        recent.keep(BAKERY, document, file);

        assertThat(recent.take(BAKERY, document)).containsSame(file);
        assertThat(recent.take(BAKERY, document)).isEmpty();
    }

    @Test
    void one_company_never_gets_what_another_brought() {
        UUID document = UUID.randomUUID();
        recent.keep(BAKERY, document, fileOf(3));

        assertThat(recent.take(GARAGE, document)).isEmpty();
    }

    @Test
    void lets_go_of_the_oldest_when_there_are_too_many_lines() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        UUID third = UUID.randomUUID();
        recent.keep(BAKERY, first, fileOf(4));
        recent.keep(BAKERY, second, fileOf(4));
        recent.keep(BAKERY, second, fileOf(4)); // looked at again: counts once
        recent.keep(BAKERY, third, fileOf(4));

        assertThat(recent.take(BAKERY, first)).isEmpty();
        assertThat(recent.take(BAKERY, second)).isPresent();
        assertThat(recent.take(BAKERY, third)).isPresent();
    }

    @Test
    void keeps_neither_what_is_larger_than_all_it_may_hold_nor_what_is_no_bank_file() {
        UUID small = UUID.randomUUID();
        UUID large = UUID.randomUUID();
        UUID refused = UUID.randomUUID();
        recent.keep(BAKERY, small, fileOf(4));
        recent.keep(BAKERY, large, fileOf(10));
        recent.keep(BAKERY, refused, new Refusal(RefusalCode.NOTHING_PRINTED, "Nothing is printed on it."));

        assertThat(recent.take(BAKERY, large)).isEmpty();
        assertThat(recent.take(BAKERY, refused)).isEmpty();
        assertThat(recent.take(BAKERY, small)).isPresent();
    }

    /** Weighs as much as it has statements, and one more. */
    private static BankFile fileOf(int statements) {
        BankStatement empty =
                new BankStatement(null, "EUR", null, null, null, null, false, null, null, null, List.of());
        return new BankFile(BankFileFormat.CODA, Collections.nCopies(statements, empty), List.of());
    }
}
