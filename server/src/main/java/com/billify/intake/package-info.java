/** What a person brings in: recognised, previewed, taken in, undone as a whole. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "tenancy",
            "audit",
            "notification",
            "identity",
            "company",
            "documents",
            "banking",
            "banking :: core",
            "invoicing",
            "invoicing :: core",
            "extraction",
            "extraction :: core",
            "extraction :: fields",
            "extraction :: page",
            "extraction :: table"
        })
package com.billify.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
