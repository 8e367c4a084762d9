package com.billify.cli;

import com.billify.platform.StartRefused;
import com.billify.platform.database.Installation;
import com.billify.platform.export.ExportRefused;
import com.billify.platform.export.TrackRecordImport;
import com.billify.platform.export.TrackRecordImport.Imported;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code import}: the forecasts of past days, out of an export, into a company. */
final class ImportCommand {
    static final String HELP = """
            Usage: billify import DIR --company NAME [--data DIR]

            Takes the forecasts of past days out of an export into a company, so that its track record goes on
            (docs/operations/export.md). Its bank lines and invoices come with the files of the export, brought in as
            any others. All days or none; a day of which the company has a forecast already keeps that one. Billify may
            run or be stopped.

              DIR             the folder that export wrote
              --company NAME  the company's name, enterprise number or id
              --data DIR      the data folder (.billify/data)
              --help          show this

            Exit status: 0 done, 2 wrong usage, 3 nothing was taken in.
            """;

    private final Options given;

    private ImportCommand(Options given) {
        this.given = given;
    }

    /** @throws WrongUsage when an option is unknown or lacks its value */
    static ImportCommand parse(List<String> args) throws WrongUsage {
        return new ImportCommand(Options.withOperands("import", args, List.of("data", "company"), List.of()));
    }

    ExitStatus run(PrintStream stdout, PrintStream messages) throws WrongUsage {
        if (given.asksForHelp()) {
            stdout.print(HELP);
            return ExitStatus.DONE;
        }
        Path folder = given.operand().orElseThrow(() -> new WrongUsage("import: from which folder?"));
        String company = given.word("company");
        try (Installation installation = Installation.at(System::getenv, Place.data(given))) {
            Imported imported = TrackRecordImport.read(installation, company, folder);
            messages.printf(
                    Locale.ROOT,
                    "%s has the forecasts of %,d more past days; of %,d it had its own, which stay.%n",
                    imported.company(),
                    imported.days(),
                    imported.known());
            return ExitStatus.DONE;
        } catch (ExportRefused | StartRefused refused) {
            messages.println("billify: " + refused.getMessage());
            return ExitStatus.NOTHING_WRITTEN;
        }
    }
}
