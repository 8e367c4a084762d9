package com.billify.company;

import com.billify.audit.AuditTrail;
import com.billify.identity.Accounts;
import com.billify.identity.UserAccount;
import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import com.billify.tenancy.CompanyTransaction;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who belongs to which company, and may do what there. A company has an owner at all times. */
@Component
public class Memberships {

    private final MembershipRepository memberships;
    private final Accounts accounts;
    private final CompanyTransaction transaction;
    private final AuditTrail audit;
    private final Clock clock;

    Memberships(
            MembershipRepository memberships,
            Accounts accounts,
            CompanyTransaction transaction,
            AuditTrail audit,
            Clock clock) {
        this.memberships = memberships;
        this.accounts = accounts;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /** By the name of the company. */
    public List<Membership> of(UserId user) {
        return memberships.findMemberships(user);
    }

    /** Empty when the user is not a member, or there is no such company. */
    public Optional<Role> role(UserId user, CompanyId company) {
        return memberships.findRole(user, company);
    }

    List<Member> members(CompanyId company) {
        return transaction.read(company, () -> memberships.findMembers(company));
    }

    void addFirst(CompanyId company, UserId owner) {
        memberships.add(company, owner, Role.OWNER, clock.instant());
    }

    /** @throws ProblemException no-such-user, already-member, demo-company */
    Member add(CompanyId company, UserId by, String email, Role role) {
        UserAccount account = accounts.find(email)
                .filter(found -> !found.demo())
                .orElseThrow(() -> new ProblemException(
                                404, "no-such-user", "Nobody with this e-mail address has an account yet.")
                        .at("email"));
        return transaction.call(company, () -> {
            refuseDemo(company);
            if (!memberships.add(company, account.id(), role, clock.instant())) {
                throw new ProblemException(409, "already-member", "This person is a member already.").at("email");
            }
            audit.record(company, by, "memberAdded", Map.of("member", account.email(), "role", role.code()));
            return new Member(account.id(), account.email(), account.name(), role);
        });
    }

    /** @throws ProblemException not-found, last-owner, demo-company */
    Member change(CompanyId company, UserId by, UserId user, Role role) {
        return transaction.call(company, () -> {
            refuseDemo(company);
            Member known = lockedMember(company, user);
            if (role != Role.OWNER) {
                requireAnotherOwner(company, known);
            }
            memberships.update(company, user, role);
            audit.record(company, by, "memberChanged", Map.of("member", known.email(), "role", role.code()));
            return new Member(user, known.email(), known.name(), role);
        });
    }

    /** @throws ProblemException not-found, last-owner, demo-company */
    void remove(CompanyId company, UserId by, UserId user) {
        transaction.run(company, () -> {
            refuseDemo(company);
            Member known = lockedMember(company, user);
            requireAnotherOwner(company, known);
            memberships.remove(company, user);
            audit.record(company, by, "memberRemoved", Map.of("member", known.email()));
        });
    }

    private void refuseDemo(CompanyId company) {
        if (memberships.isDemo(company)) {
            throw new ProblemException(403, "demo-company", "Nobody is invited to a demo company.");
        }
    }

    /** Under a lock: of two owners that leave at the same moment, one must see the other gone. */
    private Member lockedMember(CompanyId company, UserId user) {
        transaction.lock(company, "members");
        return memberships.findMembers(company).stream()
                .filter(member -> member.userId().equals(user))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    private void requireAnotherOwner(CompanyId company, Member leaving) {
        boolean another = memberships.findMembers(company).stream()
                .anyMatch(member ->
                        member.role() == Role.OWNER && !member.userId().equals(leaving.userId()));
        if (leaving.role() == Role.OWNER && !another) {
            throw new ProblemException(409, "last-owner", "A company keeps at least one owner.");
        }
    }
}
