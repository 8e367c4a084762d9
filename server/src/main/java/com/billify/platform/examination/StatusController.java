package com.billify.platform.examination;

import com.billify.identity.Accounts;
import com.billify.identity.CurrentUser;
import com.billify.platform.database.Database;
import com.billify.platform.database.Installation;
import com.billify.platform.examination.Finding.Grade;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the installation is, for whoever runs it: what {@code billify doctor} finds, from within. */
@RestController
@RequestMapping("/api/v1/installation/status")
class StatusController {
    private final Accounts accounts;
    private final Database database;
    private final Path data;

    StatusController(Accounts accounts, Database database, @Value("${billify.data}") String data) {
        this.accounts = accounts;
        this.database = database;
        this.data = Path.of(data);
    }

    /** Looks anew each time. */
    @GetMapping
    StatusView get(CurrentUser user) {
        accounts.requireOperator(user.id());
        // The real time: a day that counts as today, for a trial, is none that the database could agree with.
        Clock clock = Clock.systemUTC();
        List<FindingView> findings =
                Examination.of(Installation.of(database, System::getenv, data), data, clock).stream()
                        .map(FindingView::of)
                        .toList();
        return new StatusView(clock.instant(), findings);
    }

    /** @param findings in the order in which it was looked */
    record StatusView(Instant lookedAt, List<FindingView> findings) {}

    /** @param facts what its sentence says, by name; moments in ISO 8601, numbers with a decimal point */
    record FindingView(Grade grade, String subject, FindingKind kind, Map<String, String> facts) {
        static FindingView of(Finding finding) {
            return new FindingView(finding.grade(), finding.subject(), finding.kind(), finding.facts());
        }
    }
}
