package com.billify.platform.backup;

import com.billify.platform.backup.BackupRepository.Attempt;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One backup that Billify made or tried to make, as whoever runs the installation sees it.
 *
 * @param begunAt the moment that it shows
 * @param file where it is
 * @param sizeBytes null unless it was made
 * @param failure why it failed, in English, as the program that made it said; null unless it failed
 */
record BackupView(
        UUID id,
        Instant begunAt,
        BackupOutcome outcome,
        String file,
        @Nullable Long sizeBytes,
        @Nullable String failure) {

    static BackupView of(Attempt attempt, boolean underWay) {
        return new BackupView(
                attempt.id(),
                attempt.begunAt(),
                outcome(attempt, underWay),
                attempt.file(),
                attempt.sizeBytes(),
                attempt.failure());
    }

    private static BackupOutcome outcome(Attempt attempt, boolean underWay) {
        if (attempt.isDone()) {
            return attempt.isLacking() ? BackupOutcome.LACKING : BackupOutcome.GOOD;
        }
        if (attempt.failure() != null) {
            return BackupOutcome.FAILED;
        }
        return underWay ? BackupOutcome.UNDER_WAY : BackupOutcome.BROKEN_OFF;
    }
}
