/** A Yuki: its SOAP services, their sessions, names and limits, and its bad days. */
@NullMarked
package com.billify.simulators.yuki;

import org.jspecify.annotations.NullMarked;
