package com.billify.bench.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealAccountsTest {
    @TempDir
    Path folder;

    @Test
    void aTableOfAnAccountIsACompanyWhoseBalanceIsKnownOfEveryDay() throws IOException {
        Path tables = Files.createDirectories(folder.resolve("data/bank_account"));
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(tables.resolve("club.csv.gz")))) {
            packed.write("""
                    date,amount,description,label
                    2024-01-02,100.00,"DEPOSIT, CASH",Revenue
                    2024-01-04,-30.50,RENT <JAN>,Rent
                    2025-12-31,5.00,,Revenue
                    """.getBytes(StandardCharsets.UTF_8));
        }

        List<Path> written = RealAccounts.write(folder.resolve("data"), folder.resolve("out"));

        Known club = Known.of(written.getFirst());
        assertThat(written).hasSize(1);
        assertThat(club.balances()).startsWith(100, 100, 69.5, 69.5).endsWith(74.5);
        assertThat(club.asOf()).isEqualTo(LocalDate.of(2025, 10, 1));
        assertThat(club.origins(100, 37)).isNotEmpty().allMatch(day -> club.index(day) + 91 < club.balances().length);
    }

    @Test
    void whereThereAreNoTablesThereAreNoAccounts() throws IOException {
        assertThat(RealAccounts.write(folder, folder.resolve("out"))).isEmpty();
        assertThat(RealReceivables.measure(folder, List.of(), folder)).isEmpty();
    }
}
