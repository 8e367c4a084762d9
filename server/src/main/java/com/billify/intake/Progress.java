package com.billify.intake;

import java.time.Instant;

/**
 * How far work under way has come.
 *
 * @param bytesDone of the files that are done; says how much is left better than their number
 * @param linesDone lines and documents of the files that are done
 * @param startedAt when the work was asked for
 */
record Progress(int files, int filesDone, long bytes, long bytesDone, long linesDone, Instant startedAt) {}
