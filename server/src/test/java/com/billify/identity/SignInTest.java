package com.billify.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.billify.audit.AuditTrail;
import com.billify.kernel.UserId;
import com.billify.testing.Browser;
import com.billify.testing.PostgresExtension;
import com.billify.testing.SpringTest;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

@SpringTest
class SignInTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private static final String PASSWORD = "a long enough password";

    @Autowired
    MockMvc mvc;

    @Autowired
    AuditTrail audit;

    @Autowired
    Clock clock;

    private final String email = "Someone." + UUID.randomUUID() + "@example.be";
    private Browser browser;

    SignInTest(@Autowired MockMvc mvc) {
        this.browser = new Browser(mvc);
    }

    @BeforeEach
    void openPage() {
        browser.get("/sign-in");
    }

    @Test
    void whoSignsUpIsSignedIn() {
        Browser.Answer signedUp = browser.signUp(email);

        assertThat(signedUp.status()).isEqualTo(201);
        assertThat(browser.get("/api/v1/session").json()).isEqualTo(signedUp.json());
        assertThat(signedUp.json().at("/user/email").asString()).isEqualTo(email);
        assertThat(signedUp.json().at("/user/language").asString()).isEqualTo("en");
        assertThat(signedUp.json().at("/companies").isEmpty()).isTrue();
    }

    @Test
    void whoSignsOutIsOutAndTheOldSessionIsWorthNothing() {
        browser.signUp(email);
        String session = String.valueOf(browser.cookie("BILLIFY_SESSION"));

        assertThat(browser.delete("/api/v1/session").status()).isEqualTo(204);

        browser.setCookie("BILLIFY_SESSION", session);
        assertThat(browser.get("/api/v1/session").problem()).isEqualTo("not-signed-in");
    }

    @Test
    void addressIsTheSameInUpperAndLowerCase() {
        browser.signUp(email);
        browser.delete("/api/v1/session");

        assertThat(signIn(email.toUpperCase(java.util.Locale.ROOT), PASSWORD).status())
                .isEqualTo(200);
        assertThat(browser.signUp(email.toLowerCase(java.util.Locale.ROOT)).problem())
                .isEqualTo("email-taken");
    }

    @Test
    void wrongPasswordAndUnknownAddressAreAnsweredAlike() {
        browser.signUp(email);
        browser.delete("/api/v1/session");

        Browser.Answer wrong = signIn(email, "not the password");
        Browser.Answer unknown = signIn("nobody." + email, "not the password");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.problem()).isEqualTo("wrong-credentials");
        assertThat(unknown.text()).isEqualTo(wrong.text());
    }

    @Test
    void sixthAttemptMustWaitEvenWithTheRightPassword() {
        browser.signUp(email);
        browser.delete("/api/v1/session");
        for (int attempt = 1; attempt <= 5; attempt++) {
            assertThat(signIn(email, "guess number " + attempt).problem()).isEqualTo("wrong-credentials");
        }

        Browser.Answer sixth = signIn(email, PASSWORD);

        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.problem()).isEqualTo("locked-out");
        assertThat(Instant.parse(sixth.json().at("/until").asString()))
                .isAfter(clock.instant().minusSeconds(1));
    }

    @Test
    void unknownAddressIsLockedOutLikeAKnownOne() {
        for (int attempt = 1; attempt <= 5; attempt++) {
            assertThat(signIn(email, "guess number " + attempt).problem()).isEqualTo("wrong-credentials");
        }
        assertThat(signIn(email, "one more guess").problem()).isEqualTo("locked-out");
    }

    @Test
    void sessionGetsANewIdAtSignIn() {
        browser.signUp(email);
        String before = String.valueOf(browser.cookie("BILLIFY_SESSION"));

        signIn(email, PASSWORD);

        assertThat(browser.cookie("BILLIFY_SESSION")).isNotEqualTo(before);
    }

    @Test
    void writingWithoutTheTokenAgainstForgeryIsRefused() throws Exception {
        mvc.perform(post("/api/v1/session")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(result -> {
                    assertThat(result.getResponse().getStatus()).isEqualTo(403);
                    assertThat(result.getResponse().getContentAsString()).contains("urn:billify:problem:forbidden");
                });
    }

    @Test
    void changedPasswordEndsTheOtherSessions() {
        browser.signUp(email);
        Browser other = new Browser(mvc);
        other.get("/sign-in");
        other.post("/api/v1/session", Map.of("email", email, "password", PASSWORD));
        assertThat(other.get("/api/v1/session").status()).isEqualTo(200);

        Browser.Answer changed = browser.put(
                "/api/v1/me/password", Map.of("current", PASSWORD, "replacement", "an even longer password"));

        assertThat(changed.status()).isEqualTo(204);
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(200);
        assertThat(other.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(signIn(email, PASSWORD).status()).isEqualTo(401);
        assertThat(signIn(email, "an even longer password").status()).isEqualTo(200);
    }

    @Test
    void passwordIsNotChangedByWhoDoesNotKnowIt() {
        browser.signUp(email);

        Browser.Answer refused =
                browser.put("/api/v1/me/password", Map.of("current", "a guess", "replacement", "of my own choosing"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/fields/0/field").asString()).isEqualTo("current");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "nine char"})
    void weakPasswordIsRefused(String password) {
        Browser.Answer refused =
                browser.post("/api/v1/users", Map.of("email", email, "password", password, "language", "nl"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("weak-password");
        assertThat(refused.json().at("/fields/0/field").asString()).isEqualTo("password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "someone", "some one@example.be", "someone@example", "@example.be"})
    void whatIsNoAddressIsRefused(String typed) {
        assertThat(browser.post("/api/v1/users", Map.of("email", typed, "password", PASSWORD, "language", "nl"))
                        .problem())
                .isEqualTo("invalid-email");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"email\":\"a@b.be\",\"password\":\"a long enough password\",\"language\":\"xx\"}",
                "{\"email\":\"a@b.be\",\"password\":\"a long enough password\",\"language\":\"nl\",\"admin\":true}",
                "{\"email\":null,\"password\":\"a long enough password\",\"language\":\"nl\"}",
                "{}"
            })
    void whatIsNotOfTheDocumentedFormIsRefused(String body) {
        Browser.Answer refused = browser.post("/api/v1/users", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("malformed-request");
    }

    @Test
    void nameAndLanguageAreChangedEachByItself() {
        browser.signUp(email);

        browser.patch("/api/v1/me", "{\"name\":\"An Peeters\"}");
        browser.patch("/api/v1/me", "{\"language\":\"fr\"}");
        assertThat(browser.get("/api/v1/session").json().at("/user/name").asString())
                .isEqualTo("An Peeters");
        assertThat(browser.get("/api/v1/session").json().at("/user/language").asString())
                .isEqualTo("fr");

        browser.patch("/api/v1/me", "{\"name\":null}");
        assertThat(browser.get("/api/v1/session").json().at("/user/name").isNull())
                .isTrue();
        assertThat(browser.get("/api/v1/session").json().at("/user/language").asString())
                .isEqualTo("fr");
    }

    @Test
    void comingAndGoingIsWrittenDown() {
        String id = browser.signUp(email).json().at("/user/id").asString();
        browser.delete("/api/v1/session");
        browser.get("/sign-in");
        signIn(email, "not the password");
        signIn(email, PASSWORD);

        assertThat(postgres.jdbc()
                        .sql("SELECT action FROM audit.user_entry WHERE user_id = :user ORDER BY number")
                        .param("user", UUID.fromString(id))
                        .query((row, number) -> row.getString("action"))
                        .list())
                .containsExactly("signedUp", "signedOut", "signInFailed", "signedIn");
        assertThat(audit.verify(new UserId(UUID.fromString(id)))).isEmpty();
    }

    @Test
    void passwordIsKeptAsArgon2OnlyAndTheSessionKnowsAnIdOnly() {
        String id = browser.signUp(email).json().at("/user/id").asString();

        assertThat(postgres.jdbc()
                        .sql("SELECT password_hash FROM identity.user_account WHERE id = :user")
                        .param("user", UUID.fromString(id))
                        .query((row, number) -> row.getString(1))
                        .single())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(postgres.jdbc()
                        .sql("SELECT count(*) FROM identity.session WHERE principal_name = :user")
                        .param("user", id)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private Browser.Answer signIn(String address, String password) {
        return browser.post("/api/v1/session", Map.of("email", address, "password", password));
    }
}
