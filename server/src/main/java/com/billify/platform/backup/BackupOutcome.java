package com.billify.platform.backup;

/** What became of one backup. */
enum BackupOutcome {
    UNDER_WAY,
    /** Made and proven. */
    GOOD,
    /** Made and proven, but for original files that are gone from their folder or bucket. */
    LACKING,
    FAILED,
    /** The program was ended in the midst of it. */
    BROKEN_OFF
}
