package com.billify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.testing.HybridPdf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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

class CommandLineTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private Path fixtures;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void findFixtures() throws URISyntaxException {
        fixtures = Path.of(Objects.requireNonNull(getClass().getResource("/fixtures/korenaar"))
                .toURI());
    }

    private int run(Object... args) {
        out.reset();
        err.reset();
        return CommandLine.run(
                Arrays.stream(args).map(Object::toString).toList(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private List<JsonNode> answers() {
        return out.toString(StandardCharsets.UTF_8).lines().map(JSON::readTree).toList();
    }

    private List<String> messages() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static List<String> names(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }

    private Path invoice(String name) {
        return fixtures.resolve("invoices").resolve(name);
    }

    @Test
    void aBankFileIsAnsweredInTheAgreedForm() {
        Path file = fixtures.resolve("2026-10-camt053.xml");
        assertThat(run("extract", file)).isZero();
        JsonNode answer = answers().getFirst();
        assertThat(names(answer)).containsExactly("file", "kind", "format", "statements", "warnings");
        assertThat(answer.get("file").asString()).isEqualTo(file.toString());
        assertThat(answer.get("kind").asString()).isEqualTo("bankStatement");
        assertThat(answer.get("format").asString()).isEqualTo("camt.053");
        JsonNode statement = answer.at("/statements/0");
        assertThat(names(statement))
                .containsExactly(
                        "account",
                        "currency",
                        "number",
                        "openingBalance",
                        "closingBalance",
                        "balanceProven",
                        "duplicate",
                        "transactions");
        assertThat(statement.get("openingBalance"))
                .isEqualTo(JSON.readTree("{\"date\":\"2026-10-23\",\"amount\":\"23138.69\"}"));
        assertThat(statement.get("balanceProven").asBoolean()).isTrue();
        JsonNode transfer = statement.at("/transactions/2");
        assertThat(transfer).isEqualTo(JSON.readTree("""
                                {"bookingDate":"2026-10-27","valueDate":"2026-10-27","amount":"-4000.00","currency":"EUR",
                                "counterpartyName":"Bakkerij De Korenaar BV","counterpartyAccount":"BE91738209331476",
                                "remittanceInformation":"Reserve btw vierde kwartaal","structuredReference":null,
                                "bankReference":"C202610270003","endToEndId":null,"status":"booked","details":[]}
                                """));
        JsonNode wages = statement.at("/transactions/7");
        assertThat(wages.get("details")).hasSize(3);
        assertThat(names(wages.at("/details/0")))
                .containsExactly(
                        "amount",
                        "counterpartyName",
                        "counterpartyAccount",
                        "remittanceInformation",
                        "structuredReference",
                        "endToEndId");
    }

    @Test
    void anInvoiceIsAnsweredInTheAgreedForm() {
        assertThat(run("extract", invoice("sales-2026-0203.xml"))).isZero();
        JsonNode answer = answers().getFirst();
        assertThat(names(answer)).containsExactly("file", "kind", "source", "fields", "lines", "vat", "warnings");
        assertThat(answer.get("kind").asString()).isEqualTo("invoice");
        assertThat(answer.get("source").asString()).isEqualTo("ubl");
        assertThat(names(answer.get("fields")))
                .containsExactly(
                        "invoiceNumber",
                        "issueDate",
                        "dueDate",
                        "sellerName",
                        "sellerVat",
                        "buyerName",
                        "buyerVat",
                        "iban",
                        "paymentReference",
                        "currency",
                        "net",
                        "vat",
                        "gross",
                        "payable");
        assertThat(answer.at("/fields/gross")).isEqualTo(JSON.readTree("{\"value\":\"1880.30\",\"confidence\":1}"));
        assertThat(answer.at("/vat/0"))
                .isEqualTo(JSON.readTree("{\"rate\":\"6\",\"taxable\":\"1420.00\",\"tax\":\"85.20\"}"));
        assertThat(answer.get("warnings")).isEmpty();
    }

    @Test
    void everyFormatIsNamedInItsAnswer() throws IOException {
        Path formats = fixtures.resolveSibling("formats");
        byte[] cii = Files.readAllBytes(formats.resolve("korenaar-2026-0203.cii.xml"));
        Path pdf = Files.write(folder.resolve("invoice.pdf"), HybridPdf.of(cii));
        assertThat(run(
                        "extract",
                        formats.resolve("korenaar-2026-10.sta"),
                        formats.resolve("korenaar-2026-0203.cii.xml"),
                        pdf))
                .isZero();
        assertThat(answers().get(0).get("format").asString()).isEqualTo("mt940");
        assertThat(answers().get(0).at("/statements/0/balanceProven").asBoolean())
                .isTrue();
        assertThat(answers().get(1).get("source").asString()).isEqualTo("cii");
        assertThat(answers().get(2).get("source").asString()).isEqualTo("facturx");
        assertThat(answers().get(2).get("fields")).isEqualTo(answers().get(1).get("fields"));
        assertThat(messages()).isEmpty();
    }

    @Test
    void aPdfWithNothingOnItIsRefusedByName() throws IOException {
        Files.write(folder.resolve("scan.pdf"), HybridPdf.empty().bytes());
        assertThat(run("extract", folder)).isEqualTo(1);
        assertThat(answers().getFirst().at("/error/code").asString()).isEqualTo("nothing-printed");
    }

    @Test
    void whatIsNotStatedIsNull() {
        run("extract", invoice("sales-2026-C007.xml"));
        JsonNode answer = answers().getFirst();
        assertThat(answer.get("kind").asString()).isEqualTo("creditNote");
        assertThat(answer.at("/fields/iban").isNull()).isTrue();
        assertThat(answer.at("/fields/dueDate").isNull()).isTrue();
    }

    @Test
    void severalAccountsAreAlternatives() throws IOException {
        String two = Files.readString(invoice("sales-2026-0203.xml"))
                .replace(
                        "</cac:PaymentMeans>",
                        "</cac:PaymentMeans><cac:PaymentMeans><cac:PayeeFinancialAccount><cbc:ID>BE68539007547034</cbc:ID>"
                                + "</cac:PayeeFinancialAccount></cac:PaymentMeans>");
        run("extract", Files.writeString(folder.resolve("two.xml"), two));
        assertThat(answers().getFirst().at("/fields/iban"))
                .isEqualTo(JSON.readTree(
                        "{\"value\":\"BE97737411882049\",\"confidence\":1,\"alternatives\":[\"BE68539007547034\"]}"));
    }

    @Test
    void aFolderIsReadBelowInNameOrderAndWhatIsNoDocumentIsSkipped() throws IOException {
        Files.createDirectories(folder.resolve("b"));
        Files.copy(invoice("sales-2026-0203.xml"), folder.resolve("b/1.xml"));
        Files.copy(invoice("sales-2026-0214.xml"), folder.resolve("a.txt"));
        Files.copy(fixtures.resolve("2026-11-coda.cod"), folder.resolve("c"));
        Files.writeString(folder.resolve("SOURCES.md"), "# about");
        Files.writeString(folder.resolve("x.truth.json"), "{}");
        assertThat(run("extract", folder)).isZero();
        assertThat(answers())
                .extracting(answer -> answer.get("file").asString())
                .containsExactly(
                        folder.resolve("a.txt").toString(),
                        folder.resolve("b/1.xml").toString(),
                        folder.resolve("c").toString());
        assertThat(messages())
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).contains("skipped").contains("SOURCES.md"),
                        line -> assertThat(line).contains("skipped").contains("x.truth.json"));
    }

    @Test
    void aPipeOrDeviceInAFolderIsNotReadAsItMightNeverEnd() throws IOException {
        Files.copy(invoice("purchase-26-10877.xml"), folder.resolve("invoice.xml"));
        Files.createSymbolicLink(folder.resolve("device.xml"), Path.of("/dev/null"));

        assertThat(run("extract", folder)).isZero();
        assertThat(answers()).hasSize(1);
        assertThat(messages()).isEmpty();
    }

    @Test
    void aNamedFileThatCannotBeReadIsRefusedAndTheRestIsWritten() throws IOException {
        Path note = Files.writeString(folder.resolve("note.txt"), "Beste klant");
        assertThat(run("extract", note, invoice("sales-2026-0203.xml"))).isEqualTo(1);
        JsonNode refused = answers().getFirst();
        assertThat(names(refused)).containsExactly("file", "error");
        assertThat(refused.at("/error/code").asString()).isEqualTo("unknown-format");
        assertThat(refused.at("/error/message").asString()).contains("plain text");
        assertThat(answers()).hasSize(2);
    }

    @Test
    void aBrokenDocumentInAFolderIsRefusedNotSkipped() throws IOException {
        Files.writeString(folder.resolve("cut.xml"), "<Document><BkToCstmrStmt>");
        assertThat(run("extract", folder)).isEqualTo(1);
        assertThat(answers().getFirst().at("/error/code").asString()).isEqualTo("broken-xml");
    }

    @Test
    void fieldsAreAlsoWrittenOneFileADocument() throws IOException {
        Path to = folder.resolve("new/out");
        assertThat(run("extract", fixtures, "--out", to)).isZero();
        try (Stream<Path> written = Files.list(to)) {
            assertThat(written.map(file -> file.getFileName().toString()))
                    .hasSize(11)
                    .contains("sales-2026-0203.json");
        }
        JsonNode fields = JSON.readTree(Files.readString(to.resolve("sales-2026-0203.json")));
        assertThat(fields.at("/invoiceNumber/value").asString()).isEqualTo("2026-0203");
        assertThat(fields)
                .isEqualTo(answers().stream()
                        .filter(answer -> answer.get("file").asString().endsWith("sales-2026-0203.xml"))
                        .findFirst()
                        .orElseThrow()
                        .get("fields"));
        assertThat(messages())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("README.md"));
    }

    @Test
    void documentsOfOneNameInTwoFoldersBothStay() throws IOException {
        Path one = Files.createDirectories(folder.resolve("one"));
        Path two = Files.createDirectories(folder.resolve("two"));
        Files.copy(invoice("sales-2026-0203.xml"), one.resolve("invoice.xml"));
        Files.copy(invoice("sales-2026-0214.xml"), two.resolve("invoice.xml"));
        Path to = folder.resolve("out");
        assertThat(run("extract", one, two, "--out=" + to)).isZero();
        assertThat(JSON.readTree(Files.readString(to.resolve("invoice.json")))
                        .at("/invoiceNumber/value")
                        .asString())
                .isEqualTo("2026-0203");
        assertThat(JSON.readTree(Files.readString(to.resolve("invoice-2.json")))
                        .at("/invoiceNumber/value")
                        .asString())
                .isEqualTo("2026-0214");
        assertThat(messages())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("invoice-2.json"));
    }

    @Test
    void anOutputFileIsReplacedAndNothingElseIsLeftBehind() throws IOException {
        Path to = Files.createDirectories(folder.resolve("out"));
        Files.writeString(to.resolve("sales-2026-0203.json"), "old");
        assertThat(run("extract", invoice("sales-2026-0203.xml"), "--out", to)).isZero();
        try (Stream<Path> written = Files.list(to)) {
            assertThat(written).containsExactly(to.resolve("sales-2026-0203.json"));
        }
        assertThat(Files.readString(to.resolve("sales-2026-0203.json"))).startsWith("{\"invoiceNumber\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "extract", "extract --nope x", "extract --out", "extract /no/such/file", "fly x"})
    void wrongUsageIsOneLineAndNothingIsRead(String line) {
        assertThat(run((Object[]) line.split(" "))).isEqualTo(2);
        assertThat(messages()).hasSize(1);
        assertThat(out.size()).isZero();
    }

    @Test
    void helpIsPrintedWhereAskedFor() {
        assertThat(run("extract", "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--out DIR").contains("Exit status");
        assertThat(run("--help")).isZero();
    }

    @Test
    void nothingToReadOrNowhereToWriteIsItsOwnStatus() throws IOException {
        assertThat(run("extract", folder)).isEqualTo(3);
        assertThat(messages()).hasSize(1);
        Path inTheWay = Files.writeString(folder.resolve("file"), "x");
        assertThat(run("extract", invoice("sales-2026-0203.xml"), "--out", inTheWay.resolve("out")))
                .isEqualTo(3);
        assertThat(messages()).hasSize(1);
    }

    @Test
    void aStandardOutputThatIsGoneEndsTheRun() {
        PrintStream gone = new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("broken pipe");
                    }
                },
                true,
                StandardCharsets.UTF_8);
        int status = CommandLine.run(
                List.of("extract", fixtures.toString()), gone, new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(status).isEqualTo(3);
    }

    @Test
    void textIsEscapedSoThatEveryLineIsOneValue() {
        String wild = "quote\" back\\slash \n tab\t nul\u0000 half\ud83d whole\ud83d\ude00 separator\u2028";
        String json = new JsonWriter().beginArray().value(wild).endArray().toString();
        assertThat(json).doesNotContain("\n", "\u2028");
        assertThat(JSON.readTree(json).get(0).asString()).isEqualTo(wild);
    }

    private Path table(String name) {
        return fixtures.resolveSibling("tables").resolve(name);
    }

    @Test
    void aTableOfBankLinesIsABankFile() {
        assertThat(run("extract", table("kbc.csv"))).isZero();
        JsonNode answer = answers().getFirst();
        assertThat(answer.get("format").asString()).isEqualTo("csv");
        assertThat(answer.at("/statements/0/closingBalance"))
                .isEqualTo(JSON.readTree("{\"date\":\"2026-03-31\",\"amount\":\"4012.14\"}"));
        assertThat(answer.at("/statements/0/balanceProven").asBoolean()).isTrue();
    }

    @Test
    void aTableOfInvoicesIsAnObjectForEachOfThem() {
        assertThat(run("extract", table("sales-nl.csv"), "--out", folder.resolve("out")))
                .isZero();
        assertThat(answers())
                .extracting(
                        answer -> answer.get("file").asString(),
                        answer -> answer.get("kind").asString(),
                        answer -> answer.get("source").asString())
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(
                                table("sales-nl.csv").toString(), "invoice", "csv"),
                        org.assertj.core.api.Assertions.tuple(
                                table("sales-nl.csv").toString(), "invoice", "csv"),
                        org.assertj.core.api.Assertions.tuple(
                                table("sales-nl.csv").toString(), "invoice", "csv"),
                        org.assertj.core.api.Assertions.tuple(
                                table("sales-nl.csv").toString(), "creditNote", "csv"));
        assertThat(folder.resolve("out").resolve("sales-nl-4.json")).exists();
        assertThat(messages()).anyMatch(message -> message.contains("row 7"));
    }

    @Test
    void inAFolderATableInDoubtIsRefusedAndATableOfOtherThingsIsPassedOver() throws IOException {
        Files.writeString(folder.resolve("doubt.csv"), "Datum;Bedrag;Omschrijving\n03/04/2026;-2,50;a\n");
        Files.writeString(folder.resolve("other.csv"), "naam;stad;land\nA;Gent;BE\nB;Luik;BE\n");

        assertThat(run("extract", folder)).isEqualTo(1);
        assertThat(answers())
                .singleElement()
                .satisfies(answer ->
                        assertThat(answer.at("/error/code").asString()).isEqualTo("ambiguous-dates"));
        assertThat(messages()).singleElement().asString().contains("other.csv");
    }
}
