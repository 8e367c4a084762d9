package com.billify.platform.examination;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.platform.database.Installation;
import com.billify.testing.Browser;
import com.billify.testing.Journey;
import com.billify.testing.Mailbox;
import com.billify.testing.PostgresExtension;
import com.billify.testing.SpringTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

@SpringTest
class ExaminationTest {
    @TempDir
    Path folder;

    private final PostgresExtension postgres = PostgresExtension.migrated();
    private final MockMvc mvc;

    ExaminationTest(@Autowired MockMvc mvc) {
        this.mvc = mvc;
    }

    @Test
    void soundInstallationIsWell() throws Exception {
        Files.createFile(
                folder.resolve("backup.key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));

        assertThat(examine(Clock.systemUTC()))
                .filteredOn(
                        finding -> List.of("database", "logins", "sums", "keys").contains(finding.subject()))
                .extracting(Finding::grade)
                .containsExactly(Finding.Grade.WELL, Finding.Grade.WELL, Finding.Grade.WELL, Finding.Grade.WELL);
    }

    @Test
    void keyThatOthersMayReadIsBad() throws Exception {
        Path key = Files.writeString(folder.resolve("root.key"), "a key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(examine(Clock.systemUTC()))
                .contains(Finding.of(FindingKind.KEY_OPEN, "file", key))
                .extracting(Finding::sentence)
                .contains("Others on this machine may read " + key + ": chmod 600 " + key);
    }

    @Test
    void clockThatIsAnHourOffIsSeen() {
        assertThat(sentences(examine(Clock.offset(Clock.systemUTC(), Duration.ofHours(1)))))
                .anyMatch(sentence -> sentence.startsWith("This machine's clock and the database's are 3"));
        Journey.begin(mvc);
        assertThat(sentences(examine(Clock.offset(Clock.systemUTC(), Duration.ofDays(-365)))))
                .anyMatch(sentence -> sentence.contains("which has not come yet"));
    }

    @Test
    void totalThatDiffersFromItsLinesIsBad() {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod");
        UUID company = UUID.fromString(journey.company().substring("/api/v1/companies/".length()));
        String change =
                "UPDATE banking.daily_total SET in_minor = in_minor + %d WHERE company_id = :company AND in_minor > 0";

        int days = postgres.ownerJdbc()
                .sql(change.formatted(1))
                .param("company", company)
                .update();
        try {
            assertThat(sentences(examine(Clock.systemUTC())))
                    .anyMatch(sentence -> sentence.startsWith("The totals of " + days + " days differ"));
        } finally {
            postgres.ownerJdbc()
                    .sql(change.formatted(-1))
                    .param("company", company)
                    .update();
        }
        assertThat(days).isPositive();
    }

    @Test
    void workThatFailedForGoodIsSeen() {
        UUID id = UUID.randomUUID();
        postgres.ownerJdbc().sql("""
                INSERT INTO platform.event_publication
                       (id, listener_id, event_type, serialized_event, publication_date, completion_attempts)
                VALUES (:id, 'nobody', 'nothing', '{}', now(), 10)
                """).param("id", id).update();
        try {
            assertThat(sentences(examine(Clock.systemUTC())))
                    .anyMatch(sentence -> sentence.contains("failed 10 times"));
        } finally {
            postgres.ownerJdbc()
                    .sql("DELETE FROM platform.event_publication WHERE id = :id")
                    .param("id", id)
                    .update();
        }
    }

    @Test
    void linkThatWaitsForAPersonIsCounted() {
        Journey journey = Journey.begin(mvc);
        UUID company = UUID.fromString(journey.company().substring("/api/v1/companies/".length()));
        UUID id = UUID.randomUUID();
        postgres.ownerJdbc().sql("""
                INSERT INTO connection.connection (company_id, id, provider, state, made_at, next_run_at)
                VALUES (:company, :id, 'ponto', 'needsUser', now(), now())
                """).param("company", company).param("id", id).update();
        try {
            assertThat(sentences(examine(Clock.systemUTC())))
                    .anyMatch(sentence -> sentence.startsWith(
                            "Links to banks and programs that wait for a person to sign in again: "));
        } finally {
            postgres.ownerJdbc()
                    .sql("DELETE FROM connection.connection WHERE id = :id")
                    .param("id", id)
                    .update();
        }
    }

    @Test
    void mailThatNoServerTakesIsCounted() {
        UUID id = UUID.randomUUID();
        postgres.ownerJdbc()
                .sql("""
                INSERT INTO notification.mail (id, key, state, made_at, next_try_at, ended_at, failure)
                VALUES (:id, :key, 'failed', now(), now(), now(), 'refused')
                """)
                .param("id", id)
                .param("key", id.toString())
                .update();
        try {
            assertThat(sentences(examine(Clock.systemUTC())))
                    .anyMatch(sentence -> sentence.startsWith("Mails of the last week that no server took: "));
        } finally {
            postgres.ownerJdbc()
                    .sql("DELETE FROM notification.mail WHERE id = :id")
                    .param("id", id)
                    .update();
        }
    }

    @Test
    void statusIsForWhoRunsTheInstallation() {
        Browser stranger = new Browser(mvc);
        stranger.signUp("status-" + UUID.randomUUID() + "@example.be");
        assertThat(stranger.get("/api/v1/installation/status").problem()).isEqualTo("forbidden");

        JsonNode status =
                Mailbox.operator(mvc).get("/api/v1/installation/status").json();

        assertThat(status.path("findings")
                        .valueStream()
                        .map(finding -> finding.path("kind").asString()))
                .contains("sound", "loginsBound", "sumsRight");
        assertThat(status.path("findings").get(0).path("grade").asString()).isEqualTo("well");
    }

    private List<Finding> examine(Clock clock) {
        return Examination.of(
                Installation.of(PostgresExtension.database(), name -> null, Path.of(".billify", "data")),
                folder,
                clock);
    }

    private static List<String> sentences(List<Finding> findings) {
        return findings.stream().map(Finding::sentence).toList();
    }
}
