package com.billify.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.CompanyId;
import com.billify.kernel.UserId;
import com.billify.simulators.Fault;
import com.billify.simulators.yuki.YukiBook;
import com.billify.simulators.yuki.YukiBook.Item;
import com.billify.simulators.yuki.YukiSimulator;
import com.billify.testing.HybridPdf;
import com.billify.testing.Journey;
import com.billify.testing.PostgresExtension;
import com.billify.testing.SpringTest;
import com.billify.testing.Ubl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/** The whole way from a Yuki that is not one to the list of invoices. */
@SpringTest
class YukiSyncTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private static final LocalDate TODAY = LocalDate.parse(SpringTest.TODAY);
    private static final Map<String, Object> BAKERY = Map.of("enterpriseNumber", "0999123457");
    private static final String CUSTOMER = "BE0123456749";
    private static final String MILL = "BE0999060606";

    private final Sync sync;
    private final Connections connections;
    private final MockMvc mvc;
    private final YukiBook book;
    private final YukiBook.Domain domain;
    private final YukiBook.Administration administration;
    private final String key;
    private final YukiSimulator yuki;
    private Journey journey;
    private CompanyId company;

    YukiSyncTest(
            @Autowired MockMvc mvc, @Autowired Sync sync, @Autowired Connections connections, @Autowired Clock clock)
            throws IOException {
        this.mvc = mvc;
        this.sync = sync;
        this.connections = connections;
        book = new YukiBook(1, clock::instant);
        domain = book.addDomain();
        administration = domain.addAdministration("De Korenaar BV");
        key = book.addKey(domain);
        yuki = new YukiSimulator(book, 0);
        journey = Journey.begin(mvc, BAKERY);
        company = companyOf(journey);
    }

    @AfterEach
    void end() {
        assertThat(yuki.writes()).isEmpty();
        yuki.close();
    }

    @Test
    void openItemsAreInvoicesAndComeOnce() {
        administration.sell("2026-0107", "Café Demo NV", CUSTOMER, TODAY.minusDays(20), TODAY.plusDays(10), 1210_00);
        administration.sell("2026-C01", "Café Demo NV", CUSTOMER, TODAY.minusDays(3), TODAY, -121_00);
        administration.buy("F-77", "Molens Van Damme", null, TODAY.minusDays(5), TODAY.plusDays(25), 302_50);
        UUID id = connect();

        run(id);
        run(id);

        assertThat(open())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("2026-0107", "1210.00", "2026-C01", "-121.00", "F-77", "-302.50"));
        JsonNode invoice = invoice("2026-0107");
        assertThat(invoice.path("counterpartyVat").asString()).isEqualTo(CUSTOMER);
        assertThat(invoice.path("dueDate").asString())
                .isEqualTo(TODAY.plusDays(10).toString());
        assertThat(invoice.at("/links/0/provider").asString()).isEqualTo("yuki");
        assertThat(origins(invoice)).containsEntry("amount", "feed").containsEntry("dueDate", "feed");
        JsonNode connection = connection(id);
        assertThat(connection.at("/books/administration").asString()).isEqualTo("De Korenaar BV");
        assertThat(connection.at("/books/openItems").asInt()).isEqualTo(3);
        assertThat(connection.path("callsToday").asInt()).isEqualTo(domain.calls(TODAY));
        assertThat(connection.path("callsADay").asInt()).isEqualTo(400);
        assertThat(log(id).getLast().path("added").asInt()).isEqualTo(3);
        assertThat(log(id).getFirst().path("added").asInt()).isZero();
    }

    @Test
    void fileThatTheBooksKeepHangsOnItsInvoiceAndIsFetchedOnce() {
        Item item = administration.sell("2026-0110", "Demo", CUSTOMER, TODAY, TODAY.plusDays(30), 1000_00);
        Item strange = administration.buy("F-12", "Other", null, TODAY, TODAY, 10_00);
        byte[] pdf = "%PDF-1.4 the invoice as it was sent".getBytes(StandardCharsets.US_ASCII);
        book.attach(item, pdf);
        book.attach(strange, new byte[] {1, 2, 3});
        UUID id = connect();

        run(id);
        run(id);

        JsonNode files = invoice("2026-0110").path("attachments");
        assertThat(files).hasSize(1);
        assertThat(files.get(0).path("name").asString()).endsWith(".pdf");
        assertThat(journey.browser()
                        .file(journey.company() + "/documents/"
                                + files.get(0).path("documentId").asString() + "/content"))
                .isEqualTo(pdf);
        assertThat(invoice("F-12").path("attachments"))
                .as("no kind that a person would look at")
                .isEmpty();
        assertThat(yuki.asked("DocumentBinaryData")).isEqualTo(2);
        assertThat(connection(id).path("callsToday").asInt()).isEqualTo(domain.calls(TODAY));
    }

    @Test
    void keyThatMaySeeNoFilesReadsTheListsAllTheSame() {
        domain.setGivesFiles(false);
        for (int number = 0; number < 3; number++) {
            book.attach(
                    administration.sell(
                            "2026-02" + number, "Demo", CUSTOMER, TODAY, TODAY.plusDays(30), 1000_00 + number),
                    new byte[] {1});
        }
        UUID id = connect();

        run(id);
        run(id);

        assertThat(open()).hasSize(3);
        assertThat(connection(id).path("state").asString()).isEqualTo("active");
        assertThat(yuki.asked("DocumentBinaryData"))
                .as("and does not ask again today")
                .isEqualTo(1);
    }

    @Test
    void whatTheBooksSayIsPaidOfAnInvoiceIsPaidAndWhatChangesChanges() {
        Item item = administration.sell("2026-0108", "Demo", CUSTOMER, TODAY, TODAY.plusDays(30), 1000_00);
        UUID id = connect();
        run(id);

        administration.pay(item, 400_00);
        run(id);
        await(() -> "600.00".equals(open().get("2026-0108")));

        administration.put(new Item(
                item.id(),
                true,
                6,
                TODAY,
                TODAY.plusDays(60),
                "later",
                "Demo",
                item.contactId(),
                CUSTOMER,
                700_00,
                1100_00,
                "2026-0108"));
        run(id);
        await(() -> "700.00".equals(open().get("2026-0108")));
        assertThat(invoice("2026-0108").path("dueDate").asString())
                .isEqualTo(TODAY.plusDays(60).toString());
        assertThat(invoice("2026-0108").at("/amount/amount").asString()).isEqualTo("1100.00");
    }

    @Test
    void itemThatIsGoneFromTwoListsIsSettledAndItsBankLineTakesThePlaceOfTheBooks() {
        Item item = administration.buy(
                "VD-26-4471",
                "Molens Van Damme NV",
                MILL,
                LocalDate.of(2026, 10, 5),
                LocalDate.of(2026, 11, 4),
                3307_20);
        administration.buy("F-1", "Other", null, TODAY, TODAY, 10_00);
        UUID id = connect();
        run(id);

        administration.remove(item.id());
        run(id);
        assertThat(open()).as("one list is not enough").containsKey("VD-26-4471");
        yuki.meet(new Fault.Answers(500, "text/html", "<html>sorry</html>", null));
        run(id);
        assertThat(open()).as("nor is one that failed").containsKey("VD-26-4471");

        run(id);
        await(() -> !open().containsKey("VD-26-4471"));
        assertThat(settlements("VD-26-4471")).containsExactly("books -3307.20");

        journey.bring(Map.of("ubl.xml", Ubl.ofTheMill().bytes()));
        JsonNode taken = journey.bring("2026-10-coda.cod");
        await(() -> !settlements("VD-26-4471").equals(List.of("books -3307.20")));
        assertThat(settlements("VD-26-4471")).containsExactly("structuredReference -3307.20");

        journey.undo(taken);
        assertThat(settlements("VD-26-4471")).containsExactly("books -3307.20");

        administration.put(item);
        run(id);
        await(() -> open().containsKey("VD-26-4471"));
    }

    @Test
    void personWhoSaysThatItIsNotPaidKnowsBetterThanTheBooks() {
        Item item = administration.sell("2026-0109", "Demo", CUSTOMER, TODAY, TODAY.plusDays(30), 100_00);
        UUID id = connect();
        run(id);
        administration.remove(item.id());
        run(id);
        run(id);
        await(() -> open().isEmpty());

        String settlement = invoice("2026-0109").at("/settlements/0/id").asString();
        assertThat(journey.browser()
                        .delete(journey.company() + "/settlements/" + settlement)
                        .status())
                .isEqualTo(204);

        run(id);
        assertThat(open()).containsEntry("2026-0109", "100.00");
    }

    @Test
    void oneInvoiceOfUblUploadAndBooksIsOneWhateverTheOrder() {
        administration.buy(
                "VD 26-4471", "MOLENS VAN DAMME", MILL, LocalDate.of(2026, 10, 5), LocalDate.of(2026, 11, 5), 3307_20);
        byte[] ubl = Ubl.ofTheMill().bytes();
        byte[] upload = HybridPdf.of(new String(ubl, StandardCharsets.UTF_8)
                .replace("VD-26-4471", "VD/26/4471")
                .replace("Molens Van Damme NV", "Molens van Damme")
                .replaceAll("(?s)<cbc:DueDate>.*?</cbc:DueDate>", "")
                .getBytes(StandardCharsets.UTF_8));
        List<String> outcomes = new ArrayList<>();
        for (String order : List.of("ubw", "uwb", "buw", "bwu", "wub", "wbu")) {
            journey = Journey.begin(mvc, BAKERY);
            company = companyOf(journey);
            for (char one : order.toCharArray()) {
                switch (one) {
                    case 'u' -> journey.bring(Map.of("ubl.xml", ubl));
                    case 'w' -> journey.bring(Map.of("upload.pdf", upload));
                    default -> run(connect());
                }
            }
            List<JsonNode> all = journey.all("/invoices");
            assertThat(all).as(order).hasSize(1);
            JsonNode detail =
                    journey.get("/invoices/" + all.getFirst().path("id").asString());
            assertThat(detail.path("sources")).as(order).hasSize(2);
            assertThat(detail.path("links")).as(order).hasSize(1);
            Map<String, String> said = new TreeMap<>(origins(detail));
            for (String field : List.of(
                    "number",
                    "counterpartyName",
                    "counterpartyVat",
                    "issueDate",
                    "dueDate",
                    "iban",
                    "paymentReference")) {
                said.merge(field, detail.path(field).asString(), (origin, value) -> value + " (" + origin + ")");
            }
            said.put("amount", detail.at("/amount/amount").asString() + detail.path("lines"));
            outcomes.add(said.toString());
        }
        assertThat(outcomes).allMatch(outcomes.getFirst()::equals);
        assertThat(outcomes.getFirst())
                .contains("dueDate=2026-11-04 (document)")
                .contains("iban=BE37285030147528 (document)");
    }

    @Test
    void booksFillInWhatADocumentDoesNotSayAndStayWhenItIsTakenBack() {
        administration.buy(
                "VD-26-4471", "Molens Van Damme", MILL, LocalDate.of(2026, 10, 5), LocalDate.of(2026, 11, 5), 3307_20);
        String withoutDay = new String(Ubl.ofTheMill().bytes(), StandardCharsets.UTF_8)
                .replaceAll("(?s)<cbc:DueDate>.*?</cbc:DueDate>", "");
        JsonNode taken = journey.bring(Map.of("ubl.xml", withoutDay.getBytes(StandardCharsets.UTF_8)));
        run(connect());

        JsonNode both = invoice("VD-26-4471");
        assertThat(both.path("dueDate").asString()).isEqualTo("2026-11-05");
        assertThat(origins(both)).containsEntry("dueDate", "feed").containsEntry("iban", "document");

        journey.undo(taken);
        JsonNode left = invoice("VD-26-4471");
        assertThat(left.path("iban").isNull()).isTrue();
        assertThat(left.at("/amount/amount").asString()).isEqualTo("-3307.20");
    }

    @Test
    void whatAPersonTypedStaysAndDocumentsGoBeforeTheBooks() {
        assertThat(journey.browser()
                        .post(
                                journey.company() + "/invoices",
                                Map.of(
                                        "kind",
                                        "invoice",
                                        "direction",
                                        "payable",
                                        "fields",
                                        Map.of(
                                                "number", "VD-26-4471",
                                                "counterpartyName", "Molens Van Damme",
                                                "issueDate", "2026-10-05",
                                                "dueDate", "2026-12-01",
                                                "amount", "3307.20")))
                        .status())
                .isEqualTo(201);
        administration.buy(
                "VD-26-4471",
                "Molens Van Damme NV",
                MILL,
                LocalDate.of(2026, 10, 5),
                LocalDate.of(2026, 11, 5),
                3300_00);

        run(connect());
        journey.bring(Map.of("ubl.xml", Ubl.ofTheMill().bytes()));

        List<JsonNode> all = journey.all("/invoices");
        assertThat(all).hasSize(1);
        JsonNode invoice = invoice("VD-26-4471");
        assertThat(invoice.at("/amount/amount").asString()).isEqualTo("-3307.20");
        assertThat(invoice.path("dueDate").asString()).isEqualTo("2026-12-01");
    }

    @Test
    void twoItemsOfOneNumberStayTwo() {
        administration.sell("2026-0110", "Demo", CUSTOMER, TODAY, TODAY.plusDays(30), 600_00);
        administration.sell("2026-0110", "Demo", CUSTOMER, TODAY, TODAY.plusDays(60), 400_00);
        UUID id = connect();

        run(id);
        run(id);

        assertThat(open()).isEqualTo(Map.of("2026-0110", "600.00", "2026-0110 (2)", "400.00"));
    }

    @Test
    void booksThatWriteWhatIsOwedAsNegativeMeanTheSame() {
        administration.setCreditorSign(-1);
        administration.buy("F-1", "One", null, TODAY, TODAY, 100_00);
        administration.buy("F-2", "Two", null, TODAY, TODAY, 200_00);
        administration.buy("C-1", "Two", null, TODAY, TODAY, -20_00);

        run(connect());

        assertThat(open()).isEqualTo(Map.of("F-1", "-100.00", "F-2", "-200.00", "C-1", "20.00"));
    }

    @Test
    void keyOfTwoDomainsReadsItsOwnAdministrationAndNoOther() {
        YukiBook.Domain other = book.addDomain();
        YukiBook.Administration elsewhere = other.addAdministration("Elsewhere");
        elsewhere.sell("E-1", "Demo", CUSTOMER, TODAY, TODAY, 1_00);
        administration.sell("D-1", "Demo", CUSTOMER, TODAY, TODAY, 2_00);
        String both = book.addKey(domain, other);
        UUID here = connect(administration.id(), both);
        run(here);
        assertThat(open()).isEqualTo(Map.of("D-1", "2.00"));

        run(connect(elsewhere.id(), both));
        assertThat(open()).isEqualTo(Map.of("D-1", "2.00", "E-1", "1.00"));
    }

    @Test
    void sessionThatEndedIsReplacedOnceAndAKeyThatEndedAsksForItsOwner() {
        administration.sell("2026-0111", "Demo", CUSTOMER, TODAY, TODAY, 5_00);
        UUID id = connect();
        run(id);
        int before = yuki.asked("Authenticate");
        yuki.forgetSessions();
        run(id);
        assertThat(log(id).getFirst().path("outcome").asString()).isEqualTo("done");
        assertThat(yuki.asked("Authenticate")).isEqualTo(before + 1);

        book.revoke(key);
        yuki.forgetSessions();
        run(id);
        assertThat(connection(id).path("state").asString()).isEqualTo("needsUser");
        assertThat(connection(id).path("reason").asString()).isEqualTo("key-refused");
        assertThat(open()).containsKey("2026-0111");
    }

    @Test
    void nothingIsAskedOnceTheCallsOfTheDayAreSpent() {
        UUID id = connect();
        run(id);
        int calls = domain.calls(TODAY);
        postgres.ownerJdbc()
                .sql("UPDATE connection.call_counter SET calls = 399 WHERE connection_id = :id")
                .param("id", id)
                .update();

        run(id);

        assertThat(domain.calls(TODAY)).isEqualTo(calls + 1);
        assertThat(connection(id).path("callsToday").asInt()).isEqualTo(400);
        assertThat(log(id).getFirst().path("outcome").asString()).isEqualTo("wait");
        assertThat(connection(id).path("reason").asString()).isEqualTo("budget-spent");
        assertThat(connection(id).path("nextRunAt").asString()).startsWith("2026-11-22T23:00");
    }

    @Test
    void callsThatOthersSpentAtYukiMakeItWaitUntilTheNextDay() {
        UUID id = connect();
        run(id);
        domain.setLimit(domain.calls(TODAY));

        run(id);

        assertThat(connection(id).path("reason").asString()).isEqualTo("daily-limit");
        assertThat(log(id).getFirst().path("outcome").asString()).isEqualTo("wait");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | text/html       | <html>sorry</html>                                       | retry     | answer-not-xml
            503 | text/html       | <html>sorry</html>                                       | retry     | source-failed
            200 | text/xml        | <!DOCTYPE a SYSTEM "http://127.0.0.1:9/x"><a/>           | broken    | answer-unreadable
            200 | text/xml        | <a><b></a>                                               | broken    | answer-unreadable
            200 | text/xml        | <a/>                                                     | broken    | answer-without-data
            403 | text/html       | <html>no</html>                                          | needsUser | key-may-not
            """)
    void badAnswerIsLoggedForWhatItIsAndWhatWasThereStays(
            int status, String type, String body, String outcome, String reason) {
        administration.sell("2026-0112", "Demo", CUSTOMER, TODAY, TODAY, 5_00);
        UUID id = connect();
        run(id);
        yuki.meet(new Fault.Answers(status, type, body, null));

        run(id);

        assertThat(log(id).getFirst().path("outcome").asString()).isEqualTo(outcome);
        assertThat(connection(id).path("reason").asString()).isEqualTo(reason);
        assertThat(open()).isEqualTo(Map.of("2026-0112", "5.00"));
        run(id);
        assertThat(log(id).getFirst().path("outcome").asString()).isEqualTo("done");
    }

    @Test
    void answerWithoutEndAndAnswerCutOffChangeNothing() {
        administration.sell("2026-0113", "Demo", CUSTOMER, TODAY, TODAY, 5_00);
        UUID id = connect();
        run(id);

        yuki.meet(new Fault.Floods(64L << 20));
        run(id);
        assertThat(connection(id).path("reason").asString()).isEqualTo("answer-too-large");
        yuki.meet(new Fault.HangsUp());
        run(id);
        assertThat(log(id).getFirst().path("outcome").asString()).isEqualTo("retry");
        assertThat(open()).isEqualTo(Map.of("2026-0113", "5.00"));
    }

    @Test
    void itemThatCannotBeUnderstoodIsKeptShownAndReadAgain() {
        administration.sell("2026-0115", "Demo", CUSTOMER, TODAY, TODAY, 5_00);
        UUID id = connect();
        String item = "<Item ID=\"odd\"><Date>2026-11-01</Date><OpenAmount>many</OpenAmount></Item>";
        run(id);
        yuki.meet(new Fault.Dawdles(java.time.Duration.ZERO), answer("OutstandingDebtorItems", item));
        run(id);

        String address = journey.company() + "/connections/" + id;
        JsonNode part = journey.get(address + "/unreadable").get(0);
        assertThat(part.path("upstreamId").asString()).isEqualTo("odd");
        assertThat(connection(id).path("unreadable").asInt()).isEqualTo(1);
        assertThat(open()).as("one list without it is not enough").containsKey("2026-0115");
        assertThat(journey.browser()
                        .get(address + "/answers/" + part.path("answerId").asString())
                        .text())
                .contains("many");

        assertThat(journey.browser().post(address + "/read-again", Map.of()).status())
                .isEqualTo(204);
        run(id);
        assertThat(journey.get(address + "/unreadable")).isEmpty();
        assertThat(journey.browser().post(address + "/read-again", Map.of()).status())
                .as("not twice in five minutes")
                .isEqualTo(429);
    }

    private static Fault answer(String list, String items) {
        return new Fault.Answers(
                200,
                "text/xml",
                "<Envelope><Body><" + list + "Response><" + list + "Result><" + list + " xmlns=\"\">" + items + "</"
                        + list + "></" + list + "Result></" + list + "Response></Body></Envelope>",
                null);
    }

    @Test
    void probeThatIsNotAnsweredStandsInNobodysWay() {
        administration.setProbe(false, false);
        UUID id = connect();
        run(id);
        administration.sell("2026-0114", "Demo", CUSTOMER, TODAY, TODAY, 5_00);

        run(id);

        assertThat(open()).containsKey("2026-0114");
        for (int count = 0; count < 4; count++) {
            run(id);
        }
        int asked = yuki.asked("OutstandingDebtorItems");
        run(id);
        assertThat(yuki.asked("OutstandingDebtorItems")).isEqualTo(asked + 1);
        assertThat(log(id).getFirst().path("outcome").asString()).isEqualTo("done");
    }

    @Test
    void probeThatProvedRightSavesTheLists() {
        UUID id = connect();
        run(id);
        for (int count = 0; count < 3; count++) {
            administration.sell("P-" + count, "Demo", CUSTOMER, TODAY, TODAY, 5_00);
            run(id);
        }
        int asked = yuki.asked("OutstandingDebtorItems");

        run(id);
        assertThat(yuki.asked("OutstandingDebtorItems")).isEqualTo(asked);

        administration.sell("P-9", "Demo", CUSTOMER, TODAY, TODAY, 5_00);
        run(id);
        assertThat(open()).containsKey("P-9");
    }

    @Test
    void keyShowsItsAdministrationsBeforeItIsKept() {
        Map<String, Object> body = new HashMap<>(Map.of("provider", "yuki", "clientId", "", "clientSecret", key));
        assertThat(journey.browser()
                        .post(journey.company() + "/connections/test", body)
                        .status())
                .as("the real one is not reached from a test")
                .isEqualTo(503);
    }

    // ---- what happens

    private static CompanyId companyOf(Journey journey) {
        return CompanyId.parse(journey.company().substring("/api/v1/companies/".length()));
    }

    private UUID connect() {
        return connect(administration.id(), key);
    }

    private UUID connect(String administrationId, String accessKey) {
        UUID user = postgres.ownerJdbc()
                .sql("SELECT user_id FROM company.membership WHERE company_id = :company")
                .param("company", company.value())
                .query(UUID.class)
                .single();
        return connections.addSimulated(
                company, new UserId(user), "yuki", yuki.address(), new Credential(administrationId, accessKey));
    }

    private void run(UUID id) {
        postgres.ownerJdbc()
                .sql("UPDATE connection.connection SET next_run_at = '2000-01-01' WHERE id = :id")
                .param("id", id)
                .update();
        sync.run(company, id);
    }

    private static void await(BooleanSupplier so) {
        for (int attempt = 0; attempt < 200 && !so.getAsBoolean(); attempt++) {
            try {
                Thread.sleep(25);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        assertThat(so.getAsBoolean()).isTrue();
    }

    // ---- what is there

    /** What is outstanding, by number. */
    private Map<String, String> open() {
        Map<String, String> open = new TreeMap<>();
        journey.all("/invoices?status=open")
                .forEach(invoice -> open.put(
                        invoice.path("number").asString(),
                        invoice.at("/outstanding/amount").asString()));
        return open;
    }

    private JsonNode invoice(String number) {
        return journey.all("/invoices").stream()
                .filter(invoice -> invoice.path("number").asString().equals(number))
                .map(invoice -> journey.get("/invoices/" + invoice.path("id").asString()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> settlements(String number) {
        List<String> settlements = new ArrayList<>();
        invoice(number)
                .path("settlements")
                .forEach(made -> settlements.add(made.path("rule").asString() + " "
                        + made.at("/amount/amount").asString()));
        return settlements;
    }

    private static Map<String, String> origins(JsonNode invoice) {
        Map<String, String> origins = new HashMap<>();
        invoice.path("origins")
                .forEach(one -> origins.put(
                        one.path("field").asString(), one.path("origin").asString()));
        return origins;
    }

    private JsonNode connection(UUID id) {
        for (JsonNode one : journey.get("/connections")) {
            if (one.path("id").asString().equals(id.toString())) {
                return one;
            }
        }
        throw new AssertionError("no such connection");
    }

    private List<JsonNode> log(UUID id) {
        return journey.all("/connections/" + id + "/log");
    }
}
