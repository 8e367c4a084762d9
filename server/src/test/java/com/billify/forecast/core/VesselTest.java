package com.billify.forecast.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.forecast.core.CashHistory.Document;
import com.billify.forecast.core.CashHistory.Line;
import com.billify.forecast.core.Forecaster.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VesselTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Band BAND = new TrackRecord(List.of()).band();
    private static final Vessel MARKETING =
            new Vessel("marketing", -2_000_00, 1, LocalDate.of(2026, 10, 1), null, Set.of("ads"));

    private static Outlook with(List<Line> lines, List<Document> documents, Vessel vessel) {
        Plan plan = new Plan(List.of(), 1, Map.of(), Map.of()).with(List.of(vessel));
        return Forecaster.forecast(
                new CashHistory(TODAY, 50_000_00, lines, documents), plan, BAND, new Settings(91, 50, 1));
    }

    private static Line paid(LocalDate day, long minor) {
        return new Line(day, minor, "ads", "Ads", "campagne", false);
    }

    private static long until(Outlook outlook, LocalDate day) {
        int index = (int) (day.toEpochDay() - TODAY.toEpochDay()) - 1;
        return outlook.days().get(index).meanMinor() - outlook.startMinor();
    }

    @Test
    void itComesEachTimeAndWhatWasDueAndDidNotComeComesNext() {
        Outlook outlook = with(List.of(), List.of(), MARKETING);

        assertThat(until(outlook, LocalDate.of(2026, 11, 30))).isEqualTo(-2_000_00);
        assertThat(until(outlook, LocalDate.of(2026, 12, 31))).isEqualTo(-4_000_00);
        assertThat(until(outlook, LocalDate.of(2027, 1, 31))).isEqualTo(-6_000_00);
    }

    /** Reality replaces what was expected of it: what is paid and what is still expected are together the plan. */
    @Test
    void whatCameFillsIt() {
        Outlook outlook = with(List.of(paid(LocalDate.of(2026, 11, 5), -700_00)), List.of(), MARKETING);

        assertThat(until(outlook, LocalDate.of(2026, 11, 30))).isEqualTo(-1_300_00);
    }

    @Test
    void whatIsFullIsNotExpectedAndMoreThanFullTakesNothingBack() {
        Outlook outlook = with(List.of(paid(LocalDate.of(2026, 11, 5), -2_600_00)), List.of(), MARKETING);

        assertThat(until(outlook, LocalDate.of(2026, 11, 30))).isZero();
        assertThat(until(outlook, LocalDate.of(2026, 12, 31))).isEqualTo(-2_000_00);
    }

    @Test
    void aBillThatIsDueFillsItToo() {
        Document bill =
                new Document("B1", "ads", false, TODAY.minusDays(3), LocalDate.of(2026, 12, 10), -500_00, 0, List.of());

        Outlook outlook = with(List.of(), List.of(bill), MARKETING);

        long planned = outlook.parts().stream()
                .filter(part -> part.component() == Component.PLANNED)
                .mapToLong(part -> part.untilMinor().get(40))
                .sum();
        assertThat(planned).isEqualTo(-2_000_00 - 1_500_00);
    }

    /** Trap: the plan and the rhythm of the same payments are one thing, not two. */
    @Test
    void whoFillsItIsExpectedByItAlone() {
        List<Line> monthly = new ArrayList<>();
        for (int ago = 0; ago < 14; ago++) {
            monthly.add(paid(LocalDate.of(2026, 11, 3).minusMonths(ago), -1_500_00));
        }

        Outlook outlook = with(monthly, List.of(), MARKETING);

        assertThat(until(outlook, LocalDate.of(2026, 12, 31))).isEqualTo(-500_00 - 2_000_00);
        assertThat(outlook.parts()).noneMatch(part -> part.source() == Outlook.Source.SERIES);
    }

    @Test
    void itEndsWhenItWasSaidTo() {
        Vessel ending = new Vessel("loan", 300_00, 1, LocalDate.of(2026, 12, 1), LocalDate.of(2027, 1, 15), Set.of());

        Outlook outlook = with(List.of(), List.of(), ending);

        assertThat(until(outlook, LocalDate.of(2027, 2, 15))).isEqualTo(600_00);
    }
}
