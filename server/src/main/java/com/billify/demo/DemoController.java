package com.billify.demo;

import com.billify.company.For;
import com.billify.company.Role;
import com.billify.company.SessionView;
import com.billify.identity.Accounts;
import com.billify.identity.CurrentUser;
import com.billify.identity.Sessions;
import com.billify.identity.UserAccount;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Language;
import com.billify.kernel.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Looking around in a demo company. */
@RestController
@RequestMapping("/api/v1")
class DemoController {
    private final LocalVisits visits;
    private final DemoCompanies companies;
    private final Storytelling storytelling;
    private final Storyteller storyteller;
    private final Accounts accounts;
    private final Sessions sessions;
    private final SessionView view;
    private final CsrfTokenRepository csrfTokens;
    private final Clock clock;

    DemoController(
            LocalVisits visits,
            DemoCompanies companies,
            Storytelling storytelling,
            Storyteller storyteller,
            Accounts accounts,
            Sessions sessions,
            SessionView view,
            CsrfTokenRepository csrfTokens,
            Clock clock) {
        this.visits = visits;
        this.companies = companies;
        this.storytelling = storytelling;
        this.storyteller = storyteller;
        this.accounts = accounts;
        this.sessions = sessions;
        this.view = view;
        this.csrfTokens = csrfTokens;
        this.clock = clock;
    }

    /** Whether whoever asks may look around. */
    @GetMapping("/demo")
    Offer offer(HttpServletRequest request) {
        return new Offer(visits.allow(request));
    }

    /** Begins a session in the demo company of the language, which is prepared meanwhile if it is new. */
    @PostMapping("/demo/session")
    SessionView.Session visit(
            @RequestBody VisitRequest body, HttpServletRequest request, HttpServletResponse response) {
        refuseOthers(request);
        DemoCompanies.DemoCompany demo = companies.ofLanguage(body.language(), LocalDate.now(clock));
        UserAccount visitor = companies.greet(demo.visitor(), body.language());
        storyteller.wake(demo);
        sessions.begin(request, visitor);
        csrfTokens.saveToken(csrfTokens.generateToken(request), request, response);
        return view.of(visitor.id());
    }

    /** How far its days are told; on the way they are told further. */
    @For(Role.VIEWER)
    @GetMapping("/companies/{company}/demo")
    DemoState state(CompanyId company, CurrentUser user) {
        Storytelling.Progress progress = storytelling.progress(company, LocalDate.now(clock));
        if (progress.daysTold() < progress.daysToTell() || !progress.prepared()) {
            storyteller.wake(new DemoCompanies.DemoCompany(visitor(user), company));
        }
        return new DemoState(progress.prepared(), progress.daysTold(), progress.daysToTell());
    }

    /** Forgets all that visitors did. The company is gone with that; {@link #visit} makes another like it. */
    @For(Role.OWNER)
    @PostMapping("/companies/{company}/demo/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(CompanyId company, CurrentUser user, HttpServletRequest request) {
        storytelling.progress(company, LocalDate.now(clock));
        refuseOthers(request);
        companies.reset(company, visitor(user));
    }

    private UserAccount visitor(CurrentUser user) {
        return accounts.find(user.id()).filter(UserAccount::demo).orElseThrow(ProblemException::notFound);
    }

    private void refuseOthers(HttpServletRequest request) {
        if (!visits.allow(request)) {
            throw new ProblemException(
                    403, "demo-not-available", "The demo company is for those who sit at this machine.");
        }
    }

    record VisitRequest(Language language) {}

    /** @param available whether there is a demo company for whoever asks */
    record Offer(boolean available) {}

    /**
     * @param prepared its past has been told and nothing is on its way: it can be looked at
     * @param daysTold of {@code daysToTell}, which grows by one each day
     */
    record DemoState(boolean prepared, long daysTold, long daysToTell) {}
}
