package com.billify.banking.core;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement of one account as a bank states it, in amounts that can be kept.
 *
 * @param accountNumber IBAN without spaces, or the bank's own number
 * @param format the channel's format: lines of one format are worded alike each time they are delivered
 * @param number the statement's sequence number as printed; null when the bank gives none
 * @param opening booked balance before the first line; null when not stated
 * @param closing booked balance after the last line; null when not stated
 */
public record StatedStatement(
        String accountNumber,
        Currency currency,
        String format,
        @Nullable String number,
        @Nullable Balance opening,
        @Nullable Balance closing,
        @Nullable String holderName,
        @Nullable String bic,
        List<StatedLine> lines) {

    /**
     * A booked balance.
     *
     * @param minorUnits of the statement's currency, negative when overdrawn
     */
    public record Balance(LocalDate date, long minorUnits) {}

    public StatedStatement {
        lines = List.copyOf(lines);
        for (StatedLine line : lines) {
            if (!line.amount().currency().equals(currency)) {
                throw new IllegalArgumentException(
                        "a line in " + line.amount().currency() + " on a statement in " + currency);
            }
        }
    }

    /** The first and last day for whose closing balance the lines count; empty when it has neither lines nor dates. */
    public @Nullable Period period() {
        LocalDate last = closing != null ? closing.date() : lastBooking();
        LocalDate first = firstDay(last);
        return first == null || last == null ? null : new Period(first.isAfter(last) ? last : first, last);
    }

    /** The period and the days of all lines, for a line may be booked outside of what the balances name; null as above. */
    public @Nullable Period span() {
        Period span = period();
        if (span == null) {
            return null;
        }
        for (StatedLine line : lines) {
            span = span.spanWith(new Period(line.bookingDate(), line.bookingDate()));
        }
        return span;
    }

    /**
     * The old balance of CODA carries the day of the previous closing balance (Febelfin CODA 2.6, record 1); an opening
     * balance of camt.053 either that or the first day itself, which the lines tell.
     */
    private @Nullable LocalDate firstDay(@Nullable LocalDate last) {
        LocalDate firstBooking = lines.stream()
                .map(StatedLine::bookingDate)
                .min(LocalDate::compareTo)
                .orElse(last);
        if (opening == null || firstBooking == null) {
            return firstBooking;
        }
        LocalDate dayAfter = opening.date().plusDays(1);
        boolean linesOnOpeningDay = !format.equals("coda") && !firstBooking.isAfter(opening.date());
        if (linesOnOpeningDay || Objects.equals(opening.date(), last)) {
            return opening.date();
        }
        return dayAfter;
    }

    private @Nullable LocalDate lastBooking() {
        return lines.stream()
                .map(StatedLine::bookingDate)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    /**
     * SHA-256 over all that the statement says, each field preceded by its length so that no two statements read alike:
     * two with the same digest are one statement, delivered twice.
     */
    public byte[] digest() {
        Digest digest = new Digest();
        digest.add(accountNumber);
        digest.add(currency.getCurrencyCode());
        digest.add(format);
        digest.add(number);
        digest.add(opening);
        digest.add(closing);
        for (StatedLine line : lines) {
            digest.add(line.bookingDate());
            digest.add(line.valueDate());
            digest.add(line.amount().minorUnits());
            digest.add(line.counterpartyName());
            digest.add(line.counterpartyAccount());
            digest.add(line.remittanceInformation());
            digest.add(line.structuredReference());
            digest.add(line.bankReference());
            digest.add(line.endToEndId());
            digest.add(line.parts().size());
            for (StatedLine.Part part : line.parts()) {
                digest.add(part.amount() == null ? null : part.amount().toPlainString());
                digest.add(part.counterpartyName());
                digest.add(part.remittanceInformation());
            }
        }
        return digest.value();
    }

    /** True when opening + lines = closing, exactly; false also when a balance is missing. */
    public boolean isProven() {
        return opening != null
                && closing != null
                && lines.stream()
                                .mapToLong(line -> line.amount().minorUnits())
                                .reduce(opening.minorUnits(), Math::addExact)
                        == closing.minorUnits();
    }
}
