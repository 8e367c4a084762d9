package com.billify.reconciliation;

import static com.billify.reconciliation.MadeBooks.line;
import static com.billify.reconciliation.MadeBooks.receivable;
import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.CompanyId;
import com.billify.testing.Browser;
import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/** What a person says of bank lines, and takes back. */
@SpringTest
@Import(MadeBooks.class)
class AnswersTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String ACCOUNT = "BE68539007547034";

    @Autowired
    MockMvc mvc;

    @Autowired
    MadeBooks books;

    @Autowired
    Pairing pairing;

    private Journey journey;
    private CompanyId company;

    /** Two invoices of one customer are as large as each other, and one payment fits both: a question. */
    @BeforeEach
    void aCompanyWithQuestions() {
        journey = Journey.begin(mvc);
        company = CompanyId.parse(journey.company().substring("/api/v1/companies/".length()));
        books.bring(
                company,
                receivable("A-1", "Bakkerij Claes BV", DAY, 250_00),
                receivable("A-2", "Bakkerij Claes BV", DAY.plusDays(1), 250_00),
                receivable("A-3", "Bakkerij Claes BV", DAY.plusDays(2), 400_00),
                receivable("B-1", "Hotel De Zwaan", DAY.plusDays(3), 610_00));
        books.bring(
                company,
                line(DAY.plusDays(20), 250_00, "Bakkerij Claes BV", ACCOUNT, "thanks"),
                line(DAY.plusDays(25), 250_00, "Bakkerij Claes BV", ACCOUNT, "thanks again"),
                line(DAY.plusDays(26), 610_00, "Zwaan Hotel", null, "room"),
                line(DAY.plusDays(27), 30_00, "Bakkerij Claes BV", ACCOUNT, "a little"));
        pairing.lookAtAll(company);
    }

    @Test
    void anAnswerSettlesWhatItSaysAndIsTakenBackWhole() {
        String before = books.conclusions(company);
        JsonNode outcome = answered(Map.of(
                "transactionId", books.line(company, "thanks"),
                "kind", "settles",
                "shares", List.of(Map.of("invoiceId", books.invoice(company, "A-2")))));

        assertThat(status("A-2")).isEqualTo("settled");
        JsonNode settlement = invoice("A-2").at("/settlements/0");
        assertThat(settlement.path("madeBy").asString()).isEqualTo("user");
        undo(outcome);
        assertThat(books.conclusions(company)).isEqualTo(before);
    }

    @Test
    void aLineIsSplitOverInvoicesAndTheRestOfOneIsClosedAsACharge() {
        String before = books.conclusions(company);
        JsonNode outcome = answered(Map.of(
                "transactionId",
                books.line(company, "room"),
                "kind",
                "settles",
                "way",
                "fee",
                "shares",
                List.of(
                        Map.of("invoiceId", books.invoice(company, "A-3"), "amount", "365.00"),
                        Map.of("invoiceId", books.invoice(company, "A-1"), "amount", "245.00"))));

        assertThat(invoice("A-3").at("/outstanding/amount").asString()).isEqualTo("35.00");
        assertThat(status("A-1")).isEqualTo("settled");
        assertThat(invoice("A-1").path("settlements").toString()).contains("\"fee\"", "\"5.00\"");
        assertThat(transaction("room").at("/unsettled/amount").asString()).isEqualTo("0.00");
        undo(outcome);
        assertThat(books.conclusions(company)).isEqualTo(before);
    }

    @Test
    void noMoreIsSettledThanIsPaidOrOwed() {
        String before = books.conclusions(company);
        for (String amount : List.of("610.01", "400.01", "0.00", "-1.00", "1.001")) {
            Browser.Answer answer = answer(Map.of(
                    "transactionId", books.line(company, "room"),
                    "kind", "settles",
                    "shares", List.of(Map.of("invoiceId", books.invoice(company, "A-3"), "amount", amount))));
            assertThat(answer.status()).as(amount).isEqualTo(422);
        }
        assertThat(books.conclusions(company)).isEqualTo(before);
    }

    @Test
    void whatAPersonSettledNoOtherPersonSettlesAgain() {
        answered(settles("thanks", "A-1"));
        assertThat(answer(settles("thanks again", "A-1")).status()).isIn(409, 422);
        assertThat(invoice("A-1").path("settlements")).hasSize(1);
    }

    @Test
    void aRefusedPairIsNeverProposedAgain() {
        UUID line = books.line(company, "thanks");
        for (String number : List.of("A-1", "A-2")) {
            answered(Map.of(
                    "transactionId", line, "kind", "refuses", "invoiceIds", List.of(books.invoice(company, number))));
        }
        books.forgetConclusions(company);
        pairing.lookAtAll(company);

        assertThat(transaction("thanks").path("settles")).isEmpty();
        journey.all("/review").stream()
                .filter(one -> one.at("/transaction/id").asString().equals(line.toString()))
                .forEach(one -> one.path("proposals")
                        .forEach(proposal -> assertThat(proposal.toString()).doesNotContain("\"A-1\"", "\"A-2\"")));
    }

    @Test
    void whatPaysNoInvoiceAsksNothingUntilThatIsTakenBack() {
        String before = books.conclusions(company);
        JsonNode outcome = answered(Map.of("transactionId", books.line(company, "thanks"), "kind", "withoutDocument"));

        assertThat(transaction("thanks").path("settles")).isEmpty();
        assertThat(journey.all("/review"))
                .noneMatch(one ->
                        one.at("/transaction/remittanceInformation").asString().equals("thanks"));
        books.forgetConclusions(company);
        pairing.lookAtAll(company);
        assertThat(transaction("thanks").path("settles")).isEmpty();
        undo(outcome);
        assertThat(books.conclusions(company)).isEqualTo(before);
    }

    @Test
    void alwaysHoldsForLinesOfThePastAndToCome() {
        String before = books.conclusions(company);
        Map<String, Object> never = Map.of("transactionId", books.line(company, "thanks"), "kind", "withoutDocument");
        int lines = journey.browser()
                .post(journey.company() + "/review/rehearsal", never)
                .json()
                .path("lines")
                .asInt();
        assertThat(books.conclusions(company)).as("a rehearsal does nothing").isEqualTo(before);

        JsonNode outcome =
                post(Map.of("answers", List.of(never), "always", true)).json();
        assertThat(outcome.path("alsoChanged").asInt()).isEqualTo(lines).isPositive();
        assertThat(transaction("thanks again").path("settles")).isEmpty();
        books.bring(company, line(DAY.plusDays(40), 400_00, "Bakkerij Claes BV", ACCOUNT, "A-3 later"));
        pairing.lookAtAll(company);
        assertThat(transaction("A-3 later").path("settles")).isEmpty();
        undo(outcome);
        assertThat(transaction("A-3 later").path("settles"))
                .as("nothing is remembered any more")
                .hasSizeLessThanOrEqualTo(1);
        assertThat(journey.all("/review").toString() + journey.all("/transactions"))
                .contains("A-3");
    }

    @Test
    void whatSomebodyChangedSinceIsNotTakenBack() {
        JsonNode first = answered(settles("thanks", "A-1"));
        answered(settles("thanks", "A-3"));
        Browser.Answer answer = journey.browser()
                .post(journey.company() + "/changes/" + first.path("changeId").asString() + "/undo", Map.of());

        assertThat(answer.status()).isEqualTo(409);
        assertThat(status("A-3")).isEqualTo("partlySettled");
    }

    @Test
    void theTrailKeepsWhatWasTakenBack() {
        JsonNode first = answered(settles("thanks", "A-1"));
        undo(first);

        JsonNode past = transaction("thanks").path("past");
        assertThat(past).isNotEmpty();
        assertThat(past.toString()).contains("\"A-1\"");
        assertThat(past.get(0).path("undoneBy").asString()).isNotEmpty();
    }

    @Test
    void manyAreAcceptedAtOnceAndWhatHasChangedIsLeft() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (JsonNode question : journey.all("/review")) {
            all.add(Map.of(
                    "transactionId",
                    question.at("/transaction/id").asString(),
                    "kind",
                    "accept",
                    "proposal",
                    0,
                    "invoiceIds",
                    invoiceIds(question)));
        }
        if (all.isEmpty()) {
            return;
        }
        String before = books.conclusions(company);
        all.add(Map.of(
                "transactionId",
                books.line(company, "a little"),
                "kind",
                "accept",
                "proposal",
                0,
                "invoiceIds",
                List.of(books.invoice(company, "B-1"))));
        JsonNode outcome = post(Map.of("answers", all)).json();
        assertThat(outcome.path("skipped").toString()).contains("changed-since");
        undo(outcome);
        assertThat(books.conclusions(company)).isEqualTo(before);
    }

    /** Anything may be said in any order, and taken back last first: then it is as it was. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whateverIsTakenBackLeavesTheStateBefore(long seed) {
        Random random = new Random(seed);
        String[] lines = {"thanks", "thanks again", "room", "a little"};
        String[] invoices = {"A-1", "A-2", "A-3", "B-1"};
        Deque<Map.Entry<String, JsonNode>> done = new ArrayDeque<>();
        for (int step = 0; step < 9; step++) {
            String before = books.conclusions(company);
            if (!done.isEmpty() && random.nextInt(3) == 0) {
                Map.Entry<String, JsonNode> last = done.pop();
                undo(last.getValue());
                assertThat(books.conclusions(company)).as("step %d", step).isEqualTo(last.getKey());
                continue;
            }
            Map<String, Object> said = new HashMap<>();
            said.put("transactionId", books.line(company, lines[random.nextInt(lines.length)]));
            UUID invoice = books.invoice(company, invoices[random.nextInt(invoices.length)]);
            switch (random.nextInt(4)) {
                case 0 -> said.put("kind", "withoutDocument");
                case 1 -> {
                    said.put("kind", "refuses");
                    said.put("invoiceIds", List.of(invoice));
                }
                default -> {
                    said.put("kind", "settles");
                    said.put("shares", List.of(Map.of("invoiceId", invoice)));
                    if (random.nextBoolean()) {
                        said.put("way", "discount");
                    }
                }
            }
            Browser.Answer answer = post(Map.of("answers", List.of(said), "always", random.nextInt(4) == 0));
            if (answer.status() == 200) {
                done.push(Map.entry(before, answer.json()));
            } else {
                assertThat(books.conclusions(company))
                        .as("refused: %s", answer.text())
                        .isEqualTo(before);
            }
        }
        while (!done.isEmpty()) {
            Map.Entry<String, JsonNode> last = done.pop();
            undo(last.getValue());
            assertThat(books.conclusions(company)).isEqualTo(last.getKey());
        }
    }

    private Map<String, Object> settles(String line, String invoice) {
        return Map.of(
                "transactionId", books.line(company, line),
                "kind", "settles",
                "shares", List.of(Map.of("invoiceId", books.invoice(company, invoice))));
    }

    private static List<String> invoiceIds(JsonNode question) {
        List<String> ids = new ArrayList<>();
        question.at("/proposals/0/shares")
                .forEach(share -> ids.add(share.at("/invoice/id").asString()));
        return ids;
    }

    private JsonNode answered(Map<String, Object> said) {
        Browser.Answer answer = answer(said);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private Browser.Answer answer(Map<String, Object> said) {
        return post(Map.of("answers", List.of(said)));
    }

    private Browser.Answer post(Map<String, Object> request) {
        return journey.browser().post(journey.company() + "/review/answers", request);
    }

    private void undo(JsonNode outcome) {
        Browser.Answer answer = journey.browser()
                .post(journey.company() + "/changes/" + outcome.path("changeId").asString() + "/undo", Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("refused")).isEmpty();
    }

    private JsonNode invoice(String number) {
        return journey.get("/invoices/" + books.invoice(company, number));
    }

    private String status(String number) {
        return invoice(number).path("status").asString();
    }

    private JsonNode transaction(String text) {
        return journey.get("/transactions/" + books.line(company, text));
    }
}
