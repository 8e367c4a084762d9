/** What makes two lines one line, and what proves a balance: pure, without clock or database. */
@NullMarked
@NamedInterface("core")
package com.billify.banking.core;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
