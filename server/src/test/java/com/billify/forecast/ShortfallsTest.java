package com.billify.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

@SpringTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShortfallsTest {
    @Autowired
    MockMvc mvc;

    @Autowired
    CompanyTransaction transaction;

    private @Nullable Journey bakery;

    /** One for all tests: none looks at what another has changed. */
    private Journey bakery() {
        Journey known = bakery;
        if (known == null) {
            known = Journey.begin(mvc, Map.of("enterpriseNumber", "0999123457"));
            known.bring("2026-10-coda.cod", "2026-11-coda.cod", "2026-10-camt053.xml", "invoices");
            bakery = known;
        }
        return known;
    }

    private static void floor(Journey journey, String floor) {
        assertThat(journey.browser()
                        .patch(journey.company(), Map.of("floor", floor))
                        .status())
                .isEqualTo(200);
    }

    private static JsonNode shortfall(Journey journey) {
        return journey.forecast(90).at("/outlook/shortfall");
    }

    private static long said(Journey journey) {
        return journey.all("/audit").stream()
                .filter(entry -> entry.path("action").asString().equals("shortfallPredicted"))
                .count();
    }

    @Test
    void anEpisodeIsSaidOnceAndDismissedOnceAndTheNextOneIsSaidAgain() {
        Journey journey = bakery();
        floor(journey, "1000000");

        JsonNode first = shortfall(journey);

        assertThat(first.path("byFloor").asBoolean()).isTrue();
        assertThat(first.path("chancePermille").asInt()).isGreaterThanOrEqualTo(333);
        assertThat(new BigDecimal(first.at("/missing/amount").asString())).isPositive();
        floor(journey, "1000001");
        assertThat(shortfall(journey).path("id")).isEqualTo(first.path("id"));
        assertThat(said(journey)).isEqualTo(1);

        String dismiss =
                journey.company() + "/forecast/shortfalls/" + first.path("id").asString() + "/dismiss";
        assertThat(journey.browser().post(dismiss, Map.of()).status()).isEqualTo(204);
        assertThat(journey.browser().post(dismiss, Map.of()).status()).isEqualTo(204);
        assertThat(shortfall(journey).isNull()).isTrue();

        floor(journey, "-1000000");
        assertThat(shortfall(journey).isNull()).isTrue();
        floor(journey, "1000000");
        assertThat(shortfall(journey).path("id").asString())
                .isNotEmpty()
                .isNotEqualTo(first.path("id").asString());
        assertThat(said(journey)).isEqualTo(2);
    }

    /** What is open may be paid by a line that nobody has looked at yet. */
    @Test
    void halfToldBooksAnnounceNothing() throws Exception {
        Journey journey = Journey.begin(mvc, Map.of("floor", "1000000"));
        CompanyId company = new CompanyId(UUID.fromString(journey.company().replaceAll(".*/", "")));
        JsonNode preview = journey.preview(Journey.fixtures("2026-10-coda.cod"));
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> matching = threads.submit(() -> transaction.run(company, () -> {
                transaction.lock(company, "reconciliation");
                held.countDown();
                await(seen);
            }));
            await(held);
            try {
                Future<?> bringing = threads.submit(() -> journey.takeIn(preview));
                JsonNode outlook = journey.get("/forecast").path("outlook");
                for (int attempt = 0; outlook.isNull() && attempt < 20_000; attempt++) {
                    outlook = journey.get("/forecast").path("outlook");
                }

                assertThat(outlook.path("days")).isNotEmpty();
                assertThat(outlook.path("shortfall").isNull()).isTrue();
                assertThat(outlook.path("upToDate").asBoolean()).isFalse();

                seen.countDown();
                matching.get();
                bringing.get();
            } finally {
                seen.countDown();
            }
        }
        assertThat(shortfall(journey).path("byFloor").asBoolean()).isTrue();
        assertThat(said(journey)).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void adviceNamesBillsAndCustomersOfTheBooks() {
        Journey journey = bakery();
        journey.forecast(1);

        JsonNode advice = journey.get("/forecast/advice");

        assertThat(advice.path("lowestOn").asString()).isNotEmpty();
        for (JsonNode bill : advice.path("pay")) {
            assertThat(bill.path("counterpartyName").isNull()).isFalse();
            assertThat(new BigDecimal(bill.at("/amount/amount").asString())).isNegative();
        }
        for (JsonNode customer : advice.path("chase")) {
            assertThat(new BigDecimal(customer.at("/adds/amount").asString())).isPositive();
        }
        assertThat(advice.path("pay").size() + advice.path("chase").size()).isPositive();
    }
}
