package com.billify.forecast;

import com.billify.company.For;
import com.billify.company.Role;
import com.billify.forecast.core.Scenario;
import com.billify.identity.CurrentUser;
import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import com.billify.tenancy.CompanyTransaction;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people let be otherwise; what it comes to is worked out anew each time. */
@RestController
@RequestMapping("/api/v1/companies/{company}/forecast")
class ScenarioController {
    private static final int LONGEST_NAME = 100;
    private static final int MOST_SCENARIOS = 30;

    private final ScenarioRepository scenarios;
    private final WhatIf whatIf;
    private final CompanyTransaction transaction;

    ScenarioController(ScenarioRepository scenarios, WhatIf whatIf, CompanyTransaction transaction) {
        this.scenarios = scenarios;
        this.whatIf = whatIf;
        this.transaction = transaction;
    }

    /** A short list of changes with a name. */
    record NamedScenario(UUID id, String name, List<ScenarioChange> changes) {}

    record ScenarioRequest(String name, List<ScenarioChange> changes) {}

    record WhatIfRequest(List<ScenarioChange> changes) {}

    @For(Role.VIEWER)
    @GetMapping("/scenarios")
    List<NamedScenario> all(CompanyId company) {
        return transaction.read(company, () -> scenarios.all(company));
    }

    /** Customers and bills of which something may be otherwise. */
    @For(Role.VIEWER)
    @GetMapping("/choices")
    WhatIf.Choices choices(CompanyId company) {
        return transaction.read(company, () -> whatIf.choices(company));
    }

    @For(Role.EDITOR)
    @PostMapping("/scenarios")
    @ResponseStatus(HttpStatus.CREATED)
    NamedScenario add(CompanyId company, CurrentUser user, @RequestBody ScenarioRequest request) {
        String name = request.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw ProblemException.ofField("name", "invalid-name", "A name has 1 to 100 characters.");
        }
        requireFew(request.changes());
        return transaction.call(company, () -> {
            if (scenarios.all(company).size() >= MOST_SCENARIOS) {
                throw new ProblemException(422, "too-many-scenarios", "At most " + MOST_SCENARIOS + " scenarios.");
            }
            // Whatever is kept can be worked out.
            whatIf.of(company, request.changes(), Forecasting.DAYS);
            return new NamedScenario(
                    scenarios.add(company, user.id(), name, request.changes()), name, request.changes());
        });
    }

    @For(Role.EDITOR)
    @DeleteMapping("/scenarios/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(CompanyId company, @PathVariable UUID id) {
        transaction.run(company, () -> {
            if (!scenarios.remove(company, id)) {
                throw ProblemException.notFound();
            }
        });
    }

    /** What a kept scenario comes to now. */
    @For(Role.VIEWER)
    @GetMapping("/scenarios/{id}/outlook")
    WhatIf.Otherwise outlook(CompanyId company, @PathVariable UUID id) {
        return transaction.read(company, () -> {
            NamedScenario scenario = scenarios.find(company, id).orElseThrow(ProblemException::notFound);
            return whatIf.of(company, scenario.changes(), Forecasting.DAYS);
        });
    }

    /** What changes would come to; nothing is kept. */
    @For(Role.VIEWER)
    @PostMapping("/what-if")
    WhatIf.Otherwise whatIf(
            CompanyId company, @RequestBody WhatIfRequest request, @RequestParam(defaultValue = "184") int days) {
        requireFew(request.changes());
        return transaction.read(
                company, () -> whatIf.of(company, request.changes(), Math.clamp(days, 1, Forecasting.DAYS)));
    }

    private static void requireFew(List<ScenarioChange> changes) {
        if (changes.size() > Scenario.MOST_CHANGES) {
            throw new ProblemException(422, "too-many-changes", "At most " + Scenario.MOST_CHANGES + " changes.");
        }
    }
}
