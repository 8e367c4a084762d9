package com.billify.platform.database;

import com.billify.platform.StartRefused;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database to what this program needs: checks the server, migrates as its owner, checks the application login. */
public final class Migrations {
    private Migrations() {}

    /** @throws StartRefused when the database is not fit, or a migration fails (each is one transaction: none is half done) */
    public static void migrate(Database database) {
        DatabaseCheck check = new DatabaseCheck(database);
        try {
            check.version();
            Flyway.configure()
                    .dataSource(
                            database.url(),
                            database.owner().name(),
                            database.owner().password())
                    .locations("classpath:db/migration")
                    .defaultSchema("platform")
                    .placeholders(Map.of("app", database.application().name(), "reader", database.reader()))
                    .load()
                    .migrate();
            check.durabilityAndPolicies();
        } catch (FlywayException | org.springframework.dao.DataAccessException e) {
            throw new StartRefused("The database cannot be prepared: " + firstLine(e), e);
        }
    }

    private static String firstLine(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.strip().lines().findFirst().orElse("");
    }
}
