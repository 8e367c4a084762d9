package com.billify.company;

import com.billify.audit.AuditTrail;
import com.billify.identity.Accounts;
import com.billify.identity.CurrentUser;
import com.billify.identity.SecondFactors;
import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import com.billify.notification.Mail;
import com.billify.tenancy.CompanyTransaction;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Who belongs to which company, and may do what there. A company has an owner at all times. What an owner offered others ends
 * with being one.
 */
@Component
public class Memberships {

    private final MembershipRepository memberships;
    private final InvitationRepository invitations;
    private final Accounts accounts;
    private final SecondFactors factors;
    private final Mail mail;
    private final CompanyTransaction transaction;
    private final AuditTrail audit;
    private final Clock clock;

    Memberships(
            MembershipRepository memberships,
            InvitationRepository invitations,
            Accounts accounts,
            SecondFactors factors,
            Mail mail,
            CompanyTransaction transaction,
            AuditTrail audit,
            Clock clock) {
        this.memberships = memberships;
        this.invitations = invitations;
        this.accounts = accounts;
        this.factors = factors;
        this.mail = mail;
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

    /** In the running transaction of the company. False when the user is a member already. */
    boolean join(CompanyId company, UserId user, Role role) {
        return memberships.add(company, user, role, clock.instant());
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
            if (known.role() == Role.OWNER && role != Role.OWNER) {
                invitations.removeOf(company, user);
            }
            audit.record(
                    company,
                    by,
                    "memberChanged",
                    Map.of(
                            "member", known.email(),
                            "roleBefore", known.role().code(),
                            "role", role.code()));
            return known.as(role);
        });
    }

    /** @throws ProblemException not-found, last-owner, demo-company */
    void remove(CompanyId company, UserId by, UserId user) {
        transaction.run(company, () -> {
            refuseDemo(company);
            Member known = lockedMember(company, user);
            requireAnotherOwner(company, known);
            memberships.remove(company, user);
            invitations.removeOf(company, user);
            audit.record(
                    company,
                    by,
                    "memberRemoved",
                    Map.of("member", known.email(), "roleBefore", known.role().code()));
        });
    }

    /**
     * Lets a member in who has lost the device of the second factor: the password is enough then. For who is an owner wherever
     * that person belongs, as nobody decides over the door to somebody else's company.
     *
     * @throws ProblemException not-found, not-yours-alone; forbidden for oneself, for whom there are codes on paper
     */
    void removeSecondFactor(CompanyId company, CurrentUser by, UserId user) {
        if (by.id().equals(user)) {
            throw new ProblemException(403, "forbidden", "You may not do this.");
        }
        List<CompanyId> owned = of(by.id()).stream()
                .filter(membership -> membership.role() == Role.OWNER)
                .map(Membership::company)
                .toList();
        boolean elsewhere = of(user).stream().anyMatch(membership -> !owned.contains(membership.company()));
        transaction.run(company, () -> {
            refuseDemo(company);
            Member known = lockedMember(company, user);
            if (elsewhere) {
                throw new ProblemException(403, "not-yours-alone", "This person belongs to another company as well.");
            }
            audit.record(company, by.id(), "secondFactorRemoved", Map.of("member", known.email()));
            factors.remove(user, by.id());
            accounts.find(user)
                    .ifPresent(account -> mail.send(
                            "second-factor-removed/" + UUID.randomUUID(),
                            account.email(),
                            CompanyLetters.secondFactorRemoved(account.language(), by.email()),
                            null));
        });
    }

    void refuseDemo(CompanyId company) {
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

    /** In the running transaction of the company. */
    boolean isLastOwner(CompanyId company, UserId user) {
        List<UserId> owners = memberships.findMembers(company).stream()
                .filter(member -> member.role() == Role.OWNER)
                .map(Member::userId)
                .toList();
        return owners.equals(List.of(user));
    }

    private void requireAnotherOwner(CompanyId company, Member leaving) {
        if (isLastOwner(company, leaving.userId())) {
            throw new ProblemException(409, "last-owner", "A company keeps at least one owner.");
        }
    }
}
