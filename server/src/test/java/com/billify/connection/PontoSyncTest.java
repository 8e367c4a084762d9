package com.billify.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.CompanyId;
import com.billify.simulators.Fault;
import com.billify.simulators.ponto.PontoBook;
import com.billify.simulators.ponto.PontoBook.Line;
import com.billify.simulators.ponto.PontoSimulator;
import com.billify.tenancy.CompanyTransaction;
import com.billify.testing.Journey;
import com.billify.testing.Mailbox;
import com.billify.testing.PostgresExtension;
import com.billify.testing.SpringTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/** The whole way from a Ponto that is not one to the bank page. */
@SpringTest
class PontoSyncTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private static final LocalDate TODAY = LocalDate.parse(SpringTest.TODAY);
    private static final String IBAN = "BE97737411882049"; // the bakery's, as its statements have it
    private static final String CUSTOMER = "BE68539007547034";

    private final Sync sync;
    private final Connections connections;
    private final CompanyTransaction transaction;
    private final RawAnswers rawAnswers;
    private final MockMvc mvc;
    private final Clock now;
    private final Journey journey;
    private final CompanyId company;
    private final PontoBook.Integration integration;
    private final PontoSimulator ponto;
    private PontoBook.Account account;

    PontoSyncTest(
            @Autowired MockMvc mvc,
            @Autowired Sync sync,
            @Autowired Connections connections,
            @Autowired CompanyTransaction transaction,
            @Autowired RawAnswers rawAnswers,
            @Autowired Clock clock)
            throws IOException {
        this.sync = sync;
        this.connections = connections;
        this.transaction = transaction;
        this.rawAnswers = rawAnswers;
        PontoBook book = new PontoBook(1, clock::instant);
        integration = book.integration("key", "secret-of-the-bakery");
        account = integration.addAccount(IBAN, "De Korenaar", 100_00);
        ponto = new PontoSimulator(book, 0);
        this.mvc = mvc;
        this.now = clock;
        journey = Journey.begin(mvc);
        company = CompanyId.parse(journey.company().substring("/api/v1/companies/".length()));
    }

    @AfterEach
    void end() {
        ponto.close();
    }

    @Test
    void everyLineArrivesOnceOverManyPages() {
        account.bookAll(lines(250));
        UUID id = connect();

        run(id);

        assertThat(told()).isEqualTo(upstream());
        JsonNode bank = journey.get("/accounts");
        assertThat(bank.toString()).contains(IBAN);

        int reads = integration.reads();
        run(id);
        assertThat(integration.reads() - reads).as("nothing new costs one call").isEqualTo(1);
        assertThat(told()).isEqualTo(upstream());
        assertThat(connection(id).path("callsToday").asInt()).isEqualTo(integration.reads() + ponto.tokenCalls());
        assertThat(ponto.writes()).isEmpty();
        assertThat(journey.get("/transactions/" + lines().getFirst().path("id").asString())
                        .path("links")
                        .get(0)
                        .path("provider")
                        .asString())
                .isEqualTo("ponto");
    }

    @Test
    void equalLinesAreTwinsAndStayTwo() {
        account.book(TODAY, -12_50, "Bakker", null, "card");
        account.book(TODAY, -12_50, "Bakker", null, "card");
        UUID id = connect();
        run(id);
        account.book(TODAY, -12_50, "Bakker", null, "card");

        run(id);

        assertThat(told()).isEqualTo(upstream());
        assertThat(log(id).getFirst().path("added").asInt()).isEqualTo(1);
    }

    @Test
    void lateLinesOfEarlyDaysArriveToo() {
        account.bookAll(lines(150));
        UUID id = connect();
        run(id);

        account.book(TODAY.minusDays(40), TODAY.plusDays(3), 77_00, "Late", null, "late", false, 120);
        run(id);

        assertThat(told()).isEqualTo(upstream());
    }

    @Test
    void whatTheBankTellsOtherwiseIsToldOtherwiseHere() {
        Line line = account.book(TODAY, 50_00, "Klant", CUSTOMER, "first words");
        UUID id = connect();
        run(id);
        String before = lines().getFirst().path("id").asString();

        account.change(line.id(), "other words");
        run(id);

        assertThat(told()).isEqualTo(upstream());
        assertThat(lines().getFirst().path("id").asString()).isEqualTo(before);
        assertThat(journey.all("/transactions?search=other")).hasSize(1);
        assertThat(journey.all("/transactions?search=first")).isEmpty();
    }

    @Test
    void lineThatTheBankTakesAwayGoesWithTheDaysReadAgainAndComesBackWhenItDoes() {
        account.bookAll(lines(9));
        Line line = account.book(TODAY, 50_00, "Klant", CUSTOMER, "taken away");
        UUID id = connect();
        run(id);

        account.delete(line.id());
        readDaysAgain(id);

        assertThat(told()).isEqualTo(upstream());
        assertThat(log(id).stream()
                        .mapToInt(entry -> entry.path("removed").asInt())
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void lineOfAStatementIsTheSameLine() {
        journey.bring("2026-10-coda.cod");
        long lines = lines().size();
        account.bookAll(asPontoTellsThem());
        UUID id = connect();

        run(id);

        assertThat(lines()).hasSize((int) lines);
        assertThat(told()).isEqualTo(upstream());
    }

    @Test
    void statementThatComesAfterTheFeedBringsNothingNew() {
        JsonNode taken = journey.bring("2026-10-coda.cod");
        account.bookAll(asPontoTellsThem());
        Map<String, Integer> all = told();
        journey.undo(taken);
        UUID id = connect();
        run(id);
        assertThat(told()).isEqualTo(upstream());

        JsonNode again = journey.bring("2026-10-coda.cod");
        assertThat(told()).isEqualTo(all);

        journey.undo(again);
        assertThat(told()).isEqualTo(upstream());
    }

    @Test
    void whatIsAnnouncedIsOneLineOnceItIsBooked() {
        Line announced = account.announce(TODAY, -30_00, "Colruyt", null, "card payment 1234");
        UUID id = connect();
        run(id);
        assertThat(told()).isEmpty();
        String pending = postgres.ownerJdbc()
                .sql("SELECT id::text FROM banking.pending_line WHERE company_id = :company")
                .param("company", company.value())
                .query(String.class)
                .single();

        account.settle(announced.id(), TODAY.plusDays(2), -30_00);
        run(id);

        assertThat(lines()).hasSize(1);
        assertThat(lines().getFirst().path("id").asString()).isEqualTo(pending);
        assertThat(pendingCount()).isZero();
    }

    @Test
    void whatIsBookedAndAnnouncedOnIsShownOnceAndKnownUntilItIsAnnouncedNoMore() {
        Line announced = account.announce(TODAY, -30_00, "Colruyt", null, "card payment 1234");
        UUID id = connect();
        run(id);
        JsonNode shown = journey.get("/accounts/pending");
        assertThat(shown).hasSize(1);
        assertThat(shown.get(0).path("amount").path("amount").asString()).isEqualTo("-30.00");

        account.book(TODAY, -30_00, "Colruyt", null, "card payment 1234");
        run(id);
        run(id);
        assertThat(told()).isEqualTo(upstream());
        assertThat(journey.get("/accounts/pending")).isEmpty();
        assertThat(pendingCount()).isEqualTo(1);

        account.drop(announced.id());
        run(id);
        assertThat(pendingCount()).isZero();
        assertThat(told()).isEqualTo(upstream());
    }

    @Test
    void whatIsAnnouncedAndBookedWithAnotherAmountIsOneLineTooAndWhatIsDroppedIsNone() {
        Line fuel = account.announce(TODAY, -150_00, "Total", null, "fuel");
        Line dropped = account.announce(TODAY, -10_00, "Hotel", null, "deposit");
        UUID id = connect();
        run(id);
        assertThat(pendingCount()).isEqualTo(2);

        account.settle(fuel.id(), TODAY.plusDays(1), -61_20);
        account.drop(dropped.id());
        run(id);

        assertThat(told()).isEqualTo(upstream());
        assertThat(lines()).hasSize(1);
        assertThat(pendingCount()).isZero();
    }

    @Test
    void accountThatIsLinkedAgainUnderOtherIdsTellsTheSameLinesOn() {
        account.bookAll(lines(30));
        Line line = account.book(TODAY, 50_00, "Klant", CUSTOMER, "will go");
        UUID id = connect();
        run(id);

        PontoBook.Account again = integration.relink(account);
        run(id);
        assertThat(told()).isEqualTo(told(again.lines()));

        String newId = again.lines().getFirst().id();
        assertThat(newId).isNotEqualTo(line.id());
        account = again;
        again.delete(newId);
        readDaysAgain(id);
        assertThat(told()).isEqualTo(told(again.lines()));
    }

    @Test
    void balanceThatTheBankStatesIsProven() {
        account.book(TODAY.minusDays(3), 20_00, "Klant", CUSTOMER, "one");
        UUID id = connect();
        run(id);
        account.book(TODAY, 5_00, "Klant", CUSTOMER, "two");
        run(id);

        JsonNode bank = journey.get("/accounts").path("items").get(0);
        assertThat(bank.toString()).contains("125.00");
        assertThat(bank.path("gaps")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "200, text/html, <html>sorry</html>, retry, answer-not-json",
        "200, application/json, {\"data\":[{], broken, answer-unreadable",
        "200, application/json, {\"meta\":{}}, broken, answer-without-data",
        "200, application/json, [], broken, answer-unreadable",
        "200, application/json, {\"data\":{}}, broken, answer-without-data",
        "500, text/html, <html>sorry</html>, retry, source-failed",
        "403, application/json, {}, needsUser, key-may-not",
        "400, application/json, {}, broken, request-refused",
        "429, application/json, {}, wait, too-many-calls"
    })
    void badAnswerIsLoggedForWhatItIsAndWhatWasThereStays(
            int status, String type, String body, String outcome, String reason) {
        account.book(TODAY, 50_00, "Klant", CUSTOMER, "there");
        UUID id = connect();
        run(id);
        ponto.meet(new Fault.Answers(status, type, body, status == 429 ? "3600" : null));

        run(id);

        JsonNode entry = log(id).getFirst();
        assertThat(entry.path("outcome").asString()).isEqualTo(outcome);
        assertThat(entry.path("reason").asString()).isEqualTo(reason);
        assertThat(connection(id).path("reason").asString()).isEqualTo(reason);
        assertThat(told()).isEqualTo(upstream());

        run(id);
        assertThat(log(id).getFirst().path("outcome").asString()).isEqualTo("done");
        assertThat(connection(id).path("reason").isNull()).isTrue();
    }

    @Test
    void answerWithoutEndAndAnswerCutOffChangeNothing() {
        account.book(TODAY, 50_00, "Klant", CUSTOMER, "there");
        UUID id = connect();
        run(id);

        ponto.meet(new Fault.Floods(64L << 20));
        run(id);
        assertThat(log(id).getFirst().path("reason").asString()).isEqualTo("answer-too-large");

        ponto.meet(new Fault.HangsUp());
        run(id);
        assertThat(log(id).getFirst().path("outcome").asString()).isEqualTo("retry");
        assertThat(told()).isEqualTo(upstream());
    }

    @Test
    void tokenThatEndsIsReplacedAndAKeyThatEndsAsksForItsOwner() {
        UUID id = connect();
        run(id);
        ponto.forgetTokens();
        run(id);
        assertThat(log(id).getFirst().path("outcome").asString()).isEqualTo("done");

        journey.browser()
                .put(
                        journey.company() + "/connections/" + id + "/credential",
                        Map.of("clientId", "key", "clientSecret", "wrong"));
        assertThat(connection(id).path("state").asString())
                .as("keys that open nothing replace none")
                .isEqualTo("active");
    }

    @Test
    void consentThatHasEndedIsSaidAndTheDataStay() {
        account.book(TODAY, 50_00, "Klant", CUSTOMER, "there");
        UUID id = connect();
        run(id);
        account.expireConsent();

        run(id);

        assertThat(connection(id).path("reason").asString()).isEqualTo("consent-ended");
        assertThat(told()).isEqualTo(upstream());
        account.renewConsent();
        run(id);
        assertThat(connection(id).path("reason").isNull()).isTrue();
    }

    @Test
    void ownersAreWrittenToOnceBeforeAConsentEndsAndOnceItHas() {
        try (Mailbox ignored = Mailbox.open(mvc)) {
            UUID owner = postgres.ownerJdbc()
                    .sql("""
                            UPDATE identity.user_account SET confirmed_at = now()
                             WHERE id = (SELECT user_id FROM company.membership WHERE company_id = :company)
                            RETURNING id
                            """)
                    .param("company", company.value())
                    .query(UUID.class)
                    .single();
            account.consentUntil(now.instant().plus(Duration.ofDays(9)));
            UUID id = connect();
            run(id);
            assertThat(letters(owner)).isEmpty();

            account.consentUntil(now.instant().plus(Duration.ofDays(6)));
            run(id);
            run(id);
            assertThat(letters(owner))
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .startsWith("consent-ends/" + id);

            account.expireConsent();
            run(id);
            run(id);
            assertThat(letters(owner)).hasSize(2).anyMatch(key -> key.startsWith("link-stopped/" + id));
        }
    }

    /** The keys of what was written to somebody about this company. */
    private List<String> letters(UUID reader) {
        String prefix = company + "/" + reader + "/";
        return postgres.ownerJdbc()
                .sql("SELECT substr(key, length(:prefix) + 1) FROM notification.mail WHERE starts_with(key, :prefix)")
                .param("prefix", prefix)
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Test
    void keysAndAnswersAreNotReadableInTheDatabaseAndAnswersCanBeOpened() {
        account.book(TODAY, 50_00, "Klant", CUSTOMER, "words of the payer");
        UUID id = connect();
        run(id);

        for (String table : List.of("connection.credential", "connection.raw_answer")) {
            List<byte[]> sealed = postgres.ownerJdbc()
                    .sql("SELECT sealed FROM " + table + " WHERE company_id = :company")
                    .param("company", company.value())
                    .query((row, number) -> row.getBytes("sealed"))
                    .list();
            assertThat(sealed).isNotEmpty();
            assertThat(sealed)
                    .noneMatch(bytes -> new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                            .contains("secret-of-the-bakery"));
        }
        UUID answer = postgres.ownerJdbc()
                .sql(
                        "SELECT id FROM connection.raw_answer WHERE company_id = :company AND request LIKE '%/transactions%'")
                .param("company", company.value())
                .query(UUID.class)
                .list()
                .getFirst();
        assertThat(transaction.read(company, () -> rawAnswers.find(company, answer)))
                .hasValueSatisfying(body -> assertThat(new String(body, java.nio.charset.StandardCharsets.UTF_8))
                        .contains("words of the payer"));
    }

    @Test
    void answersOfAPausedLinkAreForgottenAfterTheirTimeToo() {
        UUID id = connect();
        run(id);
        assertThat(journey.browser()
                        .post(journey.company() + "/connections/" + id + "/pause", Map.of())
                        .status())
                .isEqualTo(204);
        rawAnswers.forgetOld();
        assertThat(answers(id)).isPositive();

        postgres.ownerJdbc()
                .sql("UPDATE connection.raw_answer SET received_at = received_at - interval '31 days'"
                        + " WHERE connection_id = :id")
                .param("id", id)
                .update();
        rawAnswers.forgetOld();

        assertThat(answers(id)).isZero();
    }

    private int answers(UUID id) {
        return postgres.ownerJdbc()
                .sql("SELECT count(*)::integer FROM connection.raw_answer WHERE connection_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    @Test
    void pausedIsNotLookedAtAndDisconnectedKeepsItsLines() {
        account.book(TODAY, 50_00, "Klant", CUSTOMER, "there");
        UUID id = connect();
        run(id);
        String address = journey.company() + "/connections/" + id;

        assertThat(journey.browser().post(address + "/pause", Map.of()).status())
                .isEqualTo(204);
        int reads = integration.reads();
        run(id);
        assertThat(integration.reads()).isEqualTo(reads);

        assertThat(journey.browser().post(address + "/resume", Map.of()).status())
                .isEqualTo(204);
        run(id);
        assertThat(integration.reads()).isGreaterThan(reads);

        assertThat(journey.browser().delete(address).status()).isEqualTo(204);
        assertThat(connection(id).path("state").asString()).isEqualTo("disconnected");
        assertThat(told()).isEqualTo(upstream());
    }

    @Test
    void twoWhoComeAtOnceAreOne() throws InterruptedException {
        account.bookAll(lines(120));
        UUID id = connect();
        makeDue(id);
        List<Thread> threads = new ArrayList<>();
        for (int count = 0; count < 4; count++) {
            threads.add(Thread.ofVirtual().start(() -> sync.run(company, id)));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(told()).isEqualTo(upstream());
        assertThat(log(id)).hasSize(1);
        assertThat(ponto.tokenCalls()).isEqualTo(1);
    }

    @Test
    void deadNodesLeaseIsTakenOverOnceItIsOverAndNotBefore() {
        account.book(TODAY, 50_00, "Klant", CUSTOMER, "there");
        UUID id = connect();
        makeDue(id);
        lease(id, "clock_timestamp() + interval '50 seconds'");
        sync.run(company, id);
        assertThat(told()).isEmpty();

        lease(id, "clock_timestamp() - interval '1 second'");
        sync.run(company, id);
        assertThat(told()).isEqualTo(upstream());
    }

    @Test
    void nodeThatSleptThroughItsLeaseWritesNothingMore() throws InterruptedException {
        account.book(TODAY, 50_00, "Klant", CUSTOMER, "there");
        UUID id = connect();
        makeDue(id);
        ponto.meet(new Fault.Dawdles(Duration.ofSeconds(2)));
        Thread slow = Thread.ofVirtual().start(() -> sync.run(company, id));
        while (ponto.tokenCalls() == 0) {
            Thread.sleep(10);
        }

        lease(id, "clock_timestamp() + interval '50 seconds'");
        slow.join();

        assertThat(told()).isEmpty();
        assertThat(log(id)).isEmpty();
    }

    /** As another node would take it. */
    private void lease(UUID id, String until) {
        postgres.ownerJdbc()
                .sql("UPDATE connection.connection SET lease = gen_random_uuid(), leased_until = " + until
                        + " WHERE id = :id")
                .param("id", id)
                .update();
    }

    // ---- what happens

    private UUID connect() {
        UUID user = postgres.ownerJdbc()
                .sql("SELECT user_id FROM company.membership WHERE company_id = :company")
                .param("company", company.value())
                .query(UUID.class)
                .single();
        return connections.addSimulated(
                company,
                new com.billify.kernel.UserId(user),
                "ponto",
                ponto.address(),
                new Credential("key", "secret-of-the-bakery"));
    }

    private void run(UUID id) {
        makeDue(id);
        sync.run(company, id);
    }

    private void makeDue(UUID id) {
        postgres.ownerJdbc()
                .sql("UPDATE connection.connection SET next_run_at = '2000-01-01' WHERE id = :id")
                .param("id", id)
                .update();
    }

    private void readDaysAgain(UUID id) {
        run(id);
        postgres.ownerJdbc().sql("""
                        UPDATE connection.feed
                           SET cursor = jsonb_set(cursor, '{recountedAt}', '"2026-01-01T00:00:00Z"')
                         WHERE connection_id = :id
                        """).param("id", id).update();
        run(id);
    }

    private static List<Line> lines(int count) {
        List<Line> lines = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            LocalDate day = TODAY.minusDays((count - index) / 4);
            lines.add(new Line(
                    "",
                    day,
                    day,
                    index % 3 == 0 ? -100 - index : 200 + index,
                    "Party " + index % 7,
                    index % 2 == 0 ? CUSTOMER : null,
                    index % 5 == 0 ? null : "message " + index % 11,
                    false,
                    java.time.Instant.EPOCH,
                    java.time.Instant.EPOCH));
        }
        return lines;
    }

    /** The lines of the company as another channel words them. */
    private List<Line> asPontoTellsThem() {
        List<Line> lines = new ArrayList<>();
        for (JsonNode line : lines()) {
            JsonNode detail = journey.get("/transactions/" + line.path("id").asString());
            String reference = detail.path("structuredReference").asString(null);
            LocalDate day = LocalDate.parse(detail.path("bookingDate").asString());
            lines.add(new Line(
                    "",
                    day,
                    day,
                    minor(detail),
                    detail.path("counterpartyName").asString(null),
                    detail.path("counterpartyAccount").asString(null),
                    reference != null
                            ? reference
                            : detail.path("remittanceInformation").asString(null),
                    reference != null,
                    java.time.Instant.EPOCH,
                    java.time.Instant.EPOCH));
        }
        return lines.reversed();
    }

    // ---- what is there

    private List<JsonNode> lines() {
        return journey.all("/transactions");
    }

    /** How many lines of each day and amount there are here. */
    private Map<String, Integer> told() {
        Map<String, Integer> told = new TreeMap<>();
        lines().forEach(line -> told.merge(line.path("bookingDate").asString() + " " + minor(line), 1, Integer::sum));
        return told;
    }

    private Map<String, Integer> upstream() {
        return told(account.lines());
    }

    private static Map<String, Integer> told(List<Line> lines) {
        Map<String, Integer> told = new TreeMap<>();
        lines.forEach(line -> told.merge(line.executionDate() + " " + line.amountMinor(), 1, Integer::sum));
        return told;
    }

    private static long minor(JsonNode line) {
        return new BigDecimal(line.path("amount").path("amount").asString())
                .movePointRight(2)
                .longValueExact();
    }

    private int pendingCount() {
        return postgres.ownerJdbc()
                .sql("SELECT count(*)::integer FROM banking.pending_line WHERE company_id = :company")
                .param("company", company.value())
                .query(Integer.class)
                .single();
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
