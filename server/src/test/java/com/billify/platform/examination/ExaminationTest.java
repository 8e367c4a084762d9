package com.billify.platform.examination;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.platform.database.Installation;
import com.billify.testing.Journey;
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
                .contains(new Finding(
                        Finding.Grade.BAD, "keys", "Others on this machine may read " + key + ": chmod 600 " + key));
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
