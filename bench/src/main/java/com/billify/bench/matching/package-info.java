/**
 * Measures how well bank lines find their documents: runs {@code ./billify reconcile} on made companies, as a user would, and
 * compares with what is true. Knows nothing of the server's classes.
 */
@NullMarked
package com.billify.bench.matching;

import org.jspecify.annotations.NullMarked;
