/** Links to outside systems: credentials, the sync engine and its log; one sub-package a provider. Reads, never writes. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "tenancy",
            "audit",
            "vault",
            "notification",
            "identity",
            "company",
            "documents",
            "extraction::core",
            "banking",
            "banking::core",
            "invoicing",
            "invoicing::core"
        })
package com.billify.connection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
