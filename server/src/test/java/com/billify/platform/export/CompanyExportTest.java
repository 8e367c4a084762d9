package com.billify.platform.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.billify.platform.database.Installation;
import com.billify.platform.export.CompanyExport.Exported;
import com.billify.platform.export.TrackRecordImport.Imported;
import com.billify.testing.Journey;
import com.billify.testing.PostgresExtension;
import com.billify.testing.SpringTest;
import com.billify.testing.TinyDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@SpringTest
class CompanyExportTest {
    @TempDir
    Path folder;

    private final PostgresExtension postgres = PostgresExtension.migrated();
    private final MockMvc mvc;

    CompanyExportTest(@Autowired MockMvc mvc) {
        this.mvc = mvc;
    }

    @Test
    void companyMadeOfTheExportedFilesHasTheSameTotals() throws Exception {
        Journey first = Journey.begin(mvc, Map.of("name", "Export " + UUID.randomUUID()));
        first.bring("2026-10-coda.cod", "2026-11-coda.cod", "invoices");
        Path out = folder.resolve("first");

        Exported exported = export(first, out);

        Map<String, byte[]> files = contents(out.resolve("files"));
        assertThat(files).hasSize((int) exported.files());
        Journey second = Journey.begin(mvc, Map.of("name", "Export " + UUID.randomUUID()));
        second.bring(files);
        Path again = folder.resolve("second");
        assertThat(export(second, again))
                .returns(exported.transactions(), Exported::transactions)
                .returns(exported.invoices(), Exported::invoices)
                .returns(exported.files(), Exported::files);
        assertThat(again.resolve("totals.csv")).hasSameTextualContentAs(out.resolve("totals.csv"));
        assertThat(withoutIds(again.resolve("transactions.csv")))
                .containsExactlyInAnyOrderElementsOf(withoutIds(out.resolve("transactions.csv")));
        assertThat(withoutIds(again.resolve("invoices.csv")))
                .containsExactlyInAnyOrderElementsOf(withoutIds(out.resolve("invoices.csv")));
        assertThat(exported.transactions()).isPositive();
        assertThat(exported.invoices()).isPositive();
    }

    @Test
    void everyTableIsThereAndNothingOfAnotherCompany() throws Exception {
        Journey journey = Journey.begin(mvc, Map.of("name", "Export " + UUID.randomUUID()));
        journey.bring("2026-10-coda.cod");
        Journey empty =
                Journey.begin(mvc, Map.of("name", "Export " + UUID.randomUUID(), "financialYearStart", "07-01"));

        assertThat(export(empty, folder.resolve("empty"))).returns(0L, Exported::transactions);

        for (ExportedTable table : ExportedTable.ALL) {
            List<String> lines = Files.readAllLines(folder.resolve("empty").resolve(table.file()));
            boolean ofItsOwn =
                    List.of("company.csv", "members.csv", "audit.csv").contains(table.file());
            assertThat(lines).as(table.file()).hasSize(ofItsOwn ? 2 : 1);
        }
        assertThat(folder.resolve("empty").resolve("company.csv"))
                .content()
                .contains(",financial_year_start,")
                .contains(",07-01,");
    }

    @Test
    void whatWasForecastOnAPastDayIsThereToTheCent() throws Exception {
        Journey journey = Journey.begin(mvc, Map.of("name", "Export " + UUID.randomUUID()));
        keepForecast(journey);

        export(journey, folder.resolve("out"));

        assertThat(Files.readAllLines(folder.resolve("out/snapshots.csv")))
                .containsExactly(
                        "kept_on,kept_at,as_of,start,date,p10,p50,p90,currency",
                        "2026-11-09,2026-11-09 06:00:00+00,2026-11-08,1000.00,2026-11-09,900.00,1000.50,1100.00,EUR",
                        "2026-11-09,2026-11-09 06:00:00+00,2026-11-08,1000.00,2026-11-10,-800.01,999.99,1200.00,EUR");
        assertThat(Files.readAllLines(folder.resolve("out/snapshot_rows.csv")))
                .containsExactly(
                        "kept_on,row,date,adds_until,currency",
                        "2026-11-09,taxes,2026-11-09,0.00,EUR",
                        "2026-11-09,taxes,2026-11-10,-123.45,EUR");
        assertThat(Files.readAllLines(folder.resolve("out/snapshot_accounts.csv")))
                .containsExactly("kept_on,account,balance,currency", "2026-11-09,BE68539007547034,1000.00,EUR");
    }

    @Test
    void forecastsOfPastDaysComeBackToTheCentAndOnce() throws Exception {
        Journey first = Journey.begin(mvc, Map.of("name", "Export " + UUID.randomUUID()));
        keepForecast(first);
        Path out = folder.resolve("first");
        export(first, out);
        Journey second = Journey.begin(mvc, Map.of("name", "Export " + UUID.randomUUID()));

        assertThat(imported(second, out)).returns(1L, Imported::days).returns(0L, Imported::known);
        assertThat(imported(second, out)).returns(0L, Imported::days).returns(1L, Imported::known);

        Path again = folder.resolve("second");
        export(second, again);
        for (String file : List.of("snapshots.csv", "snapshot_rows.csv", "snapshot_accounts.csv")) {
            assertThat(again.resolve(file)).hasSameTextualContentAs(out.resolve(file));
            assertThat(Files.readAllLines(again.resolve(file))).hasSizeGreaterThan(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "snapshots.csv; 900.00,; 1900.00,; a band of 2026-11-09 is not in order",
                "snapshots.csv; 2026-11-10,-; 2026-11-11,-; the days of the forecast of 2026-11-09 do not follow each other",
                "snapshot_rows.csv; 2026-11-10,-; 2026-11-11,-; the days of a row of the forecast of 2026-11-09",
                "snapshot_accounts.csv; 1000.00; 1000.01; the accounts of 2026-11-09 do not hold",
                "snapshot_rows.csv; -123.45; -123.456; an amount of 2026-11-09 is finer than its currency",
                "snapshots.csv; 1000.00; much; cannot be taken in",
            })
    void anExportThatWasChangedIsRefusedWhole(String file, String was, String is, String sentence) throws Exception {
        Journey first = Journey.begin(mvc, Map.of("name", "Export " + UUID.randomUUID()));
        keepForecast(first);
        Path out = folder.resolve("first");
        export(first, out);
        Files.writeString(out.resolve(file), Files.readString(out.resolve(file)).replace(was, is));
        Journey second = Journey.begin(mvc, Map.of("name", "Export " + UUID.randomUUID()));

        assertThatThrownBy(() -> imported(second, out))
                .isInstanceOf(ExportRefused.class)
                .hasMessageContaining(sentence);

        export(second, folder.resolve("second"));
        assertThat(Files.readAllLines(folder.resolve("second/snapshots.csv"))).hasSize(1);
        assertThatThrownBy(() -> imported(second, folder)).hasMessageStartingWith("There is no company.csv");
    }

    @Test
    void amountsHaveTheDecimalsOfTheirCurrency() throws Exception {
        Journey journey = Journey.begin(mvc, Map.of("name", "Export " + UUID.randomUUID()));
        UUID company = id(journey);
        postgres.ownerJdbc().sql("""
                INSERT INTO banking.account (company_id, id, number, currency, created_at)
                SELECT :company, gen_random_uuid(), 'BE68539007547034', currency, now()
                  FROM unnest(ARRAY['EUR', 'JPY', 'KWD']) AS currency
                """).param("company", company).update();
        postgres.ownerJdbc().sql("""
                INSERT INTO banking.transaction (company_id, id, account_id, booking_date, balance_date, amount_minor, currency)
                SELECT company_id, gen_random_uuid(), id, '2026-11-01', '2026-11-01', -1234567, currency
                  FROM banking.account WHERE company_id = :company
                """).param("company", company).update();

        export(journey, folder.resolve("out"));

        assertThat(Files.readAllLines(folder.resolve("out/totals.csv")))
                .containsExactly(
                        "what,currency,count,sum",
                        "transactions of BE68539007547034,EUR,1,-12345.67",
                        "transactions of BE68539007547034,JPY,1,-1234567",
                        "transactions of BE68539007547034,KWD,1,-1234.567");
    }

    @Test
    void companyThatIsNotThereOrThereTwiceIsRefusedInWords() {
        String name = "Twice " + UUID.randomUUID();
        Journey.begin(mvc, Map.of("name", name));
        Journey.begin(mvc, Map.of("name", name));

        assertThatThrownBy(() -> CompanyExport.write(live(), name, folder.resolve("out")))
                .isInstanceOf(ExportRefused.class)
                .hasMessageStartingWith("There are 2 companies '" + name + "'");
        assertThatThrownBy(() -> CompanyExport.write(live(), "Nobody & Sons", folder.resolve("out")))
                .hasMessageStartingWith("There is no company 'Nobody & Sons'.");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void fullDiskLeavesNoHalfAnExport() throws Exception {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod", "invoices");
        String id = journey.company().substring("/api/v1/companies/".length());
        Path full = folder.resolve("full");
        try (TinyDisk disk = TinyDisk.at(full, 32)) {
            assertThatThrownBy(() -> CompanyExport.write(live(), id, full.resolve("export")))
                    .isInstanceOf(ExportRefused.class)
                    .hasMessageContaining("cannot be");
            try (var left = Files.list(full)) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void folderThatIsNotEmptyIsLeftAlone() throws Exception {
        Files.writeString(folder.resolve("letter.txt"), "keep me");

        assertThatThrownBy(() -> CompanyExport.write(live(), "anything", folder))
                .hasMessageContaining("is not empty");
        assertThat(folder.resolve("letter.txt")).hasContent("keep me");
    }

    @Test
    void namesOfStrangersStayInTheirFolder() {
        FileNames names = new FileNames();

        assertThat(names.of("../../etc/passwd")).isEqualTo("_.._etc_passwd");
        assertThat(names.of("Factuur 12.pdf")).isEqualTo("Factuur 12.pdf");
        assertThat(names.of("factuur 12.PDF")).isEqualTo("factuur 12-2.PDF");
        assertThat(names.of("...")).isEqualTo("file");
        assertThat(names.of("a\u0000b\n.xml")).isEqualTo("a_b_.xml");
        assertThat(names.of("x".repeat(400) + ".pdf")).hasSize(124);
    }

    private void keepForecast(Journey journey) {
        postgres.ownerJdbc().sql("""
                        WITH snapshot AS (
                            INSERT INTO forecast.snapshot (company_id, taken_on, taken_at, as_of, currency, start_minor,
                                                           minor_p10, minor_p50, minor_p90)
                            VALUES (:company, '2026-11-09', '2026-11-09T06:00:00Z', '2026-11-08', 'EUR', 100000,
                                    '{90000,-80001}', '{100050,99999}', '{110000,120000}')),
                        account AS (
                            INSERT INTO forecast.snapshot_account (company_id, taken_on, account_id, number, balance_minor)
                            VALUES (:company, '2026-11-09', gen_random_uuid(), 'BE68539007547034', 100000))
                        INSERT INTO forecast.snapshot_row (company_id, taken_on, kind, minor_until)
                        VALUES (:company, '2026-11-09', 'taxes', '{0,-12345}')
                        """).param("company", id(journey)).update();
    }

    private static Imported imported(Journey journey, Path folder) throws ExportRefused {
        return TrackRecordImport.read(live(), id(journey).toString(), folder);
    }

    private static Installation live() {
        return Installation.of(PostgresExtension.database(), name -> null, Path.of(".billify", "data"));
    }

    private static Exported export(Journey journey, Path folder) throws ExportRefused {
        return CompanyExport.write(live(), id(journey).toString(), folder);
    }

    private static UUID id(Journey journey) {
        return UUID.fromString(journey.company().substring("/api/v1/companies/".length()));
    }

    private static List<String> withoutIds(Path csv) throws IOException {
        return Files.readAllLines(csv).stream()
                .map(line -> line.substring(line.indexOf(',') + 1))
                .toList();
    }

    private static Map<String, byte[]> contents(Path folder) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var entries = Files.list(folder)) {
            for (Path file : entries.sorted().toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
