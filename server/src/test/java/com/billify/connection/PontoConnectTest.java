package com.billify.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.CompanyId;
import com.billify.simulators.ponto.PontoBook;
import com.billify.testing.Browser;
import com.billify.testing.Journey;
import com.billify.testing.PontoPartners;
import com.billify.testing.PostgresExtension;
import com.billify.testing.SpringTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** The whole way by Ponto's door for partners: from the wish to link, over the page at Ponto, to the bank page and back out. */
@SpringTest
class PontoConnectTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private static final LocalDate TODAY = LocalDate.parse(SpringTest.TODAY);
    private static final PontoBook.Account ACCOUNT =
            PontoPartners.customer().addAccount("BE71096123456769", "De Korenaar", 100_00);

    private final Sync sync;
    private final GrantedAccess granted;
    private final MockMvc mvc;
    private final Clock clock;
    private final Journey journey;
    private final CompanyId company;

    PontoConnectTest(
            @Autowired MockMvc mvc, @Autowired Sync sync, @Autowired GrantedAccess granted, @Autowired Clock clock) {
        this.mvc = mvc;
        this.sync = sync;
        this.granted = granted;
        this.clock = clock;
        this.journey = Journey.begin(mvc);
        this.company = companyOf(journey);
    }

    private static CompanyId companyOf(Journey journey) {
        return CompanyId.parse(journey.company().substring("/api/v1/companies/".length()));
    }

    @BeforeEach
    void waitUntilTheBankMayBeAskedAgain() {
        PontoPartners.pass(Duration.ofMinutes(10));
    }

    @Test
    void linesArriveOfWhatAPersonLetsBeReadAndNoneOnceItIsOver() {
        ACCOUNT.book(TODAY, 12_34, "Klant", null, "granted");
        int before = PontoPartners.standIn().grants();
        UUID id = link();

        run(id);
        assertThat(texts()).contains("granted");
        assertThat(journey.get("/connections").get(0).path("provider").asString())
                .isEqualTo("pontoConnect");
        assertThat(PontoPartners.standIn().grants()).isEqualTo(before + 1);
        assertThat(kept()).noneMatch(text -> text.contains("rt-") || text.contains("at-"));

        assertThat(journey.browser()
                        .delete(journey.company() + "/connections/" + id)
                        .status())
                .isEqualTo(204);
        assertThat(PontoPartners.standIn().grants()).as("Ponto is told").isEqualTo(before);
        assertThat(granted.find(company, id)).isEmpty();
        assertThat(texts()).contains("granted");
    }

    @Test
    void pairOfTokensIsRenewedOnceHoweverManyWantIt() throws InterruptedException, ExecutionException {
        UUID id = link();
        GrantedTokens first = granted.find(company, id).orElseThrow();
        AtomicInteger renewals = new AtomicInteger();
        Callable<String> want = () -> granted.token(company, id, first.accessToken(), pair -> {
            int number = renewals.incrementAndGet();
            return new GrantedTokens(
                    "rt-test-" + number, "at-test-" + number, clock.instant().plus(Duration.ofMinutes(30)));
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> wanting = threads.invokeAll(List.of(want, want, want, want));
            for (Future<String> one : wanting) {
                assertThat(one.get()).isEqualTo("at-test-1");
            }
        }
        assertThat(renewals).hasValue(1);
        assertThat(granted.find(company, id).orElseThrow().refreshToken()).isEqualTo("rt-test-1");
    }

    @Test
    void tokensThatAreRefusedAreRenewedAndARefreshTokenServesOnce() {
        UUID id = link();
        run(id);
        String before = granted.find(company, id).orElseThrow().refreshToken();
        int spentAgain = PontoPartners.standIn().refreshTokensSpentAgain();

        PontoPartners.standIn().forgetTokens();
        ACCOUNT.book(TODAY, 1_00, "Klant", null, "after the renewal");
        run(id);
        run(id);

        assertThat(texts()).contains("after the renewal");
        assertThat(granted.find(company, id).orElseThrow().refreshToken()).isNotEqualTo(before);
        assertThat(PontoPartners.standIn().refreshTokensSpentAgain()).isEqualTo(spentAgain);
    }

    @Test
    void grantThatIsOverAtPontoNeedsAPersonAndGoesOnWhereItWas() {
        UUID id = link();
        run(id);
        PontoPartners.standIn().forgetGrants();
        ACCOUNT.book(TODAY, 2_00, "Klant", null, "while it was over");
        run(id);
        assertThat(journey.get("/connections").get(0).path("state").asString()).isEqualTo("needsUser");
        assertThat(journey.get("/connections").get(0).path("reason").asString()).isEqualTo("grant-ended");
        assertThat(texts()).doesNotContain("while it was over");

        String address = post("/connections/grants", Map.of("provider", "pontoConnect", "connection", id.toString()))
                .json()
                .path("address")
                .asString();
        assertThat(post("/connections/grants/return", allow(address))
                        .json()
                        .path("id")
                        .asString())
                .isEqualTo(id.toString());
        run(id);

        assertThat(texts()).contains("while it was over");
        assertThat(journey.get("/connections")).hasSize(1);
    }

    @Test
    void browserThatWasNotSentOrComesTwiceOpensNothing() {
        String address = begin();
        Map<String, String> back = allow(address);
        Journey stranger = Journey.begin(mvc);
        assertThat(stranger.browser()
                        .post(stranger.company() + "/connections/grants/return", back)
                        .problem())
                .isEqualTo("grant-unknown");

        post("/connections/grants/return", back);
        assertThat(post("/connections/grants/return", back).problem()).isEqualTo("grant-unknown");

        Map<String, String> wrong = allow(begin());
        assertThat(post("/connections/grants/return", Map.of("state", wrong.get("state"), "code", "code-made-up"))
                        .problem())
                .isEqualTo("grant-refused");
    }

    @Test
    void onlyReadingIsAskedForAndTheVerifierStaysHere() {
        Map<String, String> query = UriComponentsBuilder.fromUriString(begin())
                .build()
                .getQueryParams()
                .toSingleValueMap();
        assertThat(query.get("scope")).isEqualTo("ai+offline_access+name");
        assertThat(query.get("code_challenge_method")).isEqualTo("S256");
        assertThat(query).doesNotContainKeys("code_verifier", "client_secret");
    }

    @Test
    void personWhoIsThereHasTheBankAskedAndNobodyElseDoes() {
        UUID id = link();
        run(id);
        assertThat(ACCOUNT.lookedFor()).as("nobody was there").isEmpty();
        ACCOUNT.bookUnseen(TODAY, 5_55, "Klant", "seen at the bank");
        PontoPartners.pass(Duration.ofMinutes(6));
        run(id);
        assertThat(texts()).doesNotContain("seen at the bank");

        assertThat(post("/connections/" + id + "/look-at-bank", Map.of()).status())
                .isEqualTo(204);
        run(id);

        assertThat(texts()).contains("seen at the bank");
        assertThat(ACCOUNT.lookedFor()).containsExactly("127.0.0.1");
        assertThat(post("/connections/" + id + "/look-at-bank", Map.of()).problem())
                .isEqualTo("bank-asked-just-now");
        assertThat(PontoPartners.standIn().writes()).isEmpty();
    }

    @Test
    void consentAtTheBankIsRenewedWhereTheBankIs() {
        UUID id = link();
        run(id);
        JsonNode account = journey.get("/connections").get(0).path("accounts").get(0);
        assertThat(account.path("institution").asString()).isEqualTo("Bank of the rehearsal");
        ACCOUNT.expireConsent();
        run(id);
        assertThat(journey.get("/connections").get(0).path("reason").asString()).isEqualTo("consent-ended");

        Browser.Answer begun =
                post("/connections/" + id + "/accounts/" + account.path("id").asString() + "/renewal", Map.of());
        assertThat(begun.status()).isEqualTo(200);
        assertThat(back(begun.json().path("address").asString()))
                .isEqualTo("http://localhost/c/" + company + "/connections");
        run(id);

        assertThat(journey.get("/connections").get(0).path("reason").isNull()).isTrue();
        assertThat(post("/connections/" + id + "/accounts/" + UUID.randomUUID() + "/renewal", Map.of())
                        .status())
                .isEqualTo(404);
    }

    private Browser.Answer post(String path, Object body) {
        return journey.browser().post(journey.company() + path, body);
    }

    private String begin() {
        return post("/connections/grants", Map.of("provider", "pontoConnect"))
                .json()
                .path("address")
                .asString();
    }

    private UUID link() {
        return UUID.fromString(post("/connections/grants/return", allow(begin()))
                .json()
                .path("id")
                .asString());
    }

    /** What a person does at Ponto: the browser comes back with this. */
    private static Map<String, String> allow(String address) {
        return UriComponentsBuilder.fromUriString(back(address))
                .build()
                .getQueryParams()
                .toSingleValueMap();
    }

    /** Where the browser goes once the person has said yes there. */
    private static String back(String address) {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            return browser.send(
                            HttpRequest.newBuilder(URI.create(address))
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("location")
                    .orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(UUID id) {
        postgres.ownerJdbc()
                .sql("UPDATE connection.connection SET next_run_at = '2000-01-01', leased_until = NULL WHERE id = :id")
                .param("id", id)
                .update();
        sync.run(company, id);
    }

    private List<String> texts() {
        return journey.all("/transactions").stream()
                .map(line -> line.path("remittanceInformation").asString())
                .toList();
    }

    /** What lies in the database of it, as it lies there. */
    private List<String> kept() {
        return postgres.ownerJdbc()
                .sql("SELECT encode(sealed, 'escape') FROM connection.granted_tokens")
                .query((row, number) -> row.getString(1))
                .list();
    }
}
