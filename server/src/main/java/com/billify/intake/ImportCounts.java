package com.billify.intake;

/** Lines and documents of an import, or of one of its files, by what becomes of them. */
record ImportCounts(
        int newTransactions,
        int knownTransactions,
        int differingTransactions,
        int newInvoices,
        int knownInvoices,
        int differingInvoices,
        int undecidedInvoices,
        int mergedInvoices,
        int refusedFiles,
        int refusedRows) {

    static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    ImportCounts plus(ImportCounts other) {
        return new ImportCounts(
                newTransactions + other.newTransactions,
                knownTransactions + other.knownTransactions,
                differingTransactions + other.differingTransactions,
                newInvoices + other.newInvoices,
                knownInvoices + other.knownInvoices,
                differingInvoices + other.differingInvoices,
                undecidedInvoices + other.undecidedInvoices,
                mergedInvoices + other.mergedInvoices,
                refusedFiles + other.refusedFiles,
                refusedRows + other.refusedRows);
    }

    /** All lines and documents. */
    int total() {
        return newTransactions
                + knownTransactions
                + differingTransactions
                + newInvoices
                + knownInvoices
                + differingInvoices
                + undecidedInvoices
                + mergedInvoices
                + refusedRows;
    }

    static ImportCounts ofRefusedFile() {
        return new ImportCounts(0, 0, 0, 0, 0, 0, 0, 0, 1, 0);
    }

    static ImportCounts ofKnownTransactions(int count) {
        return new ImportCounts(0, count, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    static ImportCounts of(ImportRow row) {
        boolean transaction = row.kind() == ImportRow.Kind.TRANSACTION;
        return switch (row.verdict()) {
            case NEW -> new ImportCounts(transaction ? 1 : 0, 0, 0, transaction ? 0 : 1, 0, 0, 0, 0, 0, 0);
            case KNOWN -> new ImportCounts(0, transaction ? 1 : 0, 0, 0, transaction ? 0 : 1, 0, 0, 0, 0, 0);
            case DIFFERS -> new ImportCounts(0, 0, transaction ? 1 : 0, 0, 0, transaction ? 0 : 1, 0, 0, 0, 0);
            case UNDECIDED -> new ImportCounts(0, 0, 0, 0, 0, 0, 1, 0, 0, 0);
            case MERGED -> new ImportCounts(0, 0, 0, 0, 0, 0, 0, 1, 0, 0);
            case REFUSED -> new ImportCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
        };
    }
}
