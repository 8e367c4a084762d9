package com.billify.forecast.core;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that a forecast may depend on: what was known of a company's cash at the end of one day, in one currency.
 *
 * <p>Amounts are minor units of that currency, and positive is money coming in.
 *
 * @param asOf the day at whose end one stands; no line and no payment is of a later day
 * @param balanceMinor of all accounts together at that moment
 * @param lines booked on the company's accounts, own transfers left out where both sides are here, in any order
 * @param documents of any state of payment: the paid ones tell how long payment takes
 * @param documentsUntil the last day whose documents are all here: as of, or later where the bank data ends earlier
 * @param accounts where each account is to be forecast too
 */
public record CashHistory(
        LocalDate asOf,
        long balanceMinor,
        List<Line> lines,
        List<Document> documents,
        LocalDate documentsUntil,
        OwnAccounts accounts) {

    /** So that the same books make the same forecast, wherever they are kept and in whatever order they are told. */
    private static final Comparator<Line> BY_WHAT_THEY_ARE = Comparator.comparing(Line::date)
            .thenComparingLong(Line::amountMinor)
            .thenComparing(Line::party)
            .thenComparing(Line::name)
            .thenComparing(Line::text)
            .thenComparing(Line::account);

    private static final Comparator<Document> BY_WHAT_IT_SAYS = Comparator.comparing(Document::issueDate)
            .thenComparing(Document::party)
            .thenComparing(Document::receivable)
            .thenComparing(Document::dueDate)
            .thenComparingLong(Document::amountMinor)
            .thenComparingLong(Document::vatMinor)
            .thenComparingLong(Document::openMinor)
            .thenComparing(Document::id);

    public CashHistory {
        lines = lines.stream().sorted(BY_WHAT_THEY_ARE).toList();
        documents = documents.stream().sorted(BY_WHAT_IT_SAYS).toList();
        if (documentsUntil.isBefore(asOf)) {
            throw new IllegalArgumentException("documents until " + documentsUntil + ", before " + asOf);
        }
    }

    /** Where documents are known until the same day as all else. */
    public CashHistory(LocalDate asOf, long balanceMinor, List<Line> lines, List<Document> documents) {
        this(asOf, balanceMinor, lines, documents, asOf);
    }

    /** Where accounts are not told apart. */
    public CashHistory(
            LocalDate asOf, long balanceMinor, List<Line> lines, List<Document> documents, LocalDate documentsUntil) {
        this(asOf, balanceMinor, lines, documents, documentsUntil, OwnAccounts.NONE);
    }

    /** The same, each of these accounts to be forecast too. */
    public CashHistory with(OwnAccounts own) {
        return new CashHistory(asOf, balanceMinor, lines, documents, documentsUntil, own);
    }

    /**
     * A booked line.
     *
     * @param party who stands on the other side, by whatever names him best: an account, else a name; "" when the bank says
     *     nothing
     * @param name of the other side as the bank prints it, "" where it does not
     * @param text what the payer wrote, "" where nothing
     * @param documents whether it settles documents that are among those of this history
     * @param account of the company on which it was booked; "" where accounts are not told apart
     * @param purpose operating where it is not told
     */
    public record Line(
            LocalDate date,
            long amountMinor,
            String party,
            String name,
            String text,
            boolean documents,
            String account,
            Purpose purpose) {
        /** So much of a line may its documents leave unexplained: a bank's fee, a discount for early payment. */
        private static final int LEAST_REST_PERCENT = 5;

        /** Where accounts are not told apart. */
        public Line(LocalDate date, long amountMinor, String party, String name, String text, boolean documents) {
            this(date, amountMinor, party, name, text, documents, "", Purpose.OPERATING);
        }

        /**
         * A line as books tell it: in two where its documents are clearly less, or more, than it.
         *
         * @param account of the other side, null where the bank says nothing, as name and text
         * @param byDocumentsMinor what of it settles documents; null for none
         */
        public static List<Line> of(
                LocalDate date,
                long amountMinor,
                @Nullable String account,
                @Nullable String name,
                @Nullable String text,
                @Nullable Long byDocumentsMinor) {
            String printed = Objects.requireNonNullElse(name, "");
            Line whole = new Line(
                    date,
                    amountMinor,
                    Objects.requireNonNullElse(account, printed.toLowerCase(Locale.ROOT)),
                    printed,
                    Objects.requireNonNullElse(text, ""),
                    byDocumentsMinor != null);
            if (byDocumentsMinor == null
                    || 100 * Math.abs(amountMinor - byDocumentsMinor) <= LEAST_REST_PERCENT * Math.abs(amountMinor)) {
                return List.of(whole);
            }
            return List.of(whole.part(byDocumentsMinor, true), whole.part(amountMinor - byDocumentsMinor, false));
        }

        /** The same, booked on this account of the company, for this purpose. */
        public Line on(String ownAccount, Purpose known) {
            return new Line(date, amountMinor, party, name, text, documents, ownAccount, known);
        }

        private Line part(long partMinor, boolean settles) {
            return new Line(date, partMinor, party, name, text, settles, account, purpose);
        }
    }

    /** What money moves for, as a cash flow statement parts it. */
    public enum Purpose {
        /** Customers, suppliers, staff, the state. */
        OPERATING,
        /** Loans, leasing, dividends. */
        FINANCING,
        /** What is bought to last. */
        INVESTMENT
    }

    /**
     * An invoice or credit note.
     *
     * @param party the same text for all documents of one customer or supplier
     * @param amountMinor of the whole document, signed as cash
     * @param vatMinor the part of it that is VAT, signed as the amount
     * @param payments what lines of this history settled of it, signed as the amount
     */
    public record Document(
            String id,
            String party,
            boolean receivable,
            LocalDate issueDate,
            LocalDate dueDate,
            long amountMinor,
            long vatMinor,
            List<Payment> payments) {
        public Document {
            payments = payments.stream()
                    .sorted(Comparator.comparing(Payment::date)
                            .thenComparingLong(Payment::amountMinor)
                            .thenComparing(Payment::account))
                    .toList();
        }

        /** What is still to be paid, signed as the amount. */
        public long openMinor() {
            long open = amountMinor;
            for (Payment payment : payments) {
                open -= payment.amountMinor();
            }
            return open;
        }
    }

    /**
     * A part of a document that a line settled.
     *
     * @param account of the company on which that line was booked; "" where accounts are not told apart
     */
    public record Payment(LocalDate date, long amountMinor, String account) {
        /** Where accounts are not told apart. */
        public Payment(LocalDate date, long amountMinor) {
            this(date, amountMinor, "");
        }
    }

    /**
     * The company's accounts, where each is to be forecast too.
     *
     * @param balancesMinor what each held at the end of the day, by what it is called; together the balance of the history
     * @param transfers from one of them to another
     */
    public record OwnAccounts(SortedMap<String, Long> balancesMinor, List<Transfer> transfers) {
        /** They are not told apart. */
        public static final OwnAccounts NONE = new OwnAccounts(new TreeMap<>(), List.of());

        public OwnAccounts {
            balancesMinor = Collections.unmodifiableSortedMap(new TreeMap<>(balancesMinor));
            transfers = transfers.stream()
                    .sorted(Comparator.comparing(Transfer::date)
                            .thenComparing(Transfer::from)
                            .thenComparing(Transfer::to)
                            .thenComparingLong(Transfer::amountMinor))
                    .toList();
        }
    }

    /**
     * Money that went from one account of the company to another.
     *
     * @param amountMinor more than zero
     */
    public record Transfer(LocalDate date, String from, String to, long amountMinor) {}

    /** What was known at the end of an earlier day, of all accounts together. */
    public CashHistory asKnownOn(LocalDate day) {
        if (day.isAfter(asOf)) {
            throw new IllegalArgumentException(day + " is after " + asOf);
        }
        long balance = balanceMinor;
        for (Line line : lines) {
            balance -= line.date().isAfter(day) ? line.amountMinor() : 0;
        }
        return new CashHistory(
                day,
                balance,
                lines.stream().filter(line -> !line.date().isAfter(day)).toList(),
                documents.stream()
                        .filter(document -> !document.issueDate().isAfter(day))
                        .map(document -> asKnownOn(document, day))
                        .toList());
    }

    private static Document asKnownOn(Document document, LocalDate day) {
        List<Payment> known = document.payments().stream()
                .filter(payment -> !payment.date().isAfter(day))
                .toList();
        return known.size() == document.payments().size()
                ? document
                : new Document(
                        document.id(),
                        document.party(),
                        document.receivable(),
                        document.issueDate(),
                        document.dueDate(),
                        document.amountMinor(),
                        document.vatMinor(),
                        known);
    }
}
