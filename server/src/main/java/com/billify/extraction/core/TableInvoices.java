package com.billify.extraction.core;

import com.billify.extraction.core.table.InvoiceRow;
import com.billify.extraction.core.table.InvoiceRows;
import com.billify.extraction.core.table.TableFormat;
import com.billify.extraction.core.table.TableMapping;
import com.billify.extraction.core.table.TableMapping.Side;
import com.billify.kernel.EnterpriseNumber;
import com.billify.kernel.VatNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes invoices of the rows of a table. What is to be paid is what the row says is open; else its total less what it says
 * is paid; nothing where it says it is paid.
 */
final class TableInvoices {
    private static final String USUAL_CURRENCY = "EUR";
    /** Rounding of a net amount and its VAT; more is an error of the table. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.05");

    private final TableMapping mapping;

    private TableInvoices(TableMapping mapping) {
        this.mapping = mapping;
    }

    /**
     * @param ofFile what is odd about the file around the table
     * @throws Refused when columns contradict each other or amounts are missing, by row
     */
    static InvoiceList of(TableFormat format, InvoiceRows table, TableMapping mapping, List<Warning> ofFile) {
        if (table.rows().isEmpty()) {
            throw new Refused(RefusalCode.EMPTY, "There is no invoice in this table.");
        }
        TableInvoices reader = new TableInvoices(mapping);
        Map<String, InvoiceRow> first = new HashMap<>();
        List<InvoiceList.Listed> invoices = new ArrayList<>();
        for (InvoiceRow row : table.rows()) {
            InvoiceRow same = first.putIfAbsent(keyOf(row), row);
            if (same == null) {
                invoices.add(new InvoiceList.Listed(row.row(), reader.document(row), row.side()));
            } else if (!statesTheSame(same, row)) {
                throw new Refused(
                        RefusalCode.CONTRADICTORY_COLUMNS,
                        "Rows %d and %d state the same invoice %s with other amounts; a list of the lines of invoices is not read, one of whole invoices is."
                                .formatted(same.row(), row.row(), row.number()));
            }
        }
        List<Warning> warnings = new ArrayList<>(ofFile);
        warnings.addAll(TableReader.leftOut(table.leftOut()));
        return new InvoiceList(format, invoices, warnings);
    }

    private static String keyOf(InvoiceRow row) {
        return row.number() + "\n" + row.customer() + "\n" + row.supplier() + "\n" + row.counterparty() + "\n"
                + row.issueDate() + "\n" + row.creditNote() + "\n" + row.side();
    }

    private static boolean statesTheSame(InvoiceRow one, InvoiceRow other) {
        return same(one.gross(), other.gross()) && same(one.net(), other.net()) && same(one.open(), other.open());
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }

    private InvoiceDocument document(InvoiceRow row) {
        List<Warning> warnings = new ArrayList<>();
        if (row.issueDate() == null) {
            throw new Refused(RefusalCode.INCOMPLETE_INVOICE, "Row %d has no invoice date.".formatted(row.row()));
        }
        boolean reversed = mapping.signs() == TableMapping.Signs.REVERSED;
        Totals totals = totals(row, reversed);
        boolean negative = totals.leading().signum() < 0;
        boolean creditNote = Boolean.TRUE.equals(row.creditNote()) || negative;
        if (negative) {
            warnings.add(WarningCode.NEGATIVE_TOTAL.with("row %d is below zero and read as a credit note of %s"
                    .formatted(row.row(), totals.leading().negate().toPlainString())));
        }
        Totals positive = negative ? totals.negated() : totals;
        checkSum(row, positive, warnings);
        String stated = row.currency() != null ? row.currency() : mapping.currency();
        if (stated == null) {
            warnings.add(
                    WarningCode.CURRENCY_ASSUMED.with("the table names no currency; its amounts are taken for euro"));
        }
        String currency = stated != null ? stated : USUAL_CURRENCY;
        boolean sent = row.side() == Side.RECEIVABLE;
        boolean received = row.side() == Side.PAYABLE;
        String vat = vat(row.counterpartyVat());
        String number = enterprise(vat);
        String account =
                row.counterpartyAccount() == null ? null : AccountNumbers.readBelgian(row.counterpartyAccount());
        String seller = row.supplier() != null || !received ? row.supplier() : row.counterparty();
        String buyer = row.customer() != null || !sent ? row.customer() : row.counterparty();
        return new InvoiceDocument(
                creditNote ? InvoiceKind.CREDIT_NOTE : InvoiceKind.INVOICE,
                DocumentSource.CSV,
                Texts.line(row.number()),
                row.issueDate(),
                row.dueDate(),
                Texts.line(seller),
                received ? vat : null,
                received ? number : null,
                Texts.line(buyer),
                sent ? vat : null,
                sent ? number : null,
                // of an invoice that was sent it is the account of who pays, not the one to pay to
                received && account != null && AccountNumbers.isIban(account) ? List.of(account) : List.of(),
                reference(row.reference()),
                null,
                currency,
                trimmed(positive.net, currency),
                trimmed(positive.vat, currency),
                trimmed(positive.gross, currency),
                Amounts.trimmed(payable(row, positive), currency),
                List.of(),
                List.of(),
                warnings);
    }

    /** What a row states of its amounts; at least one of gross and open is there. */
    private record Totals(
            @Nullable BigDecimal net,
            @Nullable BigDecimal vat,
            @Nullable BigDecimal gross,
            @Nullable BigDecimal open) {
        BigDecimal leading() {
            return gross != null ? gross : open != null ? open : BigDecimal.ZERO;
        }

        Totals negated() {
            return new Totals(negate(net), negate(vat), negate(gross), negate(open));
        }
    }

    private static @Nullable BigDecimal negate(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.negate();
    }

    private static Totals totals(InvoiceRow row, boolean reversed) {
        BigDecimal gross = row.gross() != null
                ? row.gross()
                : row.net() != null && row.vat() != null ? row.net().add(row.vat()) : null;
        if (gross == null && row.open() == null) {
            throw new Refused(
                    RefusalCode.INCOMPLETE_INVOICE,
                    "Row %d states an amount without VAT only, not what is to be paid.".formatted(row.row()));
        }
        BigDecimal net =
                row.net() != null || gross == null || row.vat() == null ? row.net() : gross.subtract(row.vat());
        Totals totals = new Totals(net, row.vat(), gross, row.open());
        return reversed ? totals.negated() : totals;
    }

    private static void checkSum(InvoiceRow row, Totals totals, List<Warning> warnings) {
        if (totals.net != null && totals.vat != null && totals.gross != null) {
            BigDecimal gap =
                    totals.gross.subtract(totals.net).subtract(totals.vat).abs();
            if (gap.compareTo(ROUNDING) > 0) {
                warnings.add(WarningCode.ARITHMETIC.with("row %d: %s and %s VAT are not %s"
                        .formatted(
                                row.row(),
                                totals.net.toPlainString(),
                                totals.vat.toPlainString(),
                                totals.gross.toPlainString())));
            }
        }
    }

    private static BigDecimal payable(InvoiceRow row, Totals totals) {
        BigDecimal gross = totals.gross;
        BigDecimal left = gross == null || row.paid() == null
                ? null
                : gross.subtract(row.paid().abs());
        if (totals.open != null) {
            boolean beyond = totals.open.signum() < 0 || (gross != null && totals.open.compareTo(gross) > 0);
            boolean disagrees = left != null && left.compareTo(totals.open) != 0;
            boolean paidButOpen = Boolean.TRUE.equals(row.paidInFull()) && totals.open.signum() > 0;
            if (beyond || disagrees || paidButOpen) {
                throw contradiction(row, "what is open does not follow from what is to be paid and what is paid");
            }
            return totals.open;
        }
        if (left != null) {
            if (left.signum() < 0 || (Boolean.TRUE.equals(row.paidInFull()) && left.signum() > 0)) {
                throw contradiction(row, "what is paid does not agree with the total or the status");
            }
            return left;
        }
        return Boolean.TRUE.equals(row.paidInFull()) || gross == null ? BigDecimal.ZERO : gross;
    }

    private static Refused contradiction(InvoiceRow row, String what) {
        return new Refused(RefusalCode.CONTRADICTORY_COLUMNS, "Row %d: %s.".formatted(row.row(), what));
    }

    private static @Nullable BigDecimal trimmed(@Nullable BigDecimal amount, String currency) {
        return amount == null ? null : Amounts.trimmed(amount, currency);
    }

    private static @Nullable String reference(@Nullable String printed) {
        String line = Texts.line(printed);
        return line == null ? null : References.stated(line).orElse(line);
    }

    private static @Nullable String vat(@Nullable String printed) {
        if (printed == null) {
            return null;
        }
        Optional<VatNumber> number =
                EnterpriseNumber.parse(printed).map(VatNumber::of).or(() -> VatNumber.parse(printed));
        return number.map(VatNumber::value).orElse(null);
    }

    private static @Nullable String enterprise(@Nullable String vat) {
        return vat == null
                ? null
                : VatNumber.parse(vat)
                        .flatMap(VatNumber::enterpriseNumber)
                        .map(EnterpriseNumber::digits)
                        .orElse(null);
    }
}
