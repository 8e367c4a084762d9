package com.billify.forecast;

import com.billify.audit.AuditTrail;
import com.billify.company.Companies;
import com.billify.company.For;
import com.billify.company.Role;
import com.billify.forecast.VesselRepository.Vessel;
import com.billify.identity.CurrentUser;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.kernel.ProblemException;
import com.billify.tenancy.CompanyTransaction;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people plan to come or leave again and again. Each change asks for a new forecast. */
@RestController
@RequestMapping("/api/v1/companies/{company}/forecast/vessels")
class VesselController {
    private static final int LONGEST = 100;
    private static final int MOST = 50;
    private static final Set<Integer> STEPS = Set.of(1, 3, 12);

    private final VesselRepository vessels;
    private final Companies companies;
    private final Forecasting forecasting;
    private final AuditTrail audit;
    private final CompanyTransaction transaction;
    private final Clock clock;

    VesselController(
            VesselRepository vessels,
            Companies companies,
            Forecasting forecasting,
            AuditTrail audit,
            CompanyTransaction transaction,
            Clock clock) {
        this.vessels = vessels;
        this.companies = companies;
        this.forecasting = forecasting;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param amount of each time, signed as cash, not zero
     * @param months from one time to the next: 1, 3 or 12
     * @param until the last day; absent for ever
     * @param party words of the name whose lines and invoices fill it; absent where nothing does
     */
    record VesselRequest(
            String label,
            Money amount,
            int months,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String party) {}

    @For(Role.VIEWER)
    @GetMapping
    List<Vessel> all(CompanyId company) {
        return transaction.read(company, () -> vessels.all(company));
    }

    @For(Role.EDITOR)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Vessel add(CompanyId company, CurrentUser user, @RequestBody VesselRequest request) {
        return transaction.call(company, () -> {
            Vessel vessel = valid(company, request);
            if (vessels.all(company).size() >= MOST) {
                throw new ProblemException(422, "too-many-vessels", "At most " + MOST + " planned items.");
            }
            vessels.add(company, vessel, clock.instant());
            changed(company, user, "vesselAdded", vessel.label());
            return vessel;
        });
    }

    @For(Role.EDITOR)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(CompanyId company, CurrentUser user, @PathVariable UUID id) {
        transaction.run(company, () -> {
            Vessel known = vessels.all(company).stream()
                    .filter(vessel -> vessel.id().equals(id))
                    .findFirst()
                    .orElseThrow(ProblemException::notFound);
            vessels.remove(company, id);
            changed(company, user, "vesselRemoved", known.label());
        });
    }

    private void changed(CompanyId company, CurrentUser user, String action, String label) {
        forecasting.ask(company);
        audit.record(company, user.id(), action, Map.of("name", label));
    }

    private Vessel valid(CompanyId company, VesselRequest request) {
        String label = request.label().strip();
        String party = request.party() == null ? "" : request.party().strip();
        LocalDate until = request.until();
        if (label.isEmpty() || label.length() > LONGEST) {
            throw ProblemException.ofField("label", "invalid-name", "A name has 1 to 100 characters.");
        }
        if (party.length() > LONGEST) {
            throw ProblemException.ofField("party", "invalid-name", "A name has 1 to 100 characters.");
        }
        if (request.amount().minorUnits() == 0
                || !request.amount().currency().equals(companies.get(company).currency())) {
            throw ProblemException.ofField("amount", "invalid-amount", "This is not an amount of the company.");
        }
        if (!STEPS.contains(request.months()) || (until != null && until.isBefore(request.from()))) {
            throw new ProblemException(422, "malformed-request", "A planned item makes no sense.").at("months");
        }
        return new Vessel(
                UUID.randomUUID(),
                label,
                request.amount(),
                request.months(),
                request.from(),
                until,
                party.isEmpty() ? null : party);
    }
}
