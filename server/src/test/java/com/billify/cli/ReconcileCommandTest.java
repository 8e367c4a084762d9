package com.billify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReconcileCommandTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private Path fixtures;
    private Path company;
    private Path to;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void findFixtures() throws URISyntaxException {
        Path all = Path.of(
                Objects.requireNonNull(getClass().getResource("/fixtures")).toURI());
        fixtures = all.resolve("korenaar");
        company = all.resolve("company/korenaar.json");
        to = folder.resolve("out");
    }

    private int run(Object... args) {
        out.reset();
        err.reset();
        return CommandLine.run(
                Arrays.stream(args).map(Object::toString).toList(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private int reconcile(Object bank, Object invoices) {
        return run("reconcile", "--company", company, "--bank", bank, "--invoices", invoices, "--out", to);
    }

    private List<JsonNode> answers() {
        return out.toString(StandardCharsets.UTF_8).lines().map(JSON::readTree).toList();
    }

    private List<String> messages() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private List<String> rows(String file) throws IOException {
        return Files.readAllLines(to.resolve(file));
    }

    private List<String> lineNames() throws IOException {
        return rows("matches.csv").stream()
                .skip(1)
                .map(row -> row.substring(0, row.indexOf(',')))
                .toList();
    }

    private Path invoice(String name) {
        return fixtures.resolve("invoices").resolve(name);
    }

    @Test
    void everyBookedLineIsAnsweredAndNamesTheInvoicesThatItPays() throws IOException {
        assertThat(reconcile(fixtures, fixtures.resolve("invoices"))).isZero();

        assertThat(rows("matches.csv").getFirst()).isEqualTo("txn_id,doc_id,amount,confidence,auto");
        assertThat(rows("matches.csv"))
                .anyMatch(row -> row.startsWith("C202610270002,sales-2026-0191,2544.00,0.9") && row.endsWith(",1"))
                .anyMatch(row -> row.startsWith("C202610280004,purchase-VD-26-4471,3307.20,0.9") && row.endsWith(",1"))
                .anyMatch(row -> row.startsWith("C202610270003,,,"));
        assertThat(answers()).isEmpty();
    }

    @Test
    void aLineThatTwoFormatsStateIsOneLineAndTwinsStayTwo() throws IOException {
        reconcile(fixtures, fixtures.resolve("invoices"));

        assertThat(lineNames()).doesNotHaveDuplicates().hasSize(41).contains("C202610290006", "C202610290007");
    }

    @Test
    void theSameFilesTwiceChangeNothing() throws IOException {
        reconcile(fixtures, fixtures.resolve("invoices"));
        List<String> once = rows("matches.csv");
        run(
                "reconcile",
                "--company",
                company,
                "--bank",
                fixtures,
                fixtures,
                "--bank=" + fixtures,
                "--invoices",
                fixtures.resolve("invoices"),
                fixtures.resolve("invoices"),
                "--out",
                to);

        assertThat(rows("matches.csv")).isEqualTo(once);
    }

    @Test
    void aReferenceThatRepeatsIsNumberedAndALineWithoutOneIsNamedAfterItsFile() throws IOException {
        String camt = Files.readString(fixtures.resolve("2026-10-camt053.xml"));
        Path repeated =
                Files.writeString(folder.resolve("repeated.xml"), camt.replace("C202610290007", "C202610290006"));
        reconcile(repeated, fixtures.resolve("invoices"));
        assertThat(lineNames()).contains("C202610290006", "C202610290006#2");

        Path table = Files.writeString(folder.resolve("lines.csv"), """
                Datum;Bedrag;Omschrijving
                28/10/2026;-12,50;papier
                29/10/2026;40,00;verkoop
                """);
        assertThat(reconcile(table, fixtures.resolve("invoices"))).isZero();
        assertThat(lineNames()).containsExactly("lines.csv#1", "lines.csv#2");
    }

    @Test
    void aTableThatDoesNotSayItsAccountAddsNoLineThatAnotherFileStates() throws IOException {
        Path table = Files.writeString(folder.resolve("all.csv"), """
                Datum;Bedrag;Omschrijving;Tegenrekening
                27/10/2026;-4000,00;Reserve btw vierde kwartaal;BE91738209331476
                19/11/2026;-7,77;elders;
                """);
        run(
                "reconcile",
                "--company",
                company,
                "--bank",
                table,
                fixtures,
                "--invoices",
                fixtures.resolve("invoices"),
                "--out",
                to);

        assertThat(lineNames()).hasSize(42).contains("all.csv#2");
    }

    @Test
    void anInvoiceInAFileOfItsOwnAndInATableIsOneAndNamedAfterItsFile() throws IOException {
        Path table = Files.writeString(folder.resolve("a-table.csv"), """
                Factuurnummer;Factuurdatum;Klant;BTW-nummer klant;Totaal incl. btw;Munt
                2026-0191;2026-09-27;Hotel De Stassart NV;;2544,00;EUR
                2026-0192;2026-09-28;Iemand anders;;13,13;EUR
                """);
        run(
                "reconcile",
                "--company",
                company,
                "--bank",
                fixtures,
                "--invoices",
                table,
                fixtures.resolve("invoices"),
                "--out",
                to);

        assertThat(rows("matches.csv")).anyMatch(row -> row.startsWith("C202610270002,sales-2026-0191,2544.00"));
    }

    @Test
    void whatAnInvoiceOfSomebodyElseSaysIsRefused() throws IOException {
        Path theirs = Files.writeString(
                folder.resolve("theirs.xml"),
                Files.readString(invoice("sales-2026-0203.xml"))
                        .replace("BE0999123457", "BE0403170701")
                        .replace("0999123457", "0403170701")
                        .replace("BE97737411882049", "BE68539007547034"));
        assertThat(reconcile(fixtures, theirs)).isEqualTo(1);
        assertThat(answers())
                .singleElement()
                .satisfies(answer ->
                        assertThat(answer.at("/error/code").asString()).isEqualTo("other-company"));
        assertThat(lineNames()).hasSize(41);
    }

    @Test
    void aCompanyWithoutUsableVatNumberIsKnownByItsName() throws IOException {
        company = Files.writeString(
                folder.resolve("c.json"), "{\"vat\": \"none\", \"name\": \"BAKKERIJ de Korenaar\", \"as_of\": null}");
        Path plain = Files.writeString(
                folder.resolve("plain.xml"),
                Files.readString(invoice("sales-2026-0191.xml"))
                        .replaceAll("<cac:PartyTaxScheme>[\\s\\S]*?</cac:PartyTaxScheme>", "")
                        .replaceAll("<cbc:CompanyID[^>]*>[^<]*</cbc:CompanyID>", "")
                        .replaceAll("<cbc:EndpointID[^>]*>[^<]*</cbc:EndpointID>", "")
                        .replace("BE97737411882049", "BE68539007547034"));
        assertThat(reconcile(fixtures, plain)).isZero();
        assertThat(rows("matches.csv")).anyMatch(row -> row.startsWith("C202610270002,plain,2544.00"));
    }

    @Test
    void aFileUnderTheWrongOptionIsRefusedWhenNamedAndPassedOverInAFolder() throws IOException {
        assertThat(reconcile(invoice("sales-2026-0191.xml"), fixtures.resolve("2026-11-coda.cod")))
                .isEqualTo(3);
        assertThat(answers())
                .extracting(answer -> answer.at("/error/code").asString())
                .containsExactly("no-statement", "not-an-invoice");

        assertThat(reconcile(fixtures, fixtures)).isZero();
        assertThat(messages()).allMatch(message -> message.startsWith("billify: skipped "));
    }

    @Test
    void theAnswersTakeThePlaceOfOlderOnesAndNothingElseIsLeftBehind() throws IOException {
        Files.createDirectories(to);
        Files.writeString(to.resolve("matches.csv"), "old");
        reconcile(fixtures, fixtures.resolve("invoices"));
        try (Stream<Path> written = Files.list(to)) {
            assertThat(written.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("matches.csv", "recurring.csv", "recurring_next.csv", "categories.csv");
        }
        assertThat(rows("matches.csv")).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reconcile",
                "reconcile x",
                "reconcile --nope",
                "reconcile --company COMPANY",
                "reconcile --company COMPANY --bank FIXTURES --invoices FIXTURES",
                "reconcile --company COMPANY --bank --invoices FIXTURES --out OUT",
                "reconcile --company COMPANY COMPANY --bank FIXTURES --invoices FIXTURES --out OUT",
                "reconcile --company COMPANY --bank /no/such --invoices FIXTURES --out OUT",
                "reconcile --company FIXTURES --bank FIXTURES --invoices FIXTURES --out OUT",
                "reconcile --company CODA --bank FIXTURES --invoices FIXTURES --out OUT",
            })
    void wrongUsageIsOneLineAndNothingIsWritten(String line) {
        String words = line.replace("COMPANY", company.toString())
                .replace("CODA", fixtures.resolve("2026-11-coda.cod").toString())
                .replace("FIXTURES", fixtures.toString())
                .replace("OUT", to.toString());
        assertThat(run((Object[]) words.split(" "))).isEqualTo(2);
        assertThat(messages()).hasSize(1);
        assertThat(out.size()).isZero();
        assertThat(to).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"name\": \"x\"}",
                "{\"vat\": 7}",
                "{\"vat\": \"\"}",
                "{\"vat\": \"BE0999123457\"} x",
                "{\"vat\": \"BE0999123457\", \"vat_period\": \"weekly\"}",
                "{\"vat\": \"BE0999123457\", \"employees\": 1.5}",
                "{\"vat\": \"BE0999123457\", \"as_of\": \"tomorrow\"}",
                "{\"vat\": \"BE0999123457\", \"x\": 01}",
                "{\"vat\": \"\\ud8\"}",
            })
    void aCompanyFileThatSaysNotWhoseBooksTheyAreIsWrongUsage(String json) throws IOException {
        company = Files.writeString(folder.resolve("company.json"), json);
        assertThat(reconcile(fixtures, fixtures)).isEqualTo(2);
        assertThat(messages()).hasSize(1);
    }

    @Test
    void nowhereToWriteOrNothingToReadIsItsOwnStatus() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("file"), "x");
        assertThat(run(
                        "reconcile",
                        "--company",
                        company,
                        "--bank",
                        fixtures,
                        "--invoices",
                        fixtures,
                        "--out",
                        inTheWay.resolve("out")))
                .isEqualTo(3);
        assertThat(reconcile(fixtures.resolve("invoices"), fixtures.resolve("invoices")))
                .isEqualTo(3);
        assertThat(messages().getLast()).contains("no bank line");
    }

    @Test
    void helpIsPrintedWhereAskedFor() {
        assertThat(run("reconcile", "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("--company FILE")
                .contains("Exit status");
    }

    @Test
    void aHostileCompanyFileEndsInOneLine() throws IOException {
        company = Files.writeString(folder.resolve("company.json"), "[".repeat(100_000));
        assertThat(reconcile(fixtures, fixtures)).isEqualTo(2);
        assertThat(messages()).singleElement().asString().contains("too deep");
    }

    @Test
    void everyLineHasACategoryOfTheClosedListWhichIsPrintedWhereAskedFor() throws IOException {
        assertThat(run("reconcile", "--categories")).isZero();
        List<String> known = answers().stream()
                .map(answer -> answer.get("category").asString())
                .toList();
        assertThat(known).hasSize(34).contains("sales", "other");

        reconcile(fixtures, fixtures.resolve("invoices"));
        assertThat(rows("categories.csv").getFirst()).isEqualTo("txn_id,category");
        assertThat(rows("categories.csv").stream().skip(1).map(row -> row.substring(0, row.indexOf(','))))
                .containsExactlyElementsOf(lineNames());
        assertThat(rows("categories.csv").stream().skip(1).map(row -> row.substring(row.indexOf(',') + 1)))
                .isSubsetOf(known);
        assertThat(rows("categories.csv")).contains("C202610270003,internal_transfer", "C202610270002,sales");
    }

    @Test
    void whatComesBackIsListedWithItsNextDayAndAmount() throws IOException {
        StringBuilder table = new StringBuilder("Datum;Bedrag;Naam tegenpartij;Omschrijving\n");
        for (int month = 1; month <= 9; month++) {
            table.append("0%d/0%d/2026;-1250,00;Immo Claes;huur\n".formatted(5, month));
            table.append("1%d/0%d/2026;200,00;Klant;bestelling\n".formatted(month, month));
        }
        Path bank = Files.writeString(folder.resolve("lines.csv"), table.toString());
        assertThat(reconcile(bank, fixtures.resolve("invoices"))).isZero();

        assertThat(rows("recurring.csv")).hasSize(10).first().isEqualTo("series_key,txn_id");
        assertThat(rows("recurring.csv")).contains("series-1,lines.csv#1", "series-1,lines.csv#17");
        assertThat(rows("recurring_next.csv"))
                .containsExactly("series_key,next_date,next_amount", "series-1,2026-10-05,-1250.00");
    }
}
