/** What an owner wants to know first: the dashboard, its sentence and its list of things to do. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "tenancy",
            "notification",
            "identity",
            "company",
            "banking",
            "banking :: core",
            "intake",
            "reconciliation",
            "position",
            "forecast"
        })
package com.billify.insights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
