/** What a sync does next and what follows from a failure: pure, without clock, network or database. */
@NullMarked
package com.billify.connection.core;

import org.jspecify.annotations.NullMarked;
