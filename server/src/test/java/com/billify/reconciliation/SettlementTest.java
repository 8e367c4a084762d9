package com.billify.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.banking.TransactionsBooked;
import com.billify.invoicing.InvoiceRegistered;
import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import com.billify.testing.Browser;
import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

@SpringTest
class SettlementTest {
    @Autowired
    MockMvc mvc;

    @Autowired
    CompanyTransaction transaction;

    @Autowired
    Pairing pairing;

    @Autowired
    JdbcClient jdbc;

    private Journey journey;

    @BeforeEach
    void theBakery() {
        journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod", "2026-11-coda.cod", "invoices");
    }

    @Test
    void whatAPersonTookApartIsNotPutTogetherByARuleAgain() {
        JsonNode invoice = invoice("2026-0187");
        JsonNode settlement =
                journey.get("/invoices/" + id(invoice)).path("settlements").get(0);
        assertThat(settlement.path("madeBy").asString()).isEqualTo("rule");
        assertThat(settlement.path("rule").asString()).isEqualTo("structuredReference");

        journey.browser().delete(journey.company() + "/settlements/" + id(settlement));
        lookAgain(settlement);
        assertThat(invoice("2026-0187").path("status").asString()).isEqualTo("open");

        forgetWhatWasRefused();
        lookAgain(settlement);
        assertThat(invoice("2026-0187").path("status").asString())
                .as("the rule would have made it again")
                .isEqualTo("settled");
    }

    /** The facts are told again, as they may be after a crash: at once, so that there is nothing to wait for. */
    private void lookAgain(JsonNode settlement) {
        transaction.run(company(), () -> {
            pairing.note(new TransactionsBooked(
                    company(),
                    List.of(UUID.fromString(settlement.path("transactionId").asString()))));
            pairing.note(new InvoiceRegistered(
                    company(),
                    List.of(UUID.fromString(settlement.path("invoiceId").asString()))));
        });
        pairing.lookAtAll(company());
    }

    private void forgetWhatWasRefused() {
        transaction.run(
                company(),
                () -> jdbc.sql("DELETE FROM reconciliation.refused_pair").update());
    }

    private CompanyId company() {
        return CompanyId.parse(journey.company().substring("/api/v1/companies/".length()));
    }

    @Test
    void whatAPersonTookApartAPersonMayPutTogetherAgain() {
        JsonNode invoice = invoice("2026-0187");
        JsonNode settlement =
                journey.get("/invoices/" + id(invoice)).path("settlements").get(0);
        journey.browser().delete(journey.company() + "/settlements/" + id(settlement));

        Browser.Answer answer = settle(settlement.path("transactionId").asString(), id(invoice), null);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("madeBy").asString()).isEqualTo("user");
        assertThat(invoice("2026-0187").path("status").asString()).isEqualTo("settled");
    }

    @Test
    void anAdvancePaysPartOfAnInvoiceAndIsThenUsedUp() {
        JsonNode advance = transaction("Feestcomite");

        assertThat(settle(id(advance), id(invoice("2026-0214")), "100.00").status())
                .isEqualTo(201);
        assertThat(invoice("2026-0214").path("status").asString()).isEqualTo("partlySettled");
        assertThat(invoice("2026-0214").path("outstanding").path("amount").asString())
                .isEqualTo("1993.50");
        assertThat(settle(id(advance), id(invoice("2026-0203")), "250.01").problem())
                .isEqualTo("more-than-outstanding");
        assertThat(settle(id(advance), id(invoice("2026-0203")), null)
                        .json()
                        .path("amount")
                        .path("amount")
                        .asString())
                .isEqualTo("250.00");
        assertThat(settle(id(advance), id(invoice("2026-0226")), null).problem())
                .isEqualTo("wrong-direction");
    }

    @Test
    void moneyInCannotPayABill() {
        assertThat(settle(id(transaction("Feestcomite")), id(invoice("VD-26-4633")), null)
                        .problem())
                .isEqualTo("wrong-direction");
    }

    @Test
    void aCreditNoteIsTakenOffTheInvoiceThatOnePaymentPays() {
        JsonNode advance = transaction("Feestcomite");

        assertThat(settle(id(advance), id(invoice("2026-C007")), null)
                        .json()
                        .path("amount")
                        .path("amount")
                        .asString())
                .isEqualTo("-106.00");
        assertThat(settle(id(advance), id(invoice("2026-0203")), null)
                        .json()
                        .path("amount")
                        .path("amount")
                        .asString())
                .isEqualTo("456.00");
        assertThat(journey.get("/transactions/" + id(advance))
                        .path("unsettled")
                        .path("amount")
                        .asString())
                .isEqualTo("0.00");
    }

    @Test
    void whatIsPaidAlreadyIsNotPaidTwice() {
        assertThat(settle(id(transaction("Feestcomite")), id(invoice("2026-0187")), null)
                        .problem())
                .isEqualTo("already-settled");
    }

    @Test
    void theTrailSaysByWhatAndFromWhichFile() {
        JsonNode detail = journey.get("/invoices/" + id(invoice("2026-0195")));

        assertThat(detail.path("settlements").get(0).path("rule").asString()).isEqualTo("invoiceNumber");
        assertThat(detail.path("sources").get(0).path("fileName").asString()).isEqualTo("sales-2026-0195.xml");
        JsonNode line = journey.get("/transactions/"
                + detail.path("settlements").get(0).path("transactionId").asString());
        assertThat(line.path("sources").get(0).path("format").asString()).isEqualTo("coda");
    }

    @Test
    void theBestCandidateComesFirst() {
        JsonNode invoice = invoice("2026-0187");
        JsonNode settlement =
                journey.get("/invoices/" + id(invoice)).path("settlements").get(0);
        journey.browser().delete(journey.company() + "/settlements/" + id(settlement));

        JsonNode candidates =
                journey.get("/transactions/" + settlement.path("transactionId").asString() + "/candidates");

        assertThat(candidates.get(0).path("reason").asString()).isEqualTo("reference");
        assertThat(candidates.get(0).path("invoice").path("number").asString()).isEqualTo("2026-0187");
    }

    @Test
    void searchFindsLinesByNameTextReferenceAndAmount() {
        for (String search : new String[] {"feest", "FEESTCOMITÉ", "voorschot+sluiz", "350.00", "350,00"}) {
            assertThat(journey.all("/transactions?search="
                            + java.net.URLEncoder.encode(
                                    search.replace("+", " "), java.nio.charset.StandardCharsets.UTF_8)))
                    .as(search)
                    .anyMatch(line -> line.path("counterpartyName").asString("").startsWith("Feest"));
        }
        assertThat(journey.all("/transactions?search=feest+hotel")).isEmpty();
    }

    private Browser.Answer settle(
            String transaction, String invoice, @org.jspecify.annotations.Nullable String amount) {
        Map<String, Object> body = new java.util.HashMap<>(Map.of("transactionId", transaction, "invoiceId", invoice));
        if (amount != null) {
            body.put("amount", amount);
        }
        return journey.browser().post(journey.company() + "/settlements", body);
    }

    private JsonNode invoice(String number) {
        return journey.all("/invoices?status=all").stream()
                .filter(invoice -> invoice.path("number").asString().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode transaction(String name) {
        return journey.all("/transactions?search=" + name).getFirst();
    }

    private static String id(JsonNode node) {
        return node.path("id").asString();
    }
}
