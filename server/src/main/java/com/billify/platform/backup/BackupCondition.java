package com.billify.platform.backup;

/** How the backups stand that Billify makes by itself. */
enum BackupCondition {
    /** No folder is named for them. */
    OFF,
    FINE,
    /** The last one is good but for original files that were gone from their folder or bucket. */
    LACKING,
    /** The last good one is older than a day and a half. */
    LATE,
    /** The last attempt failed. */
    FAILED
}
