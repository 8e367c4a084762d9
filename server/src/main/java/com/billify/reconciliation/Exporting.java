package com.billify.reconciliation;

import com.billify.audit.AuditTrail;
import com.billify.banking.BankAccount;
import com.billify.banking.BankBook;
import com.billify.company.Companies;
import com.billify.identity.Accounts;
import com.billify.identity.CurrentUser;
import com.billify.kernel.CompanyId;
import com.billify.kernel.NumberWriting;
import com.billify.kernel.ProblemException;
import com.billify.kernel.StructuredReference;
import com.billify.tenancy.CompanyTransaction;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes a filtered list as a table, row by row from the database, so that its length costs no memory. Who takes what along
 * stands in the audit trail before the first row leaves.
 */
@Component
class Exporting {
    /** Rows of one file; more open in no spreadsheet with pleasure, and the list can be narrowed down. */
    static final int MOST_ROWS = 200_000;

    private final TransactionList transactions;
    private final InvoiceList invoices;
    private final BankBook bankBook;
    private final Companies companies;
    private final Accounts accounts;
    private final CompanyTransaction transaction;
    private final AuditTrail audit;
    private final Clock clock;

    Exporting(
            TransactionList transactions,
            InvoiceList invoices,
            BankBook bankBook,
            Companies companies,
            Accounts accounts,
            CompanyTransaction transaction,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.invoices = invoices;
        this.bankBook = bankBook;
        this.companies = companies;
        this.accounts = accounts;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /** A file that was announced and audited, and is written where its name and type have been sent. */
    record Export(String fileName, ExportTable.Format format, Writing writing) {}

    /** Writes all of a file; leaves the stream open. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    Export transactions(CompanyId company, CurrentUser user, TransactionList.Filter filter, ExportTable.Format format) {
        ExportWords words = new ExportWords(user.language());
        @Nullable NumberWriting numbers = accounts.numbers(user.id());
        announce(
                company,
                user,
                "transactionsExported",
                format,
                () -> transactions.totals(company, filter).count());
        return new Export(
                fileName(company, words.transactions(), format),
                format,
                out -> transaction.run(company, () -> {
                    Map<UUID, String> accounts = bankBook.accounts(company).stream()
                            .collect(Collectors.toMap(BankAccount::id, BankAccount::number));
                    try (ExportTable table = ExportTable.begin(
                                    format, numbers, out, words.transactions(), words.transactionColumns());
                            Stream<Transaction> rows = transactions.all(company, filter)) {
                        for (Transaction line : (Iterable<Transaction>) rows::iterator) {
                            write(table, line, accounts, words);
                        }
                    } catch (IOException aborted) {
                        throw new UncheckedIOException(aborted);
                    }
                }));
    }

    private static void write(ExportTable table, Transaction line, Map<UUID, String> accounts, ExportWords words)
            throws IOException {
        table.day(line.bookingDate());
        table.day(line.valueDate());
        table.text(accounts.get(line.accountId()));
        table.text(line.counterpartyName());
        table.text(line.counterpartyAccount());
        table.text(line.remittanceInformation());
        table.text(Optional.ofNullable(line.structuredReference())
                .map(Exporting::printed)
                .orElse(null));
        table.amount(line.amount());
        table.text(line.amount().currency().getCurrencyCode());
        table.text(line.settles().stream()
                .map(Transaction.SettledInvoice::invoiceNumber)
                .collect(Collectors.joining(", ")));
        table.text(line.ownTransfer() ? words.yes() : null);
        table.endRow();
    }

    /** As on paper, but without the signs around it, which a spreadsheet would take for sums. */
    private static String printed(String reference) {
        return StructuredReference.parse(reference)
                .map(valid -> valid.printed().replace("+", ""))
                .orElse(reference);
    }

    Export invoices(CompanyId company, CurrentUser user, InvoiceList.Filter filter, ExportTable.Format format) {
        ExportWords words = new ExportWords(user.language());
        @Nullable NumberWriting numbers = accounts.numbers(user.id());
        announce(
                company,
                user,
                "invoicesExported",
                format,
                () -> invoices.totals(company, filter).count());
        return new Export(
                fileName(company, words.invoices(), format),
                format,
                out -> transaction.run(company, () -> {
                    try (ExportTable table =
                                    ExportTable.begin(format, numbers, out, words.invoices(), words.invoiceColumns());
                            Stream<Invoice> rows = invoices.all(company, filter)) {
                        for (Invoice invoice : (Iterable<Invoice>) rows::iterator) {
                            write(table, invoice, words);
                        }
                    } catch (IOException aborted) {
                        throw new UncheckedIOException(aborted);
                    }
                }));
    }

    private static void write(ExportTable table, Invoice invoice, ExportWords words) throws IOException {
        table.text(invoice.number());
        table.text(words.direction(invoice.direction()));
        table.text(words.kind(invoice.kind()));
        table.text(invoice.counterpartyName());
        table.day(invoice.issueDate());
        table.day(invoice.dueDate());
        table.amount(invoice.amount());
        table.amount(invoice.outstanding());
        table.text(invoice.amount().currency().getCurrencyCode());
        table.text(words.status(invoice.status()));
        if (invoice.daysOverdue() == null) {
            table.text(null);
        } else {
            table.number(invoice.daysOverdue());
        }
        table.endRow();
    }

    private void announce(
            CompanyId company, CurrentUser user, String action, ExportTable.Format format, Supplier<Integer> count) {
        transaction.run(company, () -> {
            int rows = count.get();
            if (rows > MOST_ROWS) {
                throw new ProblemException(
                        422,
                        "export-too-large",
                        "These are %d rows; a file takes %d at most. Narrow the list down, for instance by a period."
                                .formatted(rows, MOST_ROWS));
            }
            audit.record(company, user.id(), action, Map.of("rows", String.valueOf(rows), "format", format.ending()));
        });
    }

    /** Whose, what and when: {@code Bakkerij De Korenaar BV - Facturen 2026-11-22.csv}. */
    private String fileName(CompanyId company, String what, ExportTable.Format format) {
        String name = transaction.read(company, () -> companies.get(company)).name();
        return "%s - %s %s.%s"
                .formatted(
                        name.replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]+", " ").strip(),
                        what,
                        LocalDate.now(clock),
                        format.ending());
    }

    static ExportTable.Format format(String asked) {
        return List.of(ExportTable.Format.values()).stream()
                .filter(format -> format.ending().equals(asked))
                .findFirst()
                .orElseThrow(() -> new ProblemException(400, "invalid-parameter", "This is csv or xlsx.").at("format"));
    }
}
