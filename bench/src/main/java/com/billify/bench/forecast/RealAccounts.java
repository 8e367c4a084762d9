package com.billify.bench.forecast;

import static com.billify.bench.matching.Table.cell;

import com.billify.bench.CheckDigits;
import com.billify.bench.matching.Table;
import com.billify.bench.world.MadeCompany;
import com.billify.bench.world.MadeLine;
import com.billify.bench.world.WorldFolder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Real accounts of which the bank's lines are all that is known, as tables {@code date,amount,description,…} beside the repository. They
 * are taken for accounts in euro that began with nothing.
 */
final class RealAccounts {
    private static final int BANK = 731;

    private RealAccounts() {}

    /** Writes each as a folder of a company, and says which; none where there are no such tables. */
    static List<Path> write(Path data, Path into) throws IOException {
        Path tables = data.resolve("bank_account");
        if (!Files.isDirectory(tables)) {
            return List.of();
        }
        List<Path> written = new ArrayList<>();
        try (Stream<Path> all = Files.list(tables)) {
            for (Path table : all.filter(file -> file.toString().endsWith(".csv.gz"))
                    .sorted()
                    .toList()) {
                String name = table.getFileName().toString().replace(".csv.gz", "");
                Path folder = into.resolve(name);
                WorldFolder.write(folder, company(name, Table.rows(table)));
                written.add(folder);
            }
        }
        return written;
    }

    private static MadeCompany company(String name, List<Map<String, String>> rows) {
        List<MadeLine> lines = new ArrayList<>();
        for (Map<String, String> row : rows) {
            lines.add(line(lines.size() + 1, row));
        }
        lines.sort(Comparator.comparing(MadeLine::bookingDate));
        LocalDate last = lines.getLast().bookingDate();
        return new MadeCompany(
                name,
                "BE" + CheckDigits.enterpriseNumber(BANK),
                "en",
                false,
                0,
                List.of(CheckDigits.iban(BANK, 1)),
                List.of(0L),
                lines.getFirst().bookingDate(),
                last.minusDays(Score.FAR),
                List.of(),
                lines,
                List.of(),
                List.of());
    }

    private static MadeLine line(int number, Map<String, String> row) {
        String text = cell(row, "description");
        return new MadeLine(
                "L" + number,
                0,
                LocalDate.parse(cell(row, "date")),
                new BigDecimal(cell(row, "amount")).movePointRight(2).longValueExact(),
                null,
                null,
                null,
                text.isEmpty() ? null : text,
                null,
                "other",
                "other",
                null,
                null,
                "",
                "");
    }
}
