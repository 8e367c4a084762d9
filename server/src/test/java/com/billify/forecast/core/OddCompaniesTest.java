package com.billify.forecast.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.forecast.core.CashHistory.Line;
import com.billify.forecast.core.Forecaster.Settings;
import com.billify.kernel.BusinessCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Companies of which little is known, or something happened that happens once: the forecast is no worse than drift in the next four weeks. */
class OddCompaniesTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 9, 2);
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 18);
    private static final int COMPANIES = 8;
    private static final int DAYS = 91;
    private static final int FOUR_WEEKS = 28;
    private static final double TENTH_OF_A_NORMAL = 1.2816;

    /** What is odd about a company whose bank tells two years otherwise. */
    private enum Odd {
        NOTHING,
        TWO_WEEKS_OLD,
        FOUR_WEEKS_OLD,
        EIGHT_WEEKS_OLD,
        SOLD_ITS_BUILDING_LAST_WEEK,
        SOLD_ITS_BUILDING_LAST_YEAR,
        DIRECT_DEBITS_ONLY,
        ACCOUNT_OF_A_CURRENCY,
        ACCOUNT_OF_SAVINGS,
        VAT_EACH_MONTH;

        LocalDate since() {
            return switch (this) {
                case TWO_WEEKS_OLD -> TODAY.minusDays(13);
                case FOUR_WEEKS_OLD -> TODAY.minusDays(27);
                case EIGHT_WEEKS_OLD -> TODAY.minusDays(55);
                default -> FIRST;
            };
        }

        boolean has(Line line) {
            return switch (this) {
                case DIRECT_DEBITS_ONLY -> line.text().startsWith("domiciliering");
                case ACCOUNT_OF_A_CURRENCY ->
                    line.party().equals("C1") || line.party().equals("S1");
                case ACCOUNT_OF_SAVINGS -> false;
                default -> true;
            };
        }
    }

    private static void add(List<Line> lines, LocalDate day, double euro, String party, String text) {
        lines.add(new Line(
                BusinessCalendar.onOrAfter(day), Math.round(euro * 100), party, "Firma " + party, text, false));
    }

    private static List<Line> lines(Odd odd, long seed) {
        Random random = new Random(seed);
        List<Line> lines = new ArrayList<>();
        double size = Math.exp(random.nextGaussian() * 0.5);
        for (LocalDate day = FIRST; day.isBefore(TODAY.plusDays(DAYS)); day = day.plusDays(1)) {
            int ofMonth = day.getDayOfMonth();
            if (BusinessCalendar.onOrAfter(day).equals(day)) {
                for (int sales = random.nextInt(3); sales > 0; sales--) {
                    double amount = 900 * size * Math.exp(random.nextGaussian() * 0.7);
                    add(lines, day, amount, "C" + random.nextInt(8), "factuur " + random.nextInt(9999));
                }
                if (random.nextInt(2) == 0) {
                    double amount = 500 * size * Math.exp(random.nextGaussian() * 0.7);
                    add(lines, day, -amount, "S" + random.nextInt(6), "fact " + random.nextInt(9999));
                }
            }
            if (ofMonth == 1) {
                add(lines, day, -1_500 * size, "Immo", "huur");
            }
            if (ofMonth == 6) {
                add(lines, day, -240 * size, "Energie", "domiciliering voorschot energie");
            }
            if (ofMonth == 15) {
                add(lines, day, -(90 + 15 * random.nextInt(4)) * size, "Telecom", "domiciliering telefoon");
            }
            if (ofMonth == 26) {
                add(lines, day, -4_800 * size, "Werknemer", "loon");
            }
            if (ofMonth == 20 && (odd == Odd.VAT_EACH_MONTH || day.getMonthValue() % 3 == 1)) {
                double months = odd == Odd.VAT_EACH_MONTH ? 1 : 3;
                add(lines, day, -1_400 * size * months * (0.8 + 0.4 * random.nextDouble()), "FOD", "BTW");
            }
            if (odd == Odd.ACCOUNT_OF_SAVINGS && ofMonth == 31 && day.getMonthValue() == 12) {
                lines.add(new Line(day, 4_312, "", "", "rente", false));
            }
        }
        lines.removeIf(line -> !odd.has(line) && !line.text().equals("rente"));
        if (odd == Odd.SOLD_ITS_BUILDING_LAST_WEEK) {
            add(lines, TODAY.minusDays(8), 650_000, "Notaris", "verkoop pand");
        }
        if (odd == Odd.SOLD_ITS_BUILDING_LAST_YEAR) {
            add(lines, TODAY.minusDays(320), 650_000, "Notaris", "verkoop pand");
        }
        return lines;
    }

    /** Loss of P10, P50 and P90. */
    private static double loss(double actual, double low, double middle, double high) {
        return pinball(0.1, actual, low) + pinball(0.5, actual, middle) + pinball(0.9, actual, high);
    }

    private static double pinball(double share, double actual, double said) {
        return Math.max(share * (actual - said), (share - 1) * (actual - said));
    }

    private record Score(double relative, double relativeFar, double inside, double insideFar) {}

    private static Score score(Odd odd) {
        double logs = 0;
        double farLogs = 0;
        int inside = 0;
        int insideFar = 0;
        for (int company = 0; company < COMPANIES; company++) {
            List<Line> all = lines(odd, 100 + company);
            List<Line> known = all.stream()
                    .filter(line -> !line.date().isAfter(TODAY) && !line.date().isBefore(odd.since()))
                    .toList();
            Outlook outlook = Forecaster.forecast(
                    new CashHistory(TODAY, 20_000_00, known, List.of()), new Settings(DAYS, 200, 1));
            int past = (int) (TODAY.toEpochDay() - odd.since().toEpochDay()) + 1;
            double[] moved = new double[past];
            known.forEach(
                    line -> moved[(int) (line.date().toEpochDay() - odd.since().toEpochDay())] += line.amountMinor());
            int year = Math.min(365, past);
            double mean = 0;
            double squares = 0;
            for (int day = past - year; day < past; day++) {
                mean += moved[day] / year;
                squares += moved[day] * moved[day] / year;
            }
            double spread = Math.sqrt(Math.max(0, squares - mean * mean));
            double own = 1;
            double drift = 1;
            for (int day = 1; day <= DAYS; day++) {
                LocalDate until = TODAY.plusDays(day);
                double actual = 20_000_00
                        + all.stream()
                                .filter(line -> line.date().isAfter(TODAY)
                                        && !line.date().isAfter(until))
                                .mapToLong(Line::amountMinor)
                                .sum();
                Outlook.Day said = outlook.days().get(day - 1);
                double middle = 20_000_00 + mean * day;
                double edge = TENTH_OF_A_NORMAL * spread * Math.sqrt(day);
                own += loss(actual, said.p10Minor(), said.p50Minor(), said.p90Minor());
                drift += loss(actual, middle - edge, middle, middle + edge);
                boolean held = said.p10Minor() <= actual && actual <= said.p90Minor();
                inside += held && day <= FOUR_WEEKS ? 1 : 0;
                insideFar += held && day > FOUR_WEEKS ? 1 : 0;
                if (day == FOUR_WEEKS) {
                    logs += Math.log(own / drift);
                }
            }
            farLogs += Math.log(own / drift);
        }
        Score score = new Score(
                Math.exp(logs / COMPANIES),
                Math.exp(farLogs / COMPANIES),
                inside / (double) (COMPANIES * FOUR_WEEKS),
                insideFar / (double) (COMPANIES * (DAYS - FOUR_WEEKS)));
        System.out.printf(
                Locale.ROOT,
                "%s: of drift's loss %.3f, %.3f; inside %.2f, %.2f%n",
                odd,
                score.relative(),
                score.relativeFar(),
                score.inside(),
                score.insideFar());
        return score;
    }

    @ParameterizedTest
    @EnumSource(
            value = Odd.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TWO_WEEKS_OLD", "FOUR_WEEKS_OLD", "EIGHT_WEEKS_OLD"})
    void isForecastNoWorseThanByDrift(Odd odd) {
        Score score = score(odd);

        assertThat(score.relative()).as("%s: %s", odd, score).isLessThanOrEqualTo(1);
    }

    /** Not better than drift, as the little that is known says hardly more than its mean; as unsure as it says. */
    @ParameterizedTest
    @EnumSource(
            value = Odd.class,
            names = {"TWO_WEEKS_OLD", "FOUR_WEEKS_OLD", "EIGHT_WEEKS_OLD"})
    void whoIsKnownForSomeWeeksHasABandThatHolds(Odd odd) {
        Score score = score(odd);

        assertThat(score.inside()).as("%s: %s", odd, score).isBetween(0.7, 0.9);
        assertThat(score.insideFar()).as("%s: %s", odd, score).isBetween(0.7, 0.9);
        assertThat(score.relative()).as("%s: %s", odd, score).isLessThan(1.27);
        assertThat(score.relativeFar()).as("%s: %s", odd, score).isLessThan(1.35);
    }
}
