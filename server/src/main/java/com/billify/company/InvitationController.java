package com.billify.company;

import com.billify.identity.CurrentUser;
import com.billify.kernel.CompanyId;
import java.time.Instant;
import java.util.List;
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

/** Invitations as the owners of the company see them, and as whoever was invited does. */
@RestController
@RequestMapping("/api/v1")
class InvitationController {
    private final Invitations invitations;
    private final SessionView sessions;

    InvitationController(Invitations invitations, SessionView sessions) {
        this.invitations = invitations;
        this.sessions = sessions;
    }

    @GetMapping("/companies/{company}/invitations")
    @For(Role.OWNER)
    List<Invitation> list(CompanyId company) {
        return invitations.all(company).stream().map(Invitation::of).toList();
    }

    @PostMapping("/companies/{company}/invitations")
    @For(Role.OWNER)
    @ResponseStatus(HttpStatus.CREATED)
    InvitationMade make(CompanyId company, CurrentUser user, @RequestBody InvitationRequest body) {
        Invitations.Made made = invitations.make(company, user, body.email(), body.role());
        return new InvitationMade(Invitation.of(made.invitation()), made.page());
    }

    @DeleteMapping("/companies/{company}/invitations/{invitation}")
    @For(Role.OWNER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(CompanyId company, CurrentUser user, @PathVariable UUID invitation) {
        invitations.withdraw(company, user, invitation);
    }

    /** What it offers, to whoever holds the link; signed in or not. */
    @PostMapping("/invitations/look")
    Invitations.InvitationOffer look(@RequestBody InvitationUse body) {
        return invitations.look(body.token());
    }

    @PostMapping("/invitations/accept")
    InvitationAccepted accept(CurrentUser user, @RequestBody InvitationUse body) {
        return new InvitationAccepted(invitations.accept(user, body.token()), sessions.of(user.id()));
    }

    record InvitationRequest(String email, Role role) {}

    record InvitationUse(String token) {
        @Override
        public String toString() {
            return "InvitationUse"; // what opens something stays out of every log
        }
    }

    record InvitationAccepted(CompanyId companyId, SessionView.Session session) {}

    record Invitation(UUID id, String email, Role role, Instant madeAt, Instant expiresAt) {
        static Invitation of(InvitationRepository.Kept kept) {
            return new Invitation(kept.id(), kept.email(), kept.role(), kept.madeAt(), kept.expiresAt());
        }
    }

    /** @param page to be given to the person, from the first slash; null when it was mailed */
    record InvitationMade(Invitation invitation, @Nullable String page) {
        @Override
        public String toString() {
            return "InvitationMade";
        }
    }
}
