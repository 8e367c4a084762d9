package com.billify.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.billify.platform.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupPlanTest {
    private static final Path DATA = Path.of("/data");

    private final BackupPlan plan =
            BackupPlan.of(Map.of("BILLIFY_BACKUP_DIR", "/backups")::get, DATA).orElseThrow();

    @Test
    void withoutAFolderThereIsNoPlan() {
        assertThat(BackupPlan.of(Map.<String, String>of()::get, DATA)).isEmpty();
        assertThat(BackupPlan.of(Map.of("BILLIFY_BACKUP_DIR", " ")::get, DATA)).isEmpty();
    }

    @Test
    void sevenDaysFourWeeksAndTwelveMonthsAreKeptAndEachIsRestoredUnlessSaidOtherwise() {
        assertThat(plan.keep()).isEqualTo(new Rotation(7, 4, 12));
        assertThat(plan.restored()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // what the clock says | the last good one | the last attempt | due?
                "2026-11-22T02:59|2026-11-21T03:00|2026-11-21T03:00|false",
                "2026-11-22T03:00|2026-11-21T03:00|2026-11-21T03:00|true",
                "2026-11-22T14:00|2026-11-21T03:00|2026-11-21T03:00|true",
                "2026-11-22T23:59|2026-11-22T14:00|2026-11-22T14:00|false",
                "2026-11-23T02:59|2026-11-22T14:00|2026-11-22T14:00|false",
                "2026-11-23T03:00|2026-11-22T14:00|2026-11-22T14:00|true",
                "2026-11-22T03:59|2026-11-21T03:00|2026-11-22T03:00|false",
                "2026-11-22T04:00|2026-11-21T03:00|2026-11-22T03:00|true",
                "2026-11-22T14:00|||true",
                // the night without an hour from two to three, and the one with it twice
                "2026-03-29T03:00|2026-03-28T03:00|2026-03-28T03:00|true",
                "2026-10-25T03:00|2026-10-24T03:00|2026-10-24T03:00|true",
            })
    void oneIsDueOnceADayAndAfterADayThatWasSleptThrough(
            String now, @Nullable String done, @Nullable String tried, boolean due) {
        assertThat(plan.isDue(brussels(done), brussels(tried), java.util.Objects.requireNonNull(brussels(now))))
                .isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "BILLIFY_BACKUP_AT,3 in the morning",
        "BILLIFY_BACKUP_KEEP,a week",
        "BILLIFY_BACKUP_KEEP,'0,4,12'",
        "BILLIFY_BACKUP_PROOF,none",
    })
    void valueThatMakesNoSenseIsRefusedByName(String name, String value) {
        Map<String, String> variables = Map.of("BILLIFY_BACKUP_DIR", "/backups", name, value);

        assertThatThrownBy(() -> BackupPlan.of(variables::get, DATA))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(name)
                .hasMessageContaining(value);
    }

    @Test
    void bucketNeedsWhatOpensItAndNoFolderBesideIt() {
        Map<String, String> bucket = Map.of("BILLIFY_BACKUP_BUCKET", "backups");
        assertThatThrownBy(() -> BackupPlan.of(bucket::get, DATA)).hasMessageContaining("BILLIFY_BACKUP_S3_KEY");
        Map<String, String> both = Map.of(
                "BILLIFY_BACKUP_BUCKET", "backups",
                "BILLIFY_BACKUP_S3_KEY", "key",
                "BILLIFY_BACKUP_S3_SECRET", "secret",
                "BILLIFY_BACKUP_DIR", "/backups");
        assertThatThrownBy(() -> BackupPlan.of(both::get, DATA))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("not both");
    }

    @Test
    void rotationTouchesItsOwnFilesOnly(@TempDir Path folder) throws Exception {
        BackupFolder backups = new BackupFolder(folder);
        Path byHand = Files.writeString(folder.resolve("billify-2020-01-01-030000.backup"), "");
        Path letter = Files.writeString(folder.resolve("letter.txt"), "");
        for (int day = 1; day <= 30; day++) {
            Files.writeString(backups.written(BackupPlace.nameOf(LocalDateTime.of(2026, 11, day, 3, 0))), "");
            Files.writeString(backups.written(BackupPlace.nameOf(LocalDateTime.of(2026, 11, day, 15, 0))), "");
        }

        assertThat(backups.rotate(new Rotation(2, 1, 1))).hasSize(58);

        assertThat(backups.kept())
                .containsExactly(LocalDateTime.of(2026, 11, 29, 15, 0), LocalDateTime.of(2026, 11, 30, 15, 0));
        assertThat(byHand).exists();
        assertThat(letter).exists();
    }

    private static @Nullable Instant brussels(@Nullable String local) {
        return local == null
                ? null
                : LocalDateTime.parse(local)
                        .atZone(ZoneId.of("Europe/Brussels"))
                        .toInstant();
    }
}
