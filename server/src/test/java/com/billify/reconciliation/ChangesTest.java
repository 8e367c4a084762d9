package com.billify.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import com.billify.testing.Browser;
import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Deeds to many rows at once, and what undoing them leaves: exactly what was there before. */
@SpringTest
class ChangesTest {
    private static final byte[] PDF = "%PDF-1.7\nreceipt".getBytes(StandardCharsets.UTF_8);

    @Autowired
    MockMvc mvc;

    private Journey journey;

    @BeforeEach
    void theBakery() {
        journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod", "2026-11-coda.cod", "invoices");
    }

    @Test
    void whatIsSetAsideCountsNowhereAndComesBack() {
        String before = state();
        JsonNode change = change("setAside", Map.of("invoiceFilter", Map.of("status", "open"), "text", "not ours"));

        assertThat(change.path("rows").asInt()).isEqualTo(7);
        assertThat(journey.all("/invoices?status=open")).isEmpty();
        assertThat(journey.all("/invoices?status=setAside")).hasSize(7);
        assertThat(journey.get("/dashboard").at("/open/payable/total/amount").asString())
                .isEqualTo("0.00");
        assertThat(journey.get("/forecast?days=60").path("days").valueStream())
                .allSatisfy(day -> assertThat(day.path("expectedIn").asString()).isEqualTo("0.00"));
        String line = journey.all("/transactions?matched=no&direction=in")
                .getFirst()
                .path("id")
                .asString();
        assertThat(journey.get("/transactions/" + line + "/candidates")).isEmpty();

        assertThat(undo(change).path("refused")).isEmpty();
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void takingBackAndUndoingThatSetsAsideAgain() {
        change("setAside", Map.of("invoiceFilter", Map.of("status", "open"), "text", "not ours"));
        String before = state();
        JsonNode change = change("takeBack", Map.of("invoiceFilter", Map.of("status", "setAside")));
        assertThat(journey.all("/invoices?status=open")).hasSize(7);

        undo(change);

        assertThat(state()).isEqualTo(before);
    }

    @Test
    void dueDatesMoveTogetherAndBack() {
        String before = state();
        List<String> days = days();

        JsonNode change = change("moveDue", Map.of("invoiceFilter", Map.of("status", "open"), "shiftDays", 10));

        assertThat(days())
                .isEqualTo(days.stream()
                        .map(day -> java.time.LocalDate.parse(day).plusDays(10).toString())
                        .toList());
        undo(change);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void whatIsPaidOutsideTheBankChangesNoBalance() {
        String before = state();
        String balance = journey.get("/dashboard").at("/balance/amount").asString();

        JsonNode change = change(
                "settleOutside", Map.of("invoiceFilter", Map.of("status", "open"), "way", "cash", "day", "2026-11-20"));

        assertThat(journey.all("/invoices?status=open")).isEmpty();
        assertThat(journey.get("/dashboard").at("/balance/amount").asString()).isEqualTo(balance);
        JsonNode settlement = journey.get("/invoices/" + id("2026-0203")).at("/settlements/0");
        assertThat(settlement.path("rule").asString()).isEqualTo("outsideBank");
        assertThat(settlement.path("way").asString()).isEqualTo("cash");
        assertThat(settlement.path("bookingDate").asString()).isEqualTo("2026-11-20");
        assertThat(settlement.path("transactionId").isNull()).isTrue();
        undo(change);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aDayToComeIsNoDayOnWhichSomethingWasPaid() {
        assertThat(ask("settleOutside", Map.of("invoiceFilter", Map.of(), "way", "cash", "day", "2026-11-23"))
                        .problem())
                .isEqualTo("in-the-future");
    }

    @Test
    void settlementsAreTakenApartAndPutTogetherAgain() {
        String before = state();
        JsonNode change = change("undoSettlements", Map.of("invoiceFilter", Map.of("status", "settled")));
        assertThat(journey.all("/invoices?status=settled")).isEmpty();

        assertThat(undo(change).path("refused")).isEmpty();

        assertThat(state()).isEqualTo(before);
    }

    @Test
    void settlementsOfBankLinesAreTakenApartAndPutTogetherAgain() {
        String before = state();
        JsonNode change = change("undoSettlements", Map.of("transactionFilter", Map.of("matched", "yes")));
        assertThat(journey.all("/invoices?status=settled")).isEmpty();

        undo(change);

        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aNoteOnManyIsFoundByItsWordsAndTakenBack() {
        String before = state();
        JsonNode change = change(
                "note", Map.of("invoiceFilter", Map.of("status", "open"), "text", "Ask the accountant in Kortrijk"));

        assertThat(journey.all("/invoices?search=kortr"))
                .hasSize(7)
                .allSatisfy(
                        invoice -> assertThat(invoice.path("noteCount").asInt()).isEqualTo(1));
        undo(change);
        assertThat(journey.all("/invoices?search=kortr")).isEmpty();
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aRowThatSomebodyChangedSinceIsNamedAndLeftAlone() {
        JsonNode change = change("moveDue", Map.of("invoiceFilter", Map.of("status", "open"), "shiftDays", 10));
        String changed = id("2026-0203");
        journey.browser()
                .patch(journey.company() + "/invoices/" + changed, Map.of("fields", Map.of("dueDate", "2027-01-05")));

        JsonNode undone = undo(change);

        assertThat(undone.path("refused")).hasSize(1);
        assertThat(undone.at("/refused/0/label").asString()).contains("2026-0203");
        assertThat(undone.at("/change/undone").asInt()).isEqualTo(6);
        assertThat(journey.get("/invoices/" + changed).path("dueDate").asString())
                .isEqualTo("2027-01-05");
        assertThat(journey.browser()
                        .post(
                                journey.company() + "/changes/"
                                        + change.path("id").asString() + "/undo",
                                Map.of())
                        .problem())
                .isEqualTo("changed-since");
    }

    @Test
    void aSettlementWhosePlaceIsTakenIsNotPutTogetherAgain() {
        JsonNode change = change("undoSettlements", Map.of("invoiceIds", List.of(id("2026-0187"))));
        change("settleOutside", Map.of("invoiceIds", List.of(id("2026-0187")), "way", "other"));

        Browser.Answer answer = journey.browser()
                .post(journey.company() + "/changes/" + change.path("id").asString() + "/undo", Map.of());

        assertThat(answer.problem()).isEqualTo("changed-since");
        assertThat(journey.get("/invoices/" + id("2026-0187")).path("settlements"))
                .hasSize(1);
    }

    @Test
    void whatWasTypedGoesWithAllThatHangsOnItAndComesBackWithIt() {
        String id = enter();
        String line = journey.all("/transactions?matched=no&direction=out&transfers=external")
                .getFirst()
                .path("id")
                .asString();
        journey.browser()
                .post(
                        journey.company() + "/settlements",
                        Map.of("transactionId", line, "invoiceId", id, "amount", "-0.50"));
        journey.browser().post(journey.company() + "/invoices/" + id + "/notes", Map.of("text", "Paid in part"));
        attach("/invoices/" + id, "receipt.pdf", PDF);
        String before = state();
        JsonNode detail = journey.get("/invoices/" + id);

        JsonNode change = change("delete", Map.of("invoiceIds", List.of(id)));
        assertThat(journey.browser().get(journey.company() + "/invoices/" + id).status())
                .isEqualTo(404);
        assertThat(journey.get("/transactions/" + line).path("settlements")).isEmpty();
        assertThat(undo(change).path("refused")).isEmpty();

        assertThat(journey.get("/invoices/" + id)).isEqualTo(detail);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void whatADocumentStatesIsNotDeletedButSetAside() {
        Browser.Answer answer = ask("delete", Map.of("invoiceFilter", Map.of("status", "open")));

        assertThat(answer.problem()).isEqualTo("has-document");
        assertThat(journey.all("/invoices?status=open")).hasSize(7);
    }

    @Test
    void enteringIsTakenBackToo() {
        String before = state();
        String id = enter();
        JsonNode change = journey.all("/changes").getFirst();
        assertThat(change.path("kind").asString()).isEqualTo("entered");

        undo(change);

        assertThat(state()).isEqualTo(before);
        assertThat(journey.browser().get(journey.company() + "/invoices/" + id).status())
                .isEqualTo(404);
    }

    @Test
    void anInvoiceCannotBecomeSmallerThanWhatIsSettledOfIt() {
        Browser.Answer answer = journey.browser()
                .patch(journey.company() + "/invoices/" + id("2026-0187"), Map.of("fields", Map.of("amount", "1")));

        assertThat(answer.problem()).isEqualTo("less-than-settled");
        assertThat(journey.get("/invoices/" + id("2026-0187")).path("deviations"))
                .isEmpty();
    }

    @Test
    void aListThatHasChangedSinceIsNotTouched() {
        assertThat(ask("setAside", Map.of("invoiceFilter", Map.of("status", "open"), "count", 8, "text", "x"))
                        .problem())
                .isEqualTo("list-changed");
        assertThat(journey.all("/invoices?status=open")).hasSize(7);
    }

    @Test
    void whatChangesNothingIsSaid() {
        assertThat(ask("takeBack", Map.of("invoiceFilter", Map.of("status", "open")))
                        .problem())
                .isEqualTo("nothing-to-change");
        assertThat(ask("takeBack", Map.of("invoiceIds", List.of())).problem()).isEqualTo("nothing-chosen");
        assertThat(ask("delete", Map.of("transactionFilter", Map.of())).problem())
                .isEqualTo("not-of-transactions");
    }

    @Test
    void everyDeedIsInTheRecord() {
        JsonNode change = change("moveDue", Map.of("invoiceIds", List.of(id("2026-0203")), "day", "2026-12-24"));
        undo(change);

        List<JsonNode> entries = journey.all("/audit");
        assertThat(entries.get(1).path("action").asString()).isEqualTo("changeMade");
        assertThat(entries.get(1).at("/details/row").asString()).contains("2026-0203");
        assertThat(entries.get(0).path("action").asString()).isEqualTo("changeUndone");
    }

    @Test
    void notesAreWrittenChangedAndRemoved() {
        String line = journey.all("/transactions").getFirst().path("id").asString();
        String path = journey.company() + "/transactions/" + line + "/notes";
        assertThat(journey.browser().post(path, Map.of("text", "  ")).problem()).isEqualTo("required");
        assertThat(journey.browser()
                        .post(path, Map.of("text", "x".repeat(2001)))
                        .problem())
                .isEqualTo("too-long");
        assertThat(journey.browser().post(path, Map.of("text", "Hairdryer")).status())
                .isEqualTo(201);
        assertThat(journey.all("/transactions?search=hairdr")).hasSize(1);
        JsonNode note = journey.get("/transactions/" + line).at("/notes/0");
        assertThat(note.path("by").isNull()).isFalse();

        String address = journey.company() + "/notes/" + note.path("id").asString();
        journey.browser().put(address, Map.of("text", "Kettle"));
        assertThat(journey.all("/transactions?search=hairdr")).isEmpty();
        assertThat(journey.all("/transactions?search=kettle")
                        .getFirst()
                        .path("noteCount")
                        .asInt())
                .isEqualTo(1);
        assertThat(journey.get("/transactions/" + line).at("/notes/0/changedAt").isNull())
                .isFalse();

        assertThat(journey.browser().delete(address).status()).isEqualTo(204);
        assertThat(journey.all("/transactions?search=kettle")).isEmpty();
    }

    @Test
    void filesAreJudgedByTheirBytesAndGivenBackAsDownloads() {
        String invoice = "/invoices/" + id("2026-0203");
        assertThat(attach(invoice, "receipt.exe", PDF).status()).isEqualTo(201);
        JsonNode attachment = journey.get(invoice).at("/attachments/0");
        assertThat(attachment.path("mediaType").asString()).isEqualTo("application/pdf");
        Browser.Answer file = journey.browser()
                .get(journey.company() + "/documents/"
                        + attachment.path("documentId").asString() + "/content");
        assertThat(file.headers().get("Content-Disposition")).startsWith("attachment");
        assertThat(file.headers().get("X-Content-Type-Options")).isEqualTo("nosniff");

        assertThat(attach(invoice, "receipt.pdf", new byte[] {'M', 'Z', 0, 1, 2, 3})
                        .problem())
                .isEqualTo("unknown-file-type");
        assertThat(journey.all("/invoices?search=0203")
                        .getFirst()
                        .path("attachmentCount")
                        .asInt())
                .isEqualTo(1);

        journey.browser()
                .delete(journey.company() + "/attachments/"
                        + attachment.path("id").asString());
        assertThat(journey.browser()
                        .get(journey.company() + "/documents/"
                                + attachment.path("documentId").asString() + "/content")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void fileThatIsHeldStaysUntilAnOwnerLiftsTheHold() {
        String invoice = "/invoices/" + id("2026-0203");
        attach(invoice, "receipt.pdf", PDF);
        JsonNode attachment = journey.get(invoice).at("/attachments/0");
        String file = journey.company() + "/documents/"
                + attachment.path("documentId").asString();
        String hung =
                journey.company() + "/attachments/" + attachment.path("id").asString();
        assertThat(journey.browser().put(file + "/hold", Map.of("reason", " ")).status())
                .isEqualTo(422);

        JsonNode held = journey.browser()
                .put(file + "/hold", Map.of("reason", "dispute"))
                .json();

        assertThat(held.at("/hold/reason").asString()).isEqualTo("dispute");
        assertThat(held.path("keptUntil").isNull()).as("no accounting document").isTrue();
        assertThat(journey.browser().delete(hung).problem()).isEqualTo("file-held");
        assertThat(journey.get(invoice).path("attachments")).hasSize(1);
        assertThat(journey.browser().delete(file + "/hold").json().path("hold").isNull())
                .isTrue();
        assertThat(journey.browser().delete(hung).status()).isEqualTo(204);
        assertThat(journey.browser().get(file + "/keeping").status()).isEqualTo(404);
    }

    @Test
    void fileThatStatesAnInvoiceIsKeptTenYearsAfterTheYearInWhichItCame() {
        JsonNode invoice = journey.get("/invoices/" + id("2026-0203"));

        assertThat(journey.get("/documents/"
                                + invoice.at("/sources/0/documentId").asString() + "/keeping")
                        .path("keptUntil")
                        .asString())
                .isEqualTo("2036-12-31");
    }

    @Test
    void aFileThatSomethingElseSpeaksOfStays() {
        byte[] sales = Objects.requireNonNull(Journey.fixtures("invoices").get("sales-2026-0203.xml"));
        String invoice = "/invoices/" + id("2026-0203");
        attach(invoice, "copy.xml", sales);
        JsonNode attachment = journey.get(invoice).at("/attachments/0");

        assertThat(journey.browser()
                        .delete(journey.company() + "/attachments/"
                                + attachment.path("id").asString())
                        .status())
                .isEqualTo(204);

        assertThat(journey.browser()
                        .get(journey.company() + "/documents/"
                                + attachment.path("documentId").asString() + "/content")
                        .status())
                .isEqualTo(200);
    }

    /** All that lists and figures say, in one text, but for the forecast: that is made when there is time. */
    private String state() {
        ObjectNode dashboard = (ObjectNode) journey.get("/dashboard");
        dashboard.remove("forecast");
        return String.join(
                "\n",
                journey.all("/invoices?status=all").toString(),
                journey.all("/invoices?status=setAside").toString(),
                journey.all("/invoices?kind=expected&status=all").toString(),
                journey.all("/transactions").toString(),
                dashboard.toString());
    }

    private List<String> days() {
        return journey.all("/invoices?status=open").stream()
                .map(invoice -> invoice.path("dueDate").asString())
                .toList();
    }

    private String enter() {
        return journey.browser()
                .post(
                        journey.company() + "/invoices",
                        Map.of(
                                "kind", "invoice",
                                "direction", "payable",
                                "fields",
                                        Map.of(
                                                "number", "K-1",
                                                "counterpartyName", "Kleermaker",
                                                "issueDate", "2026-11-02",
                                                "amount", "12.10")))
                .json()
                .path("invoiceId")
                .asString();
    }

    private Browser.Answer attach(String path, String name, byte[] content) {
        return journey.browser()
                .perform(multipart(URI.create(journey.company() + path + "/attachments"))
                        .file(new MockMultipartFile("file", name, "application/octet-stream", content)));
    }

    private JsonNode change(String kind, Map<String, Object> request) {
        Browser.Answer answer = ask(kind, request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private Browser.Answer ask(String kind, Map<String, Object> request) {
        Map<String, Object> body = new HashMap<>(request);
        body.put("kind", kind);
        return journey.browser().post(journey.company() + "/changes", body);
    }

    private JsonNode undo(JsonNode change) {
        Browser.Answer answer = journey.browser()
                .post(journey.company() + "/changes/" + change.path("id").asString() + "/undo", Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private String id(String number) {
        return journey.all("/invoices?status=all").stream()
                .filter(invoice -> invoice.path("number").asString().equals(number))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }
}
