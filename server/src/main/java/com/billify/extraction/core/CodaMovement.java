package com.billify.extraction.core;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record 2.1 with all that follows it: the parts 2.2 and 2.3, and the information records 3.1 to 3.3. */
final class CodaMovement {
    private static final String NAME = "001";
    private static final String COMMUNICATION_OF_THE_BANK = "002";
    private static final List<String> SECURITIES = List.of("010", "011");

    private final CodaRecord first;
    private final BigDecimal amount;
    private @Nullable CodaRecord second;
    private @Nullable CodaRecord third;
    private final List<Information> information = new ArrayList<>();

    private CodaMovement(CodaRecord first, BigDecimal amount) {
        this.first = first;
        this.amount = amount;
    }

    /** @throws Refused when the amount cannot be read: money is never left out in silence */
    static CodaMovement of(CodaRecord first) {
        BigDecimal amount = first.signedAmount(32, 33, 47)
                .orElseThrow(() -> new Refused(
                        RefusalCode.BROKEN_STATEMENT,
                        "Line " + first.number() + ": the amount of a movement cannot be read."));
        return new CodaMovement(first, amount);
    }

    boolean takes(CodaRecord part) {
        return part.sequence().equals(first.sequence()) && part.detail().equals(first.detail());
    }

    void addPart(CodaRecord part) {
        if (part.at(2) == '2') {
            second = part;
        } else {
            third = part;
        }
    }

    void addInformation(CodaRecord record) {
        if (record.at(2) == '1' || information.isEmpty()) {
            information.add(new Information(record.at(40) == '1'));
        }
        StringBuilder raw = information.getLast().raw;
        switch (record.at(2)) {
            case '1' -> raw.append(record.raw(41, 113));
            case '2' -> raw.append(record.raw(11, 115));
            default -> raw.append(record.raw(11, 100));
        }
    }

    String sequence() {
        return first.sequence();
    }

    BigDecimal amount() {
        return amount;
    }

    /** A detail of a detail explains that one, not the movement, and so stays out of its sum. */
    boolean isDetailOfDetail() {
        return first.at(54) == '9';
    }

    @Nullable
    LocalDate bookingDate() {
        return first.date(116);
    }

    @Nullable
    LocalDate valueDate() {
        return first.date(48);
    }

    /** @param bookingDate what the movement itself states, or what stands in for it */
    BankEntry toEntry(@Nullable LocalDate bookingDate, @Nullable String currency, List<EntryDetail> details) {
        return new BankEntry(
                bookingDate,
                valueDate(),
                Amounts.trimmed(amount, currency),
                currency,
                counterpartyName(),
                counterpartyAccount(),
                remittanceInformation(),
                structuredReference(),
                first.text(11, 31),
                endToEndId(),
                false,
                details);
    }

    EntryDetail toDetail(@Nullable String currency) {
        return new EntryDetail(
                Amounts.trimmed(amount, currency),
                counterpartyName(),
                counterpartyAccount(),
                remittanceInformation(),
                structuredReference(),
                endToEndId());
    }

    /** The information record has room for 70 characters of the name where record 2.3 cuts it at 35. */
    private @Nullable String counterpartyName() {
        return information.stream()
                .filter(record -> record.isOfType(NAME))
                .flatMap(record -> Optional.ofNullable(Texts.orNull(record.content(0, 70))).stream())
                .findFirst()
                .orElseGet(() -> third == null ? null : third.text(48, 82));
    }

    private @Nullable String counterpartyAccount() {
        return third == null ? null : AccountNumbers.readBelgian(third.raw(11, 44));
    }

    private @Nullable String endToEndId() {
        String reference = second == null ? null : second.text(64, 98);
        return reference == null || reference.equals("NOTPROVIDED") || reference.matches("0+") ? null : reference;
    }

    private @Nullable String remittanceInformation() {
        List<@Nullable String> parts = new ArrayList<>();
        parts.add(communication().text());
        for (Information record : information) {
            if (record.isOfType(COMMUNICATION_OF_THE_BANK)
                    || SECURITIES.stream().anyMatch(record::isOfType)) {
                parts.add(Texts.line(record.content(0, record.raw.length())));
            }
        }
        parts.add(freeInformation());
        return Texts.joined(parts);
    }

    private @Nullable String structuredReference() {
        String own = communication().reference();
        if (own != null) {
            return own;
        }
        String text = remittanceInformation();
        return text == null ? null : References.inFreeText(text).orElse(null);
    }

    /** The parts of a communication are cut anywhere, so they are put together before anything is read from them. */
    private CodaCommunication communication() {
        String raw = first.raw(63, 115)
                + (second == null ? "" : second.raw(11, 63))
                + (third == null ? "" : third.raw(83, 125));
        return first.at(62) == '1' ? CodaCommunication.structured(raw) : CodaCommunication.free(raw);
    }

    /** Banks send one long text as a chain of free records, cut in the middle of words. */
    private @Nullable String freeInformation() {
        StringBuilder text = new StringBuilder();
        for (Information record : information) {
            if (!record.structured) {
                text.append(record.raw);
            }
        }
        return Texts.line(text.toString());
    }

    private static final class Information {
        private final boolean structured;
        private final StringBuilder raw = new StringBuilder();

        Information(boolean structured) {
            this.structured = structured;
        }

        boolean isOfType(String type) {
            return structured && raw.length() >= 3 && raw.substring(0, 3).equals(type);
        }

        /** Without the three digits of the type. */
        String content(int from, int to) {
            int length = raw.length() - 3;
            return from >= length ? "" : raw.substring(3 + from, 3 + Math.min(to, length));
        }
    }
}
