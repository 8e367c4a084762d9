package com.billify.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.extraction.core.BankEntry;
import com.billify.extraction.core.BankFile;
import com.billify.extraction.core.BankStatement;
import com.billify.extraction.core.DocumentReader;
import com.billify.extraction.core.table.Spreadsheets;
import com.billify.testing.Browser;
import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

@SpringTest
class TableImportTest {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures/tables");
    private static final String OWN = "BE97737411882049";

    @Autowired
    MockMvc mvc;

    private static Map<String, byte[]> fixture(String name) {
        try {
            return Map.of(name, Files.readAllBytes(FIXTURES.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> text(String name, String text) {
        return Map.of(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String tableOf(JsonNode preview) {
        return "/imports/" + preview.path("id").asString() + "/files/"
                + preview.path("files").get(0).path("id").asString() + "/table";
    }

    /** What the page sends back: the table as it came, with some of it decided otherwise. */
    private static Map<String, Object> decision(
            JsonNode table, Map<String, Object> changes, Map<String, Object> ofColumns) {
        List<Map<String, Object>> columns = new ArrayList<>();
        for (JsonNode column : table.path("columns")) {
            Map<String, Object> decided = new HashMap<>();
            decided.put("role", column.path("role").asString());
            decided.put("numbers", column.path("numbers").asString(null));
            decided.put("dates", column.path("dates").asString(null));
            decided.putAll(ofColumns);
            columns.add(decided);
        }
        Map<String, Object> decision = new LinkedHashMap<>();
        decision.put("columns", columns);
        for (String field : List.of("signs", "side", "account", "currency")) {
            decision.put(field, table.path(field).asString(null));
        }
        decision.putAll(changes);
        return decision;
    }

    private static JsonNode decide(Journey journey, JsonNode preview, Map<String, Object> decision) {
        Browser.Answer answer = journey.browser().put(journey.company() + tableOf(preview), decision);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        journey.done(again(journey, preview));
        return answer.json();
    }

    private static JsonNode again(Journey journey, JsonNode preview) {
        return journey.get("/imports/" + preview.path("id").asString());
    }

    private static int count(JsonNode imported, String what) {
        return imported.path("counts").path(what).asInt();
    }

    @Test
    void anExportOfABankIsPreviewedTakenInAndUndone() {
        Journey journey = Journey.begin(mvc);

        JsonNode taken = journey.bring(fixture("kbc.csv"));

        assertThat(count(taken, "newTransactions")).isEqualTo(6);
        JsonNode account = journey.all("/accounts").getFirst();
        assertThat(account.path("number").asString()).isEqualTo(OWN);
        assertThat(account.path("balance").path("amount").asString()).isEqualTo("4012.14");
        journey.undo(taken);
        assertThat(journey.all("/transactions")).isEmpty();
    }

    @Test
    void theSameLinesByCodaAndByTableAreOneLineEach() throws IOException {
        Journey journey = Journey.begin(mvc);
        byte[] coda = Files.readAllBytes(Path.of("src/test/resources/fixtures/korenaar/2026-10-coda.cod"));
        journey.bring(Map.of("2026-10-coda.cod", coda));
        int before = journey.all("/transactions").size();

        JsonNode preview = journey.preview(Map.of("october.csv", asTable((BankFile) DocumentReader.read(coda))));

        assertThat(count(preview, "newTransactions")).isZero();
        assertThat(count(preview, "knownTransactions")).isEqualTo(before).isPositive();
        journey.takeIn(preview);
        assertThat(journey.all("/transactions")).hasSize(before);
    }

    @Test
    void anotherSheetOfAWorkbookIsReadWhenAPersonSaysSo() {
        Journey journey = Journey.begin(mvc);
        List<String> names = List.of("Rekeningnummer", "Datum", "Bedrag", "Munt", "Naam tegenpartij", "Mededeling");
        Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
        sheets.put("2025", List.of(names, List.of(OWN, "2025-12-30", "-10,00", "EUR", "Oud", "last year")));
        sheets.put(
                "2026",
                List.of(
                        names,
                        List.of(OWN, "2026-01-05", "12,00", "EUR", "Nieuw", "this year"),
                        List.of(OWN, "2026-01-06", "-13,00", "EUR", "Nieuw", "this year too")));
        sheets.put("Uitleg", List.of(List.of("Vragen?", "Bel ons")));
        JsonNode preview = journey.preview(Map.of("jaren.xlsx", Spreadsheets.xlsx(sheets)));
        JsonNode table = journey.get(tableOf(preview));
        assertThat(table.path("sheets").valueStream().map(JsonNode::asString))
                .containsExactly("2025", "2026", "Uitleg");
        assertThat(table.path("sheet").asInt()).isZero();
        String choice = journey.company() + tableOf(preview) + "/sheet";

        assertThat(journey.browser().put(choice, Map.of("sheet", 2)).problem()).isEqualTo("no-table-in-sheet");
        assertThat(journey.browser().put(choice, Map.of("sheet", 3)).problem()).isEqualTo("no-such-sheet");
        assertThat(journey.browser().put(choice, Map.of("sheet", 1)).status()).isEqualTo(200);
        journey.done(again(journey, preview));

        assertThat(journey.get(tableOf(preview)).path("sheet").asInt()).isEqualTo(1);
        assertThat(count(journey.takeIn(again(journey, preview)), "newTransactions"))
                .isEqualTo(2);
        assertThat(journey.all("/transactions"))
                .extracting(line -> line.path("counterpartyName").asString())
                .containsOnly("Nieuw");
    }

    @Test
    void equalTwinsStayTwoLinesHoweverOftenTheyCome() {
        Journey journey = Journey.begin(mvc);
        String twins = """
                Rekeningnummer;Datum;Bedrag;Saldo;Munt;Naam tegenpartij;Mededeling
                BE97737411882049;15/01/2026;-12,50;87,50;EUR;Parking;
                BE97737411882049;15/01/2026;-12,50;75,00;EUR;Parking;
                BE97737411882049;16/01/2026;20,00;95,00;EUR;Klant;a
                """;
        assertThat(count(journey.bring(text("a.csv", twins)), "newTransactions"))
                .isEqualTo(3);

        String overlapping = twins + "BE97737411882049;17/01/2026;-12,50;82,50;EUR;Parking;\n";

        assertThat(count(journey.bring(text("b.csv", overlapping)), "newTransactions"))
                .isEqualTo(1);
        assertThat(journey.all("/transactions")).hasSize(4);
    }

    /** The statements of a bank file as its own export would list them: newest first, with the balance behind each line. */
    private static byte[] asTable(BankFile file) {
        List<String> lines = new ArrayList<>();
        for (BankStatement statement : file.statements()) {
            java.math.BigDecimal balance =
                    java.util.Objects.requireNonNull(statement.opening()).amount();
            for (BankEntry entry : statement.entries()) {
                balance = balance.add(entry.amount());
                lines.addFirst(String.join(
                        ";",
                        String.valueOf(statement.account()),
                        String.valueOf(entry.bookingDate()),
                        entry.amount().toPlainString().replace('.', ','),
                        balance.toPlainString().replace('.', ','),
                        String.valueOf(statement.currency()),
                        entry.counterpartyName() == null ? "" : entry.counterpartyName(),
                        entry.counterpartyAccount() == null ? "" : entry.counterpartyAccount(),
                        entry.structuredReference() != null
                                ? entry.structuredReference()
                                : entry.remittanceInformation() == null
                                        ? ""
                                        : '"' + entry.remittanceInformation().replace("\"", "\"\"") + '"'));
            }
        }
        String header = "Rekeningnummer;Datum;Bedrag;Saldo;Munt;Naam tegenpartij;Rekening tegenpartij;Mededeling\n";
        return (header + String.join("\n", lines)).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void anAccountThatTheFileDoesNotNameIsAskedAndProposedTheNextTime() {
        Journey journey = Journey.begin(mvc);
        JsonNode preview = journey.preview(fixture("n26.csv"));
        assertThat(count(preview, "newTransactions")).isZero();
        JsonNode table = journey.get(tableOf(preview));
        assertThat(table.path("accountNeeded").asBoolean()).isTrue();

        JsonNode decided =
                decide(journey, preview, decision(table, Map.of("account", "BE97 7374 1188 2049"), Map.of()));

        assertThat(decided.path("accountNeeded").asBoolean()).isFalse();
        assertThat(decided.path("rows")).hasSize(6);
        JsonNode taken = journey.takeIn(again(journey, preview));
        assertThat(count(taken, "newTransactions")).isEqualTo(6);
        JsonNode next = journey.preview(text("next.csv", """
                "Booking Date","Value Date","Partner Name","Partner Iban",Type,"Payment Reference","Account Name","Amount (EUR)","Original Amount","Original Currency","Exchange Rate"
                2026-04-02,2026-04-02,"X",,"Credit Transfer","a","Main Account",-10.00,,,
                """));
        assertThat(journey.get(tableOf(next)).path("accountNeeded").asBoolean()).isTrue();
        assertThat(journey.get(tableOf(next)).path("lastAccount").asString()).isEqualTo(OWN);
    }

    @Test
    void aQuestionIsAnsweredOnceForEveryFileOfTheLayoutAndForNoOtherCompany() {
        String header = "Rekeningnummer;Datum;Omschrijving;Bedrag\n";
        Map<String, byte[]> first = text("a.csv", header + OWN + ";03/04/2026;a;-2,50\n");
        Journey journey = Journey.begin(mvc);
        JsonNode preview = journey.preview(first);
        assertThat(preview.path("files").get(0).path("refusal").path("code").asString())
                .isEqualTo("ambiguous-dates");
        JsonNode table = journey.get(tableOf(preview));
        assertThat(table.path("questions").get(0).path("example").asString()).isEqualTo("03/04/2026");

        JsonNode decided = decide(journey, preview, decision(table, Map.of(), Map.of("dates", "dayMonthYear")));

        assertThat(decided.path("questions")).isEmpty();
        assertThat(decided.path("rows").get(0).path("date").asString()).isEqualTo("2026-04-03");
        assertThat(count(again(journey, preview), "newTransactions")).isEqualTo(1);
        assertThat(count(journey.preview(text("b.csv", header + OWN + ";05/06/2026;a;-3,50\n")), "newTransactions"))
                .isEqualTo(1);
        assertThat(count(journey.preview(text("c.csv", header + OWN + ";06/07/2026;a;4,50\n")), "newTransactions"))
                .as("the first file's minus says that amounts carry their sign")
                .isEqualTo(1);
        Journey stranger = Journey.begin(mvc);
        assertThat(stranger.preview(first)
                        .path("files")
                        .get(0)
                        .path("refusal")
                        .path("code")
                        .asString())
                .isEqualTo("ambiguous-dates");
    }

    @Test
    void whatAFileProvedHoldsForTheNextFileOfItsLayout() {
        String header = "Rekeningnummer;Datum;Omschrijving;Bedrag\n";
        Journey journey = Journey.begin(mvc);
        journey.bring(text("a.csv", header + OWN + ";31/03/2026;a;-2,50\n"));

        JsonNode next = journey.preview(text("b.csv", header + OWN + ";03/04/2026;a;-2,50\n"));

        assertThat(journey.get(tableOf(next)).path("rows").get(0).path("date").asString())
                .isEqualTo("2026-04-03");
    }

    @Test
    void aColumnCanBeCorrectedAndNonsenseIsNotKept() {
        Journey journey = Journey.begin(mvc);
        JsonNode preview = journey.preview(fixture("crelan.csv"));
        JsonNode table = journey.get(tableOf(preview));

        Browser.Answer nonsense = journey.browser()
                .put(journey.company() + tableOf(preview), decision(table, Map.of(), Map.of("role", "none")));

        assertThat(nonsense.status()).isEqualTo(422);
        assertThat(journey.get(tableOf(preview))).isEqualTo(table);
        Map<String, Object> corrected = decision(table, Map.of(), Map.of());
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> columns =
                (List<Map<String, Object>>) java.util.Objects.requireNonNull(corrected.get("columns"));
        columns.get(4).put("role", "none");
        assertThat(decide(journey, preview, corrected)
                        .path("rows")
                        .get(0)
                        .path("counterpartyName")
                        .isNull())
                .isTrue();
        // The same lines with the same verdicts, and yet other rows: the preview shows them as they will be.
        assertThat(journey.all("/imports/" + preview.path("id").asString() + "/rows"))
                .isNotEmpty()
                .allMatch(row -> row.path("counterpartyName").isNull());
    }

    @Test
    void aListOfInvoicesIsTakenInOnceAndWhatIsPaidIsNotOwed() {
        Journey journey = Journey.begin(mvc);

        JsonNode taken = journey.bring(fixture("sales-nl.csv"));

        assertThat(taken.path("files").get(0).path("kind").asString()).isEqualTo("invoiceList");
        assertThat(count(taken, "newInvoices")).isEqualTo(4);
        assertThat(journey.all("/invoices?status=open").stream()
                        .map(invoice -> invoice.path("number").asString() + " "
                                + invoice.path("outstanding").path("amount").asString())
                        .toList())
                .containsExactlyInAnyOrder("2026-0032 212.00", "2026-0033 400.00", "C2026-002 -106.00");
        assertThat(count(journey.preview(fixture("sales-nl.csv")), "newInvoices"))
                .isZero();
        journey.undo(taken);
        assertThat(journey.all("/invoices?status=all")).isEmpty();
    }

    @Test
    void aClosingBalanceThatDoesNotFitTakesNothingIn() {
        Journey journey = Journey.begin(mvc);

        JsonNode taken = journey.bring(text("a.csv", """
                Rekeningnummer;Datum;Bedrag;Saldo;Omschrijving
                BE97737411882049;15/01/2026;10,00;110,00;a
                BE97737411882049;16/01/2026;-20,00;80,00;b
                """));

        assertThat(taken.path("files").get(0).path("refusal").path("code").asString())
                .isEqualTo("balance-mismatch");
        assertThat(journey.all("/transactions")).isEmpty();
        assertThat(journey.all("/accounts")).isEmpty();
    }
}
