package com.billify.forecast;

import com.billify.forecast.core.Advice;
import com.billify.forecast.core.Forecaster.Settings;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.kernel.ProblemException;
import com.billify.reconciliation.Invoice;
import com.billify.reconciliation.OpenItems;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be done about the lowest day, from the books as they are now. Within the company's transaction. */
@Component
class CashAdvice {
    private static final int DAYS = 91;

    private final Books books;
    private final OutlookRepository outlooks;
    private final Shortfalls shortfalls;
    private final OpenItems openItems;
    private final Clock clock;

    CashAdvice(Books books, OutlookRepository outlooks, Shortfalls shortfalls, OpenItems openItems, Clock clock) {
        this.books = books;
        this.outlooks = outlooks;
        this.shortfalls = shortfalls;
        this.openItems = openItems;
        this.clock = clock;
    }

    /**
     * What to do.
     *
     * @param lowestOn the lowest day about which something can be done, as {@code lowest} its middle
     * @param chanceBelowPermille that the balance is too low at its end: below the floor, or zero, unused credit counted
     * @param chase whoever helps most first
     * @param pay in the order of their days
     */
    record Steps(LocalDate lowestOn, Money lowest, int chanceBelowPermille, List<ChaseStep> chase, List<PayStep> pay) {}

    /**
     * A customer to be asked for what is due.
     *
     * @param party as a scenario names him
     * @param open all that is due of him
     * @param payingOn when he is let pay
     * @param adds by how much the middle of the lowest day rises then
     * @param chanceBelowPermille what the chance becomes
     */
    record ChaseStep(
            String party,
            @Nullable String counterpartyName,
            List<UUID> invoiceIds,
            Money open,
            LocalDate payingOn,
            Money adds,
            int chanceBelowPermille) {}

    /**
     * A bill and the day to pay it on.
     *
     * @param adds by how much the middle of the lowest day changes, beside what is usually done
     * @param interest that the supplier may ask by law for the days after the due date; null for none
     * @param putOff whether it waits so that the floor is kept
     */
    record PayStep(
            UUID invoiceId,
            @Nullable String number,
            @Nullable String counterpartyName,
            Money amount,
            LocalDate dueDate,
            LocalDate payOn,
            Money adds,
            @Nullable Money interest,
            boolean putOff) {}

    /** @throws ProblemException not-found where there is nothing to forecast yet */
    Steps of(CompanyId company) {
        Books.Known known = books.known(company).orElseThrow(ProblemException::notFound);
        OutlookRepository.Run run = outlooks.run(company).orElseThrow(ProblemException::notFound);
        Currency currency = known.currency();
        Advice advice = Advice.of(
                known.history(),
                known.plan(),
                run.band(),
                shortfalls.limit(company).amount().minorUnits(),
                LocalDate.now(clock),
                new Settings(DAYS, Settings.USUAL_PATHS, Settings.USUAL_SEED));
        Map<UUID, Invoice> invoices = openItems.findOutstanding(company, currency).stream()
                .collect(Collectors.toMap(Invoice::id, Function.identity()));
        return new Steps(
                advice.lowestOn(),
                new Money(advice.lowestMinor(), currency),
                permille(advice.chanceBelow()),
                advice.chase().stream().map(step -> chase(step, known)).toList(),
                advice.pay().stream()
                        .map(step -> pay(step, invoices.get(UUID.fromString(step.documentId())), currency))
                        .toList());
    }

    private static int permille(double chance) {
        return (int) Math.round(1000 * chance);
    }

    private static ChaseStep chase(Advice.Chase step, Books.Known known) {
        return new ChaseStep(
                step.party(),
                known.names().get(step.party()),
                step.documentIds().stream().map(UUID::fromString).toList(),
                new Money(step.openMinor(), known.currency()),
                step.payingOn(),
                new Money(step.effectMinor(), known.currency()),
                permille(step.chanceBelow()));
    }

    private static PayStep pay(Advice.Pay step, @Nullable Invoice invoice, Currency currency) {
        return new PayStep(
                UUID.fromString(step.documentId()),
                invoice == null ? null : invoice.number(),
                invoice == null ? null : invoice.counterpartyName(),
                new Money(step.amountMinor(), currency),
                step.dueDate(),
                step.payOn(),
                new Money(step.effectMinor(), currency),
                step.interestMinor() == 0 ? null : new Money(step.interestMinor(), currency),
                step.putOff());
    }
}
