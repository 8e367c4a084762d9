package com.billify.banking;

import com.billify.banking.core.Period;
import com.billify.kernel.CompanyId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

/**
 * The day for whose balance a line counts: the one nearest to its booking date that every statement of it covers. Another
 * source may narrow that down, and taking it back widens it again.
 */
final class BalanceDates {
    private final TransactionRepository transactions;
    private final DailyTotalRepository dailyTotals;

    BalanceDates(TransactionRepository transactions, DailyTotalRepository dailyTotals) {
        this.transactions = transactions;
        this.dailyTotals = dailyTotals;
    }

    /** Moves those lines of the account whose statements have changed to the day that they count for now. */
    void settle(CompanyId company, UUID account, List<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        List<TransactionRepository.Move> moves = new ArrayList<>();
        for (TransactionRepository.Placed placed : transactions.findPlaced(company, account, ids)) {
            LocalDate day = placed.bookingDate();
            // A statement that is delivered again says nothing new: each period counts once, where it came first.
            for (Period period : new LinkedHashSet<>(placed.periods())) {
                day = period.nearest(day);
            }
            if (!day.equals(placed.balanceDate())) {
                moves.add(new TransactionRepository.Move(placed.id(), placed.amountMinor(), placed.balanceDate(), day));
            }
        }
        transactions.move(company, moves);
        dailyTotals.move(company, account, moves);
    }
}
