package com.billify.forecast;

import com.billify.audit.AuditTrail;
import com.billify.company.Companies;
import com.billify.company.CompanySettings;
import com.billify.company.MemberMail;
import com.billify.company.Role;
import com.billify.forecast.core.Outlook;
import com.billify.forecast.core.Shortfall;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Says once when the balance is likely to become too low. Within the company's transaction. */
@Component
class Shortfalls {
    private final ShortfallRepository shortfalls;
    private final ProfileRepository profiles;
    private final Companies companies;
    private final MemberMail mail;
    private final AuditTrail audit;
    private final Clock clock;

    Shortfalls(
            ShortfallRepository shortfalls,
            ProfileRepository profiles,
            Companies companies,
            MemberMail mail,
            AuditTrail audit,
            Clock clock) {
        this.shortfalls = shortfalls;
        this.profiles = profiles;
        this.companies = companies;
        this.mail = mail;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Below it the balance is too low.
     *
     * @param amount the floor, or zero, less what credit is unused
     * @param byFloor whether a floor was set
     */
    record Limit(Money amount, boolean byFloor) {}

    Limit limit(CompanyId company) {
        CompanySettings settings = companies.get(company);
        Money floor = settings.floor();
        Money credit = new Money(profiles.of(company).creditMinor(), settings.currency());
        return new Limit((floor == null ? Money.zero(settings.currency()) : floor).minus(credit), floor != null);
    }

    /** After each new forecast. Looking twice at one is harmless. */
    void look(CompanyId company, Outlook outlook) {
        Limit limit = limit(company);
        Optional<ShortfallRepository.Kept> goingOn = shortfalls.goingOn(company);
        Optional<Shortfall> found =
                Shortfall.of(outlook, limit.amount().minorUnits(), LocalDate.now(clock), goingOn.isPresent());
        if (found.isEmpty()) {
            goingOn.ifPresent(kept -> shortfalls.end(company, kept.id(), clock.instant()));
        } else if (goingOn.isPresent()) {
            shortfalls.goOn(company, goingOn.get().id(), limit.amount(), limit.byFloor(), found.get());
        } else {
            begin(company, limit, found.get());
        }
    }

    private void begin(CompanyId company, Limit limit, Shortfall found) {
        UUID id = shortfalls.begin(company, limit.amount(), limit.byFloor(), found, clock.instant());
        write(company, id);
        audit.record(
                company,
                null,
                "shortfallPredicted",
                Map.of(
                        "date", found.on().toString(),
                        "amount", new Money(found.missingMinor(), limit.amount().currency()).toString()));
    }

    /** To all who may look; nothing where no mail is set up. */
    private void write(CompanyId company, UUID id) {
        if (mail.isOn()) {
            String name = companies.get(company).name();
            String address = mail.pageAddress(company, "forecast");
            shortfalls
                    .goingOn(company)
                    .ifPresent(kept -> mail.send(
                            company,
                            Role.VIEWER,
                            "shortfall/" + id,
                            style -> ShortfallLetter.of(style, name, kept, address)));
        }
    }

    /** There is no forecast any more. */
    void forget(CompanyId company) {
        shortfalls.goingOn(company).ifPresent(kept -> shortfalls.end(company, kept.id(), clock.instant()));
    }

    /** @throws ProblemException not-found; dismissing twice is harmless */
    void dismiss(CompanyId company, UUID id, UserId by) {
        if (shortfalls.dismiss(company, id, by, clock.instant())) {
            audit.record(company, by, "shortfallDismissed", Map.of());
        } else if (!shortfalls.exists(company, id)) {
            throw ProblemException.notFound();
        }
    }
}
