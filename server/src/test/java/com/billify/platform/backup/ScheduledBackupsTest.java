package com.billify.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.billify.documents.S3Server;
import com.billify.kernel.ProblemException;
import com.billify.platform.database.Installation;
import com.billify.platform.examination.Examination;
import com.billify.platform.examination.Finding;
import com.billify.platform.examination.FindingKind;
import com.billify.testing.Browser;
import com.billify.testing.Journey;
import com.billify.testing.Mailbox;
import com.billify.testing.PostgresExtension;
import com.billify.testing.SpringTest;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;

@SpringTest
class ScheduledBackupsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    @TempDir
    Path folder;

    private final PostgresExtension postgres = PostgresExtension.migrated();
    private final BackupRepository repository;
    private final PlatformTransactionManager transactions;
    private final Environment ofTests;
    private final MockMvc mvc;

    ScheduledBackupsTest(
            @Autowired BackupRepository repository,
            @Autowired PlatformTransactionManager transactions,
            @Autowired Environment environment,
            @Autowired MockMvc mvc) {
        this.repository = repository;
        this.transactions = transactions;
        this.ofTests = environment;
        this.mvc = mvc;
    }

    @BeforeEach
    void forgetEarlierOnes() {
        postgres.ownerJdbc().sql("DELETE FROM platform.backup").update();
    }

    @Test
    void oneADayIsMadeAndRead() throws Exception {
        Journey.begin(mvc).bring("2026-10-coda.cod");
        Path backups = folder.resolve("backups");

        at(NOW, backups, "read").makeIfDue();

        assertThat(at(NOW, backups, "read").state()).isEqualTo(new BackupState(BackupCondition.FINE, NOW));
        assertThat(Files.list(backups))
                .singleElement()
                .satisfies(file -> assertThat(Reading.of(file, KeyFile.read(folder.resolve(KeyFile.NAME)))
                                .bankLines())
                        .isPositive());
        at(NOW.plus(Duration.ofMinutes(5)), backups, "read").makeIfDue();
        assertThat(Files.list(backups)).as("once a day").hasSize(1);
        assertThat(at(NOW.plus(Duration.ofDays(2)), backups, "read").state().kind())
                .isEqualTo(BackupCondition.LATE);
    }

    @Test
    void failureIsKnownAndNotTriedAgainWithinAnHourUnlessSomebodyAsks() throws Exception {
        Path noFolder = Files.writeString(folder.resolve("backups"), "a file");

        at(NOW, noFolder, "read").makeIfDue();

        assertThat(at(NOW, noFolder, "read").state()).isEqualTo(new BackupState(BackupCondition.FAILED, null));
        assertThat(repository.findLast().orElseThrow().failure()).contains("cannot be written");
        Files.delete(noFolder);
        at(NOW.plus(Duration.ofMinutes(59)), noFolder, "read").makeIfDue();
        assertThat(noFolder).doesNotExist();

        ScheduledBackups asked = at(NOW.plus(Duration.ofMinutes(59)), noFolder, "read");
        Thread making = asked.begin();
        assertThatThrownBy(asked::begin).isInstanceOf(ProblemException.class).hasMessageContaining("being made");
        making.join();

        assertThat(asked.state().kind()).isEqualTo(BackupCondition.FINE);
        assertThat(asked.latest(10))
                .extracting(BackupView::outcome)
                .containsExactly(BackupOutcome.GOOD, BackupOutcome.FAILED);
        repository.begin(UUID.randomUUID(), NOW.plus(Duration.ofHours(1)), "of a program that was ended");
        assertThat(at(NOW.plus(Duration.ofHours(8)), noFolder, "read")
                        .latest(1)
                        .getFirst()
                        .outcome())
                .isEqualTo(BackupOutcome.BROKEN_OFF);
    }

    @Test
    void backupThatLacksFilesIsSaidToAllAndNamesThemToTheOperator() {
        UUID id = UUID.randomUUID();
        repository.begin(id, NOW, "one.backup");

        repository.done(id, NOW, 5_000, List.of("march.pdf (document 1)", "april.pdf (document 2)"));

        assertThat(at(NOW, folder.resolve("backups"), "read").state())
                .isEqualTo(new BackupState(BackupCondition.LACKING, NOW));
        assertThat(at(NOW, folder.resolve("backups"), "read")
                        .latest(1)
                        .getFirst()
                        .outcome())
                .isEqualTo(BackupOutcome.LACKING);
        assertThat(Examination.of(
                        Installation.of(PostgresExtension.database(), name -> null, folder),
                        folder,
                        Clock.fixed(NOW, ZoneOffset.UTC)))
                .filteredOn(finding -> finding.kind() == FindingKind.BACKUP_LACKS_FILES)
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.sentence()).contains("2: march.pdf (document 1); april.pdf (document 2)"))
                .returns(Finding.Grade.BAD, Finding::grade);
    }

    @Test
    void whoIsSignedInSeesHowTheyStand() {
        Browser operator = Mailbox.operator(mvc); // before the other one: whoever is the very first is one by that
        Browser browser = Journey.begin(mvc).browser();

        assertThat(browser.get("/api/v1/installation")
                        .json()
                        .at("/backups/kind")
                        .asString())
                .isEqualTo("off");
        assertThat(browser.get("/api/v1/installation/backups").problem()).isEqualTo("forbidden");
        assertThat(browser.post("/api/v1/installation/backups", Map.of()).problem())
                .isEqualTo("forbidden");
        assertThat(operator.get("/api/v1/installation/backups").json()).isEmpty();
        assertThat(operator.post("/api/v1/installation/backups", Map.of()).problem())
                .isEqualTo("backups-off");
        assertThat(browser.get("/api/v1/health").json().path("status").asString())
                .isEqualTo("up");
    }

    @Test
    void backupInABucketIsWhatTheBucketGivesBackAndNothingOfItStaysHere() throws Exception {
        Path objects = Files.createDirectories(folder.resolve("server/billify-backups"));
        Path old = Files.createDirectories(objects.resolve("bakery")).resolve("billify-daily-2020-01-01-030000.backup");
        Path ofOthers = Files.writeString(objects.resolve("bakery/letter.txt"), "");
        Files.writeString(old, "");
        int port = freePort();
        Map<String, Object> bucket = Map.of(
                "BILLIFY_BACKUP_BUCKET", "billify-backups",
                "BILLIFY_BACKUP_S3_ENDPOINT", "http://127.0.0.1:" + port,
                "BILLIFY_BACKUP_S3_PREFIX", "bakery",
                "BILLIFY_BACKUP_S3_KEY", "key",
                "BILLIFY_BACKUP_S3_SECRET", "secret",
                "BILLIFY_BACKUP_KEEP", "1,0,0");
        BackupPlace place = BackupPlan.of(name -> (String) bucket.get(name), folder)
                .orElseThrow()
                .place();
        Path written = place.written("one.backup");
        Files.createDirectories(folder.resolve("backups"));
        Files.writeString(written, "of a test");
        assertThatThrownBy(() -> place.keep("one.backup")).as("nobody answers").hasMessageContaining("billify-backups");
        Files.delete(written);

        try (S3Server server = new S3Server(folder.resolve("server"), port)) {
            at(NOW, bucket, "restore").makeIfDue();
            assertThat(server).isNotNull();
        }

        assertThat(repository.findLast().orElseThrow())
                .returns(true, BackupRepository.Attempt::isDone)
                .returns("billify-backups: billify-daily-2026-11-22-100000.backup", BackupRepository.Attempt::file);
        assertThat(old).doesNotExist();
        assertThat(ofOthers).exists();
        Path object = objects.resolve("bakery/billify-daily-2026-11-22-100000.backup");
        assertThat(Reading.of(object, KeyFile.read(folder.resolve(KeyFile.NAME))))
                .isNotNull();
        assertThat(Files.list(folder.resolve("backups"))).isEmpty();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private ScheduledBackups at(Instant now, Path backups, String proof) {
        return at(now, Map.of("BILLIFY_BACKUP_DIR", backups.toString()), proof);
    }

    private ScheduledBackups at(Instant now, Map<String, Object> place, String proof) {
        StandardEnvironment environment = new StandardEnvironment();
        Map<String, Object> properties = new HashMap<>();
        for (String name : Installation.VARIABLES) {
            properties.put(name, ofTests.getProperty(name, ""));
        }
        properties.put("billify.data", folder.toString());
        properties.putAll(place);
        properties.put("BILLIFY_BACKUP_PROOF", proof);
        environment.getPropertySources().addFirst(new MapPropertySource("this test", properties));
        return new ScheduledBackups(repository, transactions, Clock.fixed(now, ZoneOffset.UTC), environment);
    }
}
