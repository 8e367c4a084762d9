package com.billify.platform.database;

import com.billify.platform.database.SpareDatabase.Maker;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A PostgreSQL of one's own, 15 or newer: its logins and database are there before Billify comes. */
record OutsideDatabase(String url, Login owner, Login application, String reader) implements Database {
    private static final Pattern PARTS = Pattern.compile("(jdbc:postgresql:(?://[^/]*/)?)([^/?]+)(\\?.*)?");

    /** Empty, since a copy would want all others to leave this one; none where the owner login has no CREATEDB. */
    @Override
    public Optional<Spare> spare() throws SQLException {
        Matcher parts = PARTS.matcher(url);
        if (!parts.matches() || !mayMakeDatabases()) {
            return Optional.empty();
        }
        String name = parts.group(2) + "_rehearsal";
        Maker maker = new Maker(url, owner);
        maker.run(SpareDatabase.dropping(name), "CREATE DATABASE \"" + name + "\"");
        String end = parts.group(3) == null ? "" : parts.group(3);
        return Optional.of(new Spare(
                new SpareDatabase(parts.group(1) + name + end, owner, application, reader, maker, name), false));
    }

    private boolean mayMakeDatabases() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, owner.name(), owner.password());
                var statement = connection.createStatement();
                var answer = statement.executeQuery(
                        "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    @Override
    public void close() {
        // It was running before and stays so.
    }
}
