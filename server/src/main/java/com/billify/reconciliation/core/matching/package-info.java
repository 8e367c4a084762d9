/**
 * Which documents a bank line pays, how sure that is, and why: pure, without clock or database. A decision depends on
 * nothing but the payments, the documents and what people said of them, never on the order in which they arrived.
 */
@NullMarked
@NamedInterface("matching")
package com.billify.reconciliation.core.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
