package com.billify.forecast.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.forecast.core.CashHistory.Document;
import com.billify.forecast.core.CashHistory.Line;
import com.billify.forecast.core.CashHistory.Payment;
import com.billify.forecast.core.Forecaster.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LearntTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Settings SETTINGS = new Settings(91, 100, 1);

    @Test
    void whatIsKeptSaysTheSameOfEveryPlanAsWhatIsLearntAnew() {
        CashHistory history = history();
        Learnt kept = Learnt.of(history);
        Vessel vessel = new Vessel("van", -90_000, 1, TODAY.minusMonths(2), TODAY.plusMonths(6), Set.of("shop"));
        for (Plan plan : List.of(
                Plan.NONE,
                new Plan(List.of(), 0.85, Map.of("customer 2", 30), Map.of("D40", TODAY.plusDays(12))),
                Plan.NONE.with(List.of(vessel)),
                Plan.NONE)) {
            assertThat(Forecaster.forecast(kept, plan, Band.USUAL, SETTINGS))
                    .usingRecursiveComparison()
                    .isEqualTo(Forecaster.forecast(history, plan, Band.USUAL, SETTINGS));
        }
    }

    private static CashHistory history() {
        List<Document> documents = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            LocalDate issued = TODAY.minusDays(3L * number);
            boolean receivable = number % 3 != 0;
            String party = receivable ? "customer " + number % 5 : "shop";
            long amount = (receivable ? 1 : -1) * (50_000L + 977 * (number % 17));
            LocalDate paid = issued.plusDays(25 + number % 11);
            boolean open = paid.isAfter(TODAY);
            documents.add(new Document(
                    "D" + number,
                    party,
                    receivable,
                    issued,
                    issued.plusDays(30),
                    amount,
                    amount * 21 / 121,
                    open ? List.of() : List.of(new Payment(paid, amount))));
            if (!open) {
                lines.add(new Line(paid, amount, party, party, "invoice", true));
            }
        }
        return new CashHistory(TODAY, 1_000_000, lines, documents);
    }
}
