package com.billify.platform.database;

import com.billify.platform.StartRefused;
import com.billify.platform.database.Database.Login;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which database to use. With BILLIFY_DB_URL (jdbc:postgresql://…) one of your own, with the logins named beside it;
 * without it the one that comes along, in the data folder.
 */
record DatabaseSettings(Function<String, @Nullable String> variables, Path dataFolder) {

    static final String URL = "BILLIFY_DB_URL";

    /** Whether a PostgreSQL of one's own is named. */
    boolean isOutside() {
        String url = variables.apply(URL);
        return url != null && !url.isBlank();
    }

    /** @throws StartRefused when it cannot be opened, or a variable is missing */
    Database open() {
        String url = variables.apply(URL);
        if (url == null || url.isBlank()) {
            return EmbeddedDatabase.open(dataFolder);
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new StartRefused("BILLIFY_DB_URL must look like jdbc:postgresql://host:5432/database.");
        }
        Login application = login("BILLIFY_DB_APP");
        String reader = variables.apply("BILLIFY_DB_READER");
        return new OutsideDatabase(
                url,
                login("BILLIFY_DB_OWNER"),
                application,
                reader == null || reader.isBlank() ? application.name() : reader);
    }

    private Login login(String variable) {
        return new Login(required(variable), required(variable + "_PASSWORD"));
    }

    private String required(String variable) {
        String value = variables.apply(variable);
        if (value == null || value.isBlank()) {
            throw new StartRefused("BILLIFY_DB_URL is set, so " + variable + " must be set too.");
        }
        return value;
    }
}
