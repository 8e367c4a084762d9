package com.billify.platform.examination;

import com.billify.platform.database.Installation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Looks at an installation from beside, whether it runs or not, and changes nothing. */
public final class Examination {
    private Examination() {}

    /** What was found, in the order in which it was looked at; never empty. */
    public static List<Finding> of(Installation installation, Path dataFolder, Clock clock) {
        List<Finding> findings = new ArrayList<>();
        try (Connection connection = installation.connect()) {
            connection.setReadOnly(true);
            findings.addAll(new DatabaseExamination(connection, clock).findings());
        } catch (SQLException e) {
            String message = e.getMessage();
            findings.add(Finding.bad(
                    "database",
                    "The database does not answer: "
                            + (message == null
                                    ? "it does not say why."
                                    : message.lines().findFirst().orElse(""))));
        }
        findings.addAll(new FolderExamination(dataFolder).findings());
        return findings;
    }
}
