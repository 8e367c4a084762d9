package com.billify.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** How people come into a company in tests: as in life, where no mail is set up. */
public final class Invited {
    private Invited() {}

    /**
     * @param company its address in the API
     * @param member signed in under {@code email}
     */
    public static void join(Browser owner, String company, Browser member, String email, String role) {
        Browser.Answer accepted =
                member.post("/api/v1/invitations/accept", Map.of("token", token(owner, company, email, role)));
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);
    }

    /** What opens an invitation that the owner makes. */
    public static String token(Browser owner, String company, String email, String role) {
        Browser.Answer made = owner.post(company + "/invitations", Map.of("email", email, "role", role));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String page = made.json().path("page").asString();
        return page.substring(page.indexOf('#') + 1);
    }
}
