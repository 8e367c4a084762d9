/**
 * Made-up invoices on paper, with their truth: many layouts in four languages as PDF, as scans and as photos. Its words for
 * labels are its own: the reader must not know them by heart.
 */
@NullMarked
package com.billify.bench.paper;

import org.jspecify.annotations.NullMarked;
