/** Matches booked transactions with open items, records what each settles, and so knows what is still owed. */
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
            "intake",
            "connection"
        })
package com.billify.reconciliation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
