package com.billify.extraction.core.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which role each column has: what its name says, as far as its cells bear that out, each role once. */
final class RoleDecision {
    private final TableKind kind;
    private final List<HeaderWords.Guess> guesses;
    private final List<String> headers;
    private final List<ColumnProfile> profiles;

    RoleDecision(TableKind kind, List<HeaderWords.Guess> guesses, List<String> headers, List<ColumnProfile> profiles) {
        this.kind = kind;
        this.guesses = guesses;
        this.headers = headers;
        this.profiles = profiles;
    }

    List<ColumnRole> roles() {
        List<HeaderWords.Guess> fitting = new ArrayList<>();
        for (int column = 0; column < guesses.size(); column++) {
            fitting.add(fit(guesses.get(column), headers.get(column), profiles.get(column)));
        }
        ownName(fitting);
        kindOfLine(fitting);
        List<ColumnRole> roles = new ArrayList<>();
        for (int column = 0; column < fitting.size(); column++) {
            HeaderWords.Guess guess = fitting.get(column);
            roles.add(guess.role().mayRepeat() || isBest(fitting, column) ? guess.role() : ColumnRole.NONE);
        }
        if (kind == TableKind.BANK_LINES) {
            accounts(roles);
            marks(roles);
        }
        return roles;
    }

    private static boolean isBest(List<HeaderWords.Guess> guesses, int column) {
        HeaderWords.Guess guess = guesses.get(column);
        for (int other = 0; other < guesses.size(); other++) {
            HeaderWords.Guess rival = guesses.get(other);
            if (rival.role() == guess.role()
                    && (rival.rank() > guess.rank() || (rival.rank() == guess.rank() && other < column))) {
                return false;
            }
        }
        return true;
    }

    private HeaderWords.Guess fit(HeaderWords.Guess guess, String header, ColumnProfile profile) {
        ColumnRole role = guess.role();
        if (profile.filled() == 0) {
            return guess.role() == ColumnRole.BANK_REFERENCE || guess.role().isDate()
                    ? HeaderWords.Guess.NOTHING
                    : guess;
        }
        boolean fits = switch (role) {
            case BOOKING_DATE, VALUE_DATE, ISSUE_DATE, DUE_DATE -> profile.isDate() || profile.maySerial();
            case AMOUNT, DEBIT, CREDIT, FEE, BALANCE, NET, VAT, GROSS, OPEN, PAID -> profile.isMoney();
            case CURRENCY -> profile.isCurrency();
            case ACCOUNT -> profile.isIban() || profile.isOldAccount();
            case SIGN -> isMarks(profile);
            case STATUS -> guess.rank() > HeaderWords.STATUS_BY_CELLS || isBookings(profile);
            case COUNTERPARTY_ACCOUNT -> kind == TableKind.BANK_LINES || profile.hasIban();
            default -> true;
        };
        if (fits) {
            return role == ColumnRole.BANK_REFERENCE && !profile.isIdentifier()
                    ? profile.hasWords() ? HeaderWords.Guess.of(ColumnRole.REMITTANCE) : HeaderWords.Guess.NOTHING
                    : guess;
        }
        if (role == ColumnRole.VALUE_DATE && profile.isCurrency()) {
            return HeaderWords.Guess.of(ColumnRole.CURRENCY);
        }
        if (role == ColumnRole.PAID) {
            return HeaderWords.Guess.of(ColumnRole.STATUS);
        }
        boolean words = Words.of(header).any("debet debit credit");
        return words && isMarks(profile) ? HeaderWords.Guess.of(ColumnRole.SIGN) : HeaderWords.Guess.NOTHING;
    }

    private static boolean isBookings(ColumnProfile profile) {
        Set<String> values = profile.values();
        return !values.isEmpty() && values.stream().allMatch(value -> Vocabulary.booking(value) != null);
    }

    private static boolean isMarks(ColumnProfile profile) {
        Set<String> values = profile.values();
        return !values.isEmpty() && values.stream().allMatch(value -> Vocabulary.isOut(value) != null);
    }

    /** A column of bare names is that of the holder where another one names the other side. */
    private void ownName(List<HeaderWords.Guess> fitting) {
        boolean named =
                fitting.stream().anyMatch(guess -> guess.role() == ColumnRole.COUNTERPARTY_NAME && guess.rank() >= 5);
        for (int column = 0; named && column < fitting.size(); column++) {
            HeaderWords.Guess guess = fitting.get(column);
            if (guess.role() == ColumnRole.COUNTERPARTY_NAME && guess.rank() < 3) {
                boolean holder =
                        kind == TableKind.BANK_LINES && profiles.get(column).isConstant();
                fitting.set(column, holder ? HeaderWords.Guess.of(ColumnRole.HOLDER) : HeaderWords.Guess.NOTHING);
            }
        }
    }

    /** What kind of line it is says something only where nothing else does. */
    private void kindOfLine(List<HeaderWords.Guess> fitting) {
        boolean described = false;
        for (int column = 0; column < fitting.size(); column++) {
            HeaderWords.Guess guess = fitting.get(column);
            described |= guess.role() == ColumnRole.DESCRIPTION
                    && guess.rank() >= 5
                    && profiles.get(column).filled() > 0;
        }
        for (int column = 0; described && column < fitting.size(); column++) {
            if (fitting.get(column).role() == ColumnRole.DESCRIPTION
                    && fitting.get(column).rank() < 5
                    && !isMarks(profiles.get(column))) {
                fitting.set(column, HeaderWords.Guess.NOTHING);
            }
        }
    }

    /** Of two columns of accounts the own one is that which never changes. */
    private void accounts(List<ColumnRole> roles) {
        if (!roles.contains(ColumnRole.COUNTERPARTY_ACCOUNT)) {
            for (int column = 0; column < roles.size(); column++) {
                if (roles.get(column) == ColumnRole.COUNTERPARTY_NAME
                        && profiles.get(column).hasIban()) {
                    roles.set(column, ColumnRole.COUNTERPARTY_ACCOUNT);
                }
            }
        }
        int own = roles.indexOf(ColumnRole.ACCOUNT);
        int other = roles.indexOf(ColumnRole.COUNTERPARTY_ACCOUNT);
        if (own >= 0
                && other >= 0
                && profiles.get(other).isIban()
                && profiles.get(other).isConstant()
                && !profiles.get(own).isConstant()
                && profiles.get(own).filled() > 2) {
            roles.set(own, ColumnRole.COUNTERPARTY_ACCOUNT);
            roles.set(other, ColumnRole.ACCOUNT);
        }
    }

    /** A column that says nothing but in and out gives the sign where amounts carry none. */
    private void marks(List<ColumnRole> roles) {
        int amount = roles.indexOf(ColumnRole.AMOUNT);
        if (amount < 0
                || roles.contains(ColumnRole.SIGN)
                || profiles.get(amount).hasNegative()) {
            return;
        }
        for (int column = 0; column < roles.size(); column++) {
            boolean free = roles.get(column) == ColumnRole.NONE || roles.get(column) == ColumnRole.DESCRIPTION;
            if (free
                    && isMarks(profiles.get(column))
                    && profiles.get(column).filled() == profiles.get(amount).filled()) {
                roles.set(column, ColumnRole.SIGN);
                return;
            }
        }
    }
}
