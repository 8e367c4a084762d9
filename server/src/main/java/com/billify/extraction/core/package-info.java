/** The pure readers: bytes in, what the file states out. No clock, no database, no network. */
@NullMarked
@NamedInterface("core")
package com.billify.extraction.core;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
