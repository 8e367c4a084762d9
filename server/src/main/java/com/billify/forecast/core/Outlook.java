package com.billify.forecast.core;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of the balance, how sure that is, and why. All amounts are minor units.
 *
 * @param asOf the day at whose end it starts
 * @param startMinor the balance then
 * @param days in order, from the day after
 * @param documents every open one
 * @param series what comes back, each with its next time
 * @param parts what it is made of: start and parts sum to the mean of each day
 * @param shown what is owed by the calendar that the bank lines show by themselves
 * @param accounts each account of the company; none where they are not told apart, or there is one alone
 */
public record Outlook(
        LocalDate asOf,
        long startMinor,
        List<Day> days,
        Risk risk,
        List<DocumentOutlook> documents,
        List<SeriesOutlook> series,
        List<Part> parts,
        Set<DutyKind> shown,
        List<AccountOutlook> accounts) {
    public Outlook {
        days = List.copyOf(days);
        documents = List.copyOf(documents);
        series = List.copyOf(series);
        parts = List.copyOf(parts);
        shown = Set.copyOf(shown);
        accounts = List.copyOf(accounts);
    }

    /**
     * What is expected of one account. On the mean all accounts together are the balance of each day; their middles and bands are not, for
     * they do not all come out low at once.
     *
     * @param account what it is called in the history
     * @param days in order, from the day after
     * @param own what it is made of beside the parts that name it: its share of what has no rhythm, and what goes to and comes from other
     *     accounts of the company, whose names are the keys
     */
    public record AccountOutlook(String account, long startMinor, List<AccountDay> days, List<Part> own) {
        public AccountOutlook {
            days = List.copyOf(days);
            own = List.copyOf(own);
        }
    }

    /** The balance of an account at the end of a coming day, as {@link Day} says it of all together. */
    public record AccountDay(
            LocalDate date, long p10Minor, long p25Minor, long p50Minor, long p75Minor, long p90Minor, long meanMinor) {
        /** Of money that is put aside: no more can be taken from it than is there, however far off past forecasts were. */
        AccountDay notBelowZero() {
            return new AccountDay(
                    date,
                    Math.max(0, p10Minor),
                    Math.max(0, p25Minor),
                    Math.max(0, p50Minor),
                    Math.max(0, p75Minor),
                    Math.max(0, p90Minor),
                    meanMinor);
        }
    }

    /**
     * A coming day.
     *
     * @param p10Minor the balance at its end lies below this once in ten times
     * @param p25Minor below this once in four times
     * @param p50Minor as often above as below
     * @param p75Minor above this once in four times
     * @param p90Minor above this once in ten times
     * @param meanMinor the mean of all that may be: start plus the contributions of all days until this one
     * @param contributionsMinor what each component adds that day on the mean; together exactly the change of the mean
     */
    public record Day(
            LocalDate date,
            long p10Minor,
            long p25Minor,
            long p50Minor,
            long p75Minor,
            long p90Minor,
            long meanMinor,
            Map<Component, Long> contributionsMinor) {
        public Day {
            contributionsMinor = Map.copyOf(contributionsMinor);
        }
    }

    /**
     * How near it gets to nothing left.
     *
     * @param belowZeroWithin30Days the chance that the balance is below zero at the end of one of the next thirty days
     * @param lowest the day with the lowest P50, the first of several
     * @param lows the lowest balance within a number of days, as often as the days were let happen
     */
    public record Risk(
            double belowZeroWithin30Days,
            double belowZeroWithin90Days,
            LocalDate lowest,
            long lowestP50Minor,
            List<Lows> lows) {
        public Risk {
            lows = List.copyOf(lows);
        }
    }

    /**
     * How low the balance gets within some days.
     *
     * @param sorted the lowest of each time, the lowest of all first
     */
    public record Lows(int withinDays, MinorAmounts sorted) {
        /** The chance that the balance is below an amount at the end of one of the days. */
        public double chanceBelow(long minor) {
            return (double) sorted.stream().filter(low -> low < minor).count() / sorted.size();
        }
    }

    /** What a part of a forecast rests on. */
    public enum Source {
        /** An open invoice or credit note; its key is the document's id. */
        DOCUMENT,
        /** Something that comes back; its key is that of the series. */
        SERIES,
        /** Owed by the calendar, as the company says; its key is the kind of duty. */
        CALENDAR,
        /** What has no rhythm, as in the past. */
        PATTERN,
        /** What people said that will come; its key is that of the item. */
        PLANNED,
        /** From or to another account of the company, whose name is its key; only of one account. */
        TRANSFER
    }

    /**
     * A part of the forecast.
     *
     * @param account to which it comes, or from which it leaves; "" where accounts are not told apart, and of what is of several
     * @param untilMinor what it adds until the end of each day, on the mean, from the first coming day on
     */
    public record Part(Component component, Source source, String key, String account, MinorAmounts untilMinor) {}

    /**
     * When an open document is paid. The days are those of the case that it is; null for a payable that is more likely never
     * paid.
     *
     * @param paidWithin30Days the chance
     * @param paid the chance that it is paid at all, as far as one can look
     */
    public record DocumentOutlook(
            String documentId,
            double paidWithin30Days,
            double paid,
            @Nullable LocalDate p10,
            @Nullable LocalDate p50,
            @Nullable LocalDate p90) {}

    /**
     * Something that comes back.
     *
     * @param key what it is known by: party and words
     * @param party whose it is; "" where it is not known
     * @param name of the party as the bank prints it, or what it wrote where it names nobody; "" of documents
     * @param next the most likely day of the next one
     * @param earliest, latest in nearly all cases
     * @param amountMinor of the next one, on the mean
     * @param chance that it comes at all
     */
    public record SeriesOutlook(
            String key,
            Component component,
            String party,
            String name,
            LocalDate next,
            LocalDate earliest,
            LocalDate latest,
            long amountMinor,
            double chance) {}
}
