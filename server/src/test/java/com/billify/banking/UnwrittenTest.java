package com.billify.banking;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.banking.core.StatedStatement;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnwrittenTest {
    private static final StatedStatement BLANK = new StatedStatement(
            "BE68539007547034", Currency.getInstance("EUR"), "coda", null, null, null, null, null, List.of());

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
    void theOldestIsWrittenWhenMoreThanTwentyThousandLinesWouldBeKept() {
        keep("first", 9_999);
        keep("second", 9_999);
        assertThat(written).isEmpty();

        keep("third", 0);
        assertThat(written).containsExactly("first");

        keep("a whole bank", 30_000);
        assertThat(written).containsExactly("first", "second", "third", "a whole bank");
    }

    private UUID keep(String name, int lines) {
        UUID account = UUID.randomUUID();
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(lines).toList();
        var statement = new StatementRepository.NewStatement(BLANK, new byte[0], false, ids);
        unwritten.keep(account, List.of(statement), () -> written.add(name));
        return account;
    }
}
