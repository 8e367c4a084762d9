package com.billify.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.banking.BankBook;
import com.billify.intake.core.OwnParty;
import com.billify.invoicing.InvoiceBook;
import com.billify.kernel.CompanyId;
import com.billify.kernel.UserId;
import com.billify.tenancy.CompanyTransaction;
import com.billify.testing.Browser;
import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Work in the background, with nodes of its own: the sweep of the test's program finds their work under a lock. */
@SpringTest
class ImportWorkTest {
    @Autowired
    MockMvc mvc;

    @Autowired
    CompanyTransaction transaction;

    @Autowired
    ImportRepository imports;

    @Autowired
    BankBook bankBook;

    @Autowired
    InvoiceBook invoiceBook;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AutowireCapableBeanFactory beans;

    private Journey journey;
    private CompanyId company;
    private final UserId user = UserId.random();

    @BeforeEach
    void found() {
        journey = Journey.begin(mvc);
        company = CompanyId.parse(journey.company().substring("/api/v1/companies/".length()));
    }

    @Test
    void ofTwoNodesOneDoesTheWorkAndTheOtherLeavesItAlone() throws Exception {
        Pausing first = new Pausing();
        Pausing second = new Pausing();
        second.goOn.countDown();
        UUID id = takingIn(node(first));
        Thread working = Thread.ofPlatform().start(() -> node(first).work(company, id));
        first.await();

        node(second).work(company, id);

        assertThat(second.files.get()).as("files the second node took in").isZero();
        assertThat(state(id)).isEqualTo("takingIn");
        first.goOn.countDown();
        working.join(20_000);
        assertThat(state(id)).isEqualTo("takenIn");
        assertThat(transactions()).isEqualTo(26);
    }

    @Test
    void whatANodeLeftBehindIsTakenUpAndDoneOnce() {
        Intake ended =
                node(new Throwing(new org.springframework.dao.TransientDataAccessResourceException("the node ended")));
        UUID id = takingIn(ended);
        ended.work(company, id);

        journey.done(journey.get("/imports/" + id)); // by the sweep of the program

        assertThat(state(id)).isEqualTo("takenIn");
        assertThat(transactions()).isEqualTo(26);
    }

    @Test
    void cancellingATakingInLeavesThePreviewAndNothingInTheBooks() throws Exception {
        Pausing pausing = new Pausing();
        Intake node = node(pausing);
        UUID id = takingIn(node);
        Thread working = Thread.ofPlatform().start(() -> node.work(company, id));
        pausing.await();

        assertThat(journey.browser()
                        .post(journey.company() + "/imports/" + id + "/cancel", Map.of())
                        .status())
                .isEqualTo(202);
        TimeUnit.MILLISECONDS.sleep(600); // it listens twice a second
        pausing.goOn.countDown();
        working.join(20_000);

        assertThat(state(id)).isEqualTo("preview");
        assertThat(transactions()).isZero();
        assertThat(journey.takeIn(journey.get("/imports/" + id))
                        .path("counts")
                        .path("newTransactions")
                        .asInt())
                .isEqualTo(26);
    }

    @Test
    void whatIsStillBeingReadIsNotTakenInYet() throws Exception {
        Pausing pausing = new Pausing();
        Intake node = node(pausing);
        UUID id = node.begin(company, user, files());
        Thread working = Thread.ofPlatform().start(() -> node.work(company, id));
        pausing.await();

        Browser.Answer refused = journey.browser().post(journey.company() + "/imports/" + id + "/take-in", Map.of());
        pausing.goOn.countDown();
        working.join(20_000);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("code").asString()).isEqualTo("import-being-read");
        assertThat(state(id)).isEqualTo("preview");
    }

    @Test
    void cancellingAReadingForgetsTheFiles() throws Exception {
        Pausing pausing = new Pausing();
        Intake node = node(pausing);
        UUID id = node.begin(company, user, files());
        Thread working = Thread.ofPlatform().start(() -> node.work(company, id));
        pausing.await();

        journey.browser().post(journey.company() + "/imports/" + id + "/cancel", Map.of());
        TimeUnit.MILLISECONDS.sleep(600);
        pausing.goOn.countDown();
        working.join(20_000);

        assertThat(journey.all("/imports")).isEmpty();
        assertThat(count("SELECT count(*) FROM documents.document")).isZero();
    }

    /** A mistake of ours: no input is known that makes one, so the test makes it. */
    @Test
    void aReadingThatFailsSaysSoCanBeTriedAgainAndLeavesNothingWhenItIsDiscarded() {
        Intake failing = node(new Throwing(new IllegalStateException("a mistake of ours")));
        UUID id = failing.begin(company, user, files());
        failing.work(company, id);

        assertThat(journey.get("/imports/" + id).path("state").asString()).isEqualTo("failed");
        assertThat(journey.get("/imports/" + id).path("failure").asString()).isEqualTo("internal-error");
        var again = journey.browser().post(journey.company() + "/imports/" + id + "/read-again", Map.of());
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(journey.done(again.json()).path("state").asString()).isEqualTo("preview");
        journey.browser().delete(journey.company() + "/imports/" + id);
        assertThat(journey.all("/imports")).isEmpty();
        assertThat(count("SELECT count(*) FROM documents.document")).isZero();
    }

    @Test
    void aTakingInThatFailsIsAPreviewAgainAndSaysThatItFailed() {
        Intake failing = node(new Throwing(new IllegalStateException("a mistake of ours")));
        UUID id = takingIn(failing);
        failing.work(company, id);

        assertThat(state(id)).isEqualTo("preview");
        assertThat(journey.get("/imports/" + id).path("failure").asString()).isEqualTo("internal-error");
        assertThat(transactions()).isZero();
    }

    /** As when a file ends the program each time that it is read. */
    @Test
    void workThatNeverComesToItsEndIsGivenUp() {
        UUID id = takingIn(node(new Pausing()));
        transaction.run(
                company,
                () -> jdbc.sql("UPDATE intake.progress SET attempts = 5").update());

        journey.done(journey.get("/imports/" + id));

        assertThat(state(id)).isEqualTo("preview");
        assertThat(journey.get("/imports/" + id).path("failure").asString()).isEqualTo("import-given-up");
    }

    @Test
    void nothingIsUnderWayThatCouldBeCancelledOnceItIsDone() {
        var done = journey.bring("2026-10-coda.cod");

        assertThat(journey.browser()
                        .post(journey.company() + "/imports/" + done.path("id").asString() + "/cancel", Map.of())
                        .problem())
                .isEqualTo("import-not-under-way");
    }

    /** A preview that was read, and of which somebody has asked that it be taken in. */
    private UUID takingIn(Intake node) {
        var preview = journey.preview(Journey.fixtures("2026-10-coda.cod"));
        UUID id = UUID.fromString(preview.path("id").asString());
        node.takeIn(company, user, id, Intake.Answers.NONE);
        return id;
    }

    private static List<Supplier<Intake.Upload>> files() {
        return Journey.fixtures("2026-10-coda.cod").entrySet().stream()
                .<Supplier<Intake.Upload>>map(file -> () -> new Intake.Upload(file.getKey(), file.getValue()))
                .toList();
    }

    private Intake node(FileTaking fileTaking) {
        return new Intake(
                transaction,
                beans.getBean(com.billify.tenancy.Foreground.class),
                imports,
                beans.getBean(ImportPages.class),
                beans.getBean(ProgressRepository.class),
                beans.getBean(com.billify.notification.LiveUpdates.class),
                beans.getBean(com.billify.documents.DocumentStore.class),
                beans.getBean(FileReading.class),
                beans.getBean(PrintDesk.class),
                fileTaking,
                beans.getBean(Repetition.class),
                bankBook,
                invoiceBook,
                beans.getBean(com.billify.company.Companies.class),
                beans.getBean(com.billify.audit.AuditTrail.class),
                java.time.Clock.systemUTC());
    }

    private String state(UUID id) {
        return transaction.read(
                company, () -> imports.find(company, id).orElseThrow().state().wireName());
    }

    private long transactions() {
        return count("SELECT count(*) FROM banking.transaction");
    }

    private long count(String sql) {
        return transaction.<Long>read(
                company, () -> jdbc.sql(sql).query(Long.class).single());
    }

    /** Stops within its first file until it is told to go on. */
    private final class Pausing extends FileTaking {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final AtomicInteger files = new AtomicInteger();

        Pausing() {
            super(bankBook, invoiceBook);
        }

        @Override
        Report take(CompanyId of, Source source, FileReading.Stated stated, OwnParty own, Decisions decided) {
            files.incrementAndGet();
            Report report = super.take(of, source, stated, own, decided);
            reached.countDown();
            try {
                goOn.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return report;
        }

        void await() throws InterruptedException {
            assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private final class Throwing extends FileTaking {
        private final RuntimeException mistake;

        Throwing(RuntimeException mistake) {
            super(bankBook, invoiceBook);
            this.mistake = mistake;
        }

        @Override
        Report take(CompanyId of, Source source, FileReading.Stated stated, OwnParty own, Decisions decided) {
            throw mistake;
        }
    }
}
