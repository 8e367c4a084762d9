package com.billify.company;

import com.billify.audit.AuditTrail;
import com.billify.identity.Accounts;
import com.billify.identity.UserAccount;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Page;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
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

    AuditController(AuditTrail audit, Accounts accounts) {
        this.audit = audit;
        this.accounts = accounts;
    }

    @GetMapping("/api/v1/companies/{company}/audit")
    @For(Role.ACCOUNTANT)
    Page<AuditEntry> list(CompanyId company, @RequestParam @Nullable String cursor) {
        Map<UserId, String> emails = new HashMap<>();
        return Page.of(
                        audit.before(company, number(cursor), PAGE_SIZE + 1),
                        PAGE_SIZE,
                        entry -> Long.toString(entry.number()))
                .map(entry -> {
                    UserId by = entry.by();
                    String actor = by == null ? null : emails.computeIfAbsent(by, this::email);
                    return new AuditEntry(
                            Long.toString(entry.number()), entry.at(), actor, entry.action(), entry.details());
                });
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

    /** @param firstBroken the number of the first entry that was changed or is missing; null when all is in order */
    record AuditVerification(@Nullable String firstBroken) {}
}
