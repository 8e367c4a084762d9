package com.billify.reconciliation;

import static com.billify.reconciliation.MadeBooks.batch;
import static com.billify.reconciliation.MadeBooks.line;
import static com.billify.reconciliation.MadeBooks.payable;
import static com.billify.reconciliation.MadeBooks.receivable;
import static org.assertj.core.api.Assertions.assertThat;

import com.billify.banking.core.StatedLine;
import com.billify.invoicing.core.StatedInvoice;
import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import com.billify.tenancy.Foreground;
import com.billify.tenancy.PendingWork;
import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
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
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.JsonNode;

/** What is posted and what is asked as lines and documents come, change and go, on a real database. */
@SpringTest
@Import(MadeBooks.class)
class PairingTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Autowired
    MockMvc mvc;

    @Autowired
    MadeBooks books;

    @Autowired
    Pairing pairing;

    @Autowired
    KeyRepository keys;

    @Autowired
    PendingWork pendingWork;

    @Autowired
    CompanyTransaction transaction;

    private Journey journey;
    private CompanyId company;

    @BeforeEach
    void aCompany() {
        journey = Journey.begin(mvc);
        company = CompanyId.parse(journey.company().substring("/api/v1/companies/".length()));
    }

    /** Whoever is at it: the event that began it, another node, or what takes up the work of a killed one. */
    @Test
    void workIsPendingAsLongAsSomethingWaitsToBeLookedAt() {
        books.bring(company, line(DAY, 10_00, "Klant", null, "waits"));
        pairing.lookAtAll(company);
        UUID id = UUID.fromString(only("/transactions").path("id").asString());
        untilNothingIsPending();

        transaction.run(company, () -> keys.await(company, List.of(id), false));
        assertThat(pendingWork.isPending(company)).isTrue();

        pairing.takeTurn(company);
        untilNothingIsPending();
    }

    private void untilNothingIsPending() {
        while (pendingWork.isPending(company)) {
            Thread.yield();
        }
    }

    @Test
    void oneLineForThreeInvoicesIsPostedOrAskedWithItsReason() {
        books.bring(
                company,
                receivable("2026-1041", "Bakkerij Claes BV", DAY, 1000_00),
                receivable("2026-1043", "Bakkerij Claes BV", DAY.plusDays(2), 1500_50),
                receivable("2026-1050", "Bakkerij Claes BV", DAY.plusDays(9), 912_10));
        books.bring(company, line(DAY.plusDays(30), 3412_60, "BAKKERIJ CLAES", null, "2026-1041+1043+1050"));
        pairing.lookAtAll(company);

        JsonNode line = only("/transactions");
        if (line.path("settles").isEmpty()) {
            JsonNode proposal = only("/review").at("/proposals/0");
            assertThat(proposal.path("shares")).hasSize(3);
            assertThat(proposal.path("reasons").toString()).contains("3412.60");
        } else {
            assertThat(line.path("settles")).hasSize(3);
            assertThat(journey.get("/transactions/" + line.path("id").asString())
                            .at("/settlements/0/reasons")
                            .toString())
                    .contains("3412.60");
        }
    }

    @Test
    void aBatchIsAskedWithItsInvoicesWhicheverComeFirst() {
        books.bring(company, payable("A-1", "Molen Deinze NV", DAY, 120_00));
        books.bring(company, batch(DAY.plusDays(30), Map.of("MOLEN DEINZE", -120_00L, "Zuivel Maes", -80_50L)));
        pairing.lookAtAll(company);
        assertThat(journey.all("/review")).isEmpty();

        UUID invoice = books.bring(company, payable("B-7", "Zuivel Maes BV", DAY.plusDays(1), 80_50));
        pairing.lookAtAll(company);
        JsonNode asked = only("/review").at("/proposals/0");
        assertThat(asked.path("shares")).hasSize(2);
        assertThat(asked.path("reasons").toString()).contains("batch");
        assertThat(only("/transactions").path("settles")).isEmpty();

        books.takeBack(company, invoice);
        pairing.lookAtAll(company);
        assertThat(journey.all("/review")).isEmpty();
    }

    @Test
    void anInvoiceThatALineOfItsOwnPaysLeavesTheBatch() {
        books.bring(company, payable("A-1", "Molen Deinze NV", DAY, 120_00));
        books.bring(company, payable("B-7", "Zuivel Maes BV", DAY.plusDays(1), 80_50));
        books.bring(company, batch(DAY.plusDays(30), Map.of("MOLEN DEINZE", -120_00L, "Zuivel Maes", -80_50L)));
        pairing.lookAtAll(company);
        assertThat(only("/review").at("/proposals/0/shares")).hasSize(2);

        books.bring(company, line(DAY.plusDays(29), -80_50, "Zuivel Maes BV", null, "factuur B-7"));
        pairing.lookAtAll(company);

        assertThat(journey.all("/review")).isEmpty();
    }

    @Test
    void aLineOfAnotherAmountThatOnlyNamesAnInvoiceSettlesNothingByItself() {
        books.bring(company, receivable("2026-1041", "Bakkerij Claes BV", DAY, 1000_00));
        books.bring(company, line(DAY.plusDays(3), 217_00, "Somebody Else", null, "2026-1041"));
        pairing.lookAtAll(company);

        assertThat(only("/transactions").path("settles")).isEmpty();
        assertThat(only("/invoices?status=all").path("status").asString()).isEqualTo("open");
    }

    @Test
    void whatIsSetAsideIsNeverPaidByARuleNorProposed() {
        books.bring(company, receivable("2026-1041", "Bakkerij Claes BV", DAY, 1000_00));
        journey.browser()
                .post(
                        journey.company() + "/changes",
                        Map.of(
                                "kind",
                                "setAside",
                                "text",
                                "a mistake",
                                "invoiceIds",
                                List.of(books.invoice(company, "2026-1041"))));
        books.bring(company, line(DAY.plusDays(3), 1000_00, "Bakkerij Claes BV", null, "2026-1041"));
        pairing.lookAtAll(company);

        assertThat(only("/transactions").path("settles")).isEmpty();
        assertThat(journey.all("/review")).isEmpty();
    }

    @Test
    void anInvoiceThatIsSetAsideLetsGoOfItsPaymentAndGetsItBack() {
        books.bring(company, receivable("2026-1041", "Bakkerij Claes BV", DAY, 1000_00));
        books.bring(company, line(DAY.plusDays(3), 1000_00, "Bakkerij Claes BV", null, "2026-1041"));
        pairing.lookAtAll(company);
        assertThat(only("/transactions").path("settles")).hasSize(1);

        String change = journey.browser()
                .post(
                        journey.company() + "/changes",
                        Map.of(
                                "kind",
                                "setAside",
                                "text",
                                "a mistake",
                                "invoiceIds",
                                List.of(books.invoice(company, "2026-1041"))))
                .json()
                .path("id")
                .asString();
        pairing.lookAtAll(company);
        assertThat(only("/transactions").path("settles")).isEmpty();

        journey.browser().post(journey.company() + "/changes/" + change + "/undo", Map.of());
        pairing.lookAtAll(company);
        assertThat(only("/transactions").path("settles")).hasSize(1);
    }

    @Test
    void anInvoiceLessABankChargeIsClosedAndTheChargeIsStated() {
        books.bring(company, receivable("2026-1041", "Bakkerij Claes BV", DAY, 1000_00));
        books.bring(company, line(DAY.plusDays(20), 997_50, "Bakkerij Claes BV", null, "2026-1041"));
        pairing.lookAtAll(company);
        List<JsonNode> asked = journey.all("/review");
        if (!asked.isEmpty()) {
            accept(asked.getFirst());
        }

        JsonNode invoice = journey.get("/invoices/" + books.invoice(company, "2026-1041"));
        assertThat(invoice.path("status").asString()).isEqualTo("settled");
        assertThat(invoice.path("settlements").toString())
                .contains("\"997.50\"")
                .contains("\"2.50\"");
        assertThat(only("/transactions").path("settles")).hasSize(1);
        assertThat(journey.get("/transactions/" + books.line(company, "2026-1041"))
                        .at("/unsettled/amount")
                        .asString())
                .isEqualTo("0.00");
    }

    @Test
    void whileOnlyWatchingNothingIsPostedAndAllOfItOnceItMay() {
        journey.browser().put(journey.company() + "/review/settings", Map.of("watchOnly", true));
        books.bring(company, receivable("2026-1041", "Bakkerij Claes BV", DAY, 1000_00));
        books.bring(company, line(DAY.plusDays(3), 1000_00, "Bakkerij Claes BV", null, "2026-1041"));
        pairing.lookAtAll(company);
        assertThat(only("/transactions").path("settles")).isEmpty();
        assertThat(only("/review").path("certain").asBoolean()).isTrue();

        journey.browser().put(journey.company() + "/review/settings", Map.of("watchOnly", false));
        assertThat(only("/transactions").path("settles")).hasSize(1);
        assertThat(journey.all("/review")).isEmpty();
        journey.browser().put(journey.company() + "/review/settings", Map.of("watchOnly", true));
        assertThat(only("/transactions").path("settles"))
                .as("what is posted stays")
                .hasSize(1);
    }

    /** Deliveries come in any order, some twice over in parts, and some are taken back. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsConcludedHangsOnWhatIsKnownAndNotOnTheOrderInWhichItCame(long seed) {
        Random random = new Random(seed);
        List<StatedInvoice> invoices = new ArrayList<>();
        List<StatedLine> lines = new ArrayList<>();
        trade(random, invoices, lines);
        Collections.shuffle(invoices, random);
        Collections.shuffle(lines, random);
        List<UUID> brought = new ArrayList<>();
        int invoice = 0;
        int line = 0;
        while (invoice < invoices.size() || line < lines.size()) {
            int many = 1 + random.nextInt(9);
            if (line == lines.size() || (invoice < invoices.size() && random.nextBoolean())) {
                int to = Math.min(invoices.size(), invoice + many);
                brought.add(books.bring(company, invoices.subList(invoice, to).toArray(StatedInvoice[]::new)));
                invoice = to;
            } else {
                int to = Math.min(lines.size(), line + many);
                brought.add(books.bring(company, lines.subList(line, to).toArray(StatedLine[]::new)));
                line = to;
            }
            if (random.nextInt(3) > 0) {
                pairing.lookAtAll(company);
            }
            if (random.nextInt(6) == 0) {
                books.takeBack(company, brought.remove(random.nextInt(brought.size())));
            }
        }
        pairing.lookAtAll(company);
        String asItCame = books.conclusions(company);

        books.forgetConclusions(company);
        pairing.lookAtAll(company);

        assertThat(asItCame).isNotEmpty().isEqualTo(books.conclusions(company));

        books.forgetConclusions(company);
        List<Boolean> rests = new ArrayList<>();
        pairing.in(new Pairing.Portions(7, 11, 5), noting(rests)).lookAtAll(company);

        assertThat(books.conclusions(company))
                .as("in portions of the size of a party and less")
                .isEqualTo(asItCame);
        assertThat(rests)
                .as("gives way to a person between portions, never while it holds what others wait for")
                .hasSizeGreaterThan(3)
                .containsOnly(false);
    }

    /** Notes of each rest whether a transaction was open. */
    private static Foreground noting(List<Boolean> rests) {
        return new Foreground() {
            @Override
            public void giveWay(CompanyId company, long tookNanos) {
                rests.add(TransactionSynchronizationManager.isActualTransactionActive());
            }
        };
    }

    /** Some months of a few customers and suppliers with habits of their own. */
    private static void trade(Random random, List<StatedInvoice> invoices, List<StatedLine> lines) {
        String[] parties = {
            "Bakkerij Claes BV", "Hotel De Zwaan", "Feestzaal Ter Eiken NV", "Dupont & Fils SA", "Claes BV"
        };
        for (int party = 0; party < parties.length; party++) {
            boolean comesIn = party < 3;
            String account = random.nextBoolean() ? "BE3900170000%04d".formatted(1000 + party) : null;
            List<String> numbers = new ArrayList<>();
            long sum = 0;
            for (int count = 0; count < 6; count++) {
                String number = "%s-%d%02d".formatted(comesIn ? "2026" : "F", 100 + party, count);
                LocalDate issued = DAY.plusDays(count * 12L + random.nextInt(5));
                long cents = random.nextInt(3) == 0 ? 250_00 : 100_00 + random.nextInt(90_000);
                invoices.add(
                        comesIn
                                ? receivable(number, parties[party], issued, cents)
                                : payable(number, parties[party], issued, cents));
                numbers.add(number);
                sum += cents;
                if (random.nextInt(3) == 0) {
                    continue; // paid together with the next, or never
                }
                String text = switch (random.nextInt(4)) {
                    case 0 -> String.join(" ", numbers);
                    case 1 -> "invoice " + numbers.getLast() + " / " + count;
                    case 2 -> "thank you " + party + count;
                    default -> "payment " + party + "." + count;
                };
                long paid = random.nextInt(6) == 0 ? sum - 250 : sum;
                String name = random.nextBoolean() ? parties[party] : parties[party].toUpperCase(java.util.Locale.ROOT);
                lines.add(line(issued.plusDays(10L + random.nextInt(40)), comesIn ? paid : -paid, name, account, text));
                if (random.nextInt(8) == 0) {
                    lines.add(line(issued.plusDays(55), comesIn ? paid : -paid, name, account, text + " again"));
                }
                numbers.clear();
                sum = 0;
            }
        }
    }

    private void accept(JsonNode question) {
        List<String> invoiceIds = new ArrayList<>();
        question.at("/proposals/0/shares")
                .forEach(share -> invoiceIds.add(share.at("/invoice/id").asString()));
        assertThat(journey.browser()
                        .post(
                                journey.company() + "/review/answers",
                                Map.of(
                                        "answers",
                                        List.of(Map.of(
                                                "transactionId",
                                                question.at("/transaction/id").asString(),
                                                "kind",
                                                "accept",
                                                "proposal",
                                                0,
                                                "invoiceIds",
                                                invoiceIds))))
                        .status())
                .isEqualTo(200);
    }

    private JsonNode only(String list) {
        List<JsonNode> items = journey.all(list);
        assertThat(items).as(list).hasSize(1);
        return items.getFirst();
    }
}
