/** One-time codes: pure, without clock, network or database. */
@NullMarked
package com.billify.identity.core;

import org.jspecify.annotations.NullMarked;
