package com.billify.cli;

import com.billify.cli.InputFiles.InputFile;
import com.billify.reconciliation.core.matching.Decision;
import com.billify.reconciliation.core.matching.Matcher;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code reconcile}: says which invoices the lines of bank files pay. */
final class ReconcileCommand {
    static final String HELP = """
            Usage: billify reconcile --company FILE.json --bank FILE|DIR... --invoices FILE|DIR... --out DIR

            Reads bank files and invoices as extract does, and says which invoices each bank line pays
            and how sure that is. Lines and invoices that several files state count once.

              --company FILE    who the company is: {"vat": "BE0...", "name": "..."}
              --bank FILE|DIR   statements
              --invoices F|DIR  invoices and credit notes, sent and received
              --out DIR         where matches.csv is written
              --help            show this

            Exit status: 0 all read, 1 something refused, 2 wrong usage, 3 nothing could be written.
            """;

    private final @Nullable BookOptions options;

    private ReconcileCommand(@Nullable BookOptions options) {
        this.options = options;
    }

    /** @throws WrongUsage when an option is unknown, missing or lacks its value, or an input is not there */
    static ReconcileCommand parse(List<String> args) throws WrongUsage {
        Options given = Options.parse("reconcile", args, List.of("company", "bank", "invoices", "out"), List.of());
        return new ReconcileCommand(given.asksForHelp() ? null : BookOptions.of(given));
    }

    ExitStatus run(PrintStream stdout, PrintStream messages) {
        if (options == null) {
            stdout.print(HELP);
            return ExitStatus.DONE;
        }
        OutputFolder folder;
        try {
            folder = OutputFolder.at(options.out());
        } catch (IOException impossible) {
            messages.println("billify: cannot write to the folder " + options.out());
            return ExitStatus.NOTHING_WRITTEN;
        }
        BooksReader reader = new BooksReader(options.company(), stdout, messages);
        CompanyBooks books = reader.read(options.bank(), options.invoices());
        if (stdout.checkError()) {
            messages.println("billify: cannot write to standard output");
            return ExitStatus.NOTHING_WRITTEN;
        }
        if (books.lines().isEmpty()) {
            messages.println("billify: no bank line found");
            return ExitStatus.NOTHING_WRITTEN;
        }
        List<Decision> decisions = Matcher.decide(books.forMatching());
        try {
            folder.replace("matches.csv", Reconciled.matches(books, decisions));
        } catch (IOException impossible) {
            messages.println("billify: cannot write to the folder " + options.out());
            return ExitStatus.NOTHING_WRITTEN;
        }
        return reader.refused() > 0 ? ExitStatus.SOME_REFUSED : ExitStatus.DONE;
    }

    /** What every command on books is given. */
    record BookOptions(CompanyFile company, List<InputFile> bank, List<InputFile> invoices, Path out) {
        static BookOptions of(Options given) throws WrongUsage {
            return new BookOptions(
                    CompanyFile.read(given.one("company")),
                    InputFiles.of(given.some("bank")),
                    InputFiles.of(given.some("invoices")),
                    given.one("out"));
        }
    }
}
