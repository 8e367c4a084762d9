package com.billify.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.CompanyId;
import com.billify.tenancy.PendingWork;
import com.billify.testing.Browser;
import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import com.billify.testing.Ubl;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

@SpringTest
class EntryTest {
    private static final Ubl MILL = Ubl.ofTheMill();

    @Autowired
    MockMvc mvc;

    @Autowired
    PendingWork pendingWork;

    private Journey journey;

    @BeforeEach
    void theBakery() {
        journey = Journey.begin(mvc, Map.of("enterpriseNumber", "0999123457"));
    }

    @Test
    void whatIsTypedIsOwedLikeAnyInvoice() {
        JsonNode entered = enter(mill(Map.of("net", "3120", "vat", "187.2")));

        assertThat(entered.path("amount").path("amount").asString()).isEqualTo("-3307.20");
        assertThat(entered.path("net").path("amount").asString()).isEqualTo("3120.00");
        assertThat(entered.path("byHand").asBoolean()).isTrue();
        assertThat(outstanding()).isEqualByComparingTo("-3307.20");
        assertThat(journey.all("/invoices?search=molens%204471")).hasSize(1);
    }

    @Test
    void typingTheSameTwiceEntersItOnce() {
        Map<String, Object> request = request("invoice", mill(Map.of()));
        request.put("id", UUID.randomUUID().toString());

        assertThat(post("/invoices", request).status()).isEqualTo(201);
        assertThat(post("/invoices", request).json())
                .isEqualTo(post("/invoices", request).json());

        assertThat(journey.all("/invoices")).hasSize(1);
    }

    @Test
    void anInvoiceThatIsThereIsRefusedByNumber() {
        enter(mill(Map.of()));

        Browser.Answer answer = post("/invoices", request("invoice", mill(Map.of("number", "VD 26 4471"))));

        assertThat(answer.problem()).isEqualTo("invoice-exists");
        assertThat(answer.json().at("/fields/0/field").asString()).isEqualTo("number");
    }

    @ParameterizedTest(name = "{0} of {1} is {2}")
    @CsvSource({
        "number, '', required",
        "counterpartyName, '', required",
        "amount, 12.345, invalid-amount",
        "amount, 0, invalid-amount",
        "amount, -5, invalid-amount",
        "issueDate, 2026-02-30, invalid-date",
        "dueDate, 2026-01-01, due-before-issue",
        "iban, BE00 1234 5678 9012, invalid-iban",
        "counterpartyVat, BE0123456789, invalid-vat-number",
        "paymentReference, +++123/4567/89012+++, invalid-reference",
        "vat, 100, does-not-add-up",
    })
    void whatCannotBeIsRefusedByField(String field, String text, String problem) {
        Map<String, String> fields = mill(Map.of("net", "3120"));
        fields.put(field, text);

        Browser.Answer answer = post("/invoices", request("invoice", fields));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.json().at("/fields/0/field").asString()).isEqualTo(field);
        assertThat(journey.all("/invoices")).isEmpty();
    }

    @Test
    void whatAPersonSetIsNeverOverwrittenByADocument() {
        journey.bring(Map.of("mill.xml", MILL.bytes()));
        String id = id(only());
        edit(id, Map.of("dueDate", "2026-12-24", "number", "4471 of the mill"));

        JsonNode again = journey.bring(Map.of("again.xml", MILL.bytes()));

        assertThat(again.path("counts").path("knownInvoices").asInt()).isEqualTo(1);
        JsonNode invoice = journey.get("/invoices/" + id);
        assertThat(invoice.path("dueDate").asString()).isEqualTo("2026-12-24");
        assertThat(invoice.path("number").asString()).isEqualTo("4471 of the mill");
        assertThat(deviations(invoice))
                .containsExactlyInAnyOrder(
                        "dueDate 2026-12-24 but 2026-11-04", "number 4471 of the mill but VD-26-4471");
        assertThat(journey.all("/invoices")).hasSize(1);
    }

    @Test
    void restoringAFieldTakesWhatTheDocumentSays() {
        journey.bring(Map.of("mill.xml", MILL.bytes()));
        String id = id(only());
        JsonNode before = journey.get("/invoices/" + id);
        edit(id, Map.of("dueDate", "2026-12-24", "amount", "3000"));
        assertThat(outstanding()).isEqualByComparingTo("-3000");

        post("/invoices/" + id + "/restore", Map.of("fields", List.of("dueDate", "amount")));

        assertThat(journey.get("/invoices/" + id)).isEqualTo(before);
    }

    @Test
    void aDocumentOfWhatWasTypedIsOneInvoiceWithIt() {
        String id = id(enter(mill(Map.of("number", "VD 26/4471", "counterpartyName", "Molens van Damme"))));
        JsonNode typed = journey.get("/invoices/" + id);

        JsonNode preview = journey.preview(Map.of("mill.xml", MILL.bytes()));

        assertThat(preview.path("counts").path("mergedInvoices").asInt()).isEqualTo(1);
        assertThat(row(preview).at("/twins/0/id").asString()).isEqualTo(id);
        JsonNode taken = journey.takeIn(preview);
        JsonNode merged = journey.get("/invoices/" + id);
        assertThat(journey.all("/invoices")).hasSize(1);
        assertThat(outstanding()).isEqualByComparingTo("-3307.20");
        assertThat(merged.path("counterpartyName").asString()).isEqualTo("Molens van Damme");
        assertThat(merged.path("paymentReference").asString()).isEqualTo("447100263060");
        assertThat(merged.path("sources")).hasSize(1);
        assertThat(journey.bring(Map.of("again.xml", MILL.bytes()))
                        .path("counts")
                        .path("knownInvoices")
                        .asInt())
                .isEqualTo(1);
        assertThat(journey.all("/invoices")).hasSize(1);
        journey.all("/imports").forEach(one -> {
            if (!id(one).equals(id(taken))) {
                journey.undo(one);
            }
        });
        journey.undo(taken);
        assertThat(journey.get("/invoices/" + id)).isEqualTo(typed);
    }

    @Test
    void anotherAmountIsShownAndAskedAndNeverDoubled() {
        String id = id(enter(mill(Map.of("amount", "3300"))));
        JsonNode typed = journey.get("/invoices/" + id);
        JsonNode preview = journey.preview(Map.of("mill.xml", MILL.bytes()));
        JsonNode row = row(preview);
        assertThat(row.path("verdict").asString()).isEqualTo("merged");
        assertThat(row.at("/differences/0").toString()).contains("amount", "3300.00", "3307.20");

        JsonNode taken = journey.takeIn(preview);
        assertThat(outstanding()).isEqualByComparingTo("-3300");
        assertThat(deviations(journey.get("/invoices/" + id))).contains("amount 3300.00 but 3307.20");
        journey.undo(taken);

        JsonNode second = journey.preview(Map.of("mill.xml", MILL.bytes()));
        JsonNode asked = takeIn(second, Map.of("documentWins", true, "apart", false));
        assertThat(outstanding()).isEqualByComparingTo("-3307.20");
        journey.undo(asked);
        assertThat(journey.get("/invoices/" + id)).isEqualTo(typed);
    }

    @Test
    void whatMayBeTheTwinIsProposedAndMergedOnlyWhenSo() {
        String id = id(enter(mill(Map.of("number", "4471"))));
        JsonNode preview = journey.preview(Map.of("mill.xml", MILL.bytes()));
        assertThat(row(preview).path("verdict").asString()).isEqualTo("new");
        assertThat(row(preview).at("/twins/0/id").asString()).isEqualTo(id);

        takeIn(preview, Map.of("with", id, "apart", false, "documentWins", false));

        assertThat(journey.all("/invoices")).extracting(EntryTest::id).containsExactly(id);
    }

    @Test
    void aSureTwinThatAPersonKeepsApartIsAnotherInvoice() {
        enter(mill(Map.of("number", "VD-0026-4471")));
        JsonNode preview = journey.preview(Map.of("mill.xml", MILL.bytes()));
        assertThat(row(preview).path("verdict").asString()).isEqualTo("merged");

        takeIn(preview, Map.of("apart", true, "documentWins", false));

        assertThat(journey.all("/invoices")).hasSize(2);
    }

    @Test
    void whatIsExpectedIsOwedByNobodyAndInTheForecast() {
        journey.bring("2026-11-coda.cod");
        BigDecimal before = balanceOn("2026-12-20");
        String owed = journey.get("/dashboard").path("open").path("payable").toString();

        enterExpected("Van deposit", "payable", "2026-12-10", "4000", "");

        assertThat(journey.all("/invoices")).isEmpty();
        assertThat(journey.all("/invoices?kind=expected")).hasSize(1);
        assertThat(journey.get("/dashboard").path("open").path("payable").toString())
                .isEqualTo(owed);
        assertThat(journey.get("/dashboard").at("/open/expected/out/amount").asString())
                .isEqualTo("-4000.00");
        assertThat(balanceOn("2026-12-20")).isEqualByComparingTo(before.subtract(new BigDecimal(4000)));
        assertThat(journey.all("/forecast/2026-12-20").toString()).contains("\"kind\":\"expected\"", "Van deposit");
    }

    @Test
    void whatWasExpectedLongAgoIsExpectedNoMore() {
        journey.bring("2026-11-coda.cod");
        BigDecimal before = balanceOn("2026-12-20");

        enterExpected("Grant", "receivable", "2026-11-08", "500", "");
        assertThat(balanceOn("2026-12-20")).isEqualByComparingTo(before.add(new BigDecimal(500)));
        enterExpected("Old grant", "receivable", "2026-11-07", "700", "");
        assertThat(balanceOn("2026-12-20")).isEqualByComparingTo(before.add(new BigDecimal(500)));
        assertThat(journey.all("/invoices?kind=expected")).hasSize(2);
    }

    @Test
    void whenTheInvoiceOfWhatWasExpectedComesTheForecastChangesByTheDifferenceOnly() {
        journey.bring("2026-11-coda.cod");
        BigDecimal before = balanceOn("2027-02-01");
        Ubl flour = MILL.number("VD-26-9001")
                .issued(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31))
                .netCents(1000_00);
        JsonNode expected = enterExpected("Flour for Christmas", "payable", "2026-12-28", "1050", "Molens Van Damme");
        assertThat(balanceOn("2027-02-01")).isEqualByComparingTo(before.subtract(new BigDecimal(1050)));

        JsonNode preview = journey.preview(Map.of("flour.xml", flour.bytes()));
        assertThat(row(preview).path("verdict").asString()).isEqualTo("new");
        JsonNode taken = takeIn(preview, Map.of("with", id(expected), "apart", false, "documentWins", false));

        assertThat(balanceOn("2027-02-01")).isEqualByComparingTo(before.subtract(new BigDecimal(1060)));
        assertThat(journey.all("/invoices?kind=expected")).isEmpty();
        assertThat(journey.get("/invoices/" + id(expected)).path("number").asString())
                .isEqualTo("VD-26-9001");
        journey.undo(taken);
        assertThat(journey.get("/invoices/" + id(expected))).isEqualTo(expected);
        assertThat(balanceOn("2027-02-01")).isEqualByComparingTo(before.subtract(new BigDecimal(1050)));
    }

    @Test
    void whenTheMoneyThatWasExpectedComesItIsSettledAndCountedOnce() {
        journey.bring("2026-10-coda.cod");
        JsonNode line = journey.all("/transactions?matched=no&direction=out&transfers=external").stream()
                .filter(one -> one.hasNonNull("counterpartyName"))
                .findFirst()
                .orElseThrow();
        String amount = line.path("amount").path("amount").asString().substring(1);
        LocalDate day = LocalDate.parse(line.path("bookingDate").asString());

        JsonNode expected = enterExpected(
                "Something",
                "payable",
                day.plusDays(2).toString(),
                amount,
                line.path("counterpartyName").asString());

        assertThat(status(expected)).isEqualTo("settled");
        assertThat(journey.get("/invoices/" + id(expected))
                        .at("/settlements/0/rule")
                        .asString())
                .isEqualTo("expected");
        JsonNode another =
                enterExpected("Something else", "payable", day.plusDays(2).toString(), amount, "Somebody");
        assertThat(status(another)).as("another party").isEqualTo("open");
    }

    @Test
    void twoThingsExpectedThatFitOnePaymentAreLeftToAPerson() {
        journey.bring("2026-10-coda.cod");
        JsonNode line = journey.all("/transactions?matched=no&direction=out&transfers=external").stream()
                .filter(one -> one.hasNonNull("counterpartyName"))
                .findFirst()
                .orElseThrow();
        journey.undo(journey.all("/imports").getFirst());
        String amount = line.path("amount").path("amount").asString().substring(1);
        String day = line.path("bookingDate").asString();
        String name = line.path("counterpartyName").asString();
        JsonNode one = enterExpected("One", "payable", day, amount, name);
        JsonNode other = enterExpected("Other", "payable", day, amount, name);

        journey.bring("2026-10-coda.cod");

        assertThat(List.of(status(one), status(other))).containsExactly("open", "open");
        String id = journey.all("/transactions?search=" + name.split(" ")[0]).stream()
                .filter(found -> found.path("amount").equals(line.path("amount")))
                .findFirst()
                .map(EntryTest::id)
                .orElseThrow();
        assertThat(journey.browser()
                        .get(journey.company() + "/transactions/" + id + "/candidates")
                        .text())
                .contains(id(one), id(other));
    }

    @Test
    void counterpartiesAreKnownByTheBeginningOfTheirName() {
        journey.bring(Map.of("mill.xml", MILL.bytes()));

        JsonNode found = journey.get("/counterparties?direction=payable&search=mol%20dam");

        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("name").asString()).isEqualTo("Molens Van Damme NV");
        assertThat(found.get(0).path("vat").asString()).isEqualTo("BE0999060606");
        assertThat(found.get(0).path("iban").asString()).isEqualTo("BE37285030147528");
        assertThat(found.get(0).path("termDays").asInt()).isEqualTo(30);
    }

    private JsonNode enter(Map<String, String> fields) {
        return entered(request("invoice", fields));
    }

    private JsonNode enterExpected(String words, String direction, String day, String amount, String name) {
        Map<String, String> fields = new HashMap<>();
        fields.put("number", words);
        fields.put("dueDate", day);
        fields.put("amount", amount);
        fields.put("certainty", "likely");
        if (!name.isEmpty()) {
            fields.put("counterpartyName", name);
        }
        Map<String, Object> request = request("expected", fields);
        request.put("direction", direction);
        return entered(request);
    }

    private JsonNode entered(Map<String, Object> request) {
        Browser.Answer answer = post("/invoices", request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return journey.get("/invoices/" + answer.json().path("invoiceId").asString());
    }

    private void edit(String id, Map<String, String> fields) {
        Browser.Answer answer =
                journey.browser().patch(journey.company() + "/invoices/" + id, Map.of("fields", fields));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        settle();
    }

    private JsonNode takeIn(JsonNode preview, Map<String, Object> answer) {
        return journey.takeIn(preview, Map.of("0-0", answer));
    }

    private JsonNode row(JsonNode preview) {
        return journey.all("/imports/" + id(preview) + "/rows").getFirst();
    }

    private Browser.Answer post(String path, Object body) {
        Browser.Answer answer = journey.browser().post(journey.company() + path, body);
        settle();
        return answer;
    }

    /** Waits until every payment has been looked at. */
    private void settle() {
        CompanyId company = new CompanyId(
                UUID.fromString(journey.company().substring(journey.company().lastIndexOf('/') + 1)));
        for (int attempt = 0; pendingWork.isPending(company) && attempt < 600; attempt++) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
        assertThat(pendingWork.isPending(company)).isFalse();
    }

    private BigDecimal outstanding() {
        return new BigDecimal(
                journey.get("/invoices?status=open").at("/outstanding/0/amount").asString());
    }

    private BigDecimal balanceOn(String day) {
        JsonNode days = journey.get("/forecast?days=120").path("days");
        for (JsonNode one : days) {
            if (one.path("date").asString().equals(day)) {
                return new BigDecimal(one.path("balance").asString());
            }
        }
        throw new AssertionError("no such day");
    }

    private String status(JsonNode invoice) {
        return journey.get("/invoices/" + id(invoice)).path("status").asString();
    }

    private JsonNode only() {
        return journey.all("/invoices").getFirst();
    }

    private static List<String> deviations(JsonNode invoice) {
        return invoice.path("deviations")
                .valueStream()
                .map(one ->
                        one.path("field").asString() + " " + one.path("typed").asString() + " but "
                                + one.path("document").asString())
                .toList();
    }

    private static Map<String, String> mill(Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "number", "VD-26-4471",
                "counterpartyName", "Molens Van Damme NV",
                "issueDate", "2026-10-05",
                "amount", "3307.20"));
        fields.putAll(more);
        return fields;
    }

    private static Map<String, Object> request(String kind, Map<String, String> fields) {
        return new HashMap<>(Map.of("kind", kind, "direction", "payable", "fields", fields));
    }

    private static String id(JsonNode node) {
        return node.path("id").asString();
    }
}
