package com.billify.demo.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files that the README offers: one month of the made-up bakery, with some of its invoices. */
class SamplesTest {
    private static final Path FOLDER = Path.of("../docs/samples");
    private static final String INTRODUCTION = """
            # Samples

            October 2026 of a bakery in Ghent that does not exist: statements of its two accounts (CODA and camt.053) and some of its
            invoices (UBL, Peppol BIS 3). Drop them all at once into the Import page of a new company: the balances are proven, Billify
            learns the company's number from the CODA, and finds the payment of each invoice that says "paid".

            No number is anyone's: enterprise numbers begin with 0999, which the register never gave out, and accounts with the
            bank code 529, which is free; only the two of the tax office are real. The files are written by the demo company's world
            (`com.billify.demo.core`); a test holds that they are current.

            | file | issued | due | party | euro | in October |
            | --- | --- | --- | --- | --- | --- |
            """;
    private static final LocalDate START = LocalDate.of(2024, 11, 1);
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 10, 31);
    private static final int EACH_KIND = 4;

    @Test
    void samplesAreWhatTheWorldWrites() throws IOException {
        Map<String, byte[]> wanted = samples();
        if (Boolean.getBoolean("billify.write")) {
            Files.createDirectories(FOLDER);
            for (Path old : written()) {
                Files.delete(old);
            }
            for (Map.Entry<String, byte[]> file : wanted.entrySet()) {
                Files.write(FOLDER.resolve(file.getKey()), file.getValue());
            }
        }

        List<Path> written = written();
        assertThat(written.stream().map(path -> path.getFileName().toString()))
                .containsExactlyElementsOf(wanted.keySet());
        for (Path path : written) {
            assertThat(Arrays.equals(
                            Files.readAllBytes(path),
                            wanted.get(path.getFileName().toString())))
                    .as("%s is current; write it anew with -Dbillify.write=true", path)
                    .isTrue();
        }
    }

    /** The month's statements, invoices that are paid in it, and invoices of it that are open at its end, both ways. */
    private static Map<String, byte[]> samples() {
        World.Chronicle chronicle = new World(76, START, Language.EN).until(LAST);
        Map<String, byte[]> files = new TreeMap<>();
        for (WorldFile file : chronicle.files(FIRST, LAST)) {
            if (file.name().startsWith("account") || file.name().startsWith("savings")) {
                files.put(file.name(), file.content());
            }
        }
        List<BankLine> lines = chronicle.days().stream()
                .filter(day -> !day.date().isBefore(FIRST))
                .flatMap(day -> day.lines().stream())
                .toList();
        Books books = new Books();
        chronicle.days().forEach(books::take);
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (boolean sale : new boolean[] {true, false}) {
            List<Bill> bills = chronicle.days().stream()
                    .flatMap(day -> day.bills().stream())
                    .filter(bill -> bill.sale() == sale && !bill.creditNote())
                    .toList();
            List<Bill> chosen = new ArrayList<>();
            bills.stream()
                    .filter(bill -> isPaidBy(lines, bill))
                    .limit(EACH_KIND)
                    .forEach(chosen::add);
            bills.stream()
                    .filter(bill -> !bill.issueDate().isBefore(FIRST) && books.openMinor(bill) != 0)
                    .limit(EACH_KIND)
                    .forEach(chosen::add);
            for (Bill bill : chosen) {
                Text name = sale ? Text.SALE_FILE : Text.PURCHASE_FILE;
                files.put(name.in(Language.EN, bill.number()), UblWriter.write(bill, Language.EN));
                page.append("| %s | %s | %s | %s | %s%s | %s |\n"
                        .formatted(
                                name.in(Language.EN, bill.number()),
                                bill.issueDate(),
                                bill.dueDate(),
                                bill.party().name(),
                                sale ? "" : "-",
                                Xml.euro(bill.grossMinor()),
                                isPaidBy(lines, bill) ? "paid" : "open"));
            }
        }
        Day before = chronicle.days().get(Math.toIntExact(FIRST.toEpochDay() - START.toEpochDay()) - 1);
        Day last = chronicle.days().getLast();
        page.append("""

                | account | before | after | lines |
                | --- | --- | --- | --- |
                | current, %s | %s | %s | %d |
                | savings, %s | %s | %s | %d |
                """.formatted(
                        Cast.BAKERY.account().printed(),
                        Xml.euro(before.mainMinor()),
                        Xml.euro(last.mainMinor()),
                        count(lines, BankLine.Account.MAIN),
                        Cast.SAVINGS.printed(),
                        Xml.euro(before.savingsMinor()),
                        Xml.euro(last.savingsMinor()),
                        count(lines, BankLine.Account.SAVINGS)));
        files.put("README.md", page.toString().getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private static long count(List<BankLine> lines, BankLine.Account account) {
        return lines.stream().filter(line -> line.account() == account).count();
    }

    private static boolean isPaidBy(List<BankLine> lines, Bill bill) {
        return bill.reference() != null
                && lines.stream().anyMatch(line -> bill.reference().equals(line.reference()));
    }

    private static List<Path> written() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }
}
