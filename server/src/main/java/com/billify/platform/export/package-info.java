/** Everything of one company in forms that any program reads: tables as CSV, and the files as they came. */
@NullMarked
@NamedInterface("export")
package com.billify.platform.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
