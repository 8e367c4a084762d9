package com.billify.company;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.testing.Browser;
import com.billify.testing.Invited;
import com.billify.testing.Journey;
import com.billify.testing.Mailbox;
import com.billify.testing.PostgresExtension;
import com.billify.testing.SpringTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@SpringTest
class InvitationTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    @Autowired
    MockMvc mvc;

    private Journey journey;
    private String company = "";
    private final String email = "Invited." + UUID.randomUUID() + "@example.be";

    @BeforeEach
    void found() {
        journey = Journey.begin(mvc, Map.of("name", "Korenaar"));
        company = journey.company();
    }

    @Test
    void whoIsInvitedSeesByWhomAndJoinsWithTheRole() {
        String token = Invited.token(journey.browser(), company, email, "accountant");
        Browser person = new Browser(mvc);
        person.get("/invitation");

        var offer =
                person.post("/api/v1/invitations/look", Map.of("token", token)).json();
        assertThat(offer.path("companyName").asString()).isEqualTo("Korenaar");
        assertThat(offer.path("email").asString()).isEqualTo(email);
        assertThat(offer.path("role").asString()).isEqualTo("accountant");
        person.signUp(email.toLowerCase(java.util.Locale.ROOT));
        var accepted = person.post("/api/v1/invitations/accept", Map.of("token", token));

        assertThat(accepted.json().at("/session/companies/0/role").asString()).isEqualTo("accountant");
        assertThat(person.get(company).status()).isEqualTo(200);
        assertThat(person.get(company + "/audit").status()).isEqualTo(200);
        assertThat(person.get(company + "/members").status()).isEqualTo(403);
        assertThat(journey.get("/invitations")).isEmpty();
        assertThat(journey.get("/audit").at("/items/0/action").asString()).isEqualTo("memberJoined");
    }

    @Test
    void invitationForAnotherAddressIsRefusedAndStaysGood() {
        String token = Invited.token(journey.browser(), company, email, "viewer");
        Browser other = new Browser(mvc);
        other.signUp("other." + UUID.randomUUID() + "@example.be");

        assertThat(other.post("/api/v1/invitations/accept", Map.of("token", token))
                        .problem())
                .isEqualTo("other-address");
        assertThat(other.get(company).status()).isEqualTo(404);
        Browser person = new Browser(mvc);
        person.signUp(email);
        assertThat(person.post("/api/v1/invitations/accept", Map.of("token", token))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void invitationIsGoodOnceAndNotAfterItWasWithdrawnReplacedOrHasGrownOld() {
        Browser person = new Browser(mvc);
        person.signUp(email);
        String replaced = Invited.token(journey.browser(), company, email, "viewer");
        String withdrawn = Invited.token(journey.browser(), company, email, "editor");
        assertThat(accept(person, replaced)).isEqualTo("link-over");
        journey.browser()
                .delete(company + "/invitations/"
                        + journey.get("/invitations").get(0).path("id").asString());
        assertThat(accept(person, withdrawn)).isEqualTo("link-over");

        String old = Invited.token(journey.browser(), company, email, "viewer");
        postgres.ownerJdbc()
                .sql("UPDATE company.invitation SET expires_at = made_at WHERE email = :email")
                .param("email", email)
                .update();
        assertThat(accept(person, old)).isEqualTo("link-over");

        String good = Invited.token(journey.browser(), company, email, "viewer");
        assertThat(accept(person, good.substring(0, good.length() - 1) + "!")).isEqualTo("link-over");
        assertThat(accept(person, "nothing")).isEqualTo("link-over");
        assertThat(accept(person, good)).isEmpty();
        assertThat(accept(person, good)).isEqualTo("link-over");
    }

    @Test
    void answerDoesNotTellWhetherTheAddressHasAnAccount() {
        Browser person = new Browser(mvc);
        person.signUp(email);

        var known = journey.browser().post(company + "/invitations", Map.of("email", email, "role", "viewer"));
        var unknown = journey.browser().post(company + "/invitations", Map.of("email", "x." + email, "role", "viewer"));

        assertThat(unknown.status()).isEqualTo(known.status());
        assertThat(unknown.json().propertyNames()).isEqualTo(known.json().propertyNames());
    }

    @Test
    void whatAnOwnerOfferedEndsWithBeingOne() {
        Browser second = new Browser(mvc);
        String address = "second." + UUID.randomUUID() + "@example.be";
        String id = second.signUp(address).json().at("/user/id").asString();
        Invited.join(journey.browser(), company, second, address, "owner");
        String token = Invited.token(second, company, email, "owner");

        journey.browser().delete(company + "/members/" + id);

        Browser person = new Browser(mvc);
        person.signUp(email);
        assertThat(accept(person, token)).isEqualTo("link-over");
    }

    @Test
    void mailedInvitationIsShownToNobodyAndConfirmsTheAddress() {
        try (Mailbox box = Mailbox.open(mvc)) {
            var made = journey.browser().post(company + "/invitations", Map.of("email", email, "role", "viewer"));
            assertThat(made.json().path("page").isNull()).isTrue();

            String token = box.secret(email, 1);
            assertThat(Mailbox.text(box.find(email).getFirst()))
                    .contains("Korenaar")
                    .contains("https://cash.example.be/invitation#");
            Browser person = new Browser(mvc);
            person.signUp(email);
            assertThat(accept(person, token)).isEmpty();
            assertThat(person.get("/api/v1/session")
                            .json()
                            .at("/user/confirmed")
                            .asBoolean())
                    .isTrue();
        }
    }

    private static String accept(Browser person, String token) {
        return person.post("/api/v1/invitations/accept", Map.of("token", token)).problem();
    }
}
