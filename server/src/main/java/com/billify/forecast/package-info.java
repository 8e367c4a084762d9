/** What the balance will be on each of the next days, how sure that is, and why. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "tenancy",
            "audit",
            "notification",
            "identity",
            "company",
            "banking",
            "invoicing",
            "reconciliation",
            "position"
        })
package com.billify.forecast;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
