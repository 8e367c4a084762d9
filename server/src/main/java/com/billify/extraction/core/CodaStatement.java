package com.billify.extraction.core;

import com.billify.kernel.EnterpriseNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers the records of one statement, from header to trailer, and proves what they state against each other. */
final class CodaStatement {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern BIC = Pattern.compile("[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?");
    private static final Pattern ALL_TRANSACTIONS = Pattern.compile("[0 ]*");

    private final CodaRecord header;
    private @Nullable CodaRecord oldBalance;
    private @Nullable CodaRecord newBalance;
    private @Nullable CodaRecord trailer;
    private final List<Movement> movements = new ArrayList<>();
    private @Nullable CodaMovement latest;
    private String lastDetail = "";
    private int countedRecords;
    private final List<Warning> warnings = new ArrayList<>();

    CodaStatement(CodaRecord header) {
        this.header = header;
    }

    boolean isClosed() {
        return trailer != null;
    }

    boolean isEmpty() {
        return oldBalance == null && newBalance == null && movements.isEmpty();
    }

    /** @return whether the record has a place in this statement */
    boolean add(CodaRecord record) {
        boolean taken = switch (record.at(1)) {
            case '1' -> addOldBalance(record);
            case '2' -> record.at(2) == '1' ? addMovement(record) : addPart(record);
            case '3' -> addInformation(record);
            case '8' -> addNewBalance(record);
            case '9' -> addTrailer(record);
            default -> true; // 4, free messages of the bank: no money, no movement
        };
        if (taken && "1238".indexOf(record.at(1)) >= 0) {
            countedRecords++;
        }
        return taken;
    }

    private boolean addOldBalance(CodaRecord record) {
        boolean first = oldBalance == null;
        if (first) {
            oldBalance = record;
        }
        return first;
    }

    private boolean addNewBalance(CodaRecord record) {
        boolean first = newBalance == null;
        if (first) {
            newBalance = record;
        }
        return first;
    }

    private boolean addTrailer(CodaRecord record) {
        trailer = record;
        return true;
    }

    private boolean addMovement(CodaRecord record) {
        CodaMovement movement = CodaMovement.of(record);
        Movement parent = movements.isEmpty() ? null : movements.getLast();
        boolean sameSequence = parent != null && parent.money.sequence().equals(record.sequence());
        // only detail 0000 is money that moved; after detail 9999 of the same movement the count runs on from 0000
        boolean isMoney = record.detail().equals("0000") && !(sameSequence && lastDetail.equals("9999"));
        if (isMoney) {
            movements.add(new Movement(movement));
        } else if (parent != null && sameSequence) {
            parent.details.add(movement);
        } else {
            return false;
        }
        latest = movement;
        lastDetail = record.detail();
        return true;
    }

    private boolean addPart(CodaRecord record) {
        if (latest == null || !latest.takes(record)) {
            return false;
        }
        latest.addPart(record);
        return true;
    }

    private boolean addInformation(CodaRecord record) {
        if (latest == null || !latest.sequence().equals(record.sequence())) {
            return false;
        }
        latest.addInformation(record);
        lastDetail = record.detail();
        return true;
    }

    /** What the records come to. Every oddity goes to {@code oddities}, none is passed over. */
    BankStatement read(List<Warning> oddities) {
        Account account = account();
        Optional<StatedBalance> opening = balance(oldBalance, 43, 44, 59, "opening");
        Optional<StatedBalance> closing = balance(newBalance, 42, 43, 58, "closing");
        if (isPartial(opening, closing)) {
            opening = Optional.empty();
            closing = Optional.empty();
        }
        String currency = account.currency();
        LocalDate statementDate = closing.map(StatedBalance::date).orElse(header.date(6));
        List<BankEntry> entries = movements.stream()
                .map(movement -> movement.toEntry(currency, statementDate))
                .toList();
        Boolean proven = prove(opening, closing);
        checkTrailer();
        checkDetails();
        checkBookingDates(statementDate);
        oddities.addAll(warnings.stream()
                .map(warning -> new Warning(warning.code(), name() + ": " + warning.message()))
                .toList());
        return new BankStatement(
                account.number(),
                currency,
                number(),
                opening.map(balance -> trimmed(balance, currency)).orElse(null),
                closing.map(balance -> trimmed(balance, currency)).orElse(null),
                proven,
                header.at(17) == 'D',
                holderName(),
                holderNumber().orElse(null),
                bic(),
                entries);
    }

    /** @param number IBAN or the bank's own number */
    private record Account(
            @Nullable String number, @Nullable String currency) {

        /** @param from first position of the account zone, 37 long, behind the code of its structure */
        static Account of(char structure, CodaRecord record, int from) {
            String number = switch (structure) {
                case '2' -> record.raw(from, from + 30);
                case '1', '3' -> record.raw(from, from + 33);
                default -> record.raw(from, from + 11);
            };
            int currencyAt = structure == '1' || structure == '2' || structure == '3' ? from + 34 : from + 13;
            String currency = record.raw(currencyAt, currencyAt + 2);
            return new Account(
                    AccountNumbers.readBelgian(number),
                    CURRENCY.matcher(currency).matches() ? currency : null);
        }

        boolean isProven() {
            return currency != null && AccountNumbers.isIban(number);
        }
    }

    private Account account() {
        char structure = oldBalance == null ? '0' : oldBalance.at(2);
        Account opening = oldBalance == null ? null : Account.of(structure, oldBalance, 6);
        Account closing = newBalance == null ? null : Account.of(structure, newBalance, 5);
        if (opening == null || closing == null) {
            Account only =
                    Objects.requireNonNullElseGet(opening != null ? opening : closing, () -> new Account(null, null));
            warnAboutMissing(only);
            return only;
        }
        if (!opening.equals(closing)) {
            warnings.add(WarningCode.ACCOUNT_DIFFERS.with("the opening balance is of " + opening.number() + " "
                    + opening.currency() + ", the closing balance of " + closing.number() + " " + closing.currency()));
        }
        Account account = !opening.isProven() && closing.isProven() ? closing : opening;
        warnAboutMissing(account);
        return account;
    }

    private void warnAboutMissing(Account account) {
        if (account.number() == null) {
            warnings.add(WarningCode.MISSING_ACCOUNT.with("no account number"));
        }
        if (account.currency() == null) {
            warnings.add(WarningCode.MISSING_ACCOUNT.with("no currency"));
        }
    }

    private Optional<StatedBalance> balance(@Nullable CodaRecord record, int sign, int from, int date, String which) {
        if (record == null) {
            warnings.add(WarningCode.MISSING_RECORD.with("no " + which + " balance"));
            return Optional.empty();
        }
        Optional<BigDecimal> amount = record.signedAmount(sign, from, from + 14);
        if (amount.isEmpty()) {
            warnings.add(WarningCode.BALANCE_UNREADABLE.with(
                    "the " + which + " balance on line " + record.number() + " cannot be read"));
        }
        return amount.map(value -> new StatedBalance(record.date(date), value));
    }

    private static StatedBalance trimmed(StatedBalance balance, @Nullable String currency) {
        return new StatedBalance(balance.date(), Amounts.trimmed(balance.amount(), currency));
    }

    /** A separate application holds some kinds of transactions only, and then states both balances as zero. */
    private boolean isPartial(Optional<StatedBalance> opening, Optional<StatedBalance> closing) {
        String application = header.raw(84, 88);
        if (ALL_TRANSACTIONS.matcher(application).matches()) {
            return false;
        }
        Predicate<StatedBalance> isZero = balance -> balance.amount().signum() == 0;
        boolean withoutBalances =
                opening.filter(isZero).isPresent() && closing.filter(isZero).isPresent();
        warnings.add(WarningCode.PARTIAL_FILE.with(
                "separate application " + application.strip() + (withoutBalances ? ", without balances" : "")));
        return withoutBalances;
    }

    private @Nullable Boolean prove(Optional<StatedBalance> opening, Optional<StatedBalance> closing) {
        if (opening.isEmpty() || closing.isEmpty()) {
            return null;
        }
        BigDecimal gap = closing.get().amount().subtract(opening.get().amount()).subtract(sum(movement -> true));
        if (gap.signum() == 0) {
            return true;
        }
        warnings.add(WarningCode.BALANCE_GAP.with(
                "the movements leave " + gap.toPlainString() + " between opening and closing balance unexplained"));
        return false;
    }

    private BigDecimal sum(Predicate<CodaMovement> which) {
        return movements.stream()
                .map(movement -> movement.money)
                .filter(which)
                .map(CodaMovement::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void checkTrailer() {
        if (trailer == null) {
            warnings.add(WarningCode.MISSING_RECORD.with("no trailer record, so nothing proves that it is whole"));
            return;
        }
        String stated = trailer.raw(17, 22);
        if (!stated.equals("%06d".formatted(countedRecords))) {
            warnings.add(WarningCode.CONTROL_TOTAL.with(
                    countedRecords + " records where the trailer counts " + stated.strip()));
        }
        checkSum(
                "debits",
                trailer.amount(23, 37),
                sum(movement -> movement.amount().signum() < 0).negate());
        checkSum(
                "credits",
                trailer.amount(38, 52),
                sum(movement -> movement.amount().signum() > 0));
    }

    private void checkSum(String which, Optional<BigDecimal> stated, BigDecimal actual) {
        if (stated.isEmpty() || stated.get().compareTo(actual) != 0) {
            warnings.add(WarningCode.CONTROL_TOTAL.with("%s of %s where the trailer says %s"
                    .formatted(
                            which,
                            actual.toPlainString(),
                            stated.map(BigDecimal::toPlainString).orElse("nothing readable"))));
        }
    }

    private void checkBookingDates(@Nullable LocalDate statementDate) {
        long undated = movements.stream()
                .filter(movement -> movement.money.bookingDate() == null)
                .count();
        if (undated > 0) {
            warnings.add(WarningCode.BOOKING_DATE.with(undated
                    + " movements without booking date; their value date stands in, else the statement's, "
                    + (statementDate == null ? "which is unknown" : statementDate)));
        }
    }

    private void checkDetails() {
        for (Movement movement : movements) {
            List<BigDecimal> parts = movement.details.stream()
                    .filter(detail -> !detail.isDetailOfDetail())
                    .map(CodaMovement::amount)
                    .toList();
            BigDecimal sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            if (!parts.isEmpty() && sum.compareTo(movement.money.amount()) != 0) {
                warnings.add(WarningCode.DETAIL_SUM.with("the details of movement %s come to %s, not to %s"
                        .formatted(
                                movement.money.sequence(),
                                sum.toPlainString(),
                                movement.money.amount().toPlainString())));
            }
        }
    }

    /** The number of the paper statement, which is the legal one; where there is none, that of the coded statement. */
    private @Nullable String number() {
        if (oldBalance == null) {
            return null;
        }
        String paper = oldBalance.text(3, 5);
        String coded = oldBalance.text(126, 128);
        return paper != null && !paper.equals("000") ? paper : "000".equals(coded) ? null : coded;
    }

    private String name() {
        return "Statement " + Objects.requireNonNullElse(number(), "without number") + " (line " + header.number()
                + ")";
    }

    private @Nullable String holderName() {
        String name = oldBalance == null ? null : oldBalance.text(65, 90);
        return name != null ? name : header.text(35, 60);
    }

    /** The header writes a zero before the ten digits. */
    private Optional<EnterpriseNumber> holderNumber() {
        String digits = header.raw(72, 82);
        return digits.startsWith("0") ? EnterpriseNumber.parse(digits.substring(1)) : Optional.empty();
    }

    private @Nullable String bic() {
        String bic = header.text(61, 71);
        return bic != null && BIC.matcher(bic).matches() ? bic : null;
    }

    private static final class Movement {
        private final CodaMovement money;
        private final List<CodaMovement> details = new ArrayList<>();

        Movement(CodaMovement money) {
            this.money = money;
        }

        BankEntry toEntry(@Nullable String currency, @Nullable LocalDate statementDate) {
            LocalDate stated = money.bookingDate() != null ? money.bookingDate() : money.valueDate();
            return money.toEntry(
                    stated != null ? stated : statementDate,
                    currency,
                    details.stream().map(detail -> detail.toDetail(currency)).toList());
        }
    }
}
