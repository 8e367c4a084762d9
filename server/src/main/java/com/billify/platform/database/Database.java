package com.billify.platform.database;

import java.sql.SQLException;
import java.util.Optional;

/**
 * A PostgreSQL to keep everything in, and the logins it is used with. The owner owns the tables, so row-level security
 * does not bind it: it migrates and nothing else. The application login is bound. The reader is for people's own
 * queries; where there is none it is the application's name.
 */
public sealed interface Database extends AutoCloseable permits EmbeddedDatabase, OutsideDatabase, SpareDatabase {

    /** The JDBC address, without login. */
    String url();

    Login owner();

    Login application();

    /** The name of the login that may only read. */
    String reader();

    /**
     * A throw-away database beside this one, with the same logins, which goes when it is closed. One that a killed program left
     * behind is dropped before.
     *
     * @return none where the logins may not make any
     */
    Optional<Spare> spare() throws SQLException;

    /** Stops what was started for it; harmless when repeated. */
    @Override
    void close();

    /** @param filled with all that its neighbour holds; otherwise it is empty */
    record Spare(Database database, boolean filled) {}

    /** A name and its password, which {@code toString} keeps to itself. */
    record Login(String name, String password) {
        @Override
        public String toString() {
            return name;
        }
    }
}
