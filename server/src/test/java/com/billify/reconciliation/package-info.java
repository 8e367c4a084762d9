@NullMarked
package com.billify.reconciliation;

import org.jspecify.annotations.NullMarked;
