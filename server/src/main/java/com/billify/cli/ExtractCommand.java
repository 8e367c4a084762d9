package com.billify.cli;

import com.billify.cli.InputFiles.InputFile;
import com.billify.extraction.ReadingDesk;
import com.billify.extraction.core.BankFile;
import com.billify.extraction.core.DocumentSource;
import com.billify.extraction.core.InvoiceDocument;
import com.billify.extraction.core.InvoiceList;
import com.billify.extraction.core.Reading;
import com.billify.extraction.core.Refusal;
import com.billify.extraction.core.fields.Known;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code extract FILE|DIR… [--out DIR]}: reads files and says in JSON what they state. */
final class ExtractCommand {
    static final String HELP = """
            Usage: billify extract FILE|DIR... [--out DIR]

            Reads bank files (CODA, camt.053, MT940), e-invoices (UBL, CII, and PDFs with one in them:
            Factur-X, ZUGFeRD), printed invoices (PDF, JPEG, PNG, TIFF, WebP; with how sure each value
            is and where it stands) and tables of bank lines or invoices (CSV, XLSX, ODS), and prints
            one JSON object a line for each file, or for each invoice of a table.
            A folder is read with all below it, in name order; what is no document there is passed over.

              --out DIR   also write the fields of each invoice to DIR/NAME.json
              --help      show this

            Exit status: 0 all read, 1 something refused, 2 wrong usage, 3 nothing could be written.
            """;

    private final List<InputFile> input;
    private final @Nullable Path out;
    private final boolean help;

    private ExtractCommand(List<InputFile> input, @Nullable Path out, boolean help) {
        this.input = input;
        this.out = out;
        this.help = help;
    }

    /** @throws WrongUsage when an option is unknown or lacks its value, or an input is not there */
    static ExtractCommand parse(List<String> args) throws WrongUsage {
        List<Path> paths = new ArrayList<>();
        Path out = null;
        boolean onlyPaths = false;
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (onlyPaths || !arg.startsWith("-") || arg.equals("-")) {
                paths.add(path(arg));
            } else if (arg.equals("--")) {
                onlyPaths = true;
            } else if (arg.equals("--help") || arg.equals("-h")) {
                return new ExtractCommand(List.of(), null, true);
            } else if (arg.startsWith("--out=")) {
                out = path(arg.substring("--out=".length()));
            } else if (arg.equals("--out")) {
                if (++i == args.size()) {
                    throw new WrongUsage("extract: --out needs a folder");
                }
                out = path(args.get(i));
            } else {
                throw new WrongUsage("extract: no such option: " + arg);
            }
        }
        if (paths.isEmpty()) {
            throw new WrongUsage("extract: which files? usage: extract FILE|DIR... [--out DIR]");
        }
        return new ExtractCommand(InputFiles.of(paths), out, false);
    }

    private static Path path(String arg) throws WrongUsage {
        try {
            if (!arg.isEmpty()) {
                return Path.of(arg);
            }
        } catch (InvalidPathException impossible) {
            // said below
        }
        throw new WrongUsage("extract: not a path: '" + arg + "'");
    }

    ExitStatus run(PrintStream stdout, PrintStream messages) {
        if (help) {
            stdout.print(HELP);
            return ExitStatus.DONE;
        }
        OutputFolder folder = null;
        if (out != null) {
            try {
                folder = OutputFolder.at(out);
            } catch (IOException impossible) {
                messages.println("billify: cannot write to the folder " + out);
                return ExitStatus.NOTHING_WRITTEN;
            }
        }
        try (ReadingDesk desk = new ReadingDesk()) {
            return new Run(desk, stdout, messages, folder).all(input);
        }
    }

    /** One run over its input, and what came of it. */
    private static final class Run {
        private final ReadingDesk desk;
        private final PrintStream stdout;
        private final PrintStream messages;
        private final @Nullable OutputFolder folder;
        private int answered;
        private int refused;
        private int written;
        private int notWritten;

        Run(ReadingDesk desk, PrintStream stdout, PrintStream messages, @Nullable OutputFolder folder) {
            this.desk = desk;
            this.stdout = stdout;
            this.messages = messages;
            this.folder = folder;
        }

        ExitStatus all(List<InputFile> input) {
            for (InputFile file : input) {
                one(file);
                if (stdout.checkError()) {
                    messages.println("billify: cannot write to standard output");
                    return ExitStatus.NOTHING_WRITTEN;
                }
            }
            if (answered == 0) {
                messages.println("billify: no statement and no invoice found");
                return ExitStatus.NOTHING_WRITTEN;
            }
            if (notWritten > 0 && written == 0) {
                return ExitStatus.NOTHING_WRITTEN;
            }
            return refused + notWritten > 0 ? ExitStatus.SOME_REFUSED : ExitStatus.DONE;
        }

        private void one(InputFile file) {
            switch (ReadFile.of(file, desk, Known.nothing())) {
                case ReadFile.PassedOver(Refusal why) ->
                    messages.println("billify: skipped " + file.path() + ": " + why.message());
                case ReadFile.Unreadable() -> {
                    refused++;
                    answer(ExtractedJson.unreadable(file.path().toString()));
                }
                case ReadFile.Answered(ReadingDesk.Answer answer) -> answer(file, answer);
            }
        }

        private void answer(InputFile file, ReadingDesk.Answer answer) {
            Reading reading = answer.reading();
            if (reading instanceof Refusal) {
                refused++;
            }
            ExtractedJson.lines(file.path().toString(), answer).forEach(this::answer);
            if (reading instanceof InvoiceList list) {
                warn(file.path(), list);
            }
            if (folder != null) {
                for (InvoiceDocument document : documentsOf(reading)) {
                    write(folder, file.path(), ExtractedJson.fieldsOf(document, answer), document);
                }
            }
        }

        private static List<InvoiceDocument> documentsOf(Reading reading) {
            return switch (reading) {
                case InvoiceDocument document -> List.of(document);
                case InvoiceList list ->
                    list.invoices().stream().map(InvoiceList.Listed::document).toList();
                case BankFile file -> List.of();
                case Refusal refusal -> List.of();
            };
        }

        /** What was odd about a list as a whole has no place in the line of one of its invoices. */
        private void warn(Path path, InvoiceList list) {
            list.warnings().forEach(warning -> messages.println("billify: " + path + ": " + warning.message()));
        }

        private void answer(String line) {
            answered++;
            stdout.print(line);
            stdout.print("\n");
        }

        private void write(OutputFolder to, Path path, String fields, InvoiceDocument document) {
            try {
                String name = to.write(path, fields);
                written++;
                if (document.source() != DocumentSource.CSV
                        && !name.equals(OutputFolder.withoutEnding(path) + ".json")) {
                    messages.println("billify: " + path + " is written as " + name + ", its name being taken");
                }
            } catch (IOException impossible) {
                notWritten++;
                messages.println("billify: cannot write the fields of " + path);
            }
        }
    }
}
