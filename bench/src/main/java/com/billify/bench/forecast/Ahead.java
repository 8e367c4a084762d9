package com.billify.bench.forecast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody says of the days ahead.
 *
 * @param days P10, P50 and P90 of the balance at the end of each, in currency units
 * @param belowZero the chance of a day below zero within thirty; NaN where it is not said
 */
record Ahead(double[][] days, double belowZero) {
    static final double[] SHARES = {0.1, 0.5, 0.9};

    private static final String DAYS = "forecast.csv";

    /** Asks the product. */
    static Ahead ofProduct(List<String> command, Known company, LocalDate asOf, Path out) throws IOException {
        forecast(command, company.folder(), asOf, out);
        double[][] days = Files.readAllLines(out.resolve(DAYS)).stream()
                .skip(1)
                .map(row -> Arrays.stream(row.split(","))
                        .skip(1)
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
        double belowZero = new JsonMapper()
                .readTree(Files.readString(out.resolve("risk.json")))
                .get("p_below_zero_30d")
                .asDouble();
        return new Ahead(days, belowZero);
    }

    /** Lets the product write its answers of a company, a folder with {@code visible}. */
    static void forecast(List<String> command, Path company, LocalDate asOf, Path out) throws IOException {
        Path visible = company.resolve("visible");
        List<String> words = new ArrayList<>(command);
        words.addAll(
                List.of("forecast", "--company", visible.resolve("company.json").toString()));
        words.addAll(List.of("--bank", visible.resolve("camt").toString()));
        words.addAll(List.of("--invoices", visible.resolve("ubl").toString()));
        words.addAll(
                List.of("--as-of", asOf.toString(), "--days", Integer.toString(Score.FAR), "--out", out.toString()));
        Path said = out.resolve(DAYS);
        Files.deleteIfExists(said); // so that a run which writes nothing is not taken for the one before
        Process process = new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor() > 1) {
                throw new IOException("forecast failed on " + company + " as of " + asOf);
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (!Files.exists(said)) {
            throw new IOException("forecast says nothing of " + company + " as of " + asOf);
        }
    }

    /** The mean change of the year before goes on; the band is that of all past changes over as many days. */
    static Ahead drift(Known company, int today) {
        int year = Math.min(365, today);
        double perDay = (company.balances()[today] - company.balances()[today - year]) / year;
        double[][] days = new double[Score.FAR][];
        for (int ahead = 1; ahead <= Score.FAR; ahead++) {
            days[ahead - 1] = around(company, today, ahead, company.balances()[today] + perDay * ahead);
        }
        return new Ahead(days, Double.NaN);
    }

    /** The same weeks of last year come again, with drift's band. */
    static Ahead lastYear(Known company, int today) {
        int then = today - 364;
        double[][] days = new double[Score.FAR][];
        for (int ahead = 1; ahead <= Score.FAR; ahead++) {
            double change = company.balances()[then + ahead] - company.balances()[then];
            days[ahead - 1] = around(company, today, ahead, company.balances()[today] + change);
        }
        return new Ahead(days, Double.NaN);
    }

    /** Everybody pays on the day, with drift's band. */
    static Ahead onDueDates(Known company, int today, double[] changes) {
        double[][] days = new double[changes.length][];
        for (int ahead = 1; ahead <= changes.length; ahead++) {
            days[ahead - 1] = around(company, today, ahead, company.balances()[today] + changes[ahead - 1]);
        }
        return new Ahead(days, Double.NaN);
    }

    private static double[] around(Known company, int today, int ahead, double middle) {
        double[] changes = new double[today + 1 - ahead];
        for (int day = 0; day < changes.length; day++) {
            changes[day] = company.balances()[day + ahead] - company.balances()[day];
        }
        double mean = Arrays.stream(changes).average().orElse(0);
        Arrays.sort(changes);
        return new double[] {middle + at(changes, SHARES[0]) - mean, middle, middle + at(changes, SHARES[2]) - mean};
    }

    private static double at(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int low = (int) at;
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }
}
