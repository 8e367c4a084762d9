package com.billify.forecast.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What moves on each coming day on each path, and what of it comes from which part. Amounts are minor units. */
final class Paths {
    private final int days;
    private final int count;
    private final double[] moved;
    private final Map<Name, Part> parts = new LinkedHashMap<>();

    /** What each account is called; none where they are not told apart, as one account alone is not. */
    private final List<String> accounts;

    private final double[][] movedOn;
    private final Map<Between, double[]> transfers = new LinkedHashMap<>();

    /**
     * What is to go between two accounts, by day and path. Rows of numbers, as there are as many as transfers times paths: an object for
     * each was a hundred megabytes for a company that moves money every day.
     */
    private final Map<Between, double[][]> wanted = new LinkedHashMap<>();

    private Part current;
    private int place;

    private record Name(Component component, Outlook.Source source, String key) {}

    private record Between(int from, int to) {}

    /** What a part adds on each day, over all paths together. */
    private static final class Part {
        private final double[] sum;
        /** By account, of what is not of one account alone; else none. */
        private final double[][] spread;
        /** The account, of what is of one; else -1. */
        private final int place;

        Part(int days, int accounts, int place) {
            sum = new double[days];
            spread = place < 0 ? new double[accounts][days] : new double[0][];
            this.place = place;
        }
    }

    /** @param accounts what each is called, in the order of their places */
    Paths(int days, int count, List<String> accounts) {
        this.days = days;
        this.count = count;
        this.accounts = accounts.size() < 2 ? List.of() : List.copyOf(accounts);
        moved = new double[days * count];
        movedOn = new double[this.accounts.size()][days * count];
        current = new Part(days, 0, 0);
    }

    int days() {
        return days;
    }

    int count() {
        return count;
    }

    /**
     * What is added from now on belongs to this part.
     *
     * @param at the account to which it comes, or from which it leaves
     */
    void begin(Component component, Outlook.Source source, String key, int at) {
        place = at;
        current = parts.computeIfAbsent(new Name(component, source, key), name -> new Part(days, accounts.size(), at));
    }

    /** What is added from now on has no rhythm, and is added account by account. */
    void beginPattern(Component component) {
        current = parts.computeIfAbsent(
                new Name(component, Outlook.Source.PATTERN, ""), name -> new Part(days, accounts.size(), -1));
    }

    /** @param day from 0, the first coming day; what lies beyond the last is left out */
    void add(int day, int path, double amountMinor) {
        add(day, path, amountMinor, place);
    }

    /** @param at the account to which it comes, or from which it leaves */
    void add(int day, int path, double amountMinor, int at) {
        if (day < days) {
            moved[path * days + day] += amountMinor;
            current.sum[day] += amountMinor;
            if (movedOn.length > 0) {
                movedOn[at][path * days + day] += amountMinor;
                if (current.place < 0) {
                    current.spread[at][day] += amountMinor;
                }
            }
        }
    }

    /**
     * Adds several things to one path.
     *
     * @param many how many
     * @param when the day of each, from 0; what lies beyond the last is left out
     * @param minor how much
     * @param at the account to which each comes, or from which it leaves
     */
    void addAll(int path, int many, int[] when, double[] minor, int[] at) {
        if (movedOn.length > 0) {
            for (int i = 0; i < many; i++) {
                add(when[i], path, minor[i], at[i]);
            }
            return;
        }
        double[] all = moved;
        double[] sum = current.sum;
        int last = days;
        int row = path * last;
        for (int i = 0; i < many; i++) {
            int day = when[i];
            if (day < last) {
                all[row + day] += minor[i];
                sum[day] += minor[i];
            }
        }
    }

    Once once() {
        return new Once();
    }

    /**
     * Adds what comes at most once on each path. Some of it is gathered first and then added path by path, since what moves on one path lies
     * together in memory: added one by one, each thing waits for memory on every path.
     */
    final class Once {
        static final short NEVER = -1;

        private static final int GATHERED = 64;

        private final short[][] when = new short[GATHERED][count];
        private final double[] minor = new double[GATHERED];
        private final int[] places = new int[GATHERED];
        private final Part[] partOf = new Part[GATHERED];
        private int gathered;

        private Once() {}

        /**
         * Something that belongs to the current part.
         *
         * @return to be filled with the day for each path, from 0, or {@link #NEVER}
         */
        short[] next(double amountMinor, int at) {
            if (gathered == GATHERED) {
                finish();
            }
            minor[gathered] = amountMinor;
            places[gathered] = at;
            partOf[gathered] = current;
            return when[gathered++];
        }

        /** Adds what was gathered. */
        void finish() {
            for (int i = 0; i < gathered; i++) {
                addToPart(when[i], minor[i], partOf[i]);
            }
            addTo(moved, -1);
            for (int place = 0; place < movedOn.length; place++) {
                addTo(movedOn[place], place);
            }
            gathered = 0;
        }

        private void addToPart(short[] days, double amountMinor, Part part) {
            int[] paid = new int[part.sum.length];
            for (short day : days) {
                if (day != NEVER) {
                    paid[day]++;
                }
            }
            for (int day = 0; day < paid.length; day++) {
                part.sum[day] += paid[day] * amountMinor;
            }
        }

        /** @param only what is of this account; -1 for all */
        private void addTo(double[] moves, int only) {
            short[][] days = new short[gathered][];
            double[] amounts = new double[gathered];
            int many = 0;
            for (int i = 0; i < gathered; i++) {
                if (only < 0 || places[i] == only) {
                    days[many] = when[i];
                    amounts[many++] = minor[i];
                }
            }
            for (int path = 0; path < count; path++) {
                int row = path * Paths.this.days;
                for (int i = 0; i < many; i++) {
                    int day = days[i][path];
                    if (day != NEVER) {
                        moves[row + day] += amounts[i];
                    }
                }
            }
        }
    }

    /** Money is to go from one account to another: all together hold what they held. */
    void transfer(int day, int path, double amountMinor, int from, int to) {
        if (day < days && movedOn.length > 0) {
            double[][] drawn = wanted.computeIfAbsent(new Between(from, to), none -> new double[days][]);
            if (drawn[day] == null) {
                drawn[day] = new double[count];
            }
            drawn[day][path] += amountMinor;
        }
    }

    /**
     * Makes the transfers, once all else has happened: nobody moves money that is not there.
     *
     * @param starts what each account holds before the first day
     */
    void makeTransfers(double[] starts) {
        double[][] balances = new double[accounts.size()][count];
        for (int account = 0; account < balances.length; account++) {
            Arrays.fill(balances[account], starts[account]);
        }
        for (int day = 0; day < days; day++) {
            for (int account = 0; account < balances.length; account++) {
                for (int path = 0; path < count; path++) {
                    balances[account][path] += movedOn[account][path * days + day];
                }
            }
            for (Map.Entry<Between, double[][]> pair : wanted.entrySet()) {
                double[] drawn = pair.getValue()[day];
                if (drawn != null) {
                    makeTransfers(day, pair.getKey(), drawn, balances);
                }
            }
        }
    }

    private void makeTransfers(int day, Between between, double[] drawn, double[][] balances) {
        double[] from = balances[between.from()];
        double[] to = balances[between.to()];
        double[] made = transfers.computeIfAbsent(between, none -> new double[days]);
        for (int path = 0; path < count; path++) {
            double amount = Math.min(drawn[path], Math.max(0, from[path]));
            from[path] -= amount;
            to[path] += amount;
            movedOn[between.from()][path * days + day] -= amount;
            movedOn[between.to()][path * days + day] += amount;
            made[day] += amount;
        }
    }

    /**
     * What each part adds until the end of each of the first days, on the mean of all paths, to the cent. Parts that add nothing are left
     * out.
     */
    List<Outlook.Part> parts(int until) {
        List<Outlook.Part> shown = new ArrayList<>();
        parts.forEach((name, part) -> {
            String account = part.place < 0 || accounts.isEmpty() ? "" : accounts.get(part.place);
            add(
                    shown,
                    new Outlook.Part(name.component(), name.source(), name.key(), account, mean(part.sum, until, 1)));
        });
        return shown;
    }

    /** What an account has that is not a part by itself: its share of what has no rhythm, and what goes to and comes from other accounts. */
    List<Outlook.Part> partsOf(int account, int until) {
        List<Outlook.Part> shown = new ArrayList<>();
        String ours = accounts.get(account);
        parts.forEach((name, part) -> {
            if (part.place < 0) {
                add(shown, new Outlook.Part(name.component(), name.source(), "", ours, shareOf(part, account, until)));
            }
        });
        transfers.forEach((between, sum) -> {
            if (between.from() == account || between.to() == account) {
                boolean leaves = between.from() == account;
                String other = accounts.get(leaves ? between.to() : between.from());
                add(
                        shown,
                        new Outlook.Part(
                                Component.REST,
                                Outlook.Source.TRANSFER,
                                other,
                                ours,
                                mean(sum, until, leaves ? -1 : 1)));
            }
        });
        return shown;
    }

    /** All shares together are the part, to the cent: the last has what rounding leaves. */
    private MinorAmounts shareOf(Part part, int account, int until) {
        if (account < accounts.size() - 1) {
            return mean(part.spread[account], until, 1);
        }
        long[] left = mean(part.sum, until, 1).stream().toArray();
        for (int other = 0; other < account; other++) {
            MinorAmounts share = mean(part.spread[other], until, 1);
            for (int day = 0; day < until; day++) {
                left[day] -= share.get(day);
            }
        }
        return MinorAmounts.of(left);
    }

    private static void add(List<Outlook.Part> shown, Outlook.Part part) {
        if (part.untilMinor().stream().anyMatch(minor -> minor != 0)) {
            shown.add(part);
        }
    }

    /** @param sign by which it is multiplied after rounding: what leaves one account is what comes to the other */
    private MinorAmounts mean(double[] sum, int until, int sign) {
        long[] added = new long[until];
        double total = 0;
        for (int day = 0; day < until; day++) {
            total += sum[day];
            added[day] = sign * Math.round(total / count);
        }
        return MinorAmounts.of(added);
    }

    /** What accounts are told apart, in the order of their places. */
    List<String> accounts() {
        return accounts;
    }

    /** Balances of one account at the end of each day, sorted by size, one row a day. */
    double[][] sortedBalances(double start, int account) {
        return sorted(start, movedOn[account]);
    }

    /** The balance of each path at the end of a day, from 0. */
    double[] balances(double start, int day) {
        double[] balances = new double[count];
        Arrays.fill(balances, start);
        for (int path = 0; path < count; path++) {
            for (int index = path * days; index <= path * days + day; index++) {
                balances[path] += moved[index];
            }
        }
        return balances;
    }

    /** Balances at the end of each day, sorted by size, one row a day. */
    double[][] sortedBalances(double start) {
        return sorted(start, moved);
    }

    private double[][] sorted(double start, double[] moves) {
        double[] balance = new double[count];
        Arrays.fill(balance, start);
        double[][] sorted = new double[days][];
        for (int day = 0; day < days; day++) {
            for (int path = 0; path < count; path++) {
                balance[path] += moves[path * days + day];
            }
            sorted[day] = balance.clone();
            Arrays.sort(sorted[day]);
        }
        return sorted;
    }

    /**
     * The lowest balance at the end of one of the first days, of each path, sorted.
     *
     * @param middle the P50 of each day, from which the band widens
     */
    MinorAmounts lows(double start, int within, double[] middle, Band band) {
        long[] lows = new long[count];
        for (int path = 0; path < count; path++) {
            double balance = start;
            double low = Double.MAX_VALUE;
            for (int day = 0; day < Math.min(within, days); day++) {
                balance += moved[path * days + day];
                low = Math.min(low, band.widened(day, middle[day], balance));
            }
            // Down, so that a hair below a whole cent is below it.
            lows[path] = (long) Math.floor(low);
        }
        Arrays.sort(lows);
        return MinorAmounts.of(lows);
    }
}
