package com.billify.cli;

import com.billify.platform.StartRefused;
import com.billify.platform.database.Installation;
import com.billify.platform.export.CompanyExport;
import com.billify.platform.export.CompanyExport.Exported;
import com.billify.platform.export.ExportRefused;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code export}: everything of one company as tables and files that any program reads. */
final class ExportCommand {
    static final String HELP = """
            Usage: billify export DIR --company NAME [--data DIR]

            Writes everything of one company into a folder: tables as CSV, and the original files as they came
            (docs/operations/export.md). Billify may run or be stopped; nothing is changed.

              DIR             the folder to make; not there yet, or empty
              --company NAME  the company's name, enterprise number or id
              --data DIR      the data folder (.billify/data)
              --help          show this

            Exit status: 0 done, 2 wrong usage, 3 nothing was written.
            """;

    private final Options given;

    private ExportCommand(Options given) {
        this.given = given;
    }

    /** @throws WrongUsage when an option is unknown or lacks its value */
    static ExportCommand parse(List<String> args) throws WrongUsage {
        return new ExportCommand(Options.withOperands("export", args, List.of("data", "company"), List.of()));
    }

    ExitStatus run(PrintStream stdout, PrintStream messages) throws WrongUsage {
        if (given.asksForHelp()) {
            stdout.print(HELP);
            return ExitStatus.DONE;
        }
        Path folder = given.operand().orElseThrow(() -> new WrongUsage("export: into which folder?"));
        String company = given.word("company");
        try (Installation installation = Installation.at(System::getenv, Place.data(given))) {
            Exported exported = CompanyExport.write(installation, company, folder);
            messages.printf(
                    Locale.ROOT,
                    "%s holds all of %s: %,d bank lines, %,d invoices and %,d files. It is not encrypted.%n",
                    folder,
                    exported.company(),
                    exported.transactions(),
                    exported.invoices(),
                    exported.files());
            stdout.println(folder);
            return ExitStatus.DONE;
        } catch (ExportRefused | StartRefused refused) {
            messages.println("billify: " + refused.getMessage());
            return ExitStatus.NOTHING_WRITTEN;
        }
    }
}
