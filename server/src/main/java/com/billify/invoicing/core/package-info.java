/** What makes two documents one invoice, and when it is due: pure. */
@NullMarked
@NamedInterface("core")
package com.billify.invoicing.core;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
