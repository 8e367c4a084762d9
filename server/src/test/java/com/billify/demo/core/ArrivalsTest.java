package com.billify.demo.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalsTest {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    @ParameterizedTest
    @ValueSource(strings = {"00:05", "09:30", "17:00", "23:40"})
    void whoLinksSeesTheLastLinesComeOneByOneAtAnyHour(String hour) {
        Instant linked =
                TODAY.atTime(java.time.LocalTime.parse(hour)).atZone(BRUSSELS).toInstant();

        assertThat(Arrivals.told(TODAY, 12, linked, linked)).isEqualTo(8);
        assertThat(Arrivals.told(TODAY, 12, linked, linked.plusSeconds(30))).isEqualTo(9);
        assertThat(Arrivals.told(TODAY, 12, linked, linked.plusSeconds(100))).isEqualTo(10);
        assertThat(Arrivals.told(TODAY, 12, linked, linked.plus(Duration.ofMinutes(7))))
                .isEqualTo(12);
    }

    @Test
    void lineThatWasToldStaysTold() {
        Instant linked = Instant.parse("2026-11-22T16:10:00Z");
        for (int count = 0; count <= 20; count++) {
            for (LocalDate day : new LocalDate[] {TODAY, TODAY.plusDays(1)}) {
                int before = 0;
                for (Instant now = linked; now.isBefore(linked.plus(Duration.ofDays(3))); now = now.plusSeconds(97)) {
                    int told = Arrivals.told(day, count, linked, now);
                    assertThat(told).isBetween(before, count);
                    before = told;
                }
                assertThat(before).isEqualTo(count);
            }
        }
    }

    @Test
    void linesOfALaterDayComeOverItsHours() {
        Instant linked = Instant.parse("2026-11-20T16:10:00Z");

        assertThat(Arrivals.told(TODAY, 6, linked, at("06:59"))).isZero();
        assertThat(Arrivals.told(TODAY, 6, linked, at("07:00"))).isEqualTo(1);
        assertThat(Arrivals.told(TODAY, 6, linked, at("13:00"))).isEqualTo(4);
        assertThat(Arrivals.told(TODAY, 6, linked, at("17:00"))).isEqualTo(6);
    }

    private static Instant at(String hour) {
        return TODAY.atTime(java.time.LocalTime.parse(hour)).atZone(BRUSSELS).toInstant();
    }
}
