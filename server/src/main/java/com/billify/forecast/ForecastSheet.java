package com.billify.forecast;

import com.billify.forecast.core.TrackRecord;
import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a file of the forecast shows, read at one moment.
 *
 * @param madeOn the day the file is made
 * @param measure floor and unused credit
 * @param days of the thirteen weeks
 * @param parts what adds anything over the thirteen weeks, largest first
 * @param accuracy after two to four weeks; empty without a past to compare with
 */
record ForecastSheet(
        String company,
        LocalDate madeOn,
        OutlookRepository.Run run,
        Weeks.Measure measure,
        Weeks.ThirteenWeeks table,
        List<OutlookRepository.Day> days,
        List<OutlookRepository.Part> parts,
        int pastForecasts,
        Optional<TrackRecord.Accuracy> accuracy) {

    Currency currency() {
        return run.currency();
    }

    @Nullable
    Money floor() {
        return measure.floor();
    }

    /** The first of the days with the lowest middle. */
    OutlookRepository.Day lowest() {
        return days.stream()
                .min(Comparator.comparingLong(OutlookRepository.Day::p50Minor))
                .orElseThrow();
    }
}
