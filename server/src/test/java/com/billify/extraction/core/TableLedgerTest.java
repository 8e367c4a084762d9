package com.billify.extraction.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.extraction.core.table.Spreadsheets;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Writes random ledgers in random layouts and reads them back. What comes back is the ledger to the cent, the day and the
 * sign, or a refusal by name: never something else. The seed is fixed, so a failure repeats.
 */
class TableLedgerTest {
    private static final int CASES = 4_000;
    private static final String OWN = "BE97737411882049";
    private static final String[] OTHERS = {
        "BE91738209331476", "BE68539007547034", "BE71096123456769", "NL91ABNA0417164300", ""
    };
    private static final String[] NAMES = {
        "Molens van de Leie", "Brasserie \"De Ketel\"", "Immo De Haard; Gent", "Total Belgium", "Café Zürich", ""
    };
    private static final String[] TEXTS = {
        "Factuur 2026-0031",
        "+++090/9337/55493+++",
        "huur maart",
        "1.000",
        "03/04/2026",
        "saldo van maart betaald",
        "a,b;c\td",
        "twee\nregels",
        "-5,00",
        ""
    };

    private record Line(LocalDate day, BigDecimal amount, String name, String account, String text) {}

    private enum Column {
        DATE,
        VALUE_DATE,
        AMOUNT,
        OUT,
        IN,
        MARK,
        BALANCE,
        CURRENCY,
        ACCOUNT,
        NAME,
        OTHER_ACCOUNT,
        TEXT,
        NOISE
    }

    private static final Map<Column, String[]> HEADERS = new EnumMap<>(Map.ofEntries(
            Map.entry(
                    Column.DATE,
                    new String[] {"Datum", "Date", "Booking date", "Boekingsdatum", "Date comptable", "Buchungstag"}),
            Map.entry(Column.VALUE_DATE, new String[] {"Valutadatum", "Date valeur", "Value date", "Wertstellung"}),
            Map.entry(Column.AMOUNT, new String[] {"Bedrag", "Montant", "Amount", "Betrag", "Bedrag (EUR)"}),
            Map.entry(Column.OUT, new String[] {"Debet", "Débit", "Debit", "Soll", "Uit"}),
            Map.entry(Column.IN, new String[] {"Credit", "Crédit", "Haben", "In"}),
            Map.entry(Column.MARK, new String[] {"Af/Bij", "Sens", "D/C", "Debit/Credit"}),
            Map.entry(Column.BALANCE, new String[] {"Saldo", "Solde", "Balance", "Kontostand"}),
            Map.entry(Column.CURRENCY, new String[] {"Munt", "Devise", "Currency", "Währung"}),
            Map.entry(Column.ACCOUNT, new String[] {"Rekeningnummer", "Compte", "Account", "IBAN"}),
            Map.entry(Column.NAME, new String[] {"Naam tegenpartij", "Contrepartie", "Counterparty", "Empfänger"}),
            Map.entry(
                    Column.OTHER_ACCOUNT,
                    new String[] {"Rekening tegenpartij", "Compte contrepartie", "Counterparty IBAN"}),
            Map.entry(
                    Column.TEXT,
                    new String[] {"Mededeling", "Communication", "Omschrijving", "Description", "Verwendungszweck"}),
            Map.entry(Column.NOISE, new String[] {"Volgnummer", "Landcode", "Categorie", "Numéro de mouvement"})));

    @Test
    void aLedgerInAnyLayoutComesBackAsItIsOrIsRefused() {
        Random random = new Random(20261122);
        int refused = 0;
        for (int number = 0; number < CASES; number++) {
            List<Line> ledger = ledger(random);
            BigDecimal opening = BigDecimal.valueOf(random.nextInt(2_000_000) - 500_000, 2);
            Layout layout = new Layout(random, ledger);
            byte[] content = layout.write(ledger, opening);
            Reading reading = DocumentReader.read(content);
            if (reading instanceof Refusal refusal) {
                assertThat(refusal.message()).as("case %d", number).doesNotContain("fault of Billify");
                assertThat(layout.mayBeRefused(ledger))
                        .as("case %d: %s %s\n%s", number, refusal.code(), refusal.message(), layout.shown(content))
                        .isTrue();
                refused++;
            } else {
                compare(ledger, opening, layout, (BankFile) reading, "case " + number + "\n" + layout.shown(content));
            }
        }
        assertThat(refused).isBetween(CASES / 100, CASES / 3);
    }

    private static void compare(List<Line> ledger, BigDecimal opening, Layout layout, BankFile file, String shown) {
        assertThat(file.statements()).as(shown).hasSize(1);
        BankStatement statement = file.statements().getFirst();
        assertThat(statement.entries().stream()
                        .map(entry -> entry.bookingDate() + " "
                                + entry.amount().setScale(2).toPlainString()
                                + " " + entry.counterpartyAccount())
                        .sorted()
                        .toList())
                .as(shown)
                .isEqualTo(ledger.stream()
                        .map(line -> line.day + " " + line.amount.toPlainString() + " "
                                + (layout.columns.contains(Column.OTHER_ACCOUNT) && !line.account.isEmpty()
                                        ? line.account
                                        : null))
                        .sorted()
                        .toList());
        if (statement.opening() != null && statement.closing() != null) {
            BigDecimal closing = ledger.stream().map(Line::amount).reduce(opening, BigDecimal::add);
            assertThat(statement.opening().amount()).as(shown).isEqualByComparingTo(opening);
            assertThat(statement.closing().amount()).as(shown).isEqualByComparingTo(closing);
        }
        assertThat(statement.account()).as(shown).isEqualTo(layout.columns.contains(Column.ACCOUNT) ? OWN : null);
    }

    private static List<Line> ledger(Random random) {
        List<Line> lines = new ArrayList<>();
        LocalDate day = LocalDate.of(2024 + random.nextInt(3), 1 + random.nextInt(12), 1 + random.nextInt(28));
        int count = 1 + random.nextInt(random.nextInt(8) == 0 ? 40 : 8);
        int most = random.nextBoolean() ? 200_000 : 20_000_000;
        boolean round = random.nextInt(6) == 0;
        boolean oneWay = random.nextInt(8) == 0;
        for (int i = 0; i < count; i++) {
            day = day.plusDays(random.nextInt(random.nextInt(3) == 0 ? 30 : 3));
            long cents = random.nextInt(most) + 1L;
            if (round) {
                cents = (cents / 100_000 + 1) * 100_000;
            }
            BigDecimal amount = BigDecimal.valueOf(oneWay || random.nextBoolean() ? cents : -cents, 2);
            if (i > 0 && random.nextInt(10) == 0) {
                Line twin = lines.get(random.nextInt(i));
                lines.add(new Line(day, twin.amount, twin.name, twin.account, twin.text));
            } else {
                lines.add(new Line(day, amount, any(random, NAMES), any(random, OTHERS), any(random, TEXTS)));
            }
        }
        return lines;
    }

    private static String any(Random random, String[] values) {
        return values[random.nextInt(values.length)];
    }

    /** One way to write a ledger down. */
    private static final class Layout {
        private final Random random;
        private final List<Column> columns = new ArrayList<>();
        private final int format;
        private final char separator;
        private final Charset charset;
        private final boolean bom;
        private final boolean newestFirst;
        private final boolean comma;
        private final boolean grouped;
        private final boolean hideCents;
        private final int money;
        private final String dates;
        private final boolean preamble;
        private final boolean total;
        private final boolean outNegative;

        Layout(Random random, List<Line> ledger) {
            this.random = random;
            this.format = random.nextInt(6);
            this.separator = ";,\t|".charAt(random.nextInt(4));
            this.charset = switch (random.nextInt(5)) {
                case 0 -> Charset.forName("windows-1252");
                case 1 -> StandardCharsets.UTF_16LE;
                case 2 -> StandardCharsets.UTF_16BE;
                default -> StandardCharsets.UTF_8;
            };
            this.bom = charset != Charset.forName("windows-1252") && random.nextBoolean();
            this.newestFirst = random.nextBoolean();
            this.comma = random.nextBoolean();
            this.grouped = random.nextBoolean();
            this.hideCents = random.nextInt(4) == 0;
            this.money = random.nextInt(3);
            this.dates = any(random, new String[] {
                "dd/MM/yyyy",
                "MM/dd/yyyy",
                "yyyy-MM-dd",
                "d-M-yyyy",
                "dd.MM.yyyy",
                "dd/MM/yy",
                "yyyyMMdd",
                "d MMM yyyy",
                "yyyy-MM-dd HH:mm:ss",
                "M/d/yyyy"
            });
            this.preamble = random.nextInt(3) == 0;
            this.total = random.nextInt(4) == 0;
            this.outNegative = random.nextBoolean();
            columns.add(Column.DATE);
            switch (money) {
                case 0 -> columns.add(Column.AMOUNT);
                case 1 -> columns.addAll(List.of(Column.OUT, Column.IN));
                default -> columns.addAll(List.of(Column.AMOUNT, Column.MARK));
            }
            for (Column more : List.of(
                    Column.VALUE_DATE,
                    Column.BALANCE,
                    Column.CURRENCY,
                    Column.ACCOUNT,
                    Column.NAME,
                    Column.OTHER_ACCOUNT,
                    Column.NOISE)) {
                if (random.nextBoolean()) {
                    columns.add(more);
                }
            }
            columns.add(Column.TEXT);
            Collections.shuffle(columns, random);
        }

        /** True where something may be in doubt: few lines, no cents, days of the first half of a month, or one direction. */
        boolean mayBeRefused(List<Line> ledger) {
            boolean text = format >= 2;
            boolean dayInDoubt = text
                    && !dates.startsWith("yyyy")
                    && !dates.contains("MMM")
                    && ledger.stream().allMatch(line -> line.day.getDayOfMonth() <= 12);
            boolean numbersInDoubt = text && hideCents;
            boolean oneWay = money == 0 && ledger.stream().allMatch(line -> line.amount.signum() > 0);
            return dayInDoubt || numbersInDoubt || oneWay;
        }

        String shown(byte[] content) {
            return format < 2 ? (format == 0 ? "xlsx" : "ods") + " " + columns : new String(content, charset);
        }

        byte[] write(List<Line> ledger, BigDecimal opening) {
            List<List<Object>> rows = new ArrayList<>();
            if (preamble) {
                rows.add(List.of("Overzicht van verrichtingen"));
                rows.add(List.of("Klant", "Bakkerij Korenaar BV"));
                rows.add(List.of());
            }
            rows.add(new ArrayList<>(columns.stream()
                    .map(column -> any(random, Objects.requireNonNull(HEADERS.get(column))))
                    .toList()));
            List<List<Object>> lines = new ArrayList<>();
            BigDecimal balance = opening;
            for (Line line : ledger) {
                balance = balance.add(line.amount);
                lines.add(row(line, balance));
            }
            if (newestFirst) {
                Collections.reverse(lines);
            }
            rows.addAll(lines);
            if (total && money == 0) {
                List<Object> sum = new ArrayList<>(Collections.nCopies(columns.size(), ""));
                sum.set(columns.indexOf(Column.TEXT), "Totaal");
                sum.set(
                        columns.indexOf(Column.AMOUNT),
                        amount(ledger.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add)));
                rows.add(sum);
            }
            return switch (format) {
                case 0 -> Spreadsheets.xlsx(rows);
                case 1 -> Spreadsheets.ods(rows);
                default -> csv(rows);
            };
        }

        private List<Object> row(Line line, BigDecimal balance) {
            List<Object> cells = new ArrayList<>();
            boolean out = line.amount.signum() < 0;
            for (Column column : columns) {
                cells.add(
                        switch (column) {
                            case DATE, VALUE_DATE -> day(line.day);
                            case AMOUNT -> amount(money == 2 ? line.amount.abs() : line.amount);
                            case OUT -> out ? amount(outNegative ? line.amount : line.amount.abs()) : "";
                            case IN -> out ? "" : amount(line.amount);
                            case MARK -> out ? "D" : "C";
                            case BALANCE -> amount(balance);
                            case CURRENCY -> "EUR";
                            case ACCOUNT -> OWN;
                            case NAME -> line.name;
                            case OTHER_ACCOUNT -> line.account;
                            case TEXT -> line.text;
                            case NOISE -> String.valueOf(1000 + random.nextInt(9000));
                        });
            }
            return cells;
        }

        private Object day(LocalDate day) {
            return format < 2 ? day : day.atTime(23, 59, 59).format(DateTimeFormatter.ofPattern(dates, Locale.FRENCH));
        }

        private Object amount(BigDecimal amount) {
            if (format < 2) {
                return amount;
            }
            boolean cents = !hideCents || amount.remainder(BigDecimal.ONE).signum() != 0;
            String pattern = (grouped ? "%,." : "%.") + (cents ? 2 : 0) + "f";
            String written = String.format(Locale.ROOT, pattern, amount);
            return comma ? written.replace(',', '_').replace('.', ',').replace('_', '.') : written;
        }

        private byte[] csv(List<List<Object>> rows) {
            StringBuilder text = new StringBuilder(bom ? "\ufeff" : "");
            for (List<Object> row : rows) {
                for (int i = 0; i < row.size(); i++) {
                    text.append(i == 0 ? "" : separator)
                            .append(quoted(row.get(i).toString()));
                }
                text.append("\r\n");
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(text.toString().getBytes(charset));
            return bytes.toByteArray();
        }

        private String quoted(String cell) {
            boolean needed = cell.indexOf(separator) >= 0 || cell.contains("\"") || cell.contains("\n");
            return needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
        }
    }
}
