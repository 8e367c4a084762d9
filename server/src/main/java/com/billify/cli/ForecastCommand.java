package com.billify.cli;

import com.billify.cli.InputFiles.InputFile;
import com.billify.extraction.ReadingDesk;
import com.billify.forecast.core.CashHistory;
import com.billify.forecast.core.Forecaster;
import com.billify.forecast.core.Forecaster.Settings;
import com.billify.forecast.core.Outlook;
import com.billify.forecast.core.Plan;
import com.billify.forecast.core.TrackRecord;
import com.billify.reconciliation.core.matching.Matcher;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code forecast}: says what the balance of each coming day will be, how sure that is, and why. */
final class ForecastCommand {
    static final String HELP = """
            Usage: billify forecast --company FILE.json --bank FILE|DIR... [--invoices FILE|DIR...]
                                    [--as-of DATE] --days N --out DIR [--scenario FILE.json]

            Reads bank files and invoices as reconcile does, and says what the balance of all accounts
            together will be at the end of each of the next N days, how sure that is, and why.

              --company FILE    who the company is: {"vat": "BE0...", "vat_period": "quarterly", "employees": 3}
              --bank FILE|DIR   statements
              --invoices F|DIR  invoices and credit notes, sent and received
              --as-of DATE      the day at whose end one stands; else company.json's as_of, else the last booking
              --days N          how many days ahead, 1 to 550
              --out DIR         where forecast.csv, risk.json, payments.csv and explanation.json are written
              --scenario FILE   what is let be otherwise: {"changes": [{"kind": "sales", "percent": -15}]}
              --help            show this

            Exit status: 0 all read, 1 something refused, 2 wrong usage, 3 nothing could be written.
            """;

    /** Banks are closed for no longer than this: a later end of the bank data means that lines are missing. */
    private static final int LONGEST_CLOSED_DAYS = 4;

    private final @Nullable Given options;

    private record Given(
            CompanyFile company,
            List<InputFile> bank,
            List<InputFile> invoices,
            @Nullable LocalDate asOf,
            int days,
            Path out,
            @Nullable ScenarioFile scenario) {
        static Given of(Options given) throws WrongUsage {
            return new Given(
                    CompanyFile.read(given.one("company")),
                    InputFiles.of(given.some("bank")),
                    given.gives("invoices") ? InputFiles.of(given.some("invoices")) : List.of(),
                    given.gives("as-of") ? day(given.word("as-of")) : null,
                    days(given.word("days")),
                    given.one("out"),
                    given.gives("scenario") ? ScenarioFile.read(given.one("scenario")) : null);
        }

        private static LocalDate day(String word) throws WrongUsage {
            try {
                return LocalDate.parse(word);
            } catch (DateTimeParseException noDay) {
                throw new WrongUsage("forecast: --as-of is a day as 2026-11-22, not " + word);
            }
        }

        private static int days(String word) throws WrongUsage {
            int days = word.matches("\\d{1,4}") ? Integer.parseInt(word) : 0;
            if (days < 1 || days > Forecaster.MOST_DAYS) {
                throw new WrongUsage(
                        "forecast: --days is a number from 1 to " + Forecaster.MOST_DAYS + ", not " + word);
            }
            return days;
        }
    }

    private ForecastCommand(@Nullable Given options) {
        this.options = options;
    }

    /** @throws WrongUsage when an option is unknown, missing or lacks its value, or an input is not there */
    static ForecastCommand parse(List<String> args) throws WrongUsage {
        Options given = Options.parse(
                "forecast",
                args,
                List.of("company", "bank", "invoices", "as-of", "days", "out", "scenario"),
                List.of());
        return new ForecastCommand(given.asksForHelp() ? null : Given.of(given));
    }

    /** @throws WrongUsage when the scenario makes no sense, or speaks of what the books do not know */
    ExitStatus run(PrintStream stdout, PrintStream messages) throws WrongUsage {
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
        LocalDate end = lastDayKnown(books);
        if (end == null) {
            messages.println(
                    "billify: the bank files tell neither a line nor a balance; there is nothing to start from");
            return ExitStatus.NOTHING_WRITTEN;
        }
        LocalDate asOf = asOf(end);
        if (isBeforeAll(books, asOf)) {
            messages.println("billify: nothing is known of the bank on " + asOf + "; its files begin later");
            return ExitStatus.NOTHING_WRITTEN;
        }
        ForecastFiles files = forecast(books, asOf, end, messages);
        try {
            folder.replace("forecast.csv", files.balances());
            folder.replace("risk.json", files.risk());
            folder.replace("payments.csv", files.payments());
            folder.replace("explanation.json", files.explanation());
        } catch (IOException impossible) {
            messages.println("billify: cannot write to the folder " + options.out());
            return ExitStatus.NOTHING_WRITTEN;
        }
        return reader.refused() > 0 ? ExitStatus.SOME_REFUSED : ExitStatus.DONE;
    }

    private ForecastFiles forecast(CompanyBooks books, LocalDate asOf, LocalDate end, PrintStream messages)
            throws WrongUsage {
        Given given = Objects.requireNonNull(options);
        LocalDate start = end.plusDays(LONGEST_CLOSED_DAYS).isBefore(asOf) ? end : asOf;
        if (start.isBefore(asOf)) {
            messages.println(
                    "billify: the bank files end on " + end + "; what came after until " + asOf + " is forecast too");
        }
        KnownCash cash = KnownCash.of(books, start);
        int ahead = (int) ChronoUnit.DAYS.between(start, asOf);
        int laterLines = books.lines().size() - cash.books().lines().size();
        int laterDocuments = books.documents().size() - cash.books().documents().size();
        if (laterLines + laterDocuments > 0) {
            messages.println("billify: " + laterLines + " lines and " + laterDocuments + " invoices are of days after "
                    + start + " and are left out");
        }
        if (cash.inOtherCurrencies() > 0) {
            messages.println("billify: " + cash.inOtherCurrencies() + " lines and invoices are not in "
                    + cash.currency().getCurrencyCode() + " and are left out");
        }
        CashHistory history = cash.history(Matcher.decide(cash.books().forMatching()));
        for (String account : cash.unknownBalances()) {
            messages.println("billify: no statement says what stood on " + account + "; it is counted from zero");
        }
        Settings settings = new Settings(
                Math.min(Forecaster.MOST_DAYS, given.days() + ahead), Settings.USUAL_PATHS, Settings.USUAL_SEED);
        Outlook outlook = Forecaster.forecast(
                history,
                plan(cash, start.plusDays(settings.days())),
                TrackRecord.replay(history, settings.seed()).band(history),
                settings);
        return new ForecastFiles(outlook, cash.currency(), asOf);
    }

    private Plan plan(KnownCash cash, LocalDate until) throws WrongUsage {
        ScenarioFile scenario = Objects.requireNonNull(options).scenario();
        Plan live = Plan.NONE.with(cash.profile());
        return scenario == null
                ? live
                : scenario.in(cash.currency(), cash::customer).on(live, until);
    }

    private LocalDate asOf(LocalDate end) {
        Given given = Objects.requireNonNull(options);
        if (given.asOf() != null) {
            return given.asOf();
        }
        LocalDate ofCompany = given.company().asOf();
        return ofCompany != null ? ofCompany : end;
    }

    /** The last day of which the bank files tell anything; null when they tell nothing. */
    private static @Nullable LocalDate lastDayKnown(CompanyBooks books) {
        List<LocalDate> days = new ArrayList<>();
        books.lines().forEach(line -> days.add(line.stated().bookingDate()));
        books.balances().forEach(balance -> days.add(balance.endOf()));
        return days.stream().max(LocalDate::compareTo).orElse(null);
    }

    private static boolean isBeforeAll(CompanyBooks books, LocalDate asOf) {
        return books.lines().stream()
                        .allMatch(line -> line.stated().bookingDate().isAfter(asOf))
                && books.balances().stream().allMatch(balance -> balance.endOf().isAfter(asOf));
    }
}
