package com.billify.platform.backup;

/** What became of one backup. */
enum BackupOutcome {
    UNDER_WAY,
    /** Made and proven. */
    GOOD,
    FAILED,
    /** The program was ended in the midst of it. */
    BROKEN_OFF
}
