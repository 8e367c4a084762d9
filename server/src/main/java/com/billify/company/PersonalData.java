package com.billify.company;

import com.billify.audit.AuditEntry;
import com.billify.audit.AuditTrail;
import com.billify.identity.AccountErasure;
import com.billify.identity.Accounts;
import com.billify.identity.CurrentUser;
import com.billify.identity.SecondProof;
import com.billify.identity.Sessions;
import com.billify.identity.UserAccount;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Language;
import com.billify.kernel.ProblemException;
import com.billify.tenancy.CompanyTransaction;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What Billify keeps of a person, to take along (GDPR article 15 and 20) and to have erased (article 17). Books of companies
 * and the trail of who did what in them stay, as the law wants them kept (article 17 (3) b): they name the person by id, and the
 * trail by the address that was invited.
 */
@Component
class PersonalData {
    private static final int ENTRIES_AT_ONCE = 500;

    private final Accounts accounts;
    private final AccountErasure erasure;
    private final Sessions sessions;
    private final Memberships memberships;
    private final AuditTrail audit;
    private final CompanyTransaction companies;
    private final TransactionTemplate transaction;

    PersonalData(
            Accounts accounts,
            AccountErasure erasure,
            Sessions sessions,
            Memberships memberships,
            AuditTrail audit,
            CompanyTransaction companies,
            PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.erasure = erasure;
        this.sessions = sessions;
        this.memberships = memberships;
        this.audit = audit;
        this.companies = companies;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param trail what the person did and what was done to their account, oldest first */
    record Everything(
            PersonalAccount account,
            List<PersonalMembership> companies,
            List<Sessions.OpenSession> sessions,
            List<PersonalEntry> trail) {}

    record PersonalAccount(
            String id, String email, @Nullable String name, Language language, boolean confirmed) {}

    record PersonalMembership(CompanyId company, String name, Role role) {}

    record PersonalEntry(Instant at, String action, Map<String, String> details) {}

    Everything of(CurrentUser user, HttpServletRequest request) {
        UserAccount account = accounts.find(user.id()).orElseThrow(ProblemException::notFound);
        return new Everything(
                new PersonalAccount(
                        account.id().toString(),
                        account.email(),
                        account.name(),
                        account.language(),
                        account.confirmed()),
                memberships.of(user.id()).stream()
                        .map(membership -> new PersonalMembership(
                                membership.company(), membership.companyName(), membership.role()))
                        .toList(),
                sessions.list(request, user.id()),
                trail(user));
    }

    private List<PersonalEntry> trail(CurrentUser user) {
        List<PersonalEntry> trail = new ArrayList<>();
        long before = Long.MAX_VALUE;
        List<AuditEntry> page;
        do {
            page = audit.before(user.id(), before, ENTRIES_AT_ONCE);
            for (AuditEntry entry : page) {
                trail.add(new PersonalEntry(entry.at(), entry.action(), entry.details()));
                before = entry.number();
            }
        } while (page.size() == ENTRIES_AT_ONCE);
        return trail.reversed();
    }

    /** @throws ProblemException not-found, last-owner, demo-company */
    void leave(CurrentUser user, CompanyId company) {
        memberships.remove(company, user.id(), user.id());
    }

    /**
     * Erases the account, out of every company first. Nothing is erased when one of them would be left without an owner.
     *
     * @throws ProblemException last-owner, and those of {@link AccountErasure#require}
     */
    void erase(CurrentUser user, String password, SecondProof proof) {
        erasure.require(user.id(), password, proof);
        List<Membership> all = memberships.of(user.id());
        for (Membership membership : all) {
            boolean alone = companies.read(
                    membership.company(), () -> memberships.isLastOwner(membership.company(), user.id()));
            if (alone) {
                throw new ProblemException(409, "last-owner", "A company keeps at least one owner.")
                        .with("company", membership.companyName());
            }
        }
        for (Membership membership : all) {
            memberships.remove(membership.company(), user.id(), user.id());
        }
        transaction.executeWithoutResult(status -> erasure.erase(user.id()));
        sessions.endAll(user.id());
    }
}
