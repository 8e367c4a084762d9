package com.billify.forecast.core;

import com.billify.kernel.FinancialYear;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a company says of itself where its books do not say it, or not yet. What the bank lines show comes first: a duty counts only where
 * they do not show it, and what has ended goes on when it comes again.
 *
 * @param vatRegime null where it said nothing
 * @param financialYear tells when prepayments of tax are due
 * @param duties what it owes by the calendar, at most one of a kind
 * @param ended by the key of a series, the day on which it was said to have ended
 * @param confirmed keys of series that go on for sure
 */
public record Profile(
        @Nullable VatRegime vatRegime,
        FinancialYear financialYear,
        List<Duty> duties,
        Map<String, LocalDate> ended,
        Set<String> confirmed) {
    /** Nothing is said. */
    public static final Profile NONE = new Profile(null, FinancialYear.CALENDAR, List.of(), Map.of(), Set.of());

    public Profile {
        duties = List.copyOf(duties);
        ended = Map.copyOf(ended);
        confirmed = Set.copyOf(confirmed);
    }

    /** The same with duties of these kinds beside its own, worked out from documents and wages. */
    Profile owing(@Nullable VatRegime regime, List<DutyKind> kinds) {
        List<Duty> more = new ArrayList<>(duties);
        for (DutyKind kind : kinds) {
            if (duties.stream().noneMatch(duty -> duty.kind() == kind)) {
                more.add(new Duty(kind, null));
            }
        }
        return new Profile(regime, financialYear, more, ended, confirmed);
    }

    /** Reality is worth more than what was said before it: what came after that day has not ended. */
    boolean hasEnded(Recurrence series) {
        LocalDate said = ended.get(series.key());
        return said != null && series.events().getLast().day() <= said.toEpochDay();
    }

    boolean isConfirmed(Recurrence series) {
        return confirmed.contains(series.key());
    }
}
