/**
 * What lines are for: what persons said of lines like it first, then rules of Belgian banking, then what was learnt from many
 * companies. Pure, without clock or database.
 */
@NullMarked
@NamedInterface("category")
package com.billify.reconciliation.core.category;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
