package com.billify.cli;

import com.billify.extraction.core.BankEntry;
import com.billify.extraction.core.BankFile;
import com.billify.extraction.core.BankStatement;
import com.billify.extraction.core.EntryDetail;
import com.billify.extraction.core.InvoiceDocument;
import com.billify.extraction.core.InvoiceKind;
import com.billify.extraction.core.InvoiceLine;
import com.billify.extraction.core.InvoiceList;
import com.billify.extraction.core.Reading;
import com.billify.extraction.core.Refusal;
import com.billify.extraction.core.StatedBalance;
import com.billify.extraction.core.VatSubtotal;
import com.billify.extraction.core.Warning;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of {@code extract}. Amounts are decimal strings, dates are ISO, what is unknown is null: never an empty text
 * and never zero.
 */
final class ExtractedJson {
    private final JsonWriter json = new JsonWriter();

    private ExtractedJson() {}

    /** The lines that answer for a file: one, but for a list of invoices one for each. */
    static List<String> lines(String file, Reading reading) {
        return reading instanceof InvoiceList list
                ? list.invoices().stream()
                        .map(listed -> line(file, listed.document()))
                        .toList()
                : List.of(line(file, reading));
    }

    private static String line(String file, Reading reading) {
        ExtractedJson written = new ExtractedJson();
        written.json.beginObject().name("file").value(file);
        switch (reading) {
            case BankFile bankFile -> written.bankFile(bankFile);
            case InvoiceDocument document -> written.document(document);
            case InvoiceList list -> throw new IllegalArgumentException("a list has a line for each invoice");
            case Refusal refusal -> written.error(refusal.code().slug(), refusal.message());
        }
        return written.json.endObject().toString();
    }

    /** The one line that answers for a file whose bytes could not be had. */
    static String unreadable(String file) {
        return refused(file, "unreadable", "This file could not be opened.");
    }

    /** The one line that answers for a file that cannot be taken as it is. */
    static String refused(String file, String code, String message) {
        ExtractedJson written = new ExtractedJson();
        written.json.beginObject().name("file").value(file);
        written.error(code, message);
        return written.json.endObject().toString();
    }

    /** The field values alone, as they go into a file of their own. */
    static String fieldsOf(InvoiceDocument document) {
        ExtractedJson written = new ExtractedJson();
        written.fields(document);
        return written.json.toString();
    }

    private void error(String code, String message) {
        json.name("error").beginObject();
        text("code", code);
        text("message", message);
        json.endObject();
    }

    private void text(String name, @Nullable Object value) {
        json.name(name).value(value);
    }

    private void warnings(List<Warning> warnings) {
        json.name("warnings").beginArray();
        for (Warning warning : warnings) {
            json.beginObject();
            text("code", warning.code());
            text("message", warning.message());
            json.endObject();
        }
        json.endArray();
    }

    // ---- bank files

    private void bankFile(BankFile file) {
        text("kind", "bankStatement");
        text("format", file.format().slug());
        json.name("statements").beginArray();
        file.statements().forEach(this::statement);
        json.endArray();
        warnings(file.warnings());
    }

    private void statement(BankStatement statement) {
        json.beginObject();
        text("account", statement.account());
        text("currency", statement.currency());
        text("number", statement.number());
        balance("openingBalance", statement.opening());
        balance("closingBalance", statement.closing());
        json.name("balanceProven").value(statement.balanceProven());
        json.name("duplicate").value(statement.duplicate());
        json.name("transactions").beginArray();
        statement.entries().forEach(this::transaction);
        json.endArray();
        json.endObject();
    }

    private void balance(String name, @Nullable StatedBalance balance) {
        json.name(name);
        if (balance == null) {
            json.value((Object) null);
            return;
        }
        json.beginObject();
        text("date", balance.date());
        amount("amount", balance.amount());
        json.endObject();
    }

    private void transaction(BankEntry entry) {
        json.beginObject();
        text("bookingDate", entry.bookingDate());
        text("valueDate", entry.valueDate());
        amount("amount", entry.amount());
        text("currency", entry.currency());
        text("counterpartyName", entry.counterpartyName());
        text("counterpartyAccount", entry.counterpartyAccount());
        text("remittanceInformation", entry.remittanceInformation());
        text("structuredReference", entry.structuredReference());
        text("bankReference", entry.bankReference());
        text("endToEndId", entry.endToEndId());
        text("status", entry.pending() ? "pending" : "booked");
        json.name("details").beginArray();
        entry.details().forEach(this::detail);
        json.endArray();
        json.endObject();
    }

    private void detail(EntryDetail detail) {
        json.beginObject();
        amount("amount", detail.amount());
        text("counterpartyName", detail.counterpartyName());
        text("counterpartyAccount", detail.counterpartyAccount());
        text("remittanceInformation", detail.remittanceInformation());
        text("structuredReference", detail.structuredReference());
        text("endToEndId", detail.endToEndId());
        json.endObject();
    }

    private void amount(String name, @Nullable BigDecimal amount) {
        text(name, amount == null ? null : amount.toPlainString());
    }

    // ---- documents

    private void document(InvoiceDocument document) {
        text("kind", document.kind() == InvoiceKind.INVOICE ? "invoice" : "creditNote");
        text("source", document.source().slug());
        json.name("fields");
        fields(document);
        json.name("lines").beginArray();
        document.lines().forEach(this::line);
        json.endArray();
        json.name("vat").beginArray();
        document.vatSubtotals().forEach(this::vat);
        json.endArray();
        warnings(document.warnings());
    }

    private void fields(InvoiceDocument document) {
        json.beginObject();
        field("invoiceNumber", document.invoiceNumber());
        field("issueDate", document.issueDate());
        field("dueDate", document.dueDate());
        field("sellerName", document.sellerName());
        field("sellerVat", document.sellerVat());
        field("buyerName", document.buyerName());
        field("buyerVat", document.buyerVat());
        accounts(document.ibans());
        field("paymentReference", document.paymentReference());
        field("currency", document.currency());
        amountField("net", document.net());
        amountField("vat", document.vat());
        amountField("gross", document.gross());
        amountField("payable", document.payable());
        json.endObject();
    }

    private void amountField(String name, @Nullable BigDecimal amount) {
        field(name, amount == null ? null : amount.toPlainString());
    }

    private void field(String name, @Nullable Object value) {
        json.name(name);
        if (value == null) {
            json.value((Object) null);
        } else {
            beginField(value);
            json.endObject();
        }
    }

    /** What XML states is certain: its confidence is 1. */
    private void beginField(Object value) {
        json.beginObject();
        text("value", value);
        json.name("confidence").value(1);
    }

    private void accounts(List<String> ibans) {
        json.name("iban");
        if (ibans.isEmpty()) {
            json.value((Object) null);
            return;
        }
        beginField(ibans.getFirst());
        if (ibans.size() > 1) {
            json.name("alternatives").beginArray();
            ibans.stream().skip(1).forEach(json::value);
            json.endArray();
        }
        json.endObject();
    }

    private void line(InvoiceLine line) {
        json.beginObject();
        text("description", line.description());
        number("quantity", line.quantity());
        amount("net", line.net());
        json.endObject();
    }

    private void vat(VatSubtotal subtotal) {
        json.beginObject();
        number("rate", subtotal.rate());
        amount("taxable", subtotal.taxable());
        amount("tax", subtotal.tax());
        json.endObject();
    }

    /** A number that is no money: without trailing zeros. */
    private void number(String name, @Nullable BigDecimal number) {
        amount(name, number == null ? null : number.stripTrailingZeros());
    }
}
