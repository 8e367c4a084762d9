package com.billify.banking;

import com.billify.kernel.CompanyId;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;

/** Takes lines out of the book that nothing states any more. */
final class Withdrawing {
    private final TransactionRepository transactions;
    private final DailyTotalRepository dailyTotals;
    private final ApplicationEventPublisher events;

    Withdrawing(
            TransactionRepository transactions, DailyTotalRepository dailyTotals, ApplicationEventPublisher events) {
        this.transactions = transactions;
        this.dailyTotals = dailyTotals;
        this.events = events;
    }

    /** @return how many there were */
    int remove(CompanyId company, UUID account, List<UUID> ids) {
        for (int from = 0; from < ids.size(); from += TransactionsBooked.MOST_IDS) {
            events.publishEvent(new TransactionsWithdrawn(
                    company, ids.subList(from, Math.min(from + TransactionsBooked.MOST_IDS, ids.size()))));
        }
        List<TransactionRepository.Day> days = transactions.daysOf(company, account, ids);
        dailyTotals.subtract(company, account, days);
        return transactions.remove(company, days);
    }
}
