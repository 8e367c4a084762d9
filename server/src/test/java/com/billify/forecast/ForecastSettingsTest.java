package com.billify.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

@SpringTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForecastSettingsTest {
    @Autowired
    MockMvc mvc;

    private @Nullable Journey bakery;

    /** One for all tests: each looks only at what its own answers change. */
    private Journey bakery() {
        Journey known = bakery;
        if (known == null) {
            known = Journey.begin(mvc, Map.of("floor", "5000", "enterpriseNumber", "0999123457"));
            known.bring("2026-10-coda.cod", "2026-11-coda.cod", "2026-10-camt053.xml", "invoices");
            known.forecast(1);
            bakery = known;
        }
        return known;
    }

    private static JsonNode put(Journey journey, String path, Map<String, Object> body) {
        var answer = journey.browser().put(journey.company() + "/forecast/settings" + path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode duty(JsonNode settings, String kind) {
        for (JsonNode duty : settings.path("duties")) {
            if (duty.path("kind").asString().equals(kind)) {
                return duty;
            }
        }
        throw new AssertionError(kind);
    }

    private static BigDecimal lastMean(Journey journey) {
        journey.forecast(1);
        return new BigDecimal(
                journey.get("/forecast/weeks").at("/weeks/12/closing/amount").asString());
    }

    @Test
    void withOneBankFileAndNothingSaidTheForecastSaysWhatIsMissing() {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod");
        journey.forecast(1);

        JsonNode settings = journey.get("/forecast/settings");
        JsonNode sharper = journey.get("/forecast/sharper");

        assertThat(settings.path("vatRegime").isNull()).isTrue();
        assertThat(duty(settings, "vat").path("standing").asString()).isEqualTo("off");
        assertThat(new BigDecimal(sharper.at("/band/amount").asString())).isPositive();
        assertThat(sharper.path("gains")).isNotEmpty();
    }

    @Test
    void whatIsSaidIsCountedFromItsDayOn() {
        Journey journey = bakery();
        BigDecimal before = lastMean(journey);

        JsonNode settings = put(journey, "/duties/selfEmployed", Map.of("counts", true, "amount", "1200.00"));

        assertThat(duty(settings, "selfEmployed").at("/amount/amount").asString())
                .isEqualTo("1200.00");
        BigDecimal less = before.subtract(lastMean(journey));
        assertThat(less).isBetween(new BigDecimal("1150"), new BigDecimal("1250"));
        JsonNode counted = duty(journey.get("/forecast/settings"), "selfEmployed");
        assertThat(counted.path("standing").asString()).isEqualTo("counted");
        assertThat(counted.path("nextOn").asString()).isEqualTo("2026-12-31");
    }

    /** On 22 November: of the calendar year the last prepayment comes on 21 December, of one until 30 June the second on 11 January. */
    @Test
    void prepaymentsFollowTheFinancialYear() {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod");
        put(journey, "/duties/prepayment", Map.of("counts", true, "amount", "2500.00"));
        assertThat(nextPrepayment(journey)).isEqualTo("2026-12-21");

        journey.browser().patch(journey.company(), Map.of("financialYearStart", "07-01"));

        assertThat(nextPrepayment(journey)).isEqualTo("2027-01-11");
    }

    private static String nextPrepayment(Journey journey) {
        journey.forecast(90);
        return duty(journey.get("/forecast/settings"), "prepayment")
                .path("nextOn")
                .asString();
    }

    @Test
    void unusedCreditCountsWhereTheFloorIsAskedFor() {
        Journey journey = bakery();
        int without = belowFloor(journey);
        Map<String, Object> said = new HashMap<>();
        said.put("unusedCredit", "1000000");

        put(journey, "", said);

        assertThat(belowFloor(journey)).isZero().isLessThanOrEqualTo(without);
        JsonNode outlook = journey.forecast(90).path("outlook");
        assertThat(outlook.at("/unusedCredit/amount").asString()).isEqualTo("1000000.00");
        assertThat(outlook.path("firstBelowFloor").isNull()).isTrue();
    }

    private static int belowFloor(Journey journey) {
        return journey.forecast(90).at("/outlook/chances/2/belowFloorPermille").asInt();
    }

    /** A statement of fourteen months in which nothing moves but a rent. */
    private static byte[] rents() {
        StringBuilder entries = new StringBuilder();
        LocalDate first = LocalDate.of(2025, 10, 3);
        for (int month = 0; month < 14; month++) {
            entries.append("""
                    <Ntry><Amt Ccy="EUR">950.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
                    <BookgDt><Dt>%1$s</Dt></BookgDt><ValDt><Dt>%1$s</Dt></ValDt><AcctSvcrRef>R%2$s</AcctSvcrRef>
                    <NtryDtls><TxDtls><RltdPties><Cdtr><Pty><Nm>Immo Leie</Nm></Pty></Cdtr>
                    <CdtrAcct><Id><IBAN>BE68539007547034</IBAN></Id></CdtrAcct></RltdPties>
                    <RmtInf><Ustrd>huur</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
                    """.formatted(first.plusMonths(month), month));
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
                <GrpHdr><MsgId>R1</MsgId><CreDtTm>2026-11-20T04:00:00+01:00</CreDtTm></GrpHdr>
                <Stmt><Id>R1-1</Id><CreDtTm>2026-11-20T04:00:00+01:00</CreDtTm>
                <Acct><Id><IBAN>BE97737411882049</IBAN></Id><Ccy>EUR</Ccy></Acct>
                <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">20000.00</Amt>
                <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2025-10-01</Dt></Dt></Bal>
                <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">6700.00</Amt>
                <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-20</Dt></Dt></Bal>
                """.concat(entries.toString())
                .concat("</Stmt></BkToCstmrStmt></Document>")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatHasEndedLeavesTheForecastAndCanBeTakenBack() {
        Journey journey = Journey.begin(mvc);
        journey.bring(Map.of("rents.xml", rents()));
        journey.forecast(1);
        JsonNode first = journey.get("/forecast/settings").path("series").get(0);
        Map<String, Object> ended = new HashMap<>();
        ended.put("key", first.path("key").asString());
        ended.put("word", "ended");

        put(journey, "/series", ended);
        journey.forecast(1);

        JsonNode after = state(journey, first);
        assertThat(first.path("name").asString()).isEqualTo("Immo Leie");
        assertThat(after.path("word").asString()).isEqualTo("ended");
        assertThat(after.path("nextOn").isNull()).isTrue();
        assertThat(after.path("name")).isEqualTo(first.path("name"));
        ended.put("word", null);
        put(journey, "/series", ended);
        journey.forecast(1);
        assertThat(state(journey, first)).isEqualTo(first);
    }

    private static JsonNode state(Journey journey, JsonNode like) {
        for (JsonNode one : journey.get("/forecast/settings").path("series")) {
            if (one.path("key").equals(like.path("key"))) {
                return one;
            }
        }
        throw new AssertionError(like.toString());
    }

    @Test
    void whatIsPlannedAgainAndAgainIsCountedUntilItIsTakenBack() {
        Journey journey = bakery();
        BigDecimal before = lastMean(journey);
        String vessels = journey.company() + "/forecast/vessels";
        Map<String, Object> cleaning = Map.of(
                "label", "Poetsdienst",
                "amount", Map.of("amount", "-250.00", "currency", "EUR"),
                "months", 1,
                "from", "2026-12-05",
                "until", "2027-01-31");

        var added = journey.browser().post(vessels, cleaning);

        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(before.subtract(lastMean(journey))).isEqualByComparingTo("500.00");
        assertThat(journey.all("/forecast/explanation/2027-01-20"))
                .anySatisfy(part ->
                        assertThat(part.path("counterpartyName").asString("")).isEqualTo("Poetsdienst"));
        assertThat(journey.browser()
                        .delete(vessels + "/" + added.json().path("id").asString())
                        .status())
                .isEqualTo(204);
        assertThat(lastMean(journey)).isEqualByComparingTo(before);
        assertThat(journey.get("/forecast/vessels")).isEmpty();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        Journey journey = Journey.begin(mvc);
        String settings = journey.company() + "/forecast/settings";

        assertThat(journey.browser()
                        .put(settings + "/duties/vat", Map.of("counts", true, "amount", "-5"))
                        .status())
                .isEqualTo(422);
        assertThat(journey.browser().put(settings, Map.of("unusedCredit", "-1")).status())
                .isEqualTo(422);
        assertThat(journey.browser()
                        .put(settings + "/series", Map.of("key", "nobody", "word", "ended"))
                        .status())
                .isEqualTo(404);
    }
}
