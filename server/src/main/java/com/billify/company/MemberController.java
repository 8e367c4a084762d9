package com.billify.company;

import com.billify.identity.CurrentUser;
import com.billify.kernel.CompanyId;
import com.billify.kernel.UserId;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/companies/{company}/members")
class MemberController {

    private final Memberships memberships;

    MemberController(Memberships memberships) {
        this.memberships = memberships;
    }

    @GetMapping
    @For(Role.OWNER)
    List<Member> list(CompanyId company) {
        return memberships.members(company);
    }

    @PatchMapping("/{member}")
    @For(Role.OWNER)
    Member change(CompanyId company, CurrentUser user, @PathVariable UUID member, @RequestBody MemberRequest body) {
        return memberships.change(company, user.id(), new UserId(member), body.role());
    }

    @DeleteMapping("/{member}")
    @For(Role.OWNER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(CompanyId company, CurrentUser user, @PathVariable UUID member) {
        memberships.remove(company, user.id(), new UserId(member));
    }

    /** For a member who has lost the device of the second factor. */
    @PostMapping("/{member}/second-factor/removal")
    @For(Role.OWNER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeSecondFactor(CompanyId company, CurrentUser user, @PathVariable UUID member) {
        memberships.removeSecondFactor(company, user, new UserId(member));
    }

    record MemberRequest(Role role) {}
}
