package com.billify.company;

import com.billify.audit.AuditFilter;
import com.billify.audit.AuditTrail;
import com.billify.identity.Accounts;
import com.billify.identity.UserAccount;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Page;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail of a company, newest first. */
@RestController
class AuditController {

    private static final int PAGE_SIZE = 50;

    private final AuditTrail audit;
    private final Accounts accounts;
    private final Clock clock;

    AuditController(AuditTrail audit, Accounts accounts, Clock clock) {
        this.audit = audit;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping("/api/v1/companies/{company}/audit")
    @For(Role.ACCOUNTANT)
    Page<AuditEntry> list(
            CompanyId company,
            @RequestParam @Nullable UUID by,
            @RequestParam(required = false) @Nullable List<String> action,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam @Nullable String cursor) {
        AuditFilter filter = new AuditFilter(
                by == null ? null : new UserId(by),
                action == null ? List.of() : action,
                startOf(from),
                startOf(to == null ? null : to.plusDays(1)));
        Map<UserId, String> emails = new HashMap<>();
        return Page.of(
                        audit.before(company, filter, number(cursor), PAGE_SIZE + 1),
                        PAGE_SIZE,
                        entry -> Long.toString(entry.number()))
                .map(entry -> {
                    UserId actor = entry.by();
                    return new AuditEntry(
                            Long.toString(entry.number()),
                            entry.at(),
                            actor == null ? null : emails.computeIfAbsent(actor, this::email),
                            entry.action(),
                            entry.details());
                });
    }

    /** Everyone who ever did something here, by address. */
    @GetMapping("/api/v1/companies/{company}/audit/actors")
    @For(Role.ACCOUNTANT)
    List<AuditActor> actors(CompanyId company) {
        return audit.actors(company).stream()
                .map(user -> new AuditActor(user, email(user)))
                .sorted(Comparator.comparing(AuditActor::email))
                .toList();
    }

    /** A day begins at midnight in Brussels, as the clock has it. */
    private @Nullable Instant startOf(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(clock.getZone()).toInstant();
    }

    /** Whether every entry is what was written, and none is missing: each hash covers the one before. */
    @GetMapping("/api/v1/companies/{company}/audit/verification")
    @For(Role.ACCOUNTANT)
    AuditVerification verify(CompanyId company) {
        OptionalLong broken = audit.verify(company);
        return new AuditVerification(broken.isPresent() ? Long.toString(broken.getAsLong()) : null);
    }

    private String email(UserId user) {
        return accounts.find(user).map(UserAccount::email).orElseGet(user::toString);
    }

    private static long number(@Nullable String cursor) {
        try {
            return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new ProblemException(400, "invalid-cursor", "This cursor was not given out here.");
        }
    }

    /** @param actor the e-mail address of who did it; null when Billify did it by itself */
    record AuditEntry(String id, Instant at, @Nullable String actor, String action, Map<String, String> details) {}

    record AuditActor(UserId id, String email) {}

    /** @param firstBroken the number of the first entry that was changed or is missing; null when all is in order */
    record AuditVerification(@Nullable String firstBroken) {}
}
