package com.billify.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.CompanyId;
import com.billify.position.CashPosition;
import com.billify.tenancy.CompanyTransaction;
import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

@SpringTest
class LookingBackTest {
    private static final LocalDate TODAY = LocalDate.parse(SpringTest.TODAY);
    private static final Currency EUR = Currency.getInstance("EUR");

    @Autowired
    MockMvc mvc;

    @Autowired
    Remembering remembering;

    @Autowired
    SnapshotRepository snapshots;

    @Autowired
    OutlookRepository outlooks;

    @Autowired
    CashPosition position;

    @Autowired
    CompanyTransaction transaction;

    private Journey bakery() {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod", "2026-11-coda.cod", "2026-10-camt053.xml", "invoices");
        journey.forecast(1);
        return journey;
    }

    private static CompanyId id(Journey journey) {
        return new CompanyId(
                UUID.fromString(journey.company().substring(journey.company().lastIndexOf('/') + 1)));
    }

    @Test
    void aForecastIsKeptOnceADayWhoeverComesFirst() {
        CompanyId company = id(bakery());

        remembering.keep(company);
        Instant first = transaction
                .read(company, () -> snapshots.on(company, TODAY))
                .orElseThrow()
                .takenAt();
        remembering.keep(company);

        SnapshotRepository.Snapshot kept =
                transaction.read(company, () -> snapshots.on(company, TODAY)).orElseThrow();
        assertThat(kept.takenAt()).isEqualTo(first);
        assertThat(kept.p50Minor()).hasSize(Forecasting.DAYS);
        assertThat(transaction.read(company, () -> snapshots.accounts(company, TODAY)).stream()
                        .mapToLong(SnapshotRepository.Account::balanceMinor)
                        .sum())
                .isEqualTo(kept.startMinor());
        assertThat(snapshots.without(TODAY)).doesNotContain(company);
    }

    /** The rows of the weeks and the start are together the mean of every day. */
    @Test
    void whatIsKeptByRowSumsToTheMean() {
        CompanyId company = id(bakery());
        remembering.keep(company);

        transaction.run(company, () -> {
            List<OutlookRepository.Day> days = outlooks.days(company, Forecasting.DAYS);
            Map<Weeks.RowKind, List<Long>> rows = snapshots.rows(company, TODAY);
            long start = outlooks.run(company).orElseThrow().startMinor();
            for (int day = 0; day < days.size(); day++) {
                int index = day;
                assertThat(start
                                + rows.values().stream()
                                        .mapToLong(row -> row.get(index))
                                        .sum())
                        .isEqualTo(days.get(day).meanMinor());
            }
        });
    }

    @Test
    void whatWasKeptIsShownAsItWasWhateverIsLearntSince() {
        Journey journey = bakery();
        CompanyId company = id(journey);
        LocalDate day = TODAY.minusDays(12);
        keep(company, day, LocalDate.of(2026, 11, 9), 40_000_00);

        JsonNode known = journey.get("/forecast/known/" + day);

        assertThat(known.path("keptAt").isNull()).isFalse();
        assertThat(known.at("/balance/amount").asString()).isEqualTo("40000.00");
        assertThat(known.path("asOf").asString()).isEqualTo("2026-11-09");
        JsonNode week = known.path("compared").get(0);
        assertThat(week.path("aheadDays").asInt()).isEqualTo(7);
        assertThat(decimal(week.at("/off/amount")))
                .isEqualByComparingTo(decimal(week.at("/actual/amount")).subtract(decimal(week.at("/p50/amount"))));
    }

    private void keep(CompanyId company, LocalDate day, LocalDate asOf, long startMinor) {
        transaction.run(company, () -> {
            OutlookRepository.Run run = outlooks.run(company).orElseThrow();
            UUID account = position.accountsOn(company, EUR, asOf).getFirst().id();
            snapshots.keep(
                    company,
                    day,
                    Instant.parse("2026-11-10T05:00:00Z"),
                    new OutlookRepository.Run(
                            run.madeAt(), asOf, EUR, startMinor, run.lows(), run.band(), run.upToDate()),
                    outlooks.days(company, Forecasting.DAYS),
                    List.of(new SnapshotRepository.Account(account, "BE00", startMinor)),
                    Map.of());
        });
    }

    @Test
    void aDayOnWhichNothingWasKeptIsMadeAgainFromWhatWasBookedByThen() {
        Journey journey = bakery();
        LocalDate day = LocalDate.of(2026, 11, 2);

        JsonNode known = journey.get("/forecast/known/" + day);

        assertThat(known.path("keptAt").isNull()).isTrue();
        CompanyId company = id(journey);
        transaction.run(company, () -> {
            for (CashPosition.Day actual : position.days(company, EUR, null, day, TODAY)) {
                JsonNode shown = actual.date().equals(day)
                        ? known.path("balance").path("amount")
                        : on(known, actual.date()).path("actual");
                if (!shown.isNull()) {
                    assertThat(decimal(shown))
                            .as(actual.date().toString())
                            .isEqualByComparingTo(actual.balance().amount());
                }
            }
        });
        assertThat(decimal(known.at("/balanceNow/amount"))).isEqualByComparingTo(decimal(known.at("/balance/amount")));
        assertThat(known.path("days")).hasSize(91);
        assertThat(known.path("compared")).isNotEmpty();
    }

    private static JsonNode on(JsonNode known, LocalDate date) {
        for (JsonNode day : known.path("days")) {
            if (day.path("date").asString().equals(date.toString())) {
                return day;
            }
        }
        throw new AssertionError("nothing of " + date);
    }

    /** From what was expected a week ago to what is expected now: nothing is left unexplained. */
    @Test
    void theBridgeFromLastWeekSumsExactly() {
        Journey journey = bakery();
        JsonNode bridge = journey.get("/forecast/bridge");

        BigDecimal sum = decimal(bridge.at("/before/amount")).add(decimal(bridge.at("/elsewhere/amount")));
        for (JsonNode row : bridge.path("rows")) {
            JsonNode sums = row.path("sums");
            sum = sum.add(decimal(sums.at("/change/amount")));
            assertThat(decimal(sums.at("/timing/amount")).add(decimal(sums.at("/permanent/amount"))))
                    .isEqualByComparingTo(decimal(sums.at("/came/amount")).subtract(decimal(sums.at("/said/amount"))));
            for (String cell : List.of("said", "came", "ahead")) {
                assertIsSumOfItsList(journey, row.path(cell), sums.at("/" + cell + "/amount"));
            }
        }
        assertIsSumOfItsList(journey, bridge.path("said"), bridge.at("/total/said/amount"));
        assertIsSumOfItsList(journey, bridge.path("ahead"), bridge.at("/total/ahead/amount"));
        assertThat(sum).isEqualByComparingTo(decimal(bridge.at("/now/amount")));
        assertThat(decimal(bridge.at("/elsewhere/amount"))).isZero();
        assertThat(bridge.path("asOf").asString()).isEqualTo("2026-11-20");
        assertThat(bridge.path("beforeAsOf").asString()).isEqualTo("2026-11-13");
    }

    private static void assertIsSumOfItsList(Journey journey, JsonNode figure, JsonNode amount) {
        String field = figure.at("/list/field").asString();
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode item : journey.all(figure.at("/list/href").asString())) {
            sum = sum.add(decimal(item.path(field).path("amount")));
        }
        assertThat(sum).isEqualByComparingTo(decimal(figure.path("amount"))).isEqualByComparingTo(decimal(amount));
    }

    @Test
    void whatHasNotPassedAndWhatNothingIsKnownOfIsRefused() {
        Journey journey = bakery();

        assertThat(journey.browser()
                        .get(journey.company() + "/forecast/known/" + TODAY)
                        .problem())
                .isEqualTo("not-past");
        assertThat(journey.browser()
                        .get(journey.company() + "/forecast/known/2020-01-01")
                        .problem())
                .isEqualTo("nothing-known");
    }

    @Test
    void daysOfLongAgoAreKeptForMondaysAlone() {
        CompanyId company = id(bakery());
        LocalDate monday = LocalDate.of(2026, 6, 1);
        LocalDate asOf = LocalDate.of(2026, 11, 9);
        keep(company, monday, asOf, 1);
        keep(company, monday.plusDays(1), asOf, 2);
        keep(company, monday.minusYears(4), asOf, 3);

        remembering.keep(company);

        transaction.run(company, () -> {
            assertThat(snapshots.on(company, monday)).isPresent();
            assertThat(snapshots.on(company, monday.plusDays(1))).isEmpty();
            assertThat(snapshots.on(company, monday.minusYears(4))).isEmpty();
        });
    }

    private static BigDecimal decimal(JsonNode node) {
        return new BigDecimal(node.asString());
    }
}
