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
 * @param sizeBytes null unless it is good
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
        BackupOutcome outcome = attempt.isDone()
                ? BackupOutcome.GOOD
                : attempt.failure() != null
                        ? BackupOutcome.FAILED
                        : underWay ? BackupOutcome.UNDER_WAY : BackupOutcome.BROKEN_OFF;
        return new BackupView(
                attempt.id(), attempt.begunAt(), outcome, attempt.file(), attempt.sizeBytes(), attempt.failure());
    }
}
