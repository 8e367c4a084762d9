package com.billify.platform.database;

/** A PostgreSQL of one's own, 15 or newer: its logins and database are there before Billify comes. */
record OutsideDatabase(String url, Login owner, Login application, String reader) implements Database {
    @Override
    public void close() {
        // It was running before and stays so.
    }
}
