package com.billify.demo;

import com.billify.banking.AccountNames;
import com.billify.demo.core.World;
import com.billify.demo.core.World.Chronicle;
import com.billify.intake.Deliveries;
import com.billify.intake.Deliveries.DeliveredFile;
import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import com.billify.reconciliation.MatchingByHand;
import com.billify.tenancy.CompanyTransaction;
import com.billify.tenancy.Foreground;
import com.billify.tenancy.PendingWork;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes the days of a demo company in as they pass: whole months of the past, and then day by day. Some months, or a day, are
 * one transaction with the note that they were told, under a lock of the company. So a crash leaves none half told, and of
 * two nodes the second finds nothing left to do.
 */
@Component
class Storytelling {
    static final String LOCK = "demo";

    /** Each a delivery of its own. After each transaction all that hangs on the books is looked at: seldom enough that telling goes on. */
    private static final int MONTHS_AT_ONCE = 3;

    private final CompanyTransaction transaction;
    private final Foreground foreground;
    private final WorldRepository worlds;
    private final Deliveries deliveries;
    private final MatchingByHand matching;
    private final AccountNames accountNames;
    private final PendingWork pendingWork;

    Storytelling(
            CompanyTransaction transaction,
            Foreground foreground,
            WorldRepository worlds,
            Deliveries deliveries,
            MatchingByHand matching,
            AccountNames accountNames,
            PendingWork pendingWork) {
        this.transaction = transaction;
        this.foreground = foreground;
        this.worlds = worlds;
        this.deliveries = deliveries;
        this.matching = matching;
        this.accountNames = accountNames;
        this.pendingWork = pendingWork;
    }

    /**
     * How far a story is told, in days.
     *
     * @param prepared its past has been told, and payments have found their invoices
     */
    record Progress(boolean prepared, long daysTold, long daysToTell) {}

    /** @throws ProblemException not-found when it is no demo company */
    Progress progress(CompanyId company, LocalDate today) {
        return transaction.read(company, () -> {
            WorldRepository.Told told = worlds.find(company).orElseThrow(ProblemException::notFound);
            long start = told.world().start().toEpochDay();
            LocalDate last = worlds.lastDay(company);
            return new Progress(
                    told.prepared() && !pendingWork.isPending(company),
                    last == null ? 0 : last.toEpochDay() + 1 - start,
                    today.toEpochDay() - start);
        });
    }

    /**
     * Tells all days before today that were not told yet: what happens today is known tomorrow, as at real banks.
     *
     * @param user in whose name
     * @param goOn asked before each part; false leaves the rest for another time
     */
    void catchUp(CompanyId company, UserId user, LocalDate today, java.util.function.BooleanSupplier goOn) {
        Optional<WorldRepository.Told> told = transaction.read(company, () -> worlds.find(company));
        if (told.isEmpty()) {
            return; // erased meanwhile
        }
        LocalDate last = transaction
                .read(company, () -> Optional.ofNullable(worlds.lastDay(company)))
                .orElse(null);
        LocalDate yesterday = today.minusDays(1);
        if (next(told.get().world(), last).isAfter(yesterday)) {
            return;
        }
        Chronicle chronicle = told.get().world().until(yesterday);
        // A visitor waits for all of it, so that matching a part of it before the rest is there makes it later.
        foreground.during(company, () -> {
            boolean more = true;
            while (more && goOn.getAsBoolean()) {
                more = transaction.call(company, () -> tellSome(company, user, chronicle, yesterday));
            }
        });
    }

    /** False when nothing is left. */
    private boolean tellSome(CompanyId company, UserId user, Chronicle chronicle, LocalDate yesterday) {
        boolean more = true;
        for (int month = 0; more && month < MONTHS_AT_ONCE; month++) {
            more = tellNext(company, user, chronicle, yesterday);
        }
        return more;
    }

    /** One month or less; false when nothing is left. */
    private boolean tellNext(CompanyId company, UserId user, Chronicle chronicle, LocalDate yesterday) {
        transaction.lock(company, LOCK);
        Optional<WorldRepository.Told> told = worlds.find(company);
        if (told.isEmpty()) {
            return false;
        }
        LocalDate from = next(told.get().world(), worlds.lastDay(company));
        if (from.isAfter(yesterday)) {
            worlds.setPrepared(company);
            return false;
        }
        LocalDate monthEnd = YearMonth.from(from).atEndOfMonth();
        LocalDate to = monthEnd.isAfter(yesterday) ? yesterday : monthEnd;
        worlds.addDays(company, from, to);
        List<DeliveredFile> files = chronicle.files(from, to).stream()
                .map(file -> new DeliveredFile(file.name(), file.content()))
                .toList();
        if (!files.isEmpty()) {
            deliveries.takeIn(company, user, files);
            told.get().world().accountNames().forEach((number, name) -> accountNames.give(company, number, name));
        }
        matching.settleOpen(
                company,
                user,
                chronicle.handMatches(from, to).stream()
                        .flatMap(match -> worlds.findPair(company, match).stream())
                        .toList());
        return true;
    }

    private static LocalDate next(World world, @Nullable LocalDate last) {
        return last == null ? world.start() : last.plusDays(1);
    }
}
