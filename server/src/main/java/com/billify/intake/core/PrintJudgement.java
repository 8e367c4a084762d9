package com.billify.intake.core;

import com.billify.extraction.core.InvoiceDocument;
import com.billify.extraction.core.InvoiceKind;
import com.billify.extraction.core.fields.Field;
import com.billify.extraction.core.fields.FieldValue;
import com.billify.invoicing.core.Direction;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be thought of an invoice that was read from print. Read values are never certain: nothing of them gets into
 * the books by itself unless every one that money or the calendar follows from is sure, and the sums prove each other.
 *
 * @param direction who owes whom as far as it can be told; null where neither party is the company
 * @param check the values that a person should look at: missing ones that are needed, and those that are less than sure
 * @param waits a person has to confirm it first
 */
public record PrintJudgement(@Nullable Direction direction, Set<Field> check, boolean waits) {
    private static final List<Field> NEEDED =
            List.of(Field.INVOICE_NUMBER, Field.ISSUE_DATE, Field.GROSS, Field.CURRENCY);
    /** May be missing; but where they are there, money goes by them. */
    private static final List<Field> FOLLOWED =
            List.of(Field.DUE_DATE, Field.IBAN, Field.PAYMENT_REFERENCE, Field.PAYABLE);
    /** Proven by their sum, or else by nothing. */
    private static final List<Field> SUMMED = List.of(Field.NET, Field.VAT);

    public PrintJudgement {
        check = Set.copyOf(check);
    }

    /** @param own the company; where it does not know its number, nobody knows whose invoice this is */
    public static PrintJudgement of(InvoiceDocument document, Map<Field, FieldValue> fields, OwnParty own) {
        Direction direction = own.directionOf(document);
        boolean sells = direction == Direction.RECEIVABLE;
        Field ownVat = sells ? Field.SELLER_VAT : Field.BUYER_VAT;
        Field otherName = sells ? Field.BUYER_NAME : Field.SELLER_NAME;
        Field otherVat = sells ? Field.BUYER_VAT : Field.SELLER_VAT;
        Set<Field> check = EnumSet.noneOf(Field.class);
        NEEDED.stream().filter(field -> !isSure(fields, field)).forEach(check::add);
        FOLLOWED.stream()
                .filter(field -> fields.containsKey(field) && !isSure(fields, field))
                .forEach(check::add);
        boolean sumsAgree = sumsAgree(document);
        if (!sumsAgree) {
            check.addAll(SUMMED);
        }
        boolean counterpartyKnown = isSure(fields, otherVat) && fields.containsKey(otherName);
        boolean waits = !check.isEmpty()
                || !counterpartyKnown
                || document.kind() == InvoiceKind.CREDIT_NOTE // nothing says how sure that is
                || !document.warnings().isEmpty()
                || direction == null
                || own.number() == null
                || !isSure(fields, ownVat)
                || (sells && !own.accounts().containsAll(document.ibans()));
        for (Field field : List.of(otherName, otherVat)) {
            if (!isSure(fields, field) && (fields.containsKey(field) || field == otherName)) {
                check.add(field);
            }
        }
        return new PrintJudgement(direction, check, waits);
    }

    private static boolean isSure(Map<Field, FieldValue> fields, Field field) {
        FieldValue value = fields.get(field);
        return value != null && value.state() == FieldValue.State.SURE;
    }

    private static boolean sumsAgree(InvoiceDocument document) {
        BigDecimal net = document.net();
        BigDecimal vat = document.vat();
        BigDecimal gross = document.gross();
        return net != null && vat != null && gross != null && net.add(vat).compareTo(gross) == 0;
    }
}
