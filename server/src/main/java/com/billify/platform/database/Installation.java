package com.billify.platform.database;

import com.billify.documents.DepotRefused;
import com.billify.documents.KeptFiles;
import com.billify.platform.StartRefused;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The database of a Billify for what stands beside it: a backup, an examination. It joins the server that a living Billify
 * runs, or starts it for as long as this is open; a PostgreSQL of one's own it asks as the program does.
 */
public final class Installation implements AutoCloseable {
    /** The variable that names a PostgreSQL of one's own. */
    public static final String URL = DatabaseSettings.URL;

    /** All variables that tell which database it is. */
    public static final List<String> VARIABLES = List.of(
            URL,
            "BILLIFY_DB_OWNER",
            "BILLIFY_DB_OWNER_PASSWORD",
            "BILLIFY_DB_APP",
            "BILLIFY_DB_APP_PASSWORD",
            "BILLIFY_DB_READER");

    private final Function<String, @Nullable String> variables;
    private final Path dataFolder;
    private final @Nullable Database database;
    private final boolean started;

    private Installation(
            Function<String, @Nullable String> variables,
            Path dataFolder,
            @Nullable Database database,
            boolean started) {
        this.variables = variables;
        this.dataFolder = dataFolder;
        this.database = database;
        this.started = started;
    }

    /**
     * @param variables of the environment, which name a PostgreSQL of one's own
     * @throws StartRefused when there is none, or it does not start
     */
    public static Installation at(Function<String, @Nullable String> variables, Path dataFolder) {
        DatabaseSettings settings = new DatabaseSettings(variables, dataFolder);
        if (settings.isOutside()) {
            return new Installation(variables, dataFolder, settings.open(), true);
        }
        if (!EmbeddedDatabase.isIn(dataFolder)) {
            throw new StartRefused("There is no Billify in " + dataFolder + ": name its folder with --data.");
        }
        return EmbeddedDatabase.isHeld(dataFolder)
                ? new Installation(variables, dataFolder, null, false)
                : new Installation(variables, dataFolder, settings.open(), true);
    }

    /**
     * The one whose database this is, from within. It stays open when this is closed.
     *
     * @param variables of the environment, and what was set in the place of them
     */
    public static Installation of(Database database, Function<String, @Nullable String> variables, Path dataFolder) {
        return new Installation(variables, dataFolder, database, false);
    }

    /** Whether the environment names a PostgreSQL of one's own. */
    public static boolean isOutside(Function<String, @Nullable String> variables) {
        return new DatabaseSettings(variables, Path.of("")).isOutside();
    }

    /**
     * The database of a program that is to run: the PostgreSQL of one's own that the environment names, else the one that comes
     * along, in the data folder, made if need be.
     *
     * @throws StartRefused when it cannot be opened, or a variable is missing
     */
    public static Database open(Function<String, @Nullable String> variables, Path dataFolder) {
        return new DatabaseSettings(variables, dataFolder).open();
    }

    /**
     * The PostgreSQL of one's own that the environment names.
     *
     * @throws StartRefused when a variable is missing
     */
    public static Database outside(Function<String, @Nullable String> variables) {
        return new DatabaseSettings(variables, Path.of("")).open();
    }

    /** A new connection as the owner of the tables, whom no policy binds. To be closed. */
    public Connection connect() throws SQLException {
        return database == null
                ? EmbeddedDatabase.beside(dataFolder)
                : DriverManager.getConnection(
                        database.url(),
                        database.owner().name(),
                        database.owner().password());
    }

    /**
     * Its files, wherever they lie.
     *
     * @throws StartRefused when a variable that says where makes no sense
     */
    public KeptFiles files() {
        try {
            return new KeptFiles(
                    new AbstractDataSource() {
                        @Override
                        public Connection getConnection() throws SQLException {
                            return connect();
                        }

                        @Override
                        public Connection getConnection(String user, String password) throws SQLException {
                            return connect();
                        }
                    },
                    variables,
                    dataFolder);
        } catch (DepotRefused e) {
            throw new StartRefused(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        if (database != null && started) {
            database.close();
        }
    }
}
