package com.billify.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@SpringTest
class ImportTest {
    private static final String[] ALL = {"2026-10-coda.cod", "2026-11-coda.cod", "2026-10-camt053.xml", "invoices"};

    @Autowired
    MockMvc mvc;

    @Test
    void aPreviewWritesNothing() {
        Journey journey = Journey.begin(mvc);

        JsonNode preview = journey.preview(Journey.fixtures(ALL));

        assertThat(preview.path("counts").path("newTransactions").asInt()).isEqualTo(41);
        assertThat(preview.path("counts").path("knownTransactions").asInt()).isEqualTo(9);
        assertThat(preview.path("counts").path("newInvoices").asInt()).isEqualTo(11);
        assertThat(preview.path("ownEnterpriseNumber").asString()).isEqualTo("0999123457");
        assertThat(journey.all("/transactions")).isEmpty();
        assertThat(journey.all("/invoices?status=all")).isEmpty();
        assertThat(journey.all("/accounts")).isEmpty();
    }

    @Test
    void takingInDoesWhatThePreviewSaid() {
        Journey journey = Journey.begin(mvc);
        JsonNode preview = journey.preview(Journey.fixtures(ALL));

        JsonNode taken = journey.takeIn(preview);

        assertThat(taken.path("counts")).isEqualTo(preview.path("counts"));
        assertThat(balances(journey))
                .containsExactlyInAnyOrder("BE97737411882049 17651.68 proven", "BE91738209331476 26150.00 proven");
        assertThat(open(journey))
                .containsExactlyInAnyOrder(
                        "2026-0203 1880.30",
                        "2026-0214 2093.50",
                        "2026-0226 725.04",
                        "2026-C007 -106.00",
                        "VD-26-4633 -3158.80",
                        "EP2026118834 -1023.06",
                        "26/10877 -498.52");
    }

    @Test
    void theSameFilesAgainAddNothingAndUndoingThemTakesNothingAway() {
        Journey journey = Journey.begin(mvc);
        journey.bring(ALL);
        List<String> before = state(journey);

        JsonNode again = journey.bring(ALL);

        assertThat(again.path("counts").path("newTransactions").asInt()).isZero();
        assertThat(again.path("counts").path("newInvoices").asInt()).isZero();
        assertThat(again.path("files").get(0).path("alreadyTakenIn").asBoolean())
                .isTrue();
        assertThat(state(journey)).isEqualTo(before);
        journey.undo(again);
        assertThat(state(journey)).isEqualTo(before);
    }

    /** Bank files alone: these are not read again. The same under another name is the same too. */
    @Test
    void theVerySameBankFilesAgainTellTheSameLinesAndHoldThemWhenTheFirstImportIsUndone() {
        Journey journey = Journey.begin(mvc);
        JsonNode first = journey.bring("2026-10-coda.cod", "2026-10-camt053.xml");
        List<String> before = state(journey);

        JsonNode preview = journey.preview(
                Map.of("october.cod", fixture("2026-10-coda.cod"), "october.xml", fixture("2026-10-camt053.xml")));
        JsonNode again = journey.takeIn(preview);

        assertThat(again.path("counts")).isEqualTo(preview.path("counts"));
        assertThat(again.path("counts").path("newTransactions").asInt()).isZero();
        assertThat(rows(journey, again)).isEqualTo(rows(journey, first)).isNotEmpty();
        assertThat(journey.all("/imports/" + again.path("id").asString() + "/rows"))
                .allMatch(row -> row.path("verdict").asString().equals("known"));
        assertThat(state(journey)).isEqualTo(before);

        journey.undo(first);
        assertThat(state(journey)).isEqualTo(before);
        journey.undo(again);
        assertThat(journey.all("/transactions")).isEmpty();
    }

    @Test
    void theVerySameBankFileAgainIsReadWhenWhatItRepeatsWasUndoneMeanwhile() {
        Journey journey = Journey.begin(mvc);
        JsonNode first = journey.bring("2026-10-coda.cod");
        List<String> before = balances(journey);
        JsonNode preview = journey.preview(Map.of("2026-10-coda.cod", fixture("2026-10-coda.cod")));
        journey.undo(first);

        JsonNode again = journey.takeIn(preview);

        assertThat(again.path("counts").path("newTransactions").asInt()).isPositive();
        assertThat(balances(journey)).isEqualTo(before);
    }

    private static byte[] fixture(String name) {
        return Objects.requireNonNull(Journey.fixtures(name).get(name));
    }

    private static List<String> rows(Journey journey, JsonNode imported) {
        return journey.all("/imports/" + imported.path("id").asString() + "/rows").stream()
                .map(row -> row.path("date") + " " + row.path("amount") + " " + row.path("text"))
                .sorted()
                .toList();
    }

    @Test
    void undoingAnImportRestoresTheStateBeforeWithWhatItSettled() {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod", "2026-10-camt053.xml");
        List<String> before = state(journey);

        JsonNode second = journey.bring("2026-11-coda.cod", "invoices");
        assertThat(state(journey)).isNotEqualTo(before);
        assertThat(open(journey)).hasSize(7);
        journey.undo(second);

        assertThat(state(journey)).isEqualTo(before);
        assertThat(journey.get("/imports/" + second.path("id").asString())
                        .path("state")
                        .asString())
                .isEqualTo("undone");
    }

    /** Whichever comes first: the invoice finds the payment as the payment finds the invoice. */
    @Test
    void anImportSaysHowManyPaymentsFoundTheirInvoice() {
        Journey journey = Journey.begin(mvc);
        JsonNode payments = journey.bring("2026-10-coda.cod");
        assertThat(payments.path("matchedTransactions").asInt(-1)).isZero();

        JsonNode invoices = journey.bring("invoices");

        assertThat(invoices.path("matchedTransactions").asInt()).isEqualTo(4);
        assertThat(journey.get("/imports/" + payments.path("id").asString())
                        .path("matchedTransactions")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void undoingTheFirstOfTwoOverlappingImportsKeepsWhatTheSecondStates() {
        Journey journey = Journey.begin(mvc);
        JsonNode coda = journey.bring("2026-10-coda.cod");
        journey.bring("2026-10-camt053.xml");

        journey.undo(coda);

        assertThat(balances(journey))
                .containsExactlyInAnyOrder("BE97737411882049 14513.89 proven", "BE91738209331476 26150.00 proven");
        assertThat(journey.all("/transactions")).hasSize(10);
    }

    @Test
    void aMissingStatementIsNamedAsAGapWithItsDaysAndAmount() {
        Journey journey = Journey.begin(mvc);
        Map<String, byte[]> files = new LinkedHashMap<>(Journey.fixtures("2026-10-coda.cod"));
        files.computeIfPresent("2026-10-coda.cod", (name, content) -> without(content, "041"));

        journey.bring(files);

        JsonNode account = journey.all("/accounts").getFirst();
        assertThat(account.path("proof").asString()).isEqualTo("gap");
        assertThat(account.path("gaps").get(0).path("from").asString()).isEqualTo("2026-10-10");
        assertThat(account.path("gaps").get(0).path("to").asString()).isEqualTo("2026-10-23");
        assertThat(account.path("gaps").get(0).path("amount").path("amount").asString())
                .isEqualTo("4626.45");
        assertThat(account.path("balance").path("amount").asString()).isEqualTo("14513.89");
    }

    @Test
    void aLineThatTheBankWordsOtherwiseTheSecondTimeIsSaidToDifferAndIsNotDoubled() {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod");
        String coda = new String(
                Journey.fixtures("2026-10-coda.cod").get("2026-10-coda.cod"),
                java.nio.charset.StandardCharsets.ISO_8859_1);
        String text = "Betaling factuur 2026-0195";
        assertThat(coda).contains(text);
        byte[] reworded =
                coda.replace(text, "Betaling faktuur 2026-0195").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        JsonNode preview = journey.preview(Map.of("again.cod", reworded));

        assertThat(preview.path("counts").path("newTransactions").asInt()).isZero();
        assertThat(preview.path("counts").path("knownTransactions").asInt()).isEqualTo(25);
        assertThat(preview.path("counts").path("differingTransactions").asInt()).isEqualTo(1);
        JsonNode row = journey.all("/imports/" + preview.path("id").asString() + "/rows?verdict=differs")
                .getFirst();
        assertThat(row.path("differences").get(0).path("known").asString()).isEqualTo(text);
    }

    @Test
    void whatCannotBeReadIsRefusedByNameAndTheRestIsTakenIn() {
        Journey journey = Journey.begin(mvc);
        Map<String, byte[]> files = new LinkedHashMap<>(Journey.fixtures("2026-10-coda.cod"));
        files.put("holiday.txt", "See you in two weeks!".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        JsonNode taken = journey.bring(files);

        assertThat(taken.path("counts").path("refusedFiles").asInt()).isEqualTo(1);
        assertThat(taken.path("files").get(1).path("refusal").path("code").asString())
                .isEqualTo("unknown-format");
        assertThat(journey.all("/transactions")).hasSize(26);
    }

    @Test
    void rowsOfAnImportThatIsNotThereAreNotFound() {
        Journey journey = Journey.begin(mvc);

        assertThat(journey.browser()
                        .get(journey.company() + "/imports/" + UUID.randomUUID() + "/rows")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aLongFileNameIsNotCutWithinACharacter() {
        JsonNode preview = Journey.begin(mvc).preview(Map.of("a".repeat(254) + "\uD83D\uDCC4.cod", new byte[] {1}));

        assertThat(preview.path("fileNames").get(0).asString()).isEqualTo("a".repeat(254));
    }

    @Test
    void amountsTooLargeToBeAddedUpAreRefusedAndTheDashboardStays() {
        Journey journey = Journey.begin(mvc);
        Map<String, byte[]> files = new LinkedHashMap<>(Journey.fixtures(ALL));
        files.replaceAll((name, content) -> new String(content, java.nio.charset.StandardCharsets.UTF_8)
                .replaceAll("(<cbc:PayableAmount[^>]*>)[^<]*", "$192233720368547758.07")
                .replaceAll("(<Ntry>\\s*(?:<NtryRef>[^<]*</NtryRef>\\s*)?<Amt[^>]*>)[^<]*", "$192233720368547758.07")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));

        JsonNode taken = journey.bring(files);

        assertThat(taken.path("counts").path("newInvoices").asInt()).isZero();
        assertThat(taken.path("counts").path("refusedRows").asInt()).isGreaterThan(11);
        assertThat(journey.get("/dashboard").path("dataAsOf").path("accounts").asInt())
                .isEqualTo(1);
    }

    /** The statement with this number cut out of a file of several. */
    private static byte[] without(byte[] coda, String number) {
        StringBuilder left = new StringBuilder();
        StringBuilder statement = new StringBuilder();
        boolean drop = false;
        for (String line : new String(coda, java.nio.charset.StandardCharsets.ISO_8859_1).split("\r?\n")) {
            statement.append(line).append("\r\n");
            if (line.startsWith("1") && line.substring(125, 128).equals(number)) {
                drop = true;
            }
            if (line.startsWith("9")) {
                left.append(drop ? "" : statement);
                statement.setLength(0);
                drop = false;
            }
        }
        return left.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static List<String> balances(Journey journey) {
        return journey.all("/accounts").stream()
                .map(account -> account.path("number").asString()
                        + " "
                        + account.path("balance").path("amount").asString()
                        + " "
                        + account.path("proof").asString())
                .toList();
    }

    private static List<String> open(Journey journey) {
        return journey.all("/invoices?status=open").stream()
                .map(invoice -> invoice.path("number").asString()
                        + " "
                        + invoice.path("outstanding").path("amount").asString())
                .toList();
    }

    /** All that a person can see of the books, but for what is likely: that is worked out when there is time. */
    private static List<String> state(Journey journey) {
        ObjectNode forecast = (ObjectNode) journey.get("/forecast");
        forecast.remove("outlook");
        return List.of(
                journey.all("/accounts").toString(),
                journey.all("/transactions").toString(),
                journey.all("/invoices?status=all").toString(),
                journey.get("/position?from=2026-09-01&to=2026-12-01").toString(),
                forecast.toString());
    }
}
