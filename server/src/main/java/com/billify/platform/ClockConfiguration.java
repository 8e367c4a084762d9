package com.billify.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock. A day is a day in Brussels, wherever the server stands. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    /** @param today the day that counts as today (BILLIFY_TODAY), for trials and tests; empty for the real one */
    @Bean
    Clock clock(@Value("${billify.today:}") String today) {
        Clock real = Clock.system(BRUSSELS);
        if (today.isEmpty()) {
            return real;
        }
        long days = ChronoUnit.DAYS.between(LocalDate.now(real), day(today));
        return Clock.offset(real, Duration.ofDays(days));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new StartRefused("BILLIFY_TODAY takes a day such as 2026-11-22, not: " + text, e);
        }
    }
}
