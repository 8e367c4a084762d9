/** The command line: commands that work on files alone, without server or database, on the same core as the server. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "banking :: core",
            "invoicing :: core",
            "extraction",
            "extraction :: core",
            "extraction :: fields",
            "extraction :: page",
            "extraction :: table",
            "intake :: core",
            "reconciliation :: matching",
            "reconciliation :: series",
            "reconciliation :: category",
            "forecast :: core"
        })
package com.billify.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
