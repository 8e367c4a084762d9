package com.billify.company;

import com.billify.identity.Accounts;
import com.billify.identity.Preferences;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Language;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the page knows of the person who is signed in. */
@Component
public class SessionView {

    private final Accounts accounts;
    private final Memberships memberships;

    SessionView(Accounts accounts, Memberships memberships) {
        this.accounts = accounts;
        this.memberships = memberships;
    }

    /** @throws ProblemException not-found when the account is gone */
    public Session of(UserId user) {
        return accounts.find(user)
                .map(account -> new Session(
                        new User(
                                account.id(),
                                account.email(),
                                account.name(),
                                account.language(),
                                account.demo(),
                                account.confirmed(),
                                account.operator(),
                                account.preferences()),
                        memberships.of(user).stream()
                                .map(membership -> new CompanySummary(
                                        membership.company(),
                                        membership.companyName(),
                                        membership.role(),
                                        membership.demo()))
                                .toList()))
                .orElseThrow(ProblemException::notFound);
    }

    public record Session(User user, List<CompanySummary> companies) {}

    /**
     * @param demo of whoever looks around in a demo company
     * @param confirmed whether the address is known to be theirs
     * @param operator whether they run this installation
     */
    public record User(
            UserId id,
            String email,
            @Nullable String name,
            Language language,
            boolean demo,
            boolean confirmed,
            boolean operator,
            Preferences preferences) {}

    /** @param demo the company is made up, for visitors to look around in */
    public record CompanySummary(CompanyId id, String name, Role role, boolean demo) {}
}
