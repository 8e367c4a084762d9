package com.billify.platform.database;

import com.billify.platform.StartRefused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A throw-away database beside another, with the same logins. */
record SpareDatabase(String url, Login owner, Login application, String reader, Maker maker, String name)
        implements Database {

    /** Who makes and drops it, connected to another database of the same server. */
    record Maker(String url, Login login) {
        void run(String... statements) throws SQLException {
            try (Connection connection = DriverManager.getConnection(url, login.name(), login.password());
                    Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
        }
    }

    static String dropping(String name) {
        return "DROP DATABASE IF EXISTS \"" + name + "\" WITH (FORCE)";
    }

    @Override
    public Optional<Spare> spare() {
        return Optional.empty();
    }

    @Override
    public void close() {
        try {
            maker.run(dropping(name));
        } catch (SQLException e) {
            throw new StartRefused(
                    "The database " + name + " was made for a rehearsal and cannot be dropped: " + e.getMessage(), e);
        }
    }
}
