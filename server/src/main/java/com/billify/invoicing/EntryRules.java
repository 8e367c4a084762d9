package com.billify.invoicing;

import com.billify.invoicing.core.Field;
import com.billify.invoicing.core.Kind;
import com.billify.invoicing.core.Layers;
import com.billify.invoicing.core.StatedInvoice;
import com.billify.kernel.EnterpriseNumber;
import com.billify.kernel.Iban;
import com.billify.kernel.Money;
import com.billify.kernel.ProblemException;
import com.billify.kernel.StructuredReference;
import com.billify.kernel.VatNumber;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a person may type of an invoice, in the one form in which it is kept; the rest is refused by field and by name. */
final class EntryRules {
    /** As of files: without a limit two absurd amounts have a sum that nothing can show. */
    private static final long MOST_MINOR_UNITS = 1_000_000_000_000_000L;

    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REFERENCE = 140;
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2099, 12, 31);
    /** What is meant as a structured reference: it must then be one. */
    private static final Pattern LIKE_STRUCTURED = Pattern.compile("[+*/.\\s\\d-]*");

    private EntryRules() {}

    /** The fields as they are kept; an empty text clears its field. */
    static Map<Field, Optional<String>> read(Map<Field, Optional<String>> typed, Currency currency) {
        Map<Field, Optional<String>> read = new EnumMap<>(Field.class);
        typed.forEach((field, text) -> {
            String stripped = text.map(String::strip).orElse("");
            read.put(field, stripped.isEmpty() ? Optional.empty() : Optional.of(read(field, stripped, currency)));
        });
        return read;
    }

    private static String read(Field field, String text, Currency currency) {
        return switch (field) {
            case NUMBER -> atMost(text, LONGEST_NUMBER, field);
            case COUNTERPARTY_NAME -> atMost(text, LONGEST_NAME, field);
            case COUNTERPARTY_VAT ->
                VatNumber.parse(text)
                        .or(() -> EnterpriseNumber.parse(text).map(VatNumber::of))
                        .map(VatNumber::value)
                        .orElseThrow(() -> refused(field, "invalid-vat-number", "This is not a VAT number."));
            case ISSUE_DATE, DUE_DATE -> day(field, text).toString();
            case AMOUNT, NET, VAT -> amount(field, text, currency).amount().toPlainString();
            case IBAN ->
                Iban.parse(text)
                        .map(Iban::value)
                        .orElseThrow(() -> refused(field, "invalid-iban", "This is not an IBAN."));
            case PAYMENT_REFERENCE -> reference(field, text);
            case CERTAINTY -> {
                if (!List.of("certain", "likely").contains(text)) {
                    throw refused(field, "invalid-parameter", "This is certain or likely.");
                }
                yield text;
            }
        };
    }

    /** What must be there, and what must fit together. */
    static void check(Layers layers) {
        Kind kind = layers.kind();
        List<Field> needed = kind == Kind.EXPECTED
                ? List.of(Field.NUMBER, Field.DUE_DATE, Field.AMOUNT, Field.CERTAINTY)
                : List.of(Field.NUMBER, Field.COUNTERPARTY_NAME, Field.ISSUE_DATE, Field.AMOUNT);
        for (Field field : needed) {
            if (layers.isTyped(field) ? layers.typed().text(field) == null : layers.document() == null) {
                throw refused(field, "required", "This must be filled in.");
            }
        }
        StatedInvoice invoice = layers.inForce();
        LocalDate due = invoice.dueDate();
        if (kind != Kind.EXPECTED
                && due != null
                && due.isBefore(invoice.issueDate())
                && (layers.isTyped(Field.DUE_DATE) || layers.isTyped(Field.ISSUE_DATE))) {
            throw refused(Field.DUE_DATE, "due-before-issue", "The due date is before the date of the invoice.");
        }
        Money net = invoice.net();
        Money vat = invoice.vat();
        if (net != null
                && vat != null
                && (layers.isTyped(Field.NET) || layers.isTyped(Field.VAT))
                && !net.plus(vat).equals(invoice.payable())) {
            throw refused(Field.VAT, "does-not-add-up", "Net and VAT are not the amount to pay.");
        }
        if (layers.isTyped(Field.AMOUNT) && invoice.payable().isZero()) {
            throw refused(Field.AMOUNT, "invalid-amount", "The amount is more than zero.");
        }
    }

    private static String atMost(String text, int length, Field field) {
        if (text.length() > length || text.chars().anyMatch(Character::isISOControl)) {
            throw refused(field, "too-long", "At most " + length + " characters, on one line.");
        }
        return text;
    }

    private static LocalDate day(Field field, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (!day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY)) {
                return day;
            }
        } catch (DateTimeException e) {
            throw refused(field, "invalid-date", "This is not a day.");
        }
        throw refused(field, "invalid-date", "This day is too far away.");
    }

    private static Money amount(Field field, String text, Currency currency) {
        try {
            Money amount = Money.exactly(new BigDecimal(text), currency);
            if (!amount.isNegative() && amount.minorUnits() <= MOST_MINOR_UNITS) {
                return amount;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw refused(field, "invalid-amount", "This is not an amount in " + currency + ".");
        }
        throw refused(field, "invalid-amount", "The amount is between zero and ten thousand billion.");
    }

    private static String reference(Field field, String text) {
        String kept = atMost(text, LONGEST_REFERENCE, field);
        Optional<StructuredReference> structured = StructuredReference.parse(kept);
        if (structured.isEmpty()
                && LIKE_STRUCTURED.matcher(kept).matches()
                && (kept.startsWith("+") || kept.startsWith("*"))) {
            throw refused(field, "invalid-reference", "The check digits of the reference are not right.");
        }
        return structured.map(StructuredReference::digits).orElse(kept);
    }

    private static ProblemException refused(Field field, String code, String detail) {
        return ProblemException.ofField(field.wireName(), code, detail);
    }
}
