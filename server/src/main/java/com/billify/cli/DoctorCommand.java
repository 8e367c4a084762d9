package com.billify.cli;

import com.billify.platform.StartRefused;
import com.billify.platform.database.Installation;
import com.billify.platform.examination.Examination;
import com.billify.platform.examination.Finding;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** {@code doctor}: says how an installation is, in words. */
final class DoctorCommand {
    static final String HELP = """
            Usage: billify doctor [--data DIR]

            Looks at the database (version, durability, logins, sums), disk, keys, clock, waiting work and backups, and says
            what is well and what somebody should do. Billify may run or be stopped; nothing is changed.

              --data DIR  the data folder (.billify/data)
              --help      show this

            Exit status: 0 all is well, 1 something needs somebody, 2 wrong usage, 3 it could not be looked at.
            """;

    private final Options given;

    private DoctorCommand(Options given) {
        this.given = given;
    }

    /** @throws WrongUsage when an option is unknown or lacks its value */
    static DoctorCommand parse(List<String> args) throws WrongUsage {
        return new DoctorCommand(Options.parse("doctor", args, List.of("data"), List.of()));
    }

    ExitStatus run(PrintStream stdout, PrintStream messages) throws WrongUsage {
        if (given.asksForHelp()) {
            stdout.print(HELP);
            return ExitStatus.DONE;
        }
        Path data = Place.data(given);
        try (Installation installation = Installation.at(System::getenv, data)) {
            List<Finding> findings = Examination.of(installation, data, Clock.systemUTC());
            findings.forEach(finding -> stdout.printf(
                    Locale.ROOT, "%-4s  %-8s  %s%n", word(finding.grade()), finding.subject(), finding.sentence()));
            boolean well = findings.stream().allMatch(finding -> finding.grade() == Finding.Grade.WELL);
            return well ? ExitStatus.DONE : ExitStatus.SOME_REFUSED;
        } catch (StartRefused refused) {
            messages.println("billify: " + refused.getMessage());
            return ExitStatus.NOTHING_WRITTEN;
        }
    }

    private static String word(Finding.Grade grade) {
        return switch (grade) {
            case WELL -> "well";
            case LOOK -> "look";
            case BAD -> "BAD";
        };
    }
}
