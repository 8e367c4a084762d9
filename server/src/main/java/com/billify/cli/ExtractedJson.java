package com.billify.cli;

import com.billify.extraction.ReadingDesk;
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
import com.billify.extraction.core.fields.Field;
import com.billify.extraction.core.fields.FieldValue;
import com.billify.extraction.core.page.Box;
import com.billify.extraction.core.page.Page;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of {@code extract}. Amounts are decimal strings, dates are ISO, what is unknown is null: never an empty text
 * and never zero.
 */
final class ExtractedJson {
    /** Parts of a page: a tenth of a millimetre on A4. */
    private static final int PLACES = 4;

    private static final int PLACES_OF_CONFIDENCE = 3;

    private final JsonWriter json = new JsonWriter();
    private final Map<Field, FieldValue> printed;
    private final List<Page> pages;

    private ExtractedJson() {
        this(Map.of(), List.of());
    }

    private ExtractedJson(Map<Field, FieldValue> printed, List<Page> pages) {
        this.printed = printed;
        this.pages = pages;
    }

    private static ExtractedJson of(ReadingDesk.Answer answer) {
        return new ExtractedJson(answer.fields(), answer.pages());
    }

    /** The lines that answer for a file: one, but for a list of invoices one for each. */
    static List<String> lines(String file, ReadingDesk.Answer answer) {
        return answer.reading() instanceof InvoiceList list
                ? list.invoices().stream()
                        .map(listed -> line(file, listed.document(), new ExtractedJson()))
                        .toList()
                : List.of(line(file, answer.reading(), of(answer)));
    }

    private static String line(String file, Reading reading, ExtractedJson written) {
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

    /**
     * The field values alone, as they go into a file of their own.
     *
     * @param document of the answer, or of its list
     */
    static String fieldsOf(InvoiceDocument document, ReadingDesk.Answer answer) {
        ExtractedJson written = of(answer);
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
        field(Field.INVOICE_NUMBER, document.invoiceNumber());
        field(Field.ISSUE_DATE, document.issueDate());
        field(Field.DUE_DATE, document.dueDate());
        field(Field.SELLER_NAME, document.sellerName());
        field(Field.SELLER_VAT, document.sellerVat());
        field(Field.BUYER_NAME, document.buyerName());
        field(Field.BUYER_VAT, document.buyerVat());
        accounts(document.ibans());
        field(Field.PAYMENT_REFERENCE, document.paymentReference());
        field(Field.CURRENCY, document.currency());
        amountField(Field.NET, document.net());
        amountField(Field.VAT, document.vat());
        amountField(Field.GROSS, document.gross());
        amountField(Field.PAYABLE, document.payable());
        json.endObject();
    }

    private void amountField(Field field, @Nullable BigDecimal amount) {
        field(field, amount == null ? null : amount.toPlainString());
    }

    private void field(Field field, @Nullable Object value) {
        json.name(field.slug());
        if (value == null) {
            json.value((Object) null);
        } else {
            // what is to be paid is the total, where nothing else is printed
            beginField(value, printed.get(field == Field.PAYABLE && !printed.containsKey(field) ? Field.GROSS : field));
            json.endObject();
        }
    }

    /** @param evidence null for what was stated as data, which is certain */
    private void beginField(Object value, @Nullable FieldValue evidence) {
        json.beginObject();
        text("value", value);
        json.name("confidence");
        if (evidence == null) {
            json.value(1);
            return;
        }
        json.number(rounded(evidence.confidence(), PLACES_OF_CONFIDENCE));
        json.name("page").value(evidence.page());
        pages.stream()
                .filter(page -> page.number() == evidence.page())
                .findFirst()
                .ifPresent(page -> box(evidence.box(), page));
    }

    private void box(Box box, Page page) {
        json.name("box").beginArray();
        json.number(rounded(box.x() / page.width(), PLACES));
        json.number(rounded(box.y() / page.height(), PLACES));
        json.number(rounded(box.width() / page.width(), PLACES));
        json.number(rounded(box.height() / page.height(), PLACES));
        json.endArray();
    }

    private static BigDecimal rounded(double number, int places) {
        return BigDecimal.valueOf(number).setScale(places, RoundingMode.HALF_UP);
    }

    private void accounts(List<String> ibans) {
        json.name(Field.IBAN.slug());
        if (ibans.isEmpty()) {
            json.value((Object) null);
            return;
        }
        beginField(ibans.getFirst(), printed.get(Field.IBAN));
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
