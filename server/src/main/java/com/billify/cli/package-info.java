/**
 * The command line: commands that work on files alone, without server or database, on the same core as the server; and those
 * that stand beside a server and look after its data.
 */
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
            "forecast :: core",
            "platform",
            "platform :: backup",
            "platform :: database",
            "platform :: examination",
            "platform :: export"
        })
package com.billify.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
