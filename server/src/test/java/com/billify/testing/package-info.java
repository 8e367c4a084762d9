/** What tests stand on: one PostgreSQL a run, one Spring context, fixtures. */
@NullMarked
package com.billify.testing;

import org.jspecify.annotations.NullMarked;
