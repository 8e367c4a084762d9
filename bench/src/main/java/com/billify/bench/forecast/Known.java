package com.billify.bench.forecast;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A company of which the balance of every day is known, also after the day on which one stands.
 *
 * @param folder with {@code visible} and {@code truth}
 * @param balances at the end of each day from {@code first} on, in currency units
 */
record Known(Path folder, LocalDate asOf, LocalDate first, double[] balances) {
    static Known of(Path folder) throws IOException {
        String company = Files.readString(folder.resolve("visible/company.json"));
        LocalDate asOf =
                LocalDate.parse(new JsonMapper().readTree(company).get("as_of").asString());
        List<String> rows = Files.readAllLines(folder.resolve("truth/truth_daily_balance.csv"));
        double[] balances = rows.stream()
                .skip(1)
                .mapToDouble(row -> new BigDecimal(row.substring(row.indexOf(',') + 1)).doubleValue())
                .toArray();
        return new Known(folder, asOf, LocalDate.parse(rows.get(1).substring(0, 10)), balances);
    }

    static List<Path> folders(Path world) throws IOException {
        try (Stream<Path> all = Files.list(world)) {
            return all.filter(folder -> Files.exists(folder.resolve("truth/truth_daily_balance.csv")))
                    .sorted()
                    .toList();
        }
    }

    /** The day itself, and days before it, so long as a year is known before and 91 days after. */
    List<LocalDate> origins(int most, int apartDays) {
        List<LocalDate> origins = new ArrayList<>();
        for (LocalDate day = asOf; origins.size() < most; day = day.minusDays(apartDays)) {
            if (day.minusDays(365).isBefore(first)) {
                return origins;
            }
            if (index(day) + Score.FAR < balances.length) {
                origins.add(day);
            }
        }
        return origins;
    }

    /** Where a day stands among the balances. */
    int index(LocalDate day) {
        return (int) (day.toEpochDay() - first.toEpochDay());
    }
}
