package com.billify.connection.yuki;

import com.billify.connection.BookItem;
import com.billify.extraction.core.References;
import com.billify.extraction.core.XmlElement;
import com.billify.invoicing.core.Direction;
import com.billify.invoicing.core.InvoiceNumber;
import com.billify.invoicing.core.Kind;
import com.billify.invoicing.core.StatedInvoice;
import com.billify.kernel.EnterpriseNumber;
import com.billify.kernel.Money;
import com.billify.kernel.VatNumber;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From Yuki's open items to ours. Read by name, as live answers have more elements than the WSDL, in another order. */
final class YukiMapping {
    /** The lists name no currency: they are in that of the books. */
    private static final Currency EUR = Currency.getInstance("EUR");

    private static final String PURCHASE_INVOICE = "2";
    private static final int DATE_CHARACTERS = 10;
    private static final int LONGEST_NUMBER = 60;
    private static final int LONGEST_DOCUMENT_ID = 100;

    private YukiMapping() {}

    /** What is read of an item, as it stands; the rest, much of it about people, is left where it is. */
    record Row(
            @Nullable String id,
            @Nullable String type,
            @Nullable String date,
            @Nullable String dueDate,
            @Nullable String originalAmount,
            @Nullable String openAmount,
            @Nullable String reference,
            @Nullable String paymentReference,
            @Nullable String description,
            @Nullable String contact,
            @Nullable String vatNumber,
            @Nullable String country,
            @Nullable String documentId) {
        static Row of(XmlElement item) {
            XmlElement type = item.first("Type");
            return new Row(
                    item.attribute("ID"),
                    type == null ? null : type.attribute("ID"),
                    item.value("Date"),
                    item.value("DueDate"),
                    item.value("OriginalAmount"),
                    item.value("OpenAmount"),
                    item.value("Reference"),
                    item.value("PaymentReference"),
                    item.value("Description"),
                    item.value("Contact"),
                    item.value("VATNumber"),
                    item.value("Country"),
                    item.value("DocumentID"));
        }
    }

    /** Open items of one direction; unreadable: ids of those that lack a day or an amount. */
    record Items(List<BookItem> items, List<String> unreadable) {}

    /**
     * @param sign of what is open: 1 for debtors; for creditors 1 where the books write what is owed as positive
     */
    static Items items(List<Row> rows, Direction direction, int sign) {
        List<BookItem> items = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (Row row : rows) {
            String id = row.id();
            if (id != null) {
                item(id, row, direction, sign).ifPresentOrElse(items::add, () -> unreadable.add(id));
            }
        }
        return new Items(items, unreadable);
    }

    /** How these books write what is owed to suppliers: as most purchase invoices are written; as before when there are none. */
    static int creditorSign(List<Row> rows, int before) {
        long weight = rows.stream()
                .filter(row -> PURCHASE_INVOICE.equals(row.type()))
                .map(row -> amount(row.originalAmount()))
                .flatMap(Optional::stream)
                .mapToLong(money -> Long.signum(money.minorUnits()))
                .sum();
        return weight == 0 ? before : Long.signum(weight);
    }

    private static Optional<BookItem> item(String id, Row row, Direction direction, int sign) {
        Optional<Money> original = amount(row.originalAmount());
        Optional<Money> open = amount(row.openAmount());
        LocalDate date = day(row.date());
        if (original.isEmpty() || open.isEmpty() || date == null) {
            return Optional.empty();
        }
        // As cash: what debtors owe comes in, what is owed to creditors goes out.
        long cash = direction == Direction.RECEIVABLE ? sign : -sign;
        Money amount = times(original.get(), cash);
        boolean comesIn = !amount.isNegative();
        boolean isInvoice = comesIn == (direction == Direction.RECEIVABLE) || amount.isZero();
        Money payable = amount.isNegative() ? amount.negated() : amount;
        String reference = row.reference();
        String structured = structured(row, reference);
        return Optional.of(new BookItem(
                id,
                new StatedInvoice(
                        direction,
                        isInvoice ? Kind.INVOICE : Kind.CREDIT_NOTE,
                        new InvoiceNumber(number(reference, row.description(), id)),
                        row.contact(),
                        vat(row.vatNumber(), row.country()),
                        date,
                        day(row.dueDate()),
                        payable,
                        null,
                        null,
                        payable,
                        null,
                        structured,
                        List.of()),
                times(open.get(), cash).minorUnits(),
                row.documentId() == null || row.documentId().length() > LONGEST_DOCUMENT_ID ? null : row.documentId()));
    }

    private static Money times(Money money, long sign) {
        return sign < 0 ? money.negated() : money;
    }

    private static @Nullable String structured(Row row, @Nullable String reference) {
        return Optional.ofNullable(row.paymentReference())
                .flatMap(References::stated)
                .or(() -> Optional.ofNullable(reference).flatMap(References::inFreeText))
                .orElse(null);
    }

    /** Its reference is the number of the invoice; a bookkeeper may have left it out. */
    private static String number(@Nullable String reference, @Nullable String description, String id) {
        String number = reference != null ? reference : description != null ? description : id;
        return number.length() > LONGEST_NUMBER ? number.substring(0, LONGEST_NUMBER) : number;
    }

    /** With dots, and in Belgian books sometimes without its country. */
    private static @Nullable String vat(@Nullable String printed, @Nullable String country) {
        if (printed == null) {
            return null;
        }
        return VatNumber.parse(printed)
                .or(() -> country == null || country.equalsIgnoreCase("BE")
                        ? EnterpriseNumber.parse(printed).map(VatNumber::of)
                        : Optional.empty())
                .map(VatNumber::value)
                .orElse(null);
    }

    private static Optional<Money> amount(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(Money.exactly(new BigDecimal(text), EUR));
        } catch (NumberFormatException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** Days are local and have no zone; some answers write midnight after them. */
    private static @Nullable LocalDate day(@Nullable String text) {
        if (text == null || text.length() < DATE_CHARACTERS) {
            return null;
        }
        try {
            return LocalDate.parse(text.substring(0, DATE_CHARACTERS));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
