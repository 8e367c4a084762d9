package com.billify.platform.backup;

import java.util.List;
import java.util.stream.Collectors;

/** A table, or whatever else a schema names. */
record TableName(String schema, String name) implements Comparable<TableName> {

    static final TableName COMPANIES = new TableName("company", "company");
    static final TableName PEOPLE = new TableName("identity", "user_account");
    static final TableName LINES = new TableName("banking", "transaction");
    static final TableName INVOICES = new TableName("invoicing", "invoice");
    static final TableName FILES = new TableName("documents", "document");
    static final TableName PIECES = new TableName("documents", "piece");
    static final TableName DELIVERIES = new TableName("documents", "delivery");
    static final TableName SEALED_KEYS = new TableName("vault", "company_key");

    /** Quoted, for SQL. */
    String sql() {
        return quoted(schema) + "." + quoted(name);
    }

    static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    static String columns(List<String> names) {
        return names.stream().map(TableName::quoted).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public int compareTo(TableName other) {
        int bySchema = schema.compareTo(other.schema);
        return bySchema != 0 ? bySchema : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return schema + "." + name;
    }
}
