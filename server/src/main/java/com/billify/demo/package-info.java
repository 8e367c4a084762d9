/** A made-up company for visitors to look around in, which lives on day by day. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "tenancy",
            "identity",
            "company",
            "banking",
            "invoicing",
            "intake",
            "connection",
            "reconciliation"
        })
package com.billify.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
