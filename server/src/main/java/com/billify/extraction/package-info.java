/** Reads a file into a bank statement or an invoice draft: formats, text, fields with their confidence. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package com.billify.extraction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
