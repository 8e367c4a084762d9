/**
 * Measures the built server from outside: starts it as {@code ./billify run} does, speaks to it as a browser does, and reads
 * from the operating system what it costs. Knows nothing of the server's classes.
 */
@NullMarked
package com.billify.bench;

import org.jspecify.annotations.NullMarked;
