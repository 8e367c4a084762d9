package com.billify.bench.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How right {@code ./billify reconcile} is about what comes back and what lines are for, by the truth of a world. Counted as
 * score_world.py of the sample worlds counts: a series is real with three visible lines, card takings and own transfers are
 * none, and the next line is the first one in the truth's future.
 */
public final class Answers {
    private static final int FEWEST_LINES = 3;
    private static final Set<String> NO_SERIES = Set.of("", "card", "internal");
    private static final int NEAR_DAYS = 3;
    private static final double NEAR_SHARE = 0.05;

    private int right;
    private int wrong;
    private int missed;
    private int next;
    private int nextDates;
    private int nextAmounts;
    private int lines;
    private int categories;
    private final Map<String, int[]> byCategory = new TreeMap<>();

    /** Takes in one company: its folder in the world, and the folder of the answers about it. */
    public void add(Path company, Path answers) throws IOException {
        Map<String, Map<String, String>> truth = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Map<String, String> row : Rows.of(company.resolve("truth/truth_transactions.csv"))) {
            truth.put(row.get("txn_id"), row);
            counts.merge(series(row), 1, Integer::sum);
        }
        Set<String> real = new HashSet<>();
        counts.forEach((series, count) -> {
            if (count >= FEWEST_LINES && !NO_SERIES.contains(series)) {
                real.add(series);
            }
        });
        addCategories(answers, truth);
        addSeries(company, answers, truth, real);
    }

    private void addCategories(Path answers, Map<String, Map<String, String>> truth) throws IOException {
        lines += truth.size();
        for (Map<String, String> row : Rows.of(answers.resolve("categories.csv"))) {
            String category =
                    Objects.requireNonNull(truth.get(row.get("txn_id"))).get("category");
            int[] counted = byCategory.computeIfAbsent(String.valueOf(category), none -> new int[2]);
            counted[0]++;
            if (Objects.equals(row.get("category"), category)) {
                categories++;
                counted[1]++;
            }
        }
    }

    private void addSeries(Path company, Path answers, Map<String, Map<String, String>> truth, Set<String> real)
            throws IOException {
        Map<String, List<String>> told = new HashMap<>();
        Set<String> all = new HashSet<>();
        for (Map<String, String> row : Rows.of(answers.resolve("recurring.csv"))) {
            String line = String.valueOf(row.get("txn_id"));
            told.computeIfAbsent(String.valueOf(row.get("series_key")), none -> new ArrayList<>())
                    .add(line);
            all.add(line);
        }
        truth.forEach((line, row) -> {
            boolean isReal = real.contains(series(row));
            boolean isTold = all.contains(line);
            right += isReal && isTold ? 1 : 0;
            missed += isReal && !isTold ? 1 : 0;
            wrong += !isReal && isTold ? 1 : 0;
        });
        Map<String, Map<String, String>> future = new HashMap<>();
        for (Map<String, String> row : Rows.of(company.resolve("truth/truth_future_transactions.csv"))) {
            future.putIfAbsent(series(row), row);
        }
        for (Map<String, String> row : Rows.of(answers.resolve("recurring_next.csv"))) {
            next++;
            String series = most(told.getOrDefault(String.valueOf(row.get("series_key")), List.of()), truth);
            Map<String, String> due = real.contains(series) ? future.get(series) : null;
            if (due != null) {
                nextDates += isNearDay(row.get("next_date"), due.get("booking_date")) ? 1 : 0;
                nextAmounts += isNearAmount(row.get("next_amount"), due.get("amount")) ? 1 : 0;
            }
        }
    }

    private static String series(@Nullable Map<String, String> row) {
        return row == null ? "" : row.getOrDefault("series_id", "");
    }

    private static String most(List<String> lines, Map<String, Map<String, String>> truth) {
        Map<String, Integer> counts = new TreeMap<>();
        lines.forEach(line -> counts.merge(series(truth.get(line)), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static boolean isNearDay(@Nullable String told, @Nullable String due) {
        return told != null
                && due != null
                && Math.abs(LocalDate.parse(told).toEpochDay()
                                - LocalDate.parse(due).toEpochDay())
                        <= NEAR_DAYS;
    }

    private static boolean isNearAmount(@Nullable String told, @Nullable String due) {
        return told != null
                && due != null
                && Math.abs(Double.parseDouble(told) - Double.parseDouble(due))
                        <= NEAR_SHARE * Math.abs(Double.parseDouble(due)) + 0.01;
    }

    /** Part of the lines told as coming back that do. */
    public double precision() {
        return share(right, right + wrong);
    }

    /** Part of the lines that come back that were told. */
    public double recall() {
        return share(right, right + missed);
    }

    /** How many next lines were told of. */
    public int nextCount() {
        return next;
    }

    /** Part of the next lines whose day was told within three days. */
    public double nextDateShare() {
        return share(nextDates, next);
    }

    /** Part of the next lines whose amount was told within five percent. */
    public double nextAmountShare() {
        return share(nextAmounts, next);
    }

    /** Part of the lines whose category is right. */
    public double categoryShare() {
        return share(categories, lines);
    }

    /** By true category: how many lines, and the part of them that were told. */
    public Map<String, String> categoryShares() {
        Map<String, String> shares = new TreeMap<>();
        byCategory.forEach((category, counted) -> shares.put(
                category,
                String.format(java.util.Locale.ROOT, "%.3f of %d", share(counted[1], counted[0]), counted[0])));
        return shares;
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** Rows of a table with a row of names; what is empty is left out. */
    private static final class Rows {
        private Rows() {}

        static List<Map<String, String>> of(Path csv) throws IOException {
            List<String> lines = Files.readAllLines(csv);
            List<String> columns = cells(lines.getFirst());
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                List<String> cells = cells(line);
                Map<String, String> row = new HashMap<>();
                for (int column = 0; column < columns.size(); column++) {
                    if (!cells.get(column).isBlank()) {
                        row.put(columns.get(column), cells.get(column));
                    }
                }
                rows.add(row);
            }
            return rows;
        }

        private static List<String> cells(String line) {
            List<String> cells = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            boolean quoted = false;
            for (int at = 0; at < line.length(); at++) {
                char c = line.charAt(at);
                if (c == '"') {
                    quoted = !quoted;
                } else if (c == ',' && !quoted) {
                    cells.add(cell.toString());
                    cell.setLength(0);
                } else {
                    cell.append(c);
                }
            }
            cells.add(cell.toString());
            return cells;
        }
    }
}
