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
        return of(installation, dataFolder, clock, true);
    }

    /** The same without adding up every bank line, for who asks every minute. */
    public static List<Finding> quick(Installation installation, Path dataFolder, Clock clock) {
        return of(installation, dataFolder, clock, false);
    }

    private static List<Finding> of(Installation installation, Path dataFolder, Clock clock, boolean thorough) {
        List<Finding> findings = new ArrayList<>();
        try (Connection connection = installation.connect()) {
            connection.setReadOnly(true);
            findings.addAll(new DatabaseExamination(connection, clock).findings(thorough));
        } catch (SQLException e) {
            String message = e.getMessage();
            findings.add(Finding.of(
                    FindingKind.SILENT,
                    "why",
                    message == null
                            ? "it does not say why."
                            : message.lines().findFirst().orElse("")));
        }
        findings.addAll(new FolderExamination(dataFolder).findings());
        return findings;
    }
}
