package com.billify.platform.backup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people are told of the backups that Billify makes by itself: no names of files, no reasons.
 *
 * @param lastAt the moment that the last good one shows; null when there is none
 */
record BackupState(BackupCondition kind, @Nullable Instant lastAt) {
    static final BackupState OFF = new BackupState(BackupCondition.OFF, null);
}
