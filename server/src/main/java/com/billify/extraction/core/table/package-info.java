/**
 * Tables from strangers, as text, XLSX or ODS: their rows, what their columns mean, and how their numbers and dates are
 * written, decided by every value of a column. Pure, and knows nothing of statements and invoices but their columns.
 */
@NullMarked
@NamedInterface("table")
package com.billify.extraction.core.table;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
