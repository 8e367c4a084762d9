/** The matching itself: pure, without clock or database. */
@NullMarked
@NamedInterface("core")
package com.billify.reconciliation.core;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
