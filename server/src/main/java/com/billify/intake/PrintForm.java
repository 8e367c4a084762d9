package com.billify.intake;

import com.billify.extraction.core.InvoiceDocument;
import com.billify.extraction.core.InvoiceKind;
import com.billify.extraction.core.fields.Field;
import com.billify.extraction.core.fields.FieldValue;
import com.billify.extraction.core.page.Box;
import com.billify.extraction.core.page.Page;
import com.billify.intake.core.OwnParty;
import com.billify.intake.core.PrintJudgement;
import com.billify.invoicing.core.Direction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was read from the pages of an invoice, as the form in which a person confirms or corrects it.
 *
 * @param direction as told or confirmed; null where the pages do not tell
 * @param fields by name, as {@link PrintAnswer} takes them; null for what was not found
 * @param check the fields to look at, by name
 * @param marks where the values stand; none where the picture is not shown as it was read
 * @param pages numbers of the pages that can be shown, the first first
 * @param confirmed a person said that it is so
 * @param otherAccount where the supplier was paid until now, if the account on the page is new for it; null otherwise
 */
record PrintForm(
        @Nullable Direction direction,
        boolean creditNote,
        String currency,
        Map<String, @Nullable String> fields,
        List<String> check,
        List<Mark> marks,
        List<Integer> pages,
        boolean confirmed,
        @Nullable String otherAccount) {

    /** Where a value stands: in parts of the page, from its left and its top. */
    record Mark(String field, int page, double x, double y, double width, double height) {}

    static PrintForm of(FileReading.Print print, OwnParty own, @Nullable String otherAccount) {
        PrintJudgement judgement = PrintJudgement.of(print.document(), print.fields(), own);
        PrintAnswer answer = print.answer();
        // a printed invoice that nobody can place is nearly always one to pay
        boolean sells = answer != null
                ? answer.direction() == Direction.RECEIVABLE
                : judgement.direction() == Direction.RECEIVABLE;
        // what nobody could read has a first page all the same
        List<Integer> pages = print.pages().isEmpty()
                ? List.of(1)
                : print.pages().stream().map(Page::number).toList();
        return answer == null
                ? new PrintForm(
                        judgement.direction(),
                        print.document().kind() == InvoiceKind.CREDIT_NOTE,
                        Optional.ofNullable(print.document().currency()).orElse("EUR"),
                        fields(print.document(), sells),
                        check(judgement, otherAccount),
                        marks(print, sells),
                        pages,
                        false,
                        otherAccount)
                : new PrintForm(
                        answer.direction(),
                        answer.creditNote(),
                        answer.currency(),
                        answer.fields(),
                        List.of(),
                        marks(print, sells),
                        pages,
                        true,
                        otherAccount);
    }

    private static List<String> check(PrintJudgement judgement, @Nullable String otherAccount) {
        Set<Field> check = EnumSet.noneOf(Field.class);
        check.addAll(judgement.check());
        if (otherAccount != null) {
            check.add(Field.IBAN);
        }
        return namesOf(check, judgement.direction());
    }

    /** The names of fields as they stand in the form. */
    static List<String> namesOf(Collection<Field> fields, @Nullable Direction direction) {
        boolean sells = direction == Direction.RECEIVABLE;
        return fields.stream()
                .sorted()
                .flatMap(field -> name(field, sells).stream())
                .distinct()
                .toList();
    }

    private static Optional<String> name(Field field, boolean sells) {
        return Optional.ofNullable(
                switch (field) {
                    case INVOICE_NUMBER -> "number";
                    case ISSUE_DATE -> "issueDate";
                    case DUE_DATE -> "dueDate";
                    case SELLER_NAME -> sells ? null : "counterpartyName";
                    case SELLER_VAT -> sells ? null : "counterpartyVat";
                    case BUYER_NAME -> sells ? "counterpartyName" : null;
                    case BUYER_VAT -> sells ? "counterpartyVat" : null;
                    case IBAN -> "iban";
                    case PAYMENT_REFERENCE -> "paymentReference";
                    case CURRENCY -> "currency";
                    case NET -> "net";
                    case VAT -> "vat";
                    case GROSS, PAYABLE -> "amount";
                });
    }

    private static Map<String, @Nullable String> fields(InvoiceDocument document, boolean sells) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        BigDecimal payable = document.payable();
        // of what is paid in part already, the sums are those of the whole
        boolean isWhole = payable == null || document.gross() == null || payable.compareTo(document.gross()) == 0;
        fields.put("number", document.invoiceNumber());
        fields.put("counterpartyName", sells ? document.buyerName() : document.sellerName());
        fields.put("counterpartyVat", sells ? document.buyerVat() : document.sellerVat());
        fields.put("issueDate", text(document.issueDate()));
        fields.put("dueDate", text(document.dueDate()));
        fields.put("amount", amount(payable == null ? document.gross() : payable));
        fields.put("net", isWhole ? amount(document.net()) : null);
        fields.put("vat", isWhole ? amount(document.vat()) : null);
        fields.put("iban", document.ibans().isEmpty() ? null : document.ibans().getFirst());
        fields.put("paymentReference", document.paymentReference());
        return fields;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String amount(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    private static List<Mark> marks(FileReading.Print print, boolean sells) {
        List<Mark> marks = new ArrayList<>();
        for (Map.Entry<Field, FieldValue> entry : print.fields().entrySet()) {
            FieldValue value = entry.getValue();
            Optional<String> name = name(entry.getKey(), sells);
            // what was read before looks were kept may have been turned first: its places are not those of the picture
            print.pages().stream()
                    .filter(page -> page.number() == value.page() && page.isShownAsRead())
                    .findFirst()
                    .ifPresent(page -> name.ifPresent(field -> marks.add(mark(field, page, value.box()))));
        }
        return marks;
    }

    static Mark mark(String field, Page page, Box box) {
        return new Mark(
                field,
                page.number(),
                box.x() / page.width(),
                box.y() / page.height(),
                box.width() / page.width(),
                box.height() / page.height());
    }
}
