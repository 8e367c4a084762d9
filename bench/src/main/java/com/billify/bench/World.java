package com.billify.bench;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A made-up company: its invoices, and its bank lines day by day over five years. The same seed and size make the same company
 * to the byte. The texts are of the kind that Belgian banks print; a few parties have most of the trade; four of five
 * invoices find their payment among the lines, named by structured reference and to the cent.
 */
final class World {

    static final String NAME = "Maatwerk Proefmeting BV";
    static final String ENTERPRISE_NUMBER = CheckDigits.enterpriseNumber(9_991_234);

    /** Stands in about every fourth line. */
    static final String COMMON_WORD = "bancontact";
    /** Stands in one line of the first delivery and in no other. */
    static final String RARE_WORD = "kwartelkoning";

    static final int ACCOUNTS = 3;

    private static final int DAYS = 1290; // working days of five years
    private static final int MOST_OVERLAPPING_LINES = 100_000;
    private static final long FIRST_BALANCE_CENTS = 250_000_00;
    private static final int INVOICED_DAYS = 400;

    private final long seed;
    private final int lines;
    private final int overlapDays;
    private final int parties;
    private final List<LocalDate> days;
    private final List<Invoice> invoices;

    /**
     * @param lines in the first delivery
     * @param invoices registered before it
     * @param lastDay the last day with bank lines, of the overlapping delivery
     */
    World(long seed, int lines, int invoices, LocalDate lastDay) {
        this.seed = seed;
        this.lines = lines;
        this.parties = Math.clamp(lines / 50, 40, 5_000);
        double linesADay = (double) lines / DAYS;
        this.overlapDays = (int) Math.max(1, Math.min(DAYS / 10.0, MOST_OVERLAPPING_LINES / 2 / linesADay));
        this.days = workingDays(lastDay, DAYS + overlapDays);
        this.invoices = invoices(invoices);
    }

    /** Where the days of a delivery go. */
    interface Statements {
        /** @param day the only one of the statement; {@code openingCents} plus the lines is the closing balance */
        void statement(int account, int number, LocalDate day, long openingCents, List<BankLine> lines);
    }

    List<Invoice> invoices() {
        return invoices;
    }

    /** The first delivery: all but the last days. */
    Truth first(Statements into) {
        return days(0, DAYS, into);
    }

    /** The last days of the first delivery again, and as many further ones. */
    Truth overlapping(Statements into) {
        return days(DAYS - overlapDays, DAYS + overlapDays, into);
    }

    static String account(int account) {
        return CheckDigits.iban(733, 4_100_000 + account);
    }

    /** Goes through all days up to the last one wanted, as each depends on the ones before, and hands on the wanted ones. */
    private Truth days(int from, int to, Statements into) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Invoice> unpaid = new ArrayList<>(invoices);
        List<Invoice> due = new ArrayList<>(invoices.stream()
                .filter(invoice -> invoice.paidFrom() != null)
                .sorted(Comparator.comparing(Invoice::due)
                        .thenComparing(Invoice::sequence)
                        .reversed())
                .toList());
        long[] balances = new long[ACCOUNTS];
        Arrays.fill(balances, FIRST_BALANCE_CENTS);
        int written = 0;
        for (int day = 0; day < to; day++) {
            for (int account = 0; account < ACCOUNTS; account++) {
                long opening = balances[account];
                int upTo = (int) ((long) lines * (day * ACCOUNTS + account + 1) / ((long) DAYS * ACCOUNTS));
                List<BankLine> statement = new ArrayList<>();
                while (written < upTo) {
                    Invoice paid = account == 0 && written != lines / 2 ? next(due, days.get(day)) : null;
                    BankLine line = paid != null ? payment(paid) : anyLine(random, account, written);
                    if (paid != null) {
                        due.removeLast();
                        unpaid.remove(paid);
                    }
                    balances[account] += line.cents();
                    statement.add(line);
                    written++;
                }
                if (day >= from && !statement.isEmpty()) {
                    into.statement(account, day + 1, days.get(day), opening, statement);
                }
            }
        }
        return new Truth(
                written,
                Arrays.stream(balances).sum(),
                balances[0],
                unpaid.size(),
                unpaid.stream().mapToLong(Invoice::cents).sum());
    }

    private static @Nullable Invoice next(List<Invoice> due, LocalDate day) {
        if (due.isEmpty()) {
            return null;
        }
        Invoice next = due.getLast();
        LocalDate from = next.paidFrom();
        return from != null && !from.isAfter(day) ? next : null;
    }

    private BankLine payment(Invoice invoice) {
        return new BankLine(
                invoice.cents(), invoice.party().name(), invoice.party().iban(), "", invoice.reference());
    }

    private BankLine anyLine(SplittableRandom random, int account, int sequence) {
        Party party = Party.anyOf(parties, random);
        int kind = random.nextInt(100);
        // Small amounts are many and large ones few.
        long cents = 1_00 + (long) (Math.exp(random.nextDouble() * 7.5) * 1_00) + random.nextInt(100);
        String card = String.format(Locale.ROOT, "%04d", random.nextInt(40));
        if (sequence == lines / 2) {
            return transfer(-cents, party, "LEVERING " + RARE_WORD.toUpperCase(Locale.ROOT) + " VOLGENS BESTELBON");
        }
        if (kind < 26) {
            return new BankLine(
                    cents, null, null, "DAGTOTAAL BANCONTACT PAYCONIQ TERMINAL 04" + card + " BATCH " + sequence, null);
        }
        if (kind < 46) {
            return transfer(cents, party, "Betaling factuur " + party.city() + " ref " + sequence + " dank u");
        }
        if (kind < 56) {
            return new BankLine(
                    cents, party.name(), party.iban(), "", CheckDigits.structuredReference(3_000_000_000L + sequence));
        }
        if (kind < 74) {
            return transfer(-cents, party, "Votre facture " + (sequence % 9973) + "/" + party.city() + " merci");
        }
        if (kind < 88) {
            return new BankLine(
                    -cents,
                    null,
                    null,
                    "AANKOOP MET KAART 6703 XXXX " + card + " " + party.name().toUpperCase(Locale.ROOT) + " "
                            + party.city().toUpperCase(Locale.ROOT) + " REF " + sequence,
                    null);
        }
        if (kind < 93) {
            return transfer(-cents, party, "Domiciliëring mandaat M" + sequence % 211 + " elektriciteit en gas");
        }
        if (kind < 96) {
            return new BankLine(
                    -cents % 90_00 - 1_50, null, null, "Kosten rekening en verrichtingen, periode " + sequence, null);
        }
        if (kind < 98) {
            return new BankLine(
                    -cents,
                    "FOD Financiën",
                    CheckDigits.iban(679, 2_003_000),
                    "",
                    CheckDigits.structuredReference(6_000_000_000L + sequence));
        }
        return new BankLine(
                -cents,
                NAME,
                account((account + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS),
                "Eigen overschrijving " + sequence,
                null);
    }

    private static BankLine transfer(long cents, Party party, String text) {
        return new BankLine(cents, party.name(), party.iban(), text, null);
    }

    private List<Invoice> invoices(int count) {
        SplittableRandom random = new SplittableRandom(seed + 1);
        LocalDate lastIssue = days.getLast();
        List<Invoice> all = new ArrayList<>();
        for (int sequence = 0; sequence < count; sequence++) {
            boolean receivable = random.nextInt(10) < 6;
            LocalDate issued = lastIssue.minusDays((long) INVOICED_DAYS * (count - sequence) / count);
            LocalDate due = issued.plusDays(30);
            // 21 % of whole euros is whole cents.
            long netCents = (50 + random.nextInt(5_000)) * 100L;
            long cents = netCents + netCents * 21 / 100;
            boolean paid = random.nextInt(5) < 4;
            all.add(new Invoice(
                    sequence,
                    (receivable ? "VF" : "LF") + (100_000 + sequence),
                    Party.anyOf(parties, random),
                    issued,
                    due,
                    receivable ? cents : -cents,
                    CheckDigits.structuredReference(1_000_000_000L + sequence),
                    paid ? due.minusDays(random.nextInt(20)) : null));
        }
        return List.copyOf(all);
    }

    private static List<LocalDate> workingDays(LocalDate last, int count) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = last; days.size() < count; day = day.minusDays(1)) {
            if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
                days.add(day);
            }
        }
        return List.copyOf(days.reversed());
    }
}
