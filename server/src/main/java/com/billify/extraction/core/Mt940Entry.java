package com.billify.extraction.core;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A statement line {@code :61:} with the information {@code :86:} that follows it. */
final class Mt940Entry {
    /**
     * Value date, entry date, mark, third letter of the currency, amount, type of transaction, and the references. The
     * type is asked for so that an amount which was cut short is not taken for a smaller one.
     */
    private static final Pattern LINE =
            Pattern.compile("(\\d{6})(\\d{4})?\\s*(R?[CD])([A-Z])?\\s*(\\d[\\d.,]*)\\s*[A-Z][A-Z0-9]{2}[A-Z0-9 ](.*)");

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(?:,\\d{0,5}|\\.\\d{2})");
    private static final Pattern WHERE_TO_LOOK = Pattern.compile("NONREF|NOTPROVIDED|[EKM]REF\\+?|MARF|PREF");
    private static final int REFERENCE_LENGTH = 16;
    private static final int MONTHS_OF_HALF_A_YEAR = 6;

    private final @Nullable LocalDate valueDate;
    private final @Nullable LocalDate entryDate;
    private final BigDecimal amount;
    private final Line line;
    private final List<String> information = new ArrayList<>();

    private Mt940Entry(@Nullable LocalDate valueDate, @Nullable LocalDate entryDate, BigDecimal amount, Line line) {
        this.valueDate = valueDate;
        this.entryDate = entryDate;
        this.amount = amount;
        this.line = line;
    }

    /** @throws Refused when direction or amount cannot be read: money is never left out in silence */
    static Mt940Entry of(Mt940Field field) {
        Matcher stated = LINE.matcher(field.lines().getFirst());
        Optional<BigDecimal> amount = stated.matches() ? amount(stated.group(5)) : Optional.empty();
        if (amount.isEmpty()) {
            throw new Refused(
                    RefusalCode.BROKEN_STATEMENT,
                    "Line %d: the amount or direction of an entry cannot be read.".formatted(field.number()));
        }
        LocalDate valueDate = date(stated.group(1));
        return new Mt940Entry(
                valueDate,
                stated.group(2) == null ? null : entryDate(stated.group(2), valueDate),
                comesIn(stated.group(3)) ? amount.get() : amount.get().negate(),
                Line.of(stated.group(6), field.lines()));
    }

    /** Money comes in as a credit, and as a debit taken back (RD). */
    private static boolean comesIn(String mark) {
        return mark.equals("C") || mark.equals("RD");
    }

    /** Digits, a comma and decimals; empty when it is none. Without thousands signs, and no decimal is made up. */
    static Optional<BigDecimal> amount(String text) {
        return AMOUNT.matcher(text).matches()
                ? Optional.of(new BigDecimal(text.replaceFirst(",$", "").replace(',', '.')))
                : Optional.empty();
    }

    /** A date YYMMDD of this century; null when there is no such day. */
    static @Nullable LocalDate date(String digits) {
        return day(2000 + Integer.parseInt(digits.substring(0, 2)), digits.substring(2));
    }

    /** The day MMDD that is nearest to the value date, which may lie in the year before or after. */
    private static @Nullable LocalDate entryDate(String monthAndDay, @Nullable LocalDate valueDate) {
        if (valueDate == null) {
            return null;
        }
        return IntStream.of(valueDate.getYear(), valueDate.getYear() - 1, valueDate.getYear() + 1)
                .mapToObj(year -> Optional.ofNullable(day(year, monthAndDay)))
                .flatMap(Optional::stream)
                .filter(day -> Math.abs(ChronoUnit.MONTHS.between(day, valueDate)) < MONTHS_OF_HALF_A_YEAR)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable LocalDate day(int year, String monthAndDay) {
        try {
            return LocalDate.of(
                    year, Integer.parseInt(monthAndDay.substring(0, 2)), Integer.parseInt(monthAndDay.substring(2)));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    void addInformation(Mt940Field field) {
        information.addAll(field.lines());
    }

    BigDecimal amount() {
        return amount;
    }

    /** The day the bank booked it; null when the line states none. */
    @Nullable
    LocalDate bookingDate() {
        return entryDate;
    }

    /** @param statementDate stands in where the line has neither of its two dates */
    BankEntry completed(@Nullable LocalDate statementDate, @Nullable String currency) {
        Mt940Information said = Mt940Information.of(information, line.reference());
        String account = said.counterpartyAccount() != null ? said.counterpartyAccount() : line.account();
        String name = said.counterpartyName() != null ? said.counterpartyName() : line.name();
        String text = said.text() != null || said.reference() != null ? said.text() : line.text();
        LocalDate stated = entryDate != null ? entryDate : valueDate;
        return new BankEntry(
                stated != null ? stated : statementDate,
                valueDate,
                Amounts.trimmed(amount, currency),
                currency,
                name,
                account,
                text,
                said.reference(),
                line.bankReference(),
                said.endToEndId(),
                false,
                List.of());
    }

    /**
     * What stands behind the type of transaction: the reference of the customer, after two slashes that of the bank, and
     * on the next line whatever the bank adds. Some banks put the counterparty there: its account in the place of the
     * reference, and its name behind the padded reference or on the next line.
     *
     * @param reference null when it is none (NONREF) or only says where to look (EREF, KREF+)
     */
    private record Line(
            @Nullable String reference,
            @Nullable String bankReference,
            @Nullable String supplement,
            boolean padded) {

        static Line of(String rest, List<String> lines) {
            int slashes = rest.indexOf("//");
            String next = Texts.line(String.join(" ", lines.subList(1, lines.size())));
            if (slashes >= 0) {
                return new Line(
                        meant(rest.substring(0, slashes)), Texts.line(rest.substring(slashes + 2)), next, false);
            }
            if (rest.length() > REFERENCE_LENGTH && rest.charAt(REFERENCE_LENGTH - 1) == ' ') {
                String behind = Texts.line(rest.substring(REFERENCE_LENGTH));
                return new Line(meant(rest.substring(0, REFERENCE_LENGTH)), null, behind, behind != null);
            }
            return new Line(meant(rest), null, next, false);
        }

        private static @Nullable String meant(String reference) {
            String stated = Texts.line(reference);
            return stated == null || WHERE_TO_LOOK.matcher(stated).matches() ? null : stated;
        }

        @Nullable
        String account() {
            if (namesCounterparty()) {
                return AccountNumbers.read(reference);
            }
            return AccountNumbers.isLikeIban(supplement) ? AccountNumbers.read(supplement) : null;
        }

        @Nullable
        String name() {
            return namesCounterparty() ? supplement : null;
        }

        /** What there is to read where the bank informs about nothing else. */
        @Nullable
        String text() {
            return namesCounterparty() || AccountNumbers.isLikeIban(supplement) ? null : supplement;
        }

        private boolean namesCounterparty() {
            return padded || AccountNumbers.isIban(reference);
        }
    }
}
