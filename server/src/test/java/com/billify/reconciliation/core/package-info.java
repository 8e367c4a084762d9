@NullMarked
package com.billify.reconciliation.core;

import org.jspecify.annotations.NullMarked;
