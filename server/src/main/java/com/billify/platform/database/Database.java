package com.billify.platform.database;

/**
 * A PostgreSQL to keep everything in, and the logins it is used with. The owner owns the tables, so row-level security
 * does not bind it: it migrates and nothing else. The application login is bound. The reader is for people's own
 * queries; where there is none it is the application's name.
 */
public sealed interface Database extends AutoCloseable permits EmbeddedDatabase, OutsideDatabase {

    /** The JDBC address, without login. */
    String url();

    Login owner();

    Login application();

    /** The name of the login that may only read. */
    String reader();

    /** Stops what was started for it; harmless when repeated. */
    @Override
    void close();

    /** A name and its password, which {@code toString} keeps to itself. */
    record Login(String name, String password) {
        @Override
        public String toString() {
            return name;
        }
    }
}
