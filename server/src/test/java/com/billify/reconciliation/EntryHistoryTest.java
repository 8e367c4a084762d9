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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/**
 * Random stories of typing, importing, editing, setting aside, settling and undoing, on three invoices of one supplier.
 * What was taken back has left no trace: the books are those of a company in which it never happened, and forecast and
 * figures agree with the lists.
 */
@SpringTest
class EntryHistoryTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    @Autowired
    MockMvc mvc;

    @Autowired
    PendingWork pendingWork;

    /** Something that is done, and that can be undone or not. */
    private sealed interface Step {
        /** @param spelling of the number and the name */
        record Type(int invoice, int spelling, int cents) implements Step {}

        record Expect(int invoice) implements Step {}

        record Import(int invoice) implements Step {}

        record Edit(int invoice, String field, String value) implements Step {}

        record PayCash(int invoice) implements Step {}

        record SetAside(int invoice) implements Step {}
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatWasTakenBackHasLeftNoTrace(long seed) {
        Random random = new Random(seed);
        Story told = new Story();
        List<Step> kept = new ArrayList<>();
        for (int count = 0; count < 8; count++) {
            Step step = step(random);
            boolean took = told.take(step);
            if (took && random.nextInt(5) < 2) {
                String between = told.state();
                told.undoLast();
                assertThat(told.take(step)).as("again: " + step).isTrue();
                assertThat(told.state()).as("undone and done again: " + step).isEqualTo(between);
                told.undoLast();
            } else if (took) {
                kept.add(step);
            }
            told.figuresAgree();
        }

        Story replayed = new Story();
        kept.forEach(
                step -> assertThat(replayed.take(step)).as("again: " + step).isTrue());

        assertThat(told.state()).isEqualTo(replayed.state());
    }

    private static Step step(Random random) {
        int invoice = random.nextInt(3);
        return switch (random.nextInt(7)) {
            case 0 -> new Step.Type(invoice, random.nextInt(3), random.nextInt(3) == 0 ? 500 : 0);
            case 1 -> new Step.Expect(invoice);
            case 2, 3 -> new Step.Import(invoice);
            case 4 ->
                random.nextBoolean()
                        ? new Step.Edit(invoice, "dueDate", "2026-12-2" + random.nextInt(5))
                        : new Step.Edit(invoice, "number", "Other-" + invoice + random.nextInt(2));
            case 5 -> new Step.PayCash(invoice);
            default -> new Step.SetAside(invoice);
        };
    }

    /** A company to which steps happen; by what it is remembered how to take the last one back. */
    private final class Story {
        private final Journey journey = Journey.begin(mvc, Map.of("enterpriseNumber", "0999123457"));
        private final List<Runnable> imports = new ArrayList<>();
        private Runnable undo = () -> {};

        /** False when the step is refused: then nothing happened. */
        boolean take(Step step) {
            return switch (step) {
                case Step.Type(int invoice, int spelling, int cents) -> type(invoice, spelling, cents);
                case Step.Expect(int invoice) -> expect(invoice);
                case Step.Import(int invoice) -> bring(invoice);
                case Step.Edit(int invoice, String field, String value) -> edit(invoice, field, value);
                case Step.PayCash(int invoice) ->
                    change(invoice, Map.of("kind", "settleOutside", "way", "cash", "day", "2026-11-20"));
                case Step.SetAside(int invoice) -> change(invoice, Map.of("kind", "setAside", "text", "not ours"));
            };
        }

        void undoLast() {
            undo.run();
            imports.remove(undo);
            undo = () -> {};
        }

        /** @param upTo the steps that still stand, up to the import in question */
        void undoImport(List<Step> upTo) {
            long before = upTo.stream().filter(Step.Import.class::isInstance).count() - 1;
            imports.get((int) before).run();
        }

        private boolean type(int invoice, int spelling, int more) {
            Ubl paper = paper(invoice);
            String number = List.of(
                            paper.number(),
                            paper.number().replace("-", "/"),
                            paper.number().replace("-", " "))
                    .get(spelling);
            String name = List.of("Molens Van Damme NV", "Molens van Damme", "MOLENS VAN DAMME n.v.")
                    .get(spelling);
            return enter(
                    "invoice",
                    Map.of(
                            "number",
                            number,
                            "counterpartyName",
                            name,
                            "issueDate",
                            paper.issued().toString(),
                            "amount",
                            decimal(paper.grossCents() + more)));
        }

        private boolean expect(int invoice) {
            Ubl paper = paper(invoice);
            return enter(
                    "expected",
                    Map.of(
                            "number",
                            "Flour " + invoice,
                            "counterpartyName",
                            "Molens Van Damme",
                            "dueDate",
                            paper.due().toString(),
                            "amount",
                            decimal(paper.grossCents()),
                            "certainty",
                            "certain"));
        }

        private boolean enter(String kind, Map<String, String> fields) {
            Browser.Answer answer = post("/invoices", Map.of("kind", kind, "direction", "payable", "fields", fields));
            return answer.status() == 201
                    && remember(answer.json().path("changeId").asString());
        }

        private boolean bring(int invoice) {
            JsonNode taken = journey.bring(
                    Map.of("paper" + invoice + ".xml", paper(invoice).bytes()));
            settle();
            undo = () -> {
                journey.undo(taken);
                settle();
            };
            imports.add(undo);
            return true;
        }

        private boolean edit(int invoice, String field, String value) {
            return of(invoice)
                    .map(id -> journey.browser()
                            .patch(journey.company() + "/invoices/" + id, Map.of("fields", Map.of(field, value))))
                    .filter(answer -> answer.status() == 200)
                    .map(answer -> answer.json().path("changeId"))
                    .filter(change -> !change.isNull())
                    .map(change -> remember(change.asString()))
                    .orElse(false);
        }

        private boolean change(int invoice, Map<String, String> request) {
            return of(invoice)
                    .map(id -> {
                        Map<String, Object> body = new HashMap<>(request);
                        body.put("invoiceIds", List.of(id));
                        return post("/changes", body);
                    })
                    .filter(answer -> answer.status() == 201)
                    .map(answer -> remember(answer.json().path("id").asString()))
                    .orElse(false);
        }

        private boolean remember(String changeId) {
            undo = () -> {
                Browser.Answer answer = post("/changes/" + changeId + "/undo", Map.of());
                assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                assertThat(answer.json().path("refused")).isEmpty();
            };
            settle();
            return true;
        }

        /** The first in the list that is about this piece of paper, whatever it is called by now. */
        private java.util.Optional<String> of(int invoice) {
            String cents = decimal(paper(invoice).grossCents());
            return everything().stream()
                    .filter(one -> one.path("number").asString().contains("Other-" + invoice)
                            || one.path("number").asString().contains("Flour " + invoice)
                            || one.path("amount").path("amount").asString().equals("-" + cents)
                            || one.path("amount")
                                    .path("amount")
                                    .asString()
                                    .equals("-" + decimal(paper(invoice).grossCents() + 500)))
                    .map(one -> one.path("id").asString())
                    .findFirst();
        }

        private List<JsonNode> everything() {
            List<JsonNode> all = new ArrayList<>(journey.all("/invoices?status=all"));
            all.addAll(journey.all("/invoices?kind=expected&status=all"));
            all.addAll(journey.all("/invoices?status=setAside"));
            all.sort(java.util.Comparator.comparing(
                    one -> one.path("amount").path("amount").asString()
                            + one.path("kind").asString()
                            + one.path("number").asString()
                            + one.path("dueDate").asString()));
            return all;
        }

        /** All that is known of every invoice, but for ids and the clock. */
        String state() {
            Map<String, Integer> said = new TreeMap<>();
            for (JsonNode one : everything()) {
                JsonNode detail = journey.get("/invoices/" + one.path("id").asString());
                String text = detail.toString()
                        .replaceAll("\"[0-9a-f]{8}-[0-9a-f-]{27}\"", "\"id\"")
                        .replaceAll("\"\\d{4}-\\d\\d-\\d\\dT[^\"]*\"", "\"at\"")
                        .replaceAll("\"by\":\"[^\"]*\"", "\"by\":\"someone\"");
                said.merge(text, 1, Integer::sum);
            }
            return said.toString().replace("}, {", "},\n{");
        }

        /** What is owed is the sum of the list, and the last day of the forecast has it and what is expected, once. */
        void figuresAgree() {
            BigDecimal owed = sum("/invoices?status=open");
            BigDecimal total = new BigDecimal(
                    journey.get("/dashboard").at("/open/payable/total/amount").asString());
            assertThat(total).isEqualByComparingTo(owed);
        }

        private BigDecimal sum(String list) {
            return journey.all(list).stream()
                    .map(one -> new BigDecimal(one.at("/outstanding/amount").asString()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        private Browser.Answer post(String path, Object body) {
            Browser.Answer answer = journey.browser().post(journey.company() + path, body);
            settle();
            return answer;
        }

        private void settle() {
            CompanyId company = new CompanyId(UUID.fromString(
                    journey.company().substring(journey.company().lastIndexOf('/') + 1)));
            for (int attempt = 0; pendingWork.isPending(company) && attempt < 600; attempt++) {
                try {
                    Thread.sleep(10);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new AssertionError(e);
                }
            }
        }
    }

    /** Amounts are far apart, so that no one of them is near another. */
    private static Ubl paper(int invoice) {
        return Ubl.ofTheMill()
                .number("VD-26-700" + invoice)
                .issued(DAY.plusDays(invoice), DAY.plusDays(30L + invoice))
                .netCents((invoice + 1) * 1000_00);
    }

    private static String decimal(int cents) {
        return "%d.%02d".formatted(cents / 100, cents % 100);
    }
}
