package com.billify.extraction.core.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a list of bank lines without names are, by what they hold alone. It is one where each thing can be only
 * one column: an account stands in it and one column of amounts, or of two and more one follows from another as a balance
 * does.
 */
final class NamelessColumns {
    private static final int MOST_MONEY = 4;
    private static final int LONGEST_CODE = 3;

    private final List<Row> rows;
    private final List<ColumnProfile> profiles;

    /** @param rows the first of the list, at least two */
    NamelessColumns(List<Row> rows) {
        this.rows = rows;
        int width = rows.stream().mapToInt(Row::width).max().orElse(0);
        profiles = IntStream.range(0, width)
                .mapToObj(column -> {
                    ColumnProfile profile = new ColumnProfile();
                    rows.forEach(row -> profile.add(row.cell(column)));
                    return profile;
                })
                .toList();
    }

    int width() {
        return profiles.size();
    }

    /** One a column; null where it is no list of bank lines, or could be more than one. */
    @Nullable
    List<HeaderWords.Guess> guesses() {
        List<Integer> dates = columns(this::isDate);
        List<Integer> money = columns(this::isMoney);
        List<Integer> accounts = columns(column -> profiles.get(column).isIban());
        Amounts amounts = amounts(money);
        if (dates.isEmpty() || dates.size() > 2 || amounts == null || (amounts.balance < 0 && accounts.isEmpty())) {
            return null;
        }
        int own = own(accounts);
        List<HeaderWords.Guess> guesses = new ArrayList<>();
        for (int column = 0; column < width(); column++) {
            guesses.add(HeaderWords.Guess.of(role(column, dates, amounts, accounts, own)));
        }
        name(guesses, own);
        return guesses;
    }

    private ColumnRole role(int column, List<Integer> dates, Amounts amounts, List<Integer> accounts, int own) {
        if (dates.contains(column)) {
            return column == dates.getFirst() ? ColumnRole.BOOKING_DATE : ColumnRole.VALUE_DATE;
        }
        if (accounts.contains(column)) {
            return column == own ? ColumnRole.ACCOUNT : ColumnRole.COUNTERPARTY_ACCOUNT;
        }
        if (isMoney(column)) {
            return column == amounts.amount
                    ? ColumnRole.AMOUNT
                    : column == amounts.balance ? ColumnRole.BALANCE : ColumnRole.NONE;
        }
        return profiles.get(column).isCurrency()
                ? ColumnRole.CURRENCY
                : isText(profiles.get(column)) ? ColumnRole.DESCRIPTION : ColumnRole.NONE;
    }

    /** Words, and no codes of a letter or three that say what kind of line it is to those who know them. */
    private static boolean isText(ColumnProfile profile) {
        boolean codes = !profile.values().isEmpty()
                && profile.values().stream().allMatch(value -> value.length() <= LONGEST_CODE);
        return profile.hasWords() && !codes;
    }

    private List<Integer> columns(IntPredicate which) {
        return IntStream.range(0, width()).filter(which).boxed().toList();
    }

    private boolean isDate(int column) {
        return isMostlyFilled(column) && profiles.get(column).isDate();
    }

    private boolean isMoney(int column) {
        ColumnProfile profile = profiles.get(column);
        return isMostlyFilled(column)
                && !profile.isDate()
                && !profile.isIban()
                && profile.isMoney()
                && profile.hasDecimals();
    }

    private boolean isMostlyFilled(int column) {
        return profiles.get(column).filled() * 2 >= rows.size();
    }

    /** The account that never changes; of several columns the one that is always filled and changes least. */
    private int own(List<Integer> accounts) {
        List<Integer> always = accounts.stream()
                .filter(column -> profiles.get(column).filled() == rows.size())
                .toList();
        return always.stream()
                .filter(column -> profiles.get(column).isConstant() || accounts.size() > 1)
                .min(Comparator.comparingInt(
                        column -> profiles.get(column).values().size()))
                .orElse(-1);
    }

    /** A name stands beside its account, before it rather than behind. */
    private void name(List<HeaderWords.Guess> guesses, int own) {
        for (int column = 0; column < guesses.size(); column++) {
            if (guesses.get(column).role() == ColumnRole.COUNTERPARTY_ACCOUNT) {
                for (int beside : new int[] {column - 1, column + 1}) {
                    if (beside >= 0
                            && beside < guesses.size()
                            && beside != own
                            && guesses.get(beside).role() == ColumnRole.DESCRIPTION
                            && !profiles.get(beside).isConstant()) {
                        guesses.set(beside, HeaderWords.Guess.of(ColumnRole.COUNTERPARTY_NAME));
                        return;
                    }
                }
            }
        }
    }

    /** @param balance the column of the balances after each line; -1 without one */
    private record Amounts(int amount, int balance) {}

    /** Null where none or more than one can be meant. */
    private @Nullable Amounts amounts(List<Integer> money) {
        if (money.size() == 1) {
            return new Amounts(money.getFirst(), -1);
        }
        if (money.size() > MOST_MONEY) {
            return null;
        }
        List<Amounts> following = new ArrayList<>();
        for (int amount : money) {
            for (int balance : money) {
                if (amount != balance && (follow(amount, balance, 1) || follow(amount, balance, -1))) {
                    following.add(new Amounts(amount, balance));
                }
            }
        }
        return following.size() == 1 ? following.getFirst() : null;
    }

    /**
     * Whether each balance is the one before it and the amount beside it.
     *
     * @param step 1 for a list with the oldest first, -1 for the newest first
     */
    private boolean follow(int amount, int balance, int step) {
        boolean signed = profiles.get(amount).hasNegative();
        boolean moved = false;
        int first = step > 0 ? 0 : rows.size() - 1;
        for (int at = first + step; at >= 0 && at < rows.size(); at += step) {
            BigDecimal before = value(at - step, balance);
            BigDecimal after = value(at, balance);
            BigDecimal between = value(at, amount);
            if (before == null || after == null || between == null) {
                return false;
            }
            BigDecimal difference = after.subtract(before);
            if ((signed ? difference.compareTo(between) : difference.abs().compareTo(between.abs())) != 0) {
                return false;
            }
            moved |= between.signum() != 0;
        }
        return moved;
    }

    private @Nullable BigDecimal value(int row, int column) {
        return Cells.moneyOrNull(
                rows.get(row).cell(column), profiles.get(column).style());
    }
}
