package com.billify.company;

import com.billify.audit.AuditTrail;
import com.billify.company.InvitationRepository.Kept;
import com.billify.identity.Accounts;
import com.billify.identity.CurrentUser;
import com.billify.identity.MailPreferences;
import com.billify.identity.UserAccount;
import com.billify.kernel.CompanyId;
import com.billify.kernel.EmailAddress;
import com.billify.kernel.ProblemException;
import com.billify.kernel.SecretToken;
import com.billify.notification.Mail;
import com.billify.tenancy.CompanyTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How people come into a company: an owner invites an address, and whoever has the link and signs in with that address may
 * join. Nothing tells the owner whether the address has an account.
 */
@Component
class Invitations {
    private static final Duration VALIDITY = Duration.ofDays(14);
    private static final int MOST = 50;

    private final InvitationRepository invitations;
    private final Memberships memberships;
    private final Companies companies;
    private final Accounts accounts;
    private final MailPreferences preferences;
    private final CompanyTransaction transaction;
    private final AuditTrail audit;
    private final Mail mail;
    private final Clock clock;

    Invitations(
            InvitationRepository invitations,
            Memberships memberships,
            Companies companies,
            Accounts accounts,
            MailPreferences preferences,
            CompanyTransaction transaction,
            AuditTrail audit,
            Mail mail,
            Clock clock) {
        this.invitations = invitations;
        this.memberships = memberships;
        this.companies = companies;
        this.accounts = accounts;
        this.preferences = preferences;
        this.transaction = transaction;
        this.audit = audit;
        this.mail = mail;
        this.clock = clock;
    }

    /** @param page where it is accepted, with what opens it; null when that was mailed and is for nobody else to see */
    record Made(Kept invitation, @Nullable String page) {}

    /** What its reader is told. */
    record InvitationOffer(String companyName, String email, Role role) {}

    List<Kept> all(CompanyId company) {
        return transaction.read(company, () -> invitations.findAll(company));
    }

    /**
     * Invites an address, in place of an earlier invitation of it.
     *
     * @throws ProblemException invalid-email, already-member, too-many-invitations, too-many-mails, demo-company
     */
    Made make(CompanyId company, CurrentUser by, String email, Role role) {
        EmailAddress address = EmailAddress.parse(email)
                .orElseThrow(
                        () -> ProblemException.ofField("email", "invalid-email", "This is not an e-mail address."));
        return transaction.call(company, () -> {
            memberships.refuseDemo(company);
            transaction.lock(company, "members");
            if (memberships.members(company).stream().anyMatch(member -> address.isSameAs(member.email()))) {
                throw new ProblemException(409, "already-member", "This person is a member already.").at("email");
            }
            if (invitations.findAll(company).size() >= MOST) {
                throw new ProblemException(409, "too-many-invitations", "Withdraw an invitation first.");
            }
            boolean mailed = mail.isOn();
            SecretToken token = SecretToken.random();
            Instant now = clock.instant();
            Kept invitation = new Kept(
                    UUID.randomUUID(), address.value(), role, token.digest(), mailed, by.id(), now, now.plus(VALIDITY));
            invitations.put(company, invitation);
            // The secret stands behind the #: browsers do not send it, so no server writes it into a log.
            String page = "/invitation#" + company + "." + invitation.id() + "." + token.text();
            if (mailed) {
                preferences.countInvitation(by.id());
                mail.send(
                        "invitation/" + invitation.id(),
                        address.value(),
                        CompanyLetters.invitation(
                                by.language(), companies.get(company).name(), by.email(), mail.pageAddress(page)),
                        invitation.expiresAt());
            }
            audit.record(company, by.id(), "memberInvited", Map.of("member", address.value(), "role", role.code()));
            return new Made(invitation, mailed ? null : page);
        });
    }

    /** @throws ProblemException not-found */
    void withdraw(CompanyId company, CurrentUser by, UUID id) {
        transaction.run(company, () -> {
            Kept known = invitations.find(company, id).orElseThrow(ProblemException::notFound);
            invitations.remove(company, id);
            audit.record(company, by.id(), "invitationWithdrawn", Map.of("member", known.email()));
        });
    }

    /** @throws ProblemException link-over */
    InvitationOffer look(String token) {
        Link link = Link.parse(token);
        return transaction.read(link.company(), () -> {
            Kept kept = opened(link);
            return new InvitationOffer(companies.get(link.company()).name(), kept.email(), kept.role());
        });
    }

    /**
     * The user is a member from now on. To be one already is no failure, and changes no role.
     *
     * @return the company
     * @throws ProblemException link-over; other-address when it is for somebody else
     */
    CompanyId accept(CurrentUser user, String token) {
        Link link = Link.parse(token);
        CompanyId company = link.company();
        UserAccount account = accounts.find(user.id()).orElseThrow(ProblemException::notFound);
        transaction.run(company, () -> {
            transaction.lock(company, "members");
            Kept kept = opened(link);
            if (account.demo() || !new EmailAddress(kept.email()).isSameAs(account.email())) {
                throw new ProblemException(403, "other-address", "This invitation is for another address.");
            }
            invitations.remove(company, kept.id());
            if (memberships.join(company, user.id(), kept.role())) {
                audit.record(
                        company,
                        user.id(),
                        "memberJoined",
                        Map.of("member", account.email(), "role", kept.role().code()));
            }
            if (kept.mailed()) {
                accounts.confirmAddress(user.id());
            }
        });
        return company;
    }

    private Kept opened(Link link) {
        return invitations
                .find(link.company(), link.id())
                .filter(kept -> link.secret().hasDigest(kept.digest()))
                .filter(kept -> kept.expiresAt().isAfter(clock.instant()))
                .orElseThrow(Link::over);
    }

    /** What stands behind the {@code #}: whose invitation, which, and what opens it. */
    private record Link(CompanyId company, UUID id, SecretToken secret) {
        static Link parse(String token) {
            String[] parts = token.split("\\.", 3);
            try {
                return new Link(CompanyId.parse(parts[0]), UUID.fromString(parts[1]), new SecretToken(parts[2]));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw over();
            }
        }

        static ProblemException over() {
            return new ProblemException(
                    410, "link-over", "This link was used already, or is too old: ask for a new one.");
        }
    }
}
