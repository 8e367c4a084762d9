package com.billify.cli;

import com.billify.cli.InputFiles.InputFile;
import com.billify.extraction.ReadingDesk;
import com.billify.reconciliation.core.category.Categories;
import com.billify.reconciliation.core.category.Category;
import com.billify.reconciliation.core.category.Matched;
import com.billify.reconciliation.core.matching.Books;
import com.billify.reconciliation.core.matching.Decision;
import com.billify.reconciliation.core.matching.Document;
import com.billify.reconciliation.core.matching.Matcher;
import com.billify.reconciliation.core.series.Series;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code reconcile}: says which invoices the lines of bank files pay, what comes back, and what each line is for. */
final class ReconcileCommand {
    static final String HELP = """
            Usage: billify reconcile --company FILE.json --bank FILE|DIR... --invoices FILE|DIR... --out DIR
            Usage: billify reconcile --categories

            Reads bank files and invoices as extract does, and says which invoices each bank line pays and
            how sure that is, what comes back and when next, and what each line is for. Lines and invoices
            that several files state count once.

              --company FILE    who the company is: {"vat": "BE0...", "name": "..."}
              --bank FILE|DIR   statements
              --invoices F|DIR  invoices and credit notes, sent and received
              --out DIR         where matches.csv, recurring.csv, recurring_next.csv and categories.csv
                                are written
              --categories      list the categories instead, one JSON object a line
              --help            show this

            Exit status: 0 all read, 1 something refused, 2 wrong usage, 3 nothing could be written.
            """;

    private final Wanted wanted;

    private ReconcileCommand(Wanted wanted) {
        this.wanted = wanted;
    }

    /** What is asked for. */
    private sealed interface Wanted {
        record Help() implements Wanted {}

        record ListOfCategories() implements Wanted {}

        record Answers(BookOptions options) implements Wanted {}
    }

    /** @throws WrongUsage when an option is unknown, missing or lacks its value, or an input is not there */
    static ReconcileCommand parse(List<String> args) throws WrongUsage {
        Options given =
                Options.parse("reconcile", args, List.of("company", "bank", "invoices", "out"), List.of("categories"));
        if (given.asksForHelp()) {
            return new ReconcileCommand(new Wanted.Help());
        }
        return new ReconcileCommand(
                given.has("categories") ? new Wanted.ListOfCategories() : new Wanted.Answers(BookOptions.of(given)));
    }

    ExitStatus run(PrintStream stdout, PrintStream messages) {
        return switch (wanted) {
            case Wanted.Help() -> {
                stdout.print(HELP);
                yield ExitStatus.DONE;
            }
            case Wanted.ListOfCategories() -> {
                printCategories(stdout);
                yield ExitStatus.DONE;
            }
            case Wanted.Answers(BookOptions options) -> answer(options, stdout, messages);
        };
    }

    private static ExitStatus answer(BookOptions options, PrintStream stdout, PrintStream messages) {
        OutputFolder folder;
        try {
            folder = OutputFolder.at(options.out());
        } catch (IOException impossible) {
            messages.println("billify: cannot write to the folder " + options.out());
            return ExitStatus.NOTHING_WRITTEN;
        }
        BooksReader reader;
        CompanyBooks books;
        try (ReadingDesk desk = new ReadingDesk()) {
            reader = new BooksReader(options.company(), desk, stdout, messages);
            books = reader.read(options.bank(), options.invoices());
        }
        if (stdout.checkError()) {
            messages.println("billify: cannot write to standard output");
            return ExitStatus.NOTHING_WRITTEN;
        }
        if (books.lines().isEmpty()) {
            messages.println("billify: no bank line found");
            return ExitStatus.NOTHING_WRITTEN;
        }
        try {
            answer(folder, books);
        } catch (IOException impossible) {
            messages.println("billify: cannot write to the folder " + options.out());
            return ExitStatus.NOTHING_WRITTEN;
        }
        return reader.refused() > 0 ? ExitStatus.SOME_REFUSED : ExitStatus.DONE;
    }

    private static void answer(OutputFolder folder, CompanyBooks books) throws IOException {
        Books matching = books.forMatching();
        List<Decision> decisions = Matcher.decide(matching);
        Map<String, Document> documents = new HashMap<>();
        matching.documents().forEach(document -> documents.put(document.id(), document));
        Map<String, Matched> matched = new HashMap<>();
        decisions.forEach(decision -> matched.put(decision.paymentId(), Matched.of(decision, documents::get)));
        LocalDate asOf = books.lastDay();
        Categories categories =
                Categories.of(matching.payments(), matched, matching.ownAccounts(), asOf, Categories.Memory.NONE);
        List<Series> costs =
                categories.series().stream().filter(Series::goesOut).toList();
        folder.replace("matches.csv", Reconciled.matches(books, decisions));
        folder.replace("recurring.csv", Reconciled.recurring(books, costs));
        folder.replace("recurring_next.csv", Reconciled.recurringNext(costs, asOf));
        folder.replace("categories.csv", Reconciled.categories(books, categories.suggestions()));
    }

    private static void printCategories(PrintStream stdout) {
        for (Category category : Category.values()) {
            stdout.print(new JsonWriter()
                    .beginObject()
                    .name("category")
                    .value(category.wireName())
                    .endObject());
            stdout.print("\n");
        }
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
