package com.billify.platform.database;

import com.billify.platform.StartRefused;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/** Brings a database to what this program needs: checks the server, migrates as its owner, checks the application login. */
public final class Migrations {
    /** What the name of a migration begins with that only adds, and so does not disturb a program that does not know it. */
    static final String ADDITIVE = "additive ";

    /** So long the requests of programs that work meanwhile may have to wait for a change, and it for them. */
    private static final int MOST_SECONDS_OF_WAITING = 5;

    private Migrations() {}

    /** @throws StartRefused when the database is not fit, or a migration fails (each is one transaction: none is half done) */
    public static void migrate(Database database) {
        migrate(database, MigrationVersion.LATEST);
    }

    /**
     * The same, no further than this version.
     *
     * @throws StartRefused as above
     */
    public static void migrate(Database database, String version) {
        migrate(database, MigrationVersion.fromVersion(version));
    }

    /**
     * The same while others work with the tables: no change waits for them, and so holds them up, for more than seconds.
     *
     * @throws StartRefused as above, and when others did not let go of a table for so long; nothing of that change is done then
     */
    public static void migrateBesideOthers(Database database) {
        migrate(database, MigrationVersion.LATEST, "SET lock_timeout = '" + MOST_SECONDS_OF_WAITING + "s'");
    }

    /**
     * Where the tables stand; nothing is changed.
     *
     * @throws StartRefused when the server is too old, cannot be asked, or there is no safe way on from its tables
     */
    public static Standing standing(Database database) {
        try {
            new DatabaseCheck(database).version();
            return Standing.of(Arrays.stream(
                            flyway(database, MigrationVersion.LATEST).info().all())
                    .filter(change -> change.getVersion() != null)
                    .map(change -> new Standing.Change(
                            change.getVersion(), change.getDescription().startsWith(ADDITIVE), fate(change)))
                    .toList());
        } catch (FlywayException | org.springframework.dao.DataAccessException e) {
            throw new StartRefused("The database cannot be prepared: " + firstLine(e), e);
        }
    }

    private static Standing.Fate fate(MigrationInfo change) {
        MigrationState state = change.getState();
        if (!state.isApplied()) {
            return Standing.Fate.PENDING;
        }
        if (!state.isResolved()) {
            return Standing.Fate.FOREIGN;
        }
        return change.isChecksumMatching() ? Standing.Fate.APPLIED : Standing.Fate.OTHERWISE;
    }

    /** What a migration ends with: are commits durable, and is the application's login bound. @throws StartRefused when not */
    public static void check(Database database) {
        try {
            new DatabaseCheck(database).durabilityAndPolicies();
        } catch (org.springframework.dao.DataAccessException e) {
            throw new StartRefused("The database cannot be prepared: " + firstLine(e), e);
        }
    }

    /** The checksums of the migrations that this program brings, by their version. */
    public static Map<String, OptionalInt> known(Database database) {
        Map<String, OptionalInt> known = new LinkedHashMap<>();
        for (MigrationInfo migration :
                flyway(database, MigrationVersion.LATEST).info().all()) {
            if (migration.getVersion() != null
                    && migration.getState() != MigrationState.MISSING_SUCCESS
                    && migration.getState() != MigrationState.FUTURE_SUCCESS) {
                Integer checksum = migration.getChecksum();
                known.put(
                        migration.getVersion().getVersion(),
                        checksum == null ? OptionalInt.empty() : OptionalInt.of(checksum));
            }
        }
        return known;
    }

    private static Flyway flyway(Database database, MigrationVersion target) {
        return flyway(database, target, "");
    }

    /** @param before what each of its connections is told first */
    private static Flyway flyway(Database database, MigrationVersion target, String before) {
        return Flyway.configure()
                .dataSource(
                        database.url(),
                        database.owner().name(),
                        database.owner().password())
                .locations("classpath:db/migration")
                .defaultSchema("platform")
                .placeholders(Map.of("app", database.application().name(), "reader", database.reader()))
                .target(target)
                .initSql(before)
                .load();
    }

    private static void migrate(Database database, MigrationVersion target) {
        migrate(database, target, "");
    }

    private static void migrate(Database database, MigrationVersion target, String before) {
        DatabaseCheck check = new DatabaseCheck(database);
        try {
            check.version();
            flyway(database, target, before).migrate();
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
