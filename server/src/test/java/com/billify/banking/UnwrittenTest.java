package com.billify.banking;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.banking.core.Period;
import com.billify.banking.core.StatedStatement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnwrittenTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    private final Unwritten unwritten = new Unwritten();
    private final List<String> written = new ArrayList<>();

    @Test
    void whatIsKeptIsWrittenOnceAndOnlyWhenItIsAskedFor() {
        UUID first = keep("first", 100);
        keep("second", 100);
        assertThat(written).isEmpty();

        unwritten.write(first);
        unwritten.write(first);

        assertThat(written).containsExactly("first");
    }

    @Test
    void theOldestIsWrittenWhenMoreThanThirtyThousandLinesWouldBeKept() {
        keep("first", 14_999);
        keep("second", 14_999);
        assertThat(written).isEmpty();

        keep("third", 0);
        assertThat(written).containsExactly("first");

        keep("a whole bank", 40_000);
        assertThat(written).containsExactly("first", "second", "third", "a whole bank");
    }

    @Test
    void whatCoversOtherDaysIsWrittenWithWhatCoversTheDayAndInItsOrder() {
        UUID account = UUID.randomUUID();
        keep(account, "monday", 10, MONDAY);
        keep("of another account", 10);
        keep(account, "tuesday", 10, MONDAY.plusDays(1));
        keep(account, "of no day", 10, null);

        unwritten.write(account, new Period(MONDAY.plusDays(2), MONDAY.plusDays(9)));
        assertThat(written).isEmpty();

        unwritten.write(account, new Period(MONDAY.plusDays(1), MONDAY.plusDays(9)));
        assertThat(written).containsExactly("monday", "tuesday", "of no day");
    }

    private UUID keep(String name, int lines) {
        UUID account = UUID.randomUUID();
        keep(account, name, lines, MONDAY);
        return account;
    }

    private void keep(UUID account, String name, int lines, @Nullable LocalDate day) {
        StatedStatement.Balance closing = day == null ? null : new StatedStatement.Balance(day, 0);
        var stated = new StatedStatement(
                "BE68539007547034", Currency.getInstance("EUR"), "coda", null, null, closing, null, null, List.of());
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(lines).toList();
        var statement = new StatementRepository.NewStatement(stated, new byte[0], false, ids);
        unwritten.keep(account, List.of(statement), () -> written.add(name));
    }
}
