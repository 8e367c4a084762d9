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
class PersonalDataTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private static final String PASSWORD = "a long enough password";

    @Autowired
    MockMvc mvc;

    private final String email = "Someone." + UUID.randomUUID() + "@example.be";
    private Journey journey;
    private Browser person;
    private String id = "";

    @BeforeEach
    void join() {
        journey = Journey.begin(mvc, Map.of("name", "Korenaar"));
        person = new Browser(mvc);
        id = person.signUp(email).json().at("/user/id").asString();
        Invited.join(journey.browser(), journey.company(), person, email, "editor");
    }

    @Test
    void personTakesAlongWhatIsKept() {
        var file = person.get("/api/v1/me/data");

        assertThat(file.headers().get("Content-Disposition")).contains("attachment");
        assertThat(file.json().at("/account/email").asString()).isEqualTo(email);
        assertThat(file.json().at("/companies/0/name").asString()).isEqualTo("Korenaar");
        assertThat(file.json().at("/trail/0/action").asString()).isEqualTo("signedUp");
        assertThat(file.text()).doesNotContain("argon2");
    }

    @Test
    void memberLeavesAndTheLastOwnerStays() {
        String company = journey.company().substring("/api/v1/companies/".length());

        assertThat(person.delete("/api/v1/me/memberships/" + company).status()).isEqualTo(204);
        assertThat(person.get(journey.company()).status()).isEqualTo(404);
        assertThat(person.delete("/api/v1/me/memberships/" + company).status()).isEqualTo(404);
        assertThat(journey.browser().delete("/api/v1/me/memberships/" + company).problem())
                .isEqualTo("last-owner");
    }

    @Test
    void erasedAccountLeavesNothingOfThePersonAndTheTrailWhole() {
        String token = person.post("/api/v1/me/tokens", Map.of("name", "x", "scope", "read", "password", PASSWORD))
                .json()
                .path("token")
                .asString();
        assertThat(erase(person, "a guess")).isEqualTo("wrong-password");

        assertThat(erase(person, PASSWORD)).isEmpty();

        assertThat(person.get("/api/v1/session").problem()).isEqualTo("not-signed-in");
        Browser program = new Browser(mvc);
        program.bring(token);
        assertThat(program.get(journey.company()).problem()).isEqualTo("not-signed-in");
        assertThat(postgres.jdbc()
                        .sql("SELECT row_to_json(account)::text FROM identity.user_account AS account WHERE id = :id")
                        .param("id", UUID.fromString(id))
                        .query(String.class)
                        .single())
                .doesNotContain("Someone.");
        assertThat(journey.get("/members").size()).isOne();
        assertThat(journey.get("/audit/verification").path("firstBroken").isNull())
                .isTrue();
        Browser again = new Browser(mvc);
        assertThat(again.signUp(email).status()).as("the address is free").isEqualTo(201);
    }

    @Test
    void whoACompanyOrTheInstallationCannotDoWithoutIsNotErased() {
        Browser owner = journey.browser();

        assertThat(erase(owner, PASSWORD)).isEqualTo("last-owner");
        assertThat(owner.get(journey.company()).status()).isEqualTo(200);
        assertThat(erase(Mailbox.operator(mvc), PASSWORD)).isEqualTo("operator-stays");
    }

    private static String erase(Browser browser, String password) {
        return browser.post("/api/v1/me/erasure", Map.of("password", password)).problem();
    }
}
