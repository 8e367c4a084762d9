package com.billify.forecast.core;

import com.billify.forecast.core.CashHistory.Document;
import com.billify.forecast.core.CashHistory.Line;
import com.billify.forecast.core.CashHistory.OwnAccounts;
import com.billify.forecast.core.CashHistory.Payment;
import com.billify.forecast.core.Forecaster.Settings;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What a forecast costs: {@code ./billify bench engine}. Not a test: times differ from machine to machine. The sum at the end of a row is of
 * all it says, so that two versions can be compared: the same sum, the same forecast.
 */
final class EngineTimes {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final int PAST_DAYS = 730;
    private static final int DOCUMENTS = 25_000;
    private static final int OPEN = 5_000;
    private static final int PARTIES = 400;
    private static final long SEED = 6;

    private EngineTimes() {}

    public static void main(String[] none) {
        CashHistory history = history(new Random(SEED));
        System.out.println("| what | CPU ms, first, second, third time | sum |");
        System.out.println("| --- | --- | --- |");
        print(
                "5,000 open documents, 20,000 past, 2,000 paths, 365 days",
                history,
                Plan.NONE,
                new Settings(365, 2_000, SEED));
        Learnt learnt = Learnt.of(history);
        Plan what = new Plan(List.of(), 0.85, Map.of("customer 7", 30), Map.of());
        print(
                "what if, of the same: 1,000 paths, 91 days",
                history,
                what,
                new Settings(91, Settings.USUAL_PATHS, SEED));
        print(
                "the same once more, what its documents tell being kept",
                learnt,
                what,
                new Settings(91, Settings.USUAL_PATHS, SEED));
        CashHistory small = new CashHistory(
                TODAY,
                history.balanceMinor(),
                history.lines().stream()
                        .filter(line -> line.amountMinor() % 5 == 0)
                        .toList(),
                history.documents().stream()
                        .filter(document -> document.amountMinor() % 8 == 0)
                        .toList());
        print(
                "what if, of an eighth of it: 1,000 paths, 365 days",
                small,
                what,
                new Settings(365, Settings.USUAL_PATHS, SEED));
    }

    private static void print(String what, CashHistory history, Plan plan, Settings settings) {
        print(what, () -> Forecaster.forecast(history, plan, Band.USUAL, settings));
    }

    private static void print(String what, Learnt learnt, Plan plan, Settings settings) {
        print(what, () -> Forecaster.forecast(learnt, plan, Band.USUAL, settings));
    }

    private static void print(String what, Supplier<Outlook> forecast) {
        StringBuilder row = new StringBuilder("| ").append(what).append(" |");
        int sum = 0;
        for (int time = 0; time < 3; time++) {
            long before = cpu();
            Outlook outlook = forecast.get();
            row.append(String.format(Locale.ROOT, " %,d", (cpu() - before) / 1_000_000));
            sum = 31 * told(outlook.days()).hashCode()
                    + outlook.risk().toString().hashCode();
        }
        System.out.println(row + " | " + Integer.toHexString(sum) + " |");
    }

    private static String told(List<Outlook.Day> days) {
        StringBuilder told = new StringBuilder();
        for (Outlook.Day day : days) {
            told.append(day.p10Minor())
                    .append(' ')
                    .append(day.p25Minor())
                    .append(' ')
                    .append(day.p50Minor());
            told.append(' ')
                    .append(day.p75Minor())
                    .append(' ')
                    .append(day.p90Minor())
                    .append(' ');
            told.append(day.meanMinor()).append(new TreeMap<>(day.contributionsMinor()));
        }
        return told.toString();
    }

    /** Of this thread and of those that compile beside it: what the machine pays. */
    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static CashHistory history(Random random) {
        List<Document> documents = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (int index = 0; index < DOCUMENTS; index++) {
            boolean receivable = random.nextInt(5) < 3;
            int party = (int) (PARTIES * random.nextDouble() * random.nextDouble());
            boolean open = index < OPEN;
            int ago = open ? random.nextInt(75) : 20 + random.nextInt(PAST_DAYS - 20);
            LocalDate issued = TODAY.minusDays(ago);
            long amount = (receivable ? 1 : -1) * Math.round(Math.exp(10.5 + random.nextGaussian()));
            int later = 20 + party % 25 + random.nextInt(20);
            LocalDate paid = issued.plusDays(open ? later : Math.min(later, ago));
            String name = (receivable ? "customer " : "supplier ") + party;
            List<Payment> payments = open ? List.of() : List.of(new Payment(paid, amount));
            documents.add(new Document(
                    "D" + index, name, receivable, issued, issued.plusDays(30), amount, amount * 21 / 121, payments));
            if (!open) {
                lines.add(new Line(paid, amount, name, name, "invoice " + index, true));
            }
        }
        for (int ago = 1; ago <= PAST_DAYS; ago++) {
            LocalDate day = TODAY.minusDays(ago);
            for (int taking = 0; taking < 4 && day.getDayOfWeek().getValue() < 7; taking++) {
                lines.add(new Line(day, 20_000 + random.nextInt(80_000), "", "", "CARDS " + taking, false));
            }
            if (ago % 3 == 0) {
                lines.add(
                        new Line(day, -5_000L - random.nextInt(90_000), "", "shop " + random.nextInt(300), "", false));
            }
            if (day.getDayOfMonth() == 25) {
                lines.add(new Line(day, -25_000_00, "staff", "staff", "wages", false));
            }
        }
        return new CashHistory(TODAY, 250_000_00, lines, documents, TODAY, OwnAccounts.NONE);
    }
}
