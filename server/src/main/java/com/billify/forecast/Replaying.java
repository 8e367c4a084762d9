package com.billify.forecast;

import com.billify.forecast.core.Band;
import com.billify.forecast.core.CashHistory;
import com.billify.forecast.core.TrackRecord;
import com.billify.kernel.CompanyId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Makes the forecasts of past days again, once a day and when much more is told of the past: eight of them cost three times what the
 * forecast of the coming days does, and one more line changes hardly anything about how right they were. Within the company's transaction.
 */
@Component
class Replaying {
    /** By a fiftieth more or less than before, and they are made again: a file of some weeks, not the lines of a day. */
    private static final int MUCH = 50;

    private final OutlookRepository outlooks;
    private final Clock clock;

    Replaying(OutlookRepository outlooks, Clock clock) {
        this.outlooks = outlooks;
        this.clock = clock;
    }

    /** The band that the past teaches, the track record being kept. */
    Band band(CompanyId company, Books.Known known, long seed) {
        int told = told(known.history());
        Optional<OutlookRepository.Replay> before = outlooks.replay(company);
        if (before.isPresent() && stillTells(before.get(), known, told)) {
            return before.get().band();
        }
        TrackRecord record = TrackRecord.replay(known.history(), seed);
        Band band = record.band(known.history());
        Instant now = clock.instant();
        outlooks.replaceRecord(
                company, new OutlookRepository.Replay(now, known.currency(), told, band), record.asShown());
        return band;
    }

    private boolean stillTells(OutlookRepository.Replay before, Books.Known known, int told) {
        LocalDate madeOn = LocalDate.ofInstant(before.madeAt(), clock.getZone());
        return madeOn.equals(LocalDate.now(clock))
                && before.currency().equals(known.currency())
                && Math.abs((long) told - before.told()) * MUCH <= before.told();
    }

    private static int told(CashHistory history) {
        return history.lines().size()
                + history.documents().stream()
                        .mapToInt(document -> 1 + document.payments().size())
                        .sum();
    }
}
