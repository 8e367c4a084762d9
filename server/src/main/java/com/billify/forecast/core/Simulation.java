package com.billify.forecast.core;

import com.billify.forecast.core.CashHistory.Document;
import com.billify.forecast.core.CashHistory.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Learns from a history, and lets the coming days happen many times. */
final class Simulation {
    private static final int BEFORE = 70;
    private static final int BEYOND = 800;
    private static final int LONGEST_PAYMENT = 250;
    private static final int FARTHEST_PAYMENT = 365;
    private static final double LARGE_MONTHS = 0.15;
    private static final int RARE_DAYS = 45;
    private static final double ALIKE = 0.005;
    private static final int FEWEST_ALIKE = 4;
    private static final int ENOUGH_CASES = 40;
    private static final int QUANTILES = 64;
    private static final Pattern WITH_DIGIT = Pattern.compile("\\S*\\d\\S*");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]+");

    private final CashHistory history;
    private final int asOf;
    private final int horizon;
    private final long seed;
    private final DayTable days;
    private final Paths paths;
    private final PaymentHabits receivables;
    private final PaymentHabits payables;
    private final Obligations obligations;
    private final int firstLine;
    private final List<OpenDocument> openDocuments = new ArrayList<>();
    private final List<Outlook.SeriesOutlook> series = new ArrayList<>();

    /** What is said of one open document: the chance of each coming day to be the one on which it is paid. */
    record OpenDocument(Document document, float[] chances) {}

    Simulation(CashHistory history, int horizon, int count, long seed) {
        this.history = history;
        this.horizon = horizon;
        this.seed = seed;
        asOf = (int) history.asOf().toEpochDay();
        int first = asOf;
        int firstBooked = asOf;
        for (Document document : history.documents()) {
            first = Math.min(first, day(document.issueDate()));
        }
        for (Line line : history.lines()) {
            firstBooked = Math.min(firstBooked, day(line.date()));
        }
        firstLine = firstBooked;
        days = new DayTable(Math.min(first, firstBooked) - BEFORE - 400, asOf + horizon + BEYOND);
        paths = new Paths(horizon, count);
        receivables = habits(true);
        payables = habits(false);
        obligations = new Obligations(history, days);
    }

    private PaymentHabits habits(boolean receivable) {
        List<PaymentHabits.Case> whole = cases(receivable, firstLine);
        List<PaymentHabits.Case> cases = whole.size() >= ENOUGH_CASES ? whole : cases(receivable, Integer.MIN_VALUE);
        return PaymentHabits.fit(cases, days, asOf, PaymentHabits.Tuning.USUAL);
    }

    /** Of documents before the bank data nobody can say whether they were paid then, so they tell nothing of habits. */
    private List<PaymentHabits.Case> cases(boolean receivable, int from) {
        List<PaymentHabits.Case> cases = new ArrayList<>();
        for (Document document : history.documents()) {
            if (document.receivable() == receivable && day(document.issueDate()) >= from) {
                int paid = document.payments().isEmpty()
                        ? PaymentHabits.Case.OPEN
                        : day(document.payments().getFirst().date());
                cases.add(new PaymentHabits.Case(
                        document.party(), day(document.issueDate()), day(document.dueDate()), paid));
            }
        }
        return cases;
    }

    private static int day(LocalDate date) {
        return (int) date.toEpochDay();
    }

    Paths run() {
        openDocuments(Component.RECEIVABLES, true);
        openDocuments(Component.PAYABLES, false);
        newDocuments(Component.NEW_SALES, true);
        newDocuments(Component.NEW_PURCHASES, false);
        undocumented();
        return paths;
    }

    List<OpenDocument> openDocuments() {
        return openDocuments;
    }

    List<Outlook.SeriesOutlook> series() {
        return series;
    }

    // Open documents

    private void openDocuments(Component component, boolean receivable) {
        paths.begin(component);
        PaymentHabits habits = receivable ? receivables : payables;
        float[] cumulative = new float[horizon];
        for (Document document : history.documents()) {
            long open = document.openMinor();
            if (document.receivable() != receivable
                    || open == 0
                    || Long.signum(open) != Long.signum(document.amountMinor())) {
                continue;
            }
            float[] chances = new float[Math.max(horizon, FARTHEST_PAYMENT)];
            habits.chances(document.party(), day(document.dueDate()), asOf + 1, chances);
            openDocuments.add(new OpenDocument(document, chances));
            float sum = 0;
            for (int index = 0; index < horizon; index++) {
                sum += chances[index];
                cumulative[index] = sum;
            }
            long key = Draws.key(seed, document.id());
            for (int path = 0; path < paths.count(); path++) {
                float u = (float) Draws.uniform(key, path);
                if (u < sum) {
                    paths.add(firstAbove(cumulative, u), path, open);
                }
            }
        }
    }

    private static int firstAbove(float[] cumulative, float u) {
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] <= u) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    // Documents that are still to come

    /** What a document of the past says of one to come: days from issue until payment, by their chance. */
    private record PastDocument(int issued, long amountMinor, short[] delays) {}

    private void newDocuments(Component component, boolean receivable) {
        paths.begin(component);
        PaymentHabits habits = receivable ? receivables : payables;
        Map<String, List<Document>> byParty = new TreeMap<>();
        for (Document document : history.documents()) {
            if (document.receivable() == receivable) {
                byParty.computeIfAbsent(document.party(), none -> new ArrayList<>())
                        .add(document);
            }
        }
        List<PastDocument> irregular = new ArrayList<>();
        for (Map.Entry<String, List<Document>> entry : byParty.entrySet()) {
            List<Document> documents = entry.getValue();
            documents.sort(Comparator.comparing(Document::issueDate).thenComparing(Document::id));
            List<Recurrence.Event> events = documents.stream()
                    .map(document -> new Recurrence.Event(day(document.issueDate()), document.amountMinor()))
                    .toList();
            Optional<Recurrence> found = Recurrence.find(component + entry.getKey(), events, days);
            if (found.isPresent()) {
                Document last = documents.getLast();
                regular(component, found.get(), delays(habits, last, asOf + 1));
            } else {
                for (Document document : documents) {
                    if (day(document.issueDate()) > asOf - 800) {
                        irregular.add(new PastDocument(
                                day(document.issueDate()),
                                document.amountMinor(),
                                delays(habits, document, day(document.issueDate()))));
                    }
                }
            }
        }
        bootstrap(component.name(), irregular);
    }

    private short[] delays(PaymentHabits habits, Document like, int issued) {
        float[] chances = new float[LONGEST_PAYMENT];
        int terms = (int) (like.dueDate().toEpochDay() - like.issueDate().toEpochDay());
        habits.chances(like.party(), issued + terms, issued, chances);
        short[] delays = new short[QUANTILES];
        double sum = 0;
        int index = 0;
        for (int quantile = 0; quantile < QUANTILES; quantile++) {
            double u = (quantile + 0.5) / QUANTILES;
            while (index < LONGEST_PAYMENT && sum + chances[index] < u) {
                sum += chances[index++];
            }
            delays[quantile] = index < LONGEST_PAYMENT ? (short) index : Short.MAX_VALUE;
        }
        return delays;
    }

    private static final short[] AT_ONCE = {0};

    /** Events of a series, each on its day give or take what it was off before, its money after the delay. */
    private void regular(Component component, Recurrence series, short[] delays) {
        regular(component, series, delays, new Obligations.Amount() {
            @Override
            public long draw(int day, double u) {
                return series.amounts().draw(days.month(day), u);
            }

            @Override
            public long mean(int day) {
                return series.amounts().mean(days.month(day));
            }
        });
    }

    private void regular(Component component, Recurrence series, short[] delays, Obligations.Amount amounts) {
        long key = Draws.key(seed, series.key());
        int[] off = series.offDays();
        List<Recurrence.Coming> expected = series.coming(asOf, asOf + horizon + 10, days);
        if (!expected.isEmpty()) {
            say(component, series, expected.getFirst(), amounts);
        }
        for (Recurrence.Coming coming : expected) {
            long slotKey = Draws.key(key, coming.slot());
            for (int path = 0; path < paths.count(); path++) {
                if (Draws.uniform(slotKey, path) > coming.chance()) {
                    continue;
                }
                double u = Draws.uniform(slotKey + 1, path);
                int day = Math.max(asOf + 1, coming.day() + off[(int) (u * off.length)]);
                long amount = amounts.draw(day, Draws.uniform(slotKey + 2, path));
                short delay = delays[(int) (Draws.uniform(slotKey + 3, path) * delays.length)];
                if (delay != Short.MAX_VALUE) {
                    int paid = delay == 0 ? day : days.bankDayFrom(day + delay);
                    paths.add(paid - asOf - 1, path, amount);
                }
            }
        }
    }

    private void say(Component component, Recurrence recurrence, Recurrence.Coming next, Obligations.Amount amounts) {
        int[] off = recurrence.offDays();
        LocalDate day = LocalDate.ofEpochDay(next.day());
        LocalDate soonest = history.asOf().plusDays(1);
        LocalDate earliest = day.plusDays(Arrays.stream(off).min().orElse(0));
        series.add(new Outlook.SeriesOutlook(
                recurrence.key(),
                component,
                day,
                earliest.isBefore(soonest) ? soonest : earliest,
                day.plusDays(Arrays.stream(off).max().orElse(0)),
                amounts.mean(next.day()),
                next.chance()));
    }

    /** Repeats past blocks of days. */
    private void bootstrap(String name, List<PastDocument> patterns) {
        if (patterns.isEmpty()) {
            return;
        }
        int first = Math.max(
                firstLine,
                patterns.stream().mapToInt(PastDocument::issued).min().orElse(asOf));
        long key = Draws.key(seed, name);
        Analogs analogs = new Analogs(days, asOf, first, byMonth(patterns, first), 200, key);
        if (analogs.isEmpty()) {
            return;
        }
        Map<Integer, List<PastDocument>> byDay = new HashMap<>();
        for (PastDocument pattern : patterns) {
            int kept = analogs.isByMonth() ? days.bankDayFrom(pattern.issued()) : pattern.issued();
            byDay.computeIfAbsent(kept, none -> new ArrayList<>()).add(pattern);
        }
        Seasons seasons = seasons(patterns, first);
        double[] level = new double[paths.count()];
        for (int path = 0; path < level.length; path++) {
            level[path] = Math.exp(0.1 * Draws.normal(Draws.key(key, -2), path));
        }
        for (int index = 0; index < horizon; index++) {
            int day = asOf + 1 + index;
            int block = analogs.block(day);
            List<List<PastDocument>> sources = new ArrayList<>(analogs.count());
            for (int picked = 0; picked < analogs.count(); picked++) {
                sources.add(sourcesOf(analogs, day, picked, byDay));
            }
            for (int path = 0; path < paths.count(); path++) {
                List<PastDocument> source = sources.get(analogs.pick(block, path));
                long drawKey = Draws.key(Draws.key(key, index), path);
                for (int i = 0; i < source.size(); i++) {
                    PastDocument pattern = source.get(i);
                    double season = seasons.ratio(days.month(day), days.month(pattern.issued()));
                    short delay = pattern.delays()[(int) (Draws.uniform(drawKey, i) * pattern.delays().length)];
                    if (delay != Short.MAX_VALUE) {
                        int paid = delay == 0 ? day : days.bankDayFrom(day + delay);
                        paths.add(paid - asOf - 1, path, pattern.amountMinor() * season * level[path]);
                    }
                }
            }
        }
    }

    private Seasons seasons(List<PastDocument> patterns, int first) {
        int firstMonth = days.month(first + 30);
        double[] totals = new double[Math.max(0, days.month(asOf) - firstMonth)];
        for (PastDocument pattern : patterns) {
            int month = days.month(pattern.issued()) - firstMonth;
            if (month >= 0 && month < totals.length) {
                totals[month] += Math.abs(pattern.amountMinor());
            }
        }
        return Seasons.of(totals, firstMonth);
    }

    private List<PastDocument> sourcesOf(Analogs analogs, int day, int picked, Map<Integer, List<PastDocument>> byDay) {
        if (analogs.isByMonth() && !days.isBankDay(day)) {
            return List.of();
        }
        return byDay.getOrDefault(analogs.source(day, picked), List.of());
    }

    /** Whether the day of the month tells more of a day's amount than the weekday does. */
    private boolean byMonth(List<PastDocument> patterns, int first) {
        int from = Math.max(first, asOf - 364);
        int count = asOf - from + 1;
        if (count < 120) {
            return false;
        }
        double[] amount = new double[count];
        for (PastDocument pattern : patterns) {
            if (pattern.issued() >= from) {
                amount[pattern.issued() - from] += Math.sqrt(Math.abs(pattern.amountMinor()));
            }
        }
        return explained(amount, from, true) > explained(amount, from, false) + 0.02;
    }

    /** The share of the variance between bank days that groups of days explain, less what they would by chance. */
    private double explained(double[] amount, int from, boolean byMonth) {
        int groups = byMonth ? 11 : 5;
        double[] sum = new double[groups];
        double[] square = new double[groups];
        int[] count = new int[groups];
        for (int index = 0; index < amount.length; index++) {
            int day = from + index;
            if (days.isBankDay(day)) {
                int group = byMonth ? Math.min(10, (days.dayOfMonth(day) - 1) / 3) : days.kind(day);
                sum[group] += amount[index];
                square[group] += amount[index] * amount[index];
                count[group]++;
            }
        }
        double total = 0;
        double squares = 0;
        double within = 0;
        int n = 0;
        for (int group = 0; group < groups; group++) {
            total += sum[group];
            squares += square[group];
            n += count[group];
            within += count[group] == 0 ? 0 : square[group] - sum[group] * sum[group] / count[group];
        }
        double all = squares - total * total / n;
        return all <= 0 ? 0 : 1 - (within / (n - groups)) / (all / (n - 1));
    }

    // Lines without documents

    private void undocumented() {
        Map<String, List<Line>> groups = new TreeMap<>();
        for (Line line : history.lines()) {
            if (!line.documents()) {
                String key = line.party() + "|" + stem(line.text()) + (line.amountMinor() < 0 ? "-" : "+");
                groups.computeIfAbsent(key, none -> new ArrayList<>()).add(line);
            }
        }
        List<PastDocument> rest = new ArrayList<>();
        paths.begin(Component.REGULAR);
        for (Map.Entry<String, List<Line>> entry : groups.entrySet()) {
            entry.getValue().sort(Comparator.comparing(Line::date).thenComparing(Line::amountMinor));
            Set<Line> taken = new HashSet<>();
            series(entry.getKey(), entry.getValue(), taken);
            for (Line line : entry.getValue()) {
                if (!taken.contains(line)) {
                    rest.add(new PastDocument(day(line.date()), line.amountMinor(), AT_ONCE));
                }
            }
        }
        paths.begin(Component.REST);
        bootstrap("rest", withoutRare(rest));
    }

    /**
     * Large things that hardly ever happen (a machine, a grant) come again as often as they came, whenever that was: in a past
     * week that is likely to be repeated they would come too often, elsewhere too seldom.
     */
    private List<PastDocument> withoutRare(List<PastDocument> rest) {
        double large = LARGE_MONTHS * monthlyOut();
        double spanDays = Math.max(asOf - firstLine + 1, 365);
        boolean rareIn = isRare(rest, large, 1, spanDays);
        boolean rareOut = isRare(rest, large, -1, spanDays);
        List<PastDocument> usual = new ArrayList<>();
        for (PastDocument one : rest) {
            if (Math.abs(one.amountMinor()) < large || !(one.amountMinor() > 0 ? rareIn : rareOut)) {
                usual.add(one);
                continue;
            }
            long key = Draws.key(Draws.key(seed, "rare"), one.issued() * 31 + (int) one.amountMinor());
            for (int path = 0; path < paths.count(); path++) {
                double after = -Math.log(Draws.uniform(key, path)) * spanDays;
                if (after < horizon) {
                    paths.add(days.bankDayFrom(asOf + 1 + (int) after) - asOf - 1, path, one.amountMinor());
                }
            }
        }
        return usual;
    }

    private static boolean isRare(List<PastDocument> rest, double large, int sign, double spanDays) {
        long count =
                rest.stream().filter(one -> sign * one.amountMinor() >= large).count();
        return large > 0 && count * RARE_DAYS <= spanDays;
    }

    /** What left the accounts in a month, on the mean of the last half year. */
    private double monthlyOut() {
        double out = 0;
        for (Line line : history.lines()) {
            out -= line.amountMinor() < 0 && day(line.date()) > asOf - 182 ? line.amountMinor() : 0;
        }
        return out / 6;
    }

    private void series(String key, List<Line> lines, Set<Line> taken) {
        if (series(key, lines)) {
            taken.addAll(lines);
            return;
        }
        int cluster = 0;
        for (List<Line> part : byDayOfMonth(lines)) {
            if (part.size() < lines.size() && series(key + cluster++, part)) {
                taken.addAll(part);
            }
        }
        List<Line> left = lines.stream().filter(line -> !taken.contains(line)).toList();
        for (List<Line> part : byAmount(left)) {
            if (part.size() < lines.size() && series(key + cluster++, part)) {
                taken.addAll(part);
            }
        }
    }

    /** Parts of a group that are alike in amount: the rent among all that is paid by cheque. */
    private static List<List<Line>> byAmount(List<Line> lines) {
        List<Line> sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.comparing(Line::amountMinor).thenComparing(Line::date));
        List<List<Line>> parts = new ArrayList<>();
        List<Line> part = new ArrayList<>();
        for (Line line : sorted) {
            boolean apart = !part.isEmpty()
                    && Math.abs(line.amountMinor() - part.getLast().amountMinor())
                            > ALIKE * Math.abs(line.amountMinor());
            if (apart) {
                parts.add(part);
                part = new ArrayList<>();
            }
            part.add(line);
        }
        parts.add(part);
        parts.removeIf(one -> one.size() < FEWEST_ALIKE);
        parts.forEach(one -> one.sort(Comparator.comparing(Line::date).thenComparing(Line::amountMinor)));
        return parts;
    }

    private boolean series(String key, List<Line> lines) {
        List<Recurrence.Event> events = lines.stream()
                .map(line -> new Recurrence.Event(day(line.date()), line.amountMinor()))
                .toList();
        Optional<Recurrence> found = lines.size() == 1 && Obligations.isOnceAYear(lines.getFirst())
                ? Optional.of(Recurrence.yearly(key, events.getFirst(), days))
                : Recurrence.find(key, events, days);
        if (found.isEmpty()) {
            return false;
        }
        Optional<Obligations.Kind> kind = obligations.recognise(lines);
        Component component = kind.isPresent() ? Component.OBLIGATIONS : Component.REGULAR;
        paths.begin(component);
        Optional<Obligations.Amount> computed = kind.flatMap(one -> obligations.amounts(one, found.get()));
        if (computed.isPresent()) {
            regular(component, found.get(), AT_ONCE, computed.get());
        } else {
            regular(component, found.get(), AT_ONCE);
        }
        return true;
    }

    /** Parts of a group that keep apart in the month: advances on the 5th, a balance at the end. */
    private List<List<Line>> byDayOfMonth(List<Line> lines) {
        List<Line> sorted = new ArrayList<>(lines);
        sorted.sort(
                Comparator.comparing((Line line) -> line.date().getDayOfMonth()).thenComparing(Line::date));
        int start = 0;
        int widest = -1;
        for (int i = 0; i < sorted.size(); i++) {
            int gap = Math.floorMod(
                    sorted.get((i + 1) % sorted.size()).date().getDayOfMonth()
                            - sorted.get(i).date().getDayOfMonth(),
                    31);
            if (gap > widest) {
                widest = gap;
                start = i + 1;
            }
        }
        List<List<Line>> parts = new ArrayList<>();
        List<Line> part = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            Line line = sorted.get((start + i) % sorted.size());
            if (!part.isEmpty()
                    && Math.floorMod(
                                    line.date().getDayOfMonth()
                                            - part.getLast().date().getDayOfMonth(),
                                    31)
                            >= 4) {
                parts.add(part);
                part = new ArrayList<>();
            }
            part.add(line);
        }
        parts.add(part);
        parts.forEach(one -> one.sort(Comparator.comparing(Line::date).thenComparing(Line::amountMinor)));
        return parts;
    }

    /** What stays the same of a text from month to month: its words without digits. */
    static String stem(String text) {
        return NO_LETTER
                .matcher(WITH_DIGIT.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }
}
