package com.billify.extraction.core;

import java.util.List;

/** A bank file as read: its statements in file order and what was odd about it. */
public record BankFile(BankFileFormat format, List<BankStatement> statements, List<Warning> warnings)
        implements Reading {
    public BankFile {
        statements = List.copyOf(statements);
        warnings = List.copyOf(warnings);
    }
}
