/**
 * Measures how right the forecast is: runs {@code ./billify forecast} on companies whose future is known, as a user would, and
 * compares with what came and with simpler lines. Knows nothing of the server's classes.
 */
@NullMarked
package com.billify.bench.forecast;

import org.jspecify.annotations.NullMarked;
