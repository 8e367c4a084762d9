package com.billify.extraction.core.fields;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Something on the page that has the form of a value. */
sealed interface Printed {
    Span span();

    Role.Kind kind();

    /**
     * @param isWhole its year has four digits or its month is a name
     */
    record Day(Span span, LocalDate date, boolean isWhole) implements Printed {
        @Override
        public Role.Kind kind() {
            return Role.Kind.DATE;
        }
    }

    /**
     * @param amount with its sign
     * @param isMoney written with two decimals or with a currency beside it
     * @param currency ISO code where one stands beside it
     */
    record Sum(
            Span span,
            BigDecimal amount,
            boolean isMoney,
            @Nullable String currency) implements Printed {
        @Override
        public Role.Kind kind() {
            return Role.Kind.AMOUNT;
        }
    }

    /**
     * @param iban packed
     * @param isValid its check digits hold
     */
    record Account(Span span, String iban, boolean isValid) implements Printed {
        @Override
        public Role.Kind kind() {
            return Role.Kind.ACCOUNT;
        }
    }

    /**
     * @param number with its country, packed
     * @param isProven its check digits hold
     * @param isPrefixed the country is printed, not added
     */
    record TaxNumber(Span span, String number, boolean isProven, boolean isPrefixed) implements Printed {
        @Override
        public Role.Kind kind() {
            return Role.Kind.TAX_NUMBER;
        }
    }

    /**
     * @param value twelve digits of an OGM, or packed
     * @param isDecorated printed between its crosses or stars
     */
    record Reference(Span span, String value, boolean isDecorated) implements Printed {
        @Override
        public Role.Kind kind() {
            return Role.Kind.TEXT;
        }
    }

    /** Letters and digits that may number a document. */
    record Code(Span span, String value) implements Printed {
        @Override
        public Role.Kind kind() {
            return Role.Kind.CODE;
        }
    }
}
