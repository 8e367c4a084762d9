package com.billify.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.platform.backup.Contents.Table;
import com.billify.platform.database.Installation;
import com.billify.testing.PostgresExtension;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TotalsTest {
    @Test
    void everyTableOfTheBooksIsThere() throws Exception {
        try (var connection = Installation.of(PostgresExtension.database(), System::getenv, Path.of("target"))
                .connect()) {
            assertThat(new OpenDatabase(connection)
                            .tables().stream().map(Table::name).collect(Collectors.toSet()))
                    .containsAll(Totals.BOOKS);
        }
    }
}
