package com.billify.intake;

import com.billify.company.For;
import com.billify.company.Role;
import com.billify.extraction.core.BankEntry;
import com.billify.extraction.core.BankFile;
import com.billify.extraction.core.InvoiceDocument;
import com.billify.extraction.core.InvoiceKind;
import com.billify.extraction.core.InvoiceList;
import com.billify.extraction.core.Reading;
import com.billify.extraction.core.Refusal;
import com.billify.extraction.core.table.ColumnRole;
import com.billify.extraction.core.table.DateOrder;
import com.billify.extraction.core.table.NumberStyle;
import com.billify.extraction.core.table.Row;
import com.billify.extraction.core.table.TableFormat;
import com.billify.extraction.core.table.TableInspection;
import com.billify.extraction.core.table.TableKind;
import com.billify.extraction.core.table.TableMapping;
import com.billify.extraction.core.table.TableMapping.Side;
import com.billify.extraction.core.table.TableMapping.Signs;
import com.billify.identity.CurrentUser;
import com.billify.intake.core.StatementMapping;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Iban;
import com.billify.kernel.Money;
import com.billify.kernel.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/companies/{company}/imports/{id}/files/{file}/table")
class TableController {
    private static final int ROWS = 6;
    private static final int SAMPLES = 3;
    private static final int LONGEST_SAMPLE = 80;
    private static final int LONGEST_ACCOUNT = 60;

    private final Tables tables;

    TableController(Tables tables) {
        this.tables = tables;
    }

    /**
     * How a table is read.
     *
     * @param sheets names of the sheets that a workbook shows, in its order
     * @param sheet which of them is read, counted from 0
     * @param headerRow number of the row with the names; 0 without one
     * @param signs null as long as nobody has said, and where every amount has one
     * @param account own account of all lines; null where a column says it, or nothing does
     * @param accountNeeded nothing says whose account it is
     * @param lastAccount the account that was given for the last file of this layout
     * @param questions what only a person can say; nothing is read while there is one
     * @param rows the first rows as they are read; empty while they cannot be
     * @param refusal why the file cannot be read like this; null when it can
     */
    record Table(
            TableFormat format,
            List<String> sheets,
            int sheet,
            TableKind kind,
            int headerRow,
            List<Column> columns,
            @Nullable Signs signs,
            @Nullable Side side,
            @Nullable String account,
            @Nullable String currency,
            boolean accountNeeded,
            @Nullable String lastAccount,
            List<Question> questions,
            List<ReadRow> rows,
            ImportFile.@Nullable Remark refusal) {}

    /** A column: its name, what it is, how it is written, and its first cells as they stand there. */
    record Column(
            String name,
            ColumnRole role,
            @Nullable NumberStyle numbers,
            @Nullable DateOrder dates,
            List<String> samples) {}

    /** @param column counted from 0; -1 for the whole table */
    record Question(String code, int column, @Nullable String example) {}

    /** A line or an invoice as read; {@code text} is what it says, or its number. */
    record ReadRow(
            @Nullable LocalDate date,
            @Nullable Money amount,
            @Nullable String counterpartyName,
            @Nullable String text,
            boolean creditNote) {}

    /** Everything that a person may decide; columns in the order of the table, all of them. */
    record TableDecision(
            List<DecidedColumn> columns,
            @Nullable Signs signs,
            @Nullable Side side,
            @Nullable String account,
            @Nullable String currency) {}

    /** What a column is, and how it is written where that is in doubt. */
    record DecidedColumn(
            ColumnRole role,
            @Nullable NumberStyle numbers,
            @Nullable DateOrder dates) {}

    /** @param sheet counted from 0 */
    record SheetChoice(int sheet) {}

    @For(Role.VIEWER)
    @GetMapping
    Table show(CompanyId company, @PathVariable UUID id, @PathVariable UUID file) {
        return toTable(tables.show(company, id, file));
    }

    /** Decides how the file and the next ones of its layout are read; the preview is worked out anew. */
    @For(Role.EDITOR)
    @PutMapping
    Table decide(
            CompanyId company,
            CurrentUser user,
            @PathVariable UUID id,
            @PathVariable UUID file,
            @RequestBody TableDecision decision) {
        TableMapping before = tables.show(company, id, file).inspection().mapping();
        TableMapping mapping = new TableMapping(
                before.kind(),
                before.sheet(),
                before.headerRow(),
                decision.columns().stream()
                        .map(column -> new TableMapping.Column(column.role(), column.numbers(), column.dates()))
                        .toList(),
                decision.signs(),
                decision.side(),
                account(decision.account()),
                currency(decision.currency()));
        return toTable(tables.decide(company, user.id(), id, file, mapping));
    }

    /** Has another sheet of a workbook read; the preview is worked out anew. */
    @For(Role.EDITOR)
    @PutMapping("/sheet")
    Table choose(
            CompanyId company,
            CurrentUser user,
            @PathVariable UUID id,
            @PathVariable UUID file,
            @RequestBody SheetChoice choice) {
        return toTable(tables.choose(company, user.id(), id, file, choice.sheet()));
    }

    private static @Nullable String account(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String stripped = typed.strip();
        if (stripped.length() > LONGEST_ACCOUNT) {
            throw ProblemException.ofField("account", "invalid-account", "An account number or name is shorter.");
        }
        if (stripped.matches("(?i)[a-z]{2}\\d{2}[\\w\\s]{11,}")
                && Iban.parse(stripped).isEmpty()) {
            throw ProblemException.ofField(
                    "account", "invalid-account", "The check digits of this IBAN are not right.");
        }
        return Iban.parse(stripped).map(Iban::value).orElse(stripped);
    }

    private static @Nullable String currency(@Nullable String code) {
        if (code != null && StatementMapping.currencyOf(code) == null) {
            throw ProblemException.ofField("currency", "unknown-currency", "There is no currency of this code.");
        }
        return code;
    }

    private static Table toTable(Tables.Shown shown) {
        TableInspection inspection = shown.inspection();
        TableMapping mapping = inspection.mapping();
        boolean accountNeeded = shown.read() instanceof BankFile file
                && file.statements().stream().anyMatch(statement -> statement.account() == null);
        return new Table(
                inspection.format(),
                inspection.sheets(),
                mapping.sheet(),
                mapping.kind(),
                mapping.headerRow(),
                columns(inspection),
                mapping.signs(),
                mapping.side(),
                mapping.account(),
                mapping.currency(),
                accountNeeded,
                shown.lastAccount(),
                inspection.questions().stream()
                        .map(question -> new Question(
                                question.code().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                question.column(),
                                question.example()))
                        .toList(),
                rows(shown.read()),
                shown.read() instanceof Refusal refusal
                        ? new ImportFile.Remark(refusal.code().slug(), refusal.message())
                        : null);
    }

    private static List<Column> columns(TableInspection inspection) {
        List<Column> columns = new ArrayList<>();
        for (int index = 0; index < inspection.headers().size(); index++) {
            int column = index;
            TableMapping.Column decided = inspection.mapping().columns().get(index);
            List<String> samples = inspection.samples().stream()
                    .map((Row row) -> row.cell(column).text())
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .limit(SAMPLES)
                    .map(text -> text.length() > LONGEST_SAMPLE ? text.substring(0, LONGEST_SAMPLE) : text)
                    .toList();
            columns.add(new Column(
                    inspection.headers().get(index), decided.role(), decided.numbers(), decided.dates(), samples));
        }
        return columns;
    }

    private static List<ReadRow> rows(Reading read) {
        return switch (read) {
            case BankFile file ->
                file.statements().stream()
                        .flatMap(statement -> statement.entries().stream())
                        .limit(ROWS)
                        .map(TableController::row)
                        .toList();
            case InvoiceList list ->
                list.invoices().stream()
                        .limit(ROWS)
                        .map(listed -> row(listed.document(), listed.side()))
                        .toList();
            case InvoiceDocument document -> Stream.of(row(document, null)).toList();
            case Refusal refusal -> List.of();
        };
    }

    private static ReadRow row(BankEntry entry) {
        String text = entry.remittanceInformation();
        return new ReadRow(
                entry.bookingDate(),
                money(entry.amount(), entry.currency()),
                entry.counterpartyName(),
                text != null ? text : entry.structuredReference(),
                false);
    }

    private static ReadRow row(InvoiceDocument document, @Nullable Side side) {
        return new ReadRow(
                document.issueDate(),
                document.payable() == null ? null : money(document.payable(), document.currency()),
                side == Side.PAYABLE ? document.sellerName() : document.buyerName(),
                document.invoiceNumber(),
                document.kind() == InvoiceKind.CREDIT_NOTE);
    }

    private static @Nullable Money money(BigDecimal amount, @Nullable String code) {
        Currency currency = StatementMapping.currencyOf(code);
        try {
            return currency == null ? null : StatementMapping.amountOf(amount, currency);
        } catch (ArithmeticException tooFine) {
            return null; // which taking in says by name
        }
    }
}
