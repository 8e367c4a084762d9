package com.billify.intake;

import com.billify.banking.BankBook;
import com.billify.banking.BookedTransaction;
import com.billify.banking.Delivery;
import com.billify.banking.core.StatedLine;
import com.billify.banking.core.StatedStatement;
import com.billify.extraction.core.BankFile;
import com.billify.extraction.core.BankStatement;
import com.billify.extraction.core.InvoiceDocument;
import com.billify.extraction.core.InvoiceList;
import com.billify.extraction.core.PrintedCheck;
import com.billify.extraction.core.Refusal;
import com.billify.intake.core.InvoiceMapping;
import com.billify.intake.core.OwnParty;
import com.billify.intake.core.PrintJudgement;
import com.billify.intake.core.StatementMapping;
import com.billify.invoicing.InvoiceBook;
import com.billify.invoicing.Twin;
import com.billify.invoicing.TwinAnswer;
import com.billify.invoicing.core.Direction;
import com.billify.invoicing.core.Kind;
import com.billify.invoicing.core.StatedInvoice;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes one file into the books, line by line, and tells what became of each. A preview does exactly this and takes it
 * back, so that it cannot promise what taking in would not do.
 */
@Component
class FileTaking {
    private final BankBook bankBook;
    private final InvoiceBook invoiceBook;

    FileTaking(BankBook bankBook, InvoiceBook invoiceBook) {
        this.bankBook = bankBook;
        this.invoiceBook = invoiceBook;
    }

    /** A file to be taken in. */
    record Source(UUID importId, int position, UUID documentId, String name, int sizeBytes, boolean alreadyTakenIn) {}

    /** What became of a file and of its rows. */
    record Report(ImportFile file, List<ImportRow> rows) {}

    /**
     * What a person decided, by row: of undecided invoices who owes whom, of others whether they were typed before.
     *
     * @param looked of doubtful invoices, those that are right all the same; null in what was kept before there were any
     */
    record Decisions(
            Map<String, Direction> directions,
            Map<String, TwinAnswer> twins,
            @Nullable Set<String> looked) {
        static final Decisions NONE = new Decisions(Map.of(), Map.of(), Set.of());

        /** Whoever says of a row who owes whom has seen its doubt beside that. */
        boolean hasLookedAt(String row) {
            return directions.containsKey(row) || (looked != null && looked.contains(row));
        }
    }

    Report take(CompanyId company, Source source, FileReading.Stated stated, OwnParty own, Decisions decided) {
        if (stated.print() != null) {
            return takePrint(company, source, stated.print(), own, decided);
        }
        return switch (stated.reading()) {
            case Refusal refusal -> refuse(source, refusal, stated.otherKind());
            case BankFile file -> takeBankFile(company, source, file);
            case InvoiceDocument document -> takeInvoice(company, source, document, own, decided);
            case InvoiceList list -> takeInvoices(company, source, list, own, decided);
        };
    }

    private static Report refuse(Source source, Refusal refusal, @Nullable String otherKind) {
        String code = refusal.code().slug();
        return new Report(
                new ImportFile(
                        source.documentId(),
                        source.name(),
                        source.sizeBytes(),
                        null,
                        null,
                        new ImportFile.Remark(otherKind == null ? code : code + "-" + otherKind, refusal.message()),
                        source.alreadyTakenIn(),
                        List.of(),
                        List.of(),
                        ImportCounts.ofRefusedFile()),
                List.of());
    }

    private Report takeBankFile(CompanyId company, Source source, BankFile file) {
        List<StatementMapping.Mapped> mapped = file.statements().stream()
                .map(read -> StatementMapping.map(file.format(), read))
                .toList();
        Iterator<BankBook.Taken> taken = bankBook.take(
                        company,
                        new Delivery(source.importId(), source.documentId()),
                        mapped.stream()
                                .filter(StatementMapping.Mapped.Keepable.class::isInstance)
                                .map(one -> ((StatementMapping.Mapped.Keepable) one).statement())
                                .toList())
                .iterator();
        List<ImportFile.ImportStatement> statements = new ArrayList<>();
        List<ImportFile.Remark> warnings = new ArrayList<>(remarks(file.warnings()));
        List<ImportRow> rows = new ArrayList<>();
        for (int index = 0; index < mapped.size(); index++) {
            BankStatement read = file.statements().get(index);
            switch (mapped.get(index)) {
                case StatementMapping.Mapped.Unkeepable(String code, String message) -> {
                    statements.add(describe(read, false, new ImportFile.Remark(code, message)));
                    rows.addAll(refusedRows(source, read, rows.size(), code));
                }
                case StatementMapping.Mapped.Keepable(StatedStatement statement, int pending) -> {
                    BankBook.Taken one = taken.next();
                    statements.add(describe(read, one.newAccount(), null));
                    for (int line = 0; line < one.lines().size(); line++) {
                        rows.add(lineRow(
                                source,
                                rows.size(),
                                statement.lines().get(line),
                                one.lines().get(line)));
                    }
                    if (pending > 0) {
                        warnings.add(new ImportFile.Remark(
                                "pending-left-out", pending + " lines are not booked yet and were left out."));
                    }
                }
            }
        }
        return new Report(
                new ImportFile(
                        source.documentId(),
                        source.name(),
                        source.sizeBytes(),
                        "bankStatement",
                        file.format().slug(),
                        null,
                        source.alreadyTakenIn(),
                        statements,
                        warnings,
                        count(rows)),
                rows);
    }

    private Report takeInvoice(
            CompanyId company, Source source, InvoiceDocument document, OwnParty own, Decisions decided) {
        return report(source, document, invoice(company, source, 0, document, own.directionOf(document), decided));
    }

    /** What is less than sure waits for a person: whatever else is answered, nothing of it is booked before. */
    private Report takePrint(
            CompanyId company, Source source, FileReading.Print print, OwnParty own, Decisions decided) {
        InvoiceDocument document = print.document();
        PrintAnswer answer = print.answer();
        if (answer != null) {
            StatedInvoice confirmed = answer.invoice();
            TwinAnswer twin = decided.twins().getOrDefault(rowId(source, 0), TwinAnswer.NONE);
            return report(
                    source,
                    document,
                    register(company, source, confirmed, confirmedRow(source, confirmed), twin)
                            .withPrint(new ImportRow.Print(true, List.of())));
        }
        PrintJudgement judgement = PrintJudgement.of(document, print.fields(), own);
        ImportRow.Doubt doubt = doubt(company, source, document, judgement.direction());
        ImportRow row = judgement.waits() || doubt != null
                ? invoiceRow(source, 0, document, judgement.direction(), Verdict.UNDECIDED, List.of(), "check-print")
                        .withDoubt(doubt)
                : invoice(company, source, 0, document, judgement.direction(), decided);
        return report(
                source,
                document,
                row.withPrint(new ImportRow.Print(false, PrintForm.namesOf(judgement.check(), judgement.direction()))));
    }

    private static ImportRow confirmedRow(Source source, StatedInvoice confirmed) {
        return new ImportRow(
                rowId(source, 0),
                source.documentId(),
                confirmed.kind() == Kind.INVOICE ? ImportRow.Kind.INVOICE : ImportRow.Kind.CREDIT_NOTE,
                Verdict.NEW,
                confirmed.issueDate(),
                confirmed.counterpartyName(),
                confirmed.number().printed(),
                confirmed.payable(),
                confirmed.direction().wireName(),
                confirmed.dueDate(),
                List.of(),
                null,
                List.of(),
                null,
                null);
    }

    private static Report report(Source source, InvoiceDocument document, ImportRow row) {
        return new Report(
                new ImportFile(
                        source.documentId(),
                        source.name(),
                        source.sizeBytes(),
                        InvoiceMapping.kindOf(document).wireName(),
                        document.source().slug(),
                        null,
                        source.alreadyTakenIn(),
                        List.of(),
                        remarks(document.warnings()),
                        count(List.of(row))),
                List.of(row));
    }

    /** Every invoice of a table; one that is refused leaves the others in. */
    private Report takeInvoices(CompanyId company, Source source, InvoiceList list, OwnParty own, Decisions decided) {
        List<ImportRow> rows = new ArrayList<>();
        for (InvoiceList.Listed listed : list.invoices()) {
            Direction stated = switch (listed.side()) {
                case RECEIVABLE -> Direction.RECEIVABLE;
                case PAYABLE -> Direction.PAYABLE;
                case null -> own.directionOf(listed.document());
            };
            rows.add(invoice(company, source, rows.size(), listed.document(), stated, decided));
        }
        return new Report(
                new ImportFile(
                        source.documentId(),
                        source.name(),
                        source.sizeBytes(),
                        "invoiceList",
                        list.format().name().toLowerCase(Locale.ROOT),
                        null,
                        source.alreadyTakenIn(),
                        List.of(),
                        remarks(list.warnings()),
                        count(rows)),
                rows);
    }

    private ImportRow invoice(
            CompanyId company,
            Source source,
            int position,
            InvoiceDocument document,
            @Nullable Direction told,
            Decisions decided) {
        String rowId = rowId(source, position);
        Direction direction = decided.directions().getOrDefault(rowId, told);
        ImportRow.Doubt doubt = doubt(company, source, document, direction);
        if (direction == null) {
            return invoiceRow(source, position, document, null, Verdict.UNDECIDED, List.of(), "whose-invoice")
                    .withDoubt(doubt);
        }
        if (doubt != null && !decided.hasLookedAt(rowId)) {
            return invoiceRow(source, position, document, direction, Verdict.UNDECIDED, List.of(), doubt.reason())
                    .withDoubt(doubt);
        }
        return register(
                        company,
                        source,
                        position,
                        document,
                        direction,
                        decided.twins().getOrDefault(rowId, TwinAnswer.NONE))
                .withDoubt(doubt);
    }

    /**
     * What a person has to look at before an invoice is booked; null of one that is in the books already.
     *
     * @param told null where it is not known yet who owes whom: then it is nearly always one to pay
     */
    private ImportRow.@Nullable Doubt doubt(
            CompanyId company, Source source, InvoiceDocument document, @Nullable Direction told) {
        Direction direction = told == null ? Direction.PAYABLE : told;
        if (!(InvoiceMapping.map(document, direction)
                instanceof InvoiceMapping.Mapped.Keepable(StatedInvoice stated))) {
            return null;
        }
        ImportRow.AccountChange account = accountChange(company, stated);
        boolean printedDiffers = PrintedCheck.differs(document);
        return (account == null && !printedDiffers) || invoiceBook.isStated(company, source.documentId(), stated)
                ? null
                : new ImportRow.Doubt(account, printedDiffers);
    }

    /** Where the supplier of a printed invoice was paid until now, if the account on it is new for it; null otherwise. */
    @Nullable
    String otherAccount(CompanyId company, InvoiceDocument document) {
        return InvoiceMapping.map(document, Direction.PAYABLE)
                                instanceof InvoiceMapping.Mapped.Keepable(StatedInvoice stated)
                        && accountChange(company, stated) instanceof ImportRow.AccountChange change
                ? change.known()
                : null;
    }

    private ImportRow.@Nullable AccountChange accountChange(CompanyId company, StatedInvoice stated) {
        String incoming = stated.iban();
        return incoming == null
                ? null
                : invoiceBook
                        .otherAccount(company, stated)
                        .map(known -> new ImportRow.AccountChange(known, incoming))
                        .orElse(null);
    }

    private ImportRow register(
            CompanyId company,
            Source source,
            int position,
            InvoiceDocument document,
            Direction direction,
            TwinAnswer answer) {
        return switch (InvoiceMapping.map(document, direction)) {
            case InvoiceMapping.Mapped.Unkeepable(String code) ->
                invoiceRow(source, position, document, direction, Verdict.REFUSED, List.of(), code);
            case InvoiceMapping.Mapped.Keepable(StatedInvoice stated) ->
                register(
                        company,
                        source,
                        stated,
                        invoiceRow(source, position, document, direction, Verdict.NEW, List.of(), null),
                        answer);
        };
    }

    /** @param row as it is when the invoice is new */
    private ImportRow register(
            CompanyId company, Source source, StatedInvoice stated, ImportRow row, TwinAnswer answer) {
        return switch (invoiceBook.register(company, source.importId(), source.documentId(), stated, answer)) {
            case InvoiceBook.Registration.Added added -> row.withTwins(added.possible());
            case InvoiceBook.Registration.Known known -> row.judged(Verdict.KNOWN, List.of());
            case InvoiceBook.Registration.Differs differs ->
                row.judged(Verdict.DIFFERS, toDifferences(differs.differences()));
            case InvoiceBook.Registration.Merged(Twin with, List<InvoiceBook.Difference> differences) ->
                row.judged(Verdict.MERGED, toDifferences(differences)).withTwins(List.of(with));
        };
    }

    private static List<ImportRow.Difference> toDifferences(List<InvoiceBook.Difference> differences) {
        return differences.stream()
                .map(one -> new ImportRow.Difference(one.field(), one.known(), one.incoming()))
                .toList();
    }

    private static ImportRow invoiceRow(
            Source source,
            int position,
            InvoiceDocument document,
            @Nullable Direction direction,
            Verdict verdict,
            List<ImportRow.Difference> differences,
            @Nullable String reason) {
        boolean sells = direction == Direction.RECEIVABLE;
        Currency currency = StatementMapping.currencyOf(document.currency());
        return new ImportRow(
                rowId(source, position),
                source.documentId(),
                InvoiceMapping.kindOf(document) == Kind.INVOICE ? ImportRow.Kind.INVOICE : ImportRow.Kind.CREDIT_NOTE,
                verdict,
                document.issueDate(),
                sells ? document.buyerName() : document.sellerName(),
                document.invoiceNumber(),
                exactly(document.payable() != null ? document.payable() : document.gross(), currency),
                direction == null ? null : direction.wireName(),
                document.dueDate(),
                differences,
                reason,
                List.of(),
                null,
                null);
    }

    private static ImportRow lineRow(Source source, int position, StatedLine line, BankBook.TakenLine taken) {
        Verdict verdict = switch (taken) {
            case BankBook.TakenLine.Added() -> Verdict.NEW;
            case BankBook.TakenLine.Known() -> Verdict.KNOWN;
            case BankBook.TakenLine.Differs differs -> Verdict.DIFFERS;
        };
        List<ImportRow.Difference> differences = taken instanceof BankBook.TakenLine.Differs(BookedTransaction known)
                ? List.of(new ImportRow.Difference(
                        "remittanceInformation", known.remittanceInformation(), line.remittanceInformation()))
                : List.of();
        return new ImportRow(
                rowId(source, position),
                source.documentId(),
                ImportRow.Kind.TRANSACTION,
                verdict,
                line.bookingDate(),
                line.counterpartyName(),
                line.remittanceInformation() != null ? line.remittanceInformation() : line.structuredReference(),
                line.amount(),
                null,
                null,
                differences,
                null,
                List.of(),
                null,
                null);
    }

    private static List<ImportRow> refusedRows(Source source, BankStatement read, int from, String code) {
        List<ImportRow> rows = new ArrayList<>();
        Currency currency = StatementMapping.currencyOf(read.currency());
        for (var entry : read.entries()) {
            rows.add(new ImportRow(
                    rowId(source, from + rows.size()),
                    source.documentId(),
                    ImportRow.Kind.TRANSACTION,
                    Verdict.REFUSED,
                    entry.bookingDate(),
                    entry.counterpartyName(),
                    entry.remittanceInformation(),
                    exactly(entry.amount(), currency),
                    null,
                    null,
                    List.of(),
                    code,
                    List.of(),
                    null,
                    null));
        }
        return rows;
    }

    private static ImportFile.ImportStatement describe(
            BankStatement read, boolean newAccount, ImportFile.@Nullable Remark refusal) {
        Currency currency = StatementMapping.currencyOf(read.currency());
        LocalDate from = read.entries().stream()
                .map(entry -> entry.bookingDate())
                .filter(day -> day != null)
                .min(LocalDate::compareTo)
                .orElse(read.opening() == null ? null : read.opening().date());
        LocalDate to = read.closing() != null
                ? read.closing().date()
                : read.entries().stream()
                        .map(entry -> entry.bookingDate())
                        .filter(day -> day != null)
                        .max(LocalDate::compareTo)
                        .orElse(null);
        return new ImportFile.ImportStatement(
                read.account(),
                read.currency(),
                newAccount,
                read.number(),
                from,
                to,
                read.opening() == null ? null : exactly(read.opening().amount(), currency),
                read.closing() == null ? null : exactly(read.closing().amount(), currency),
                read.balanceProven(),
                refusal);
    }

    /** The amount where it can be kept; null where it cannot, which the refusal then says. */
    private static @Nullable Money exactly(java.math.@Nullable BigDecimal amount, @Nullable Currency currency) {
        if (amount == null || currency == null) {
            return null;
        }
        try {
            return StatementMapping.amountOf(amount, currency);
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static List<ImportFile.Remark> remarks(List<com.billify.extraction.core.Warning> warnings) {
        return warnings.stream()
                .map(warning -> new ImportFile.Remark(warning.code(), warning.message()))
                .toList();
    }

    private static ImportCounts count(List<ImportRow> rows) {
        return rows.stream().map(ImportCounts::of).reduce(ImportCounts.NONE, ImportCounts::plus);
    }

    private static String rowId(Source source, int position) {
        return ImportRow.idOf(source.position(), position);
    }
}
