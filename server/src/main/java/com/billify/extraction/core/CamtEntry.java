package com.billify.extraction.core;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a camt.053 statement, read as far as it goes by itself: what only its statement knows is filled in later.
 * The counterparty is the debtor of money coming in and the creditor of money going out: files carry both sides, so the
 * sign decides, never which of them is there.
 *
 * @param draft booking date and currency are null where the entry states none
 * @param sumOfParts null where there are no parts, or one of them states no amount in the entry's currency
 */
record CamtEntry(BankEntry draft, @Nullable BigDecimal sumOfParts) {
    private static final String BOOKED = "BOOK";

    /** @throws Refused when the amount or its direction cannot be read: money is never left out or guessed */
    static CamtEntry of(XmlElement entry) {
        BigDecimal unsigned = Optional.ofNullable(entry.value("Amt"))
                .flatMap(Amounts::parse)
                .filter(amount -> amount.signum() >= 0)
                .orElseThrow(() -> unreadable("amount", entry));
        Direction direction = Direction.of(entry).orElseThrow(() -> unreadable("direction", entry));
        String currency = currencyOf(entry);
        List<Part> parts = entry.all("NtryDtls", "TxDtls").stream()
                .map(details -> new Part(details, Direction.of(details).orElse(direction), currency))
                .toList();
        return new CamtEntry(draft(entry, direction.sign(unsigned), currency, parts), sumOf(parts));
    }

    private static BankEntry draft(XmlElement entry, BigDecimal amount, @Nullable String currency, List<Part> parts) {
        Part only = parts.size() == 1 ? parts.getFirst() : null;
        String text = only == null ? null : only.remittanceInformation();
        String bankReference = entry.verbatim("AcctSvcrRef");
        String status = entry.value("Sts") != null ? entry.value("Sts") : entry.value("Sts", "Cd");
        return new BankEntry(
                date(entry, "BookgDt"),
                date(entry, "ValDt"),
                amount,
                currency,
                only == null ? null : only.counterpartyName(),
                only == null ? null : only.counterpartyAccount(),
                text != null ? text : entry.value("AddtlNtryInf"),
                only == null ? null : only.structuredReference(),
                bankReference != null ? bankReference : entry.verbatim("NtryRef"),
                only == null ? null : only.endToEndId(),
                status != null && !status.equals(BOOKED),
                parts.size() < 2
                        ? List.of()
                        : parts.stream().map(Part::toDetail).toList());
    }

    private static Refused unreadable(String what, XmlElement entry) {
        String reference = Objects.requireNonNullElse(entry.value("NtryRef"), "without reference");
        return new Refused(
                RefusalCode.BROKEN_STATEMENT, "The %s of an entry (%s) cannot be read.".formatted(what, reference));
    }

    private static @Nullable BigDecimal sumOf(List<Part> parts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Part part : parts) {
            BigDecimal amount = part.amount();
            if (amount == null) {
                return null;
            }
            sum = sum.add(amount);
        }
        return parts.isEmpty() ? null : sum;
    }

    BigDecimal amount() {
        return draft.amount();
    }

    @Nullable
    String currency() {
        return draft.currency();
    }

    boolean isBooked() {
        return !draft.pending();
    }

    /** The day the entry states itself, else its value date; null when neither. */
    @Nullable
    LocalDate statedDate() {
        return draft.bookingDate() != null ? draft.bookingDate() : draft.valueDate();
    }

    /**
     * The whole entry.
     *
     * @param bookingDate what the entry itself states, or what stands in for it
     * @param accountCurrency stands in where the entry states none
     */
    BankEntry completed(@Nullable LocalDate bookingDate, @Nullable String accountCurrency) {
        String currency = draft.currency() != null ? draft.currency() : accountCurrency;
        return new BankEntry(
                bookingDate,
                draft.valueDate(),
                Amounts.trimmed(draft.amount(), currency),
                currency,
                draft.counterpartyName(),
                draft.counterpartyAccount(),
                draft.remittanceInformation(),
                draft.structuredReference(),
                draft.bankReference(),
                draft.endToEndId(),
                draft.pending(),
                draft.details());
    }

    /** A day, given as a date or as a date with time; the day is taken as the bank writes it. Null when neither. */
    static @Nullable LocalDate date(XmlElement within, String... path) {
        for (XmlElement element : within.all(path)) {
            for (String child : List.of("Dt", "DtTm")) {
                LocalDate day = day(element.value(child));
                if (day != null) {
                    return day;
                }
            }
        }
        return null;
    }

    static @Nullable LocalDate day(@Nullable String text) {
        if (text == null || text.length() < 10) {
            return null;
        }
        // As LocalDate.parse does, which takes ten times as long: of a large statement that is a tenth of all reading.
        if (text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        try {
            return year < 0 || month < 0 || day < 0 ? null : LocalDate.of(year, month, day);
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    /** Negative when there is anything but digits. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int index = from; index < to; index++) {
            int digit = text.charAt(index) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /** ISO 4217 code beside the amount; null when none. */
    static @Nullable String currencyOf(XmlElement amountOwner) {
        XmlElement amount = amountOwner.first("Amt");
        return amount == null ? null : amount.attribute("Ccy");
    }

    /** Which way money goes. */
    enum Direction {
        IN("Dbtr"),
        OUT("Cdtr");

        private final String counterparty;

        Direction(String counterparty) {
            this.counterparty = counterparty;
        }

        static Optional<Direction> of(XmlElement owner) {
            return switch (Objects.requireNonNullElse(owner.value("CdtDbtInd"), "")) {
                case "CRDT" -> Optional.of(IN);
                case "DBIT" -> Optional.of(OUT);
                default -> Optional.empty();
            };
        }

        BigDecimal sign(BigDecimal amount) {
            return this == IN ? amount : amount.negate();
        }
    }

    /** One transaction of an entry. */
    private record Part(
            XmlElement details,
            Direction direction,
            @Nullable String entryCurrency) {

        /** Signed; null when not stated in the entry's currency. */
        @Nullable
        BigDecimal amount() {
            for (XmlElement owner : List.of(details, amountDetails())) {
                String currency = currencyOf(owner);
                Optional<BigDecimal> amount =
                        Optional.ofNullable(owner.value("Amt")).flatMap(Amounts::parse);
                if (amount.isPresent() && (currency == null || currency.equals(entryCurrency))) {
                    return direction.sign(amount.get());
                }
            }
            return null;
        }

        private XmlElement amountDetails() {
            XmlElement amount = details.first("AmtDtls", "TxAmt");
            return amount != null ? amount : details;
        }

        @Nullable
        String counterpartyName() {
            String side = direction.counterparty;
            for (XmlElement party : parties(side, "Ultmt" + side)) {
                for (String[] path : new String[][] {{"Nm"}, {"Pty", "Nm"}, {"Agt", "FinInstnId", "Nm"}}) {
                    String name = party.value(path);
                    if (name != null) {
                        return name;
                    }
                }
            }
            return null;
        }

        private List<XmlElement> parties(String... names) {
            List<XmlElement> parties = new ArrayList<>();
            for (String name : names) {
                parties.addAll(details.all("RltdPties", name));
            }
            return parties;
        }

        @Nullable
        String counterpartyAccount() {
            String account = direction.counterparty + "Acct";
            String iban = details.value("RltdPties", account, "Id", "IBAN");
            return AccountNumbers.read(iban != null ? iban : details.value("RltdPties", account, "Id", "Othr", "Id"));
        }

        @Nullable
        String structuredReference() {
            for (String stated : details.values("RmtInf", "Strd", "CdtrRefInf", "Ref")) {
                Optional<String> reference = References.stated(stated);
                if (reference.isPresent()) {
                    return reference.get();
                }
            }
            String text = remittanceInformation();
            return text == null ? null : References.inFreeText(text).orElse(null);
        }

        /** What the payer wrote; where that is nothing, what the bank says about the transaction. */
        @Nullable
        String remittanceInformation() {
            List<@Nullable String> parts = new ArrayList<>(details.values("RmtInf", "Ustrd"));
            for (XmlElement structured : details.all("RmtInf", "Strd")) {
                // a reference with wrong check digits is kept, as text
                structured.values("CdtrRefInf", "Ref").stream()
                        .filter(stated -> References.stated(stated).isEmpty())
                        .forEach(parts::add);
                parts.addAll(structured.values("RfrdDocInf", "Nb"));
                parts.addAll(structured.values("AddtlRmtInf"));
            }
            return parts.isEmpty() ? details.value("AddtlTxInf") : Texts.joined(parts);
        }

        @Nullable
        String endToEndId() {
            String id = details.verbatim("Refs", "EndToEndId");
            return "NOTPROVIDED".equals(id) ? null : id;
        }

        EntryDetail toDetail() {
            BigDecimal amount = amount();
            return new EntryDetail(
                    amount == null ? null : Amounts.trimmed(amount, entryCurrency),
                    counterpartyName(),
                    counterpartyAccount(),
                    remittanceInformation(),
                    structuredReference(),
                    endToEndId());
        }
    }
}
