package com.billify.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.testing.Browser;
import com.billify.testing.Mailbox;
import com.billify.testing.PostgresExtension;
import com.billify.testing.SpringTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@SpringTest
class RecoveryTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private static final String PASSWORD = "a long enough password";
    private static final String OTHER = "quite another password";

    private final MockMvc mvc;
    private final Browser browser;
    private final String email = "Someone." + UUID.randomUUID() + "@example.be";

    RecoveryTest(@Autowired MockMvc mvc) {
        this.mvc = mvc;
        this.browser = new Browser(mvc);
    }

    @Test
    void whoForgotThePasswordChoosesAnotherOnceAndIsSignedOutEverywhere() {
        browser.signUp(email);
        Browser anonymous = anonymous();
        try (Mailbox box = Mailbox.open(mvc)) {
            assertThat(anonymous
                            .post("/api/v1/password-resets", Map.of("email", email))
                            .status())
                    .isEqualTo(204);
            String token = box.secret(email, 1);
            assertThat(reset(anonymous, token, "short")).isEqualTo("weak-password");
            assertThat(reset(anonymous, token, OTHER)).isEmpty();

            assertThat(browser.get("/api/v1/session").problem()).isEqualTo("not-signed-in");
            assertThat(signIn(anonymous, PASSWORD)).isEqualTo("wrong-credentials");
            assertThat(signIn(anonymous, OTHER)).isEmpty();
            assertThat(reset(anonymous, token, PASSWORD)).isEqualTo("link-over");
        }
    }

    @Test
    void linkIsGoodForAnHour() {
        browser.signUp(email);
        Browser anonymous = anonymous();
        try (Mailbox box = Mailbox.open(mvc)) {
            anonymous.post("/api/v1/password-resets", Map.of("email", email));
            String token = box.secret(email, 1);
            postgres.jdbc().sql("""
                            UPDATE identity.one_time_link SET made_at = made_at - interval '1 hour',
                                   expires_at = expires_at - interval '1 hour'
                             WHERE user_id = (SELECT id FROM identity.user_account WHERE email = :email)
                            """).param("email", email).update();

            assertThat(reset(anonymous, token, OTHER)).isEqualTo("link-over");
            assertThat(signIn(anonymous, PASSWORD)).isEmpty();
        }
    }

    @Test
    void addressWithoutAnAccountIsAnsweredAlikeAndSentNothing() {
        browser.signUp(email);
        Browser anonymous = anonymous();
        try (Mailbox box = Mailbox.open(mvc)) {
            var unknown = anonymous.post("/api/v1/password-resets", Map.of("email", "nobody." + email));
            var known = anonymous.post("/api/v1/password-resets", Map.of("email", email));

            assertThat(unknown.status()).isEqualTo(known.status());
            assertThat(unknown.text()).isEqualTo(known.text());
            box.mails(email, 1);
            assertThat(box.find("nobody." + email)).isEmpty();
        }
    }

    @Test
    void noMailboxIsFilledFromOutside() {
        browser.signUp(email);
        Browser anonymous = anonymous();
        try (Mailbox box = Mailbox.open(mvc)) {
            for (int wish = 1; wish <= 5; wish++) {
                anonymous.post("/api/v1/password-resets", Map.of("email", email));
                box.mails(email, Math.min(wish, 3));
            }
        }
    }

    @Test
    void whereNoMailIsSetUpTheOperatorMakesALinkAndNobodyElse() {
        browser.signUp(email);
        assertThat(anonymous()
                        .post("/api/v1/password-resets", Map.of("email", email))
                        .problem())
                .isEqualTo("mail-off");
        assertThat(browser.post("/api/v1/installation/reset-links", Map.of("email", email))
                        .problem())
                .isEqualTo("forbidden");

        String page = Mailbox.operator(mvc)
                .post("/api/v1/installation/reset-links", Map.of("email", email))
                .json()
                .path("page")
                .asString();

        assertThat(page).startsWith("/new-password#");
        assertThat(reset(anonymous(), page.substring(page.indexOf('#') + 1), OTHER))
                .isEmpty();
    }

    @Test
    void addressIsConfirmedByTheLinkThatWasSentToIt() {
        try (Mailbox box = Mailbox.open(mvc)) {
            browser.signUp(email);
            assertThat(confirmed()).isFalse();

            assertThat(anonymous()
                            .post("/api/v1/address-confirmations/use", Map.of("token", box.secret(email, 1)))
                            .status())
                    .isEqualTo(204);

            assertThat(confirmed()).isTrue();
        }
    }

    @Test
    void addressChangesOnceTheNewOneIsProvenAndTheOldOneIsTold() {
        browser.signUp(email);
        String another = "Another." + email;
        try (Mailbox box = Mailbox.open(mvc)) {
            assertThat(browser.put("/api/v1/me/address", Map.of("email", another, "password", "a guess"))
                            .problem())
                    .isEqualTo("wrong-password");
            var asked = browser.put("/api/v1/me/address", Map.of("email", another, "password", PASSWORD));
            assertThat(asked.json().path("linkSent").asBoolean()).isTrue();
            assertThat(asked.json().at("/session/user/email").asString()).isEqualTo(email);

            anonymous().post("/api/v1/address-confirmations/use", Map.of("token", box.secret(another, 1)));

            assertThat(browser.get("/api/v1/session").json().at("/user/email").asString())
                    .isEqualTo(another);
            assertThat(confirmed()).isTrue();
            assertThat(Mailbox.text(box.mails(email, 1).getLast())).contains(another);
        }
    }

    @Test
    void addressOfAnotherPersonIsNotTaken() {
        String theirs = "theirs." + email;
        new Browser(mvc).signUp(theirs);
        browser.signUp(email);

        assertThat(browser.put("/api/v1/me/address", Map.of("email", theirs, "password", PASSWORD))
                        .problem())
                .isEqualTo("email-taken");
        var changed = browser.put("/api/v1/me/address", Map.of("email", "new." + email, "password", PASSWORD));
        assertThat(changed.json().at("/session/user/email").asString()).isEqualTo("new." + email);
    }

    @Test
    void sessionsAreSeenWithoutTheirSecretAndEndedEachOrTogether() {
        browser.signUp(email);
        Browser phone = signedIn();
        Browser tablet = signedIn();

        var sessions = browser.get("/api/v1/me/sessions");
        assertThat(sessions.json()).hasSize(3);
        assertThat(sessions.json().at("/0/current").asBoolean()).isTrue();
        assertThat(sessions.text()).doesNotContain(String.valueOf(phone.cookie("BILLIFY_SESSION")));

        String own = phone.get("/api/v1/me/sessions").json().at("/0/id").asString();
        assertThat(browser.delete("/api/v1/me/sessions/" + own).status()).isEqualTo(204);
        assertThat(phone.get("/api/v1/session").problem()).isEqualTo("not-signed-in");
        assertThat(tablet.get("/api/v1/session").status()).isEqualTo(200);

        assertThat(browser.delete("/api/v1/me/sessions").status()).isEqualTo(204);
        assertThat(tablet.get("/api/v1/session").problem()).isEqualTo("not-signed-in");
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(200);
    }

    private boolean confirmed() {
        return browser.get("/api/v1/session").json().at("/user/confirmed").asBoolean();
    }

    private Browser anonymous() {
        Browser anonymous = new Browser(mvc);
        anonymous.get("/sign-in");
        return anonymous;
    }

    private Browser signedIn() {
        Browser other = anonymous();
        assertThat(signIn(other, PASSWORD)).isEmpty();
        return other;
    }

    private String signIn(Browser from, String password) {
        return from.post("/api/v1/session", Map.of("email", email, "password", password))
                .problem();
    }

    private static String reset(Browser from, String token, String password) {
        return from.post("/api/v1/password-resets/use", Map.of("token", token, "password", password))
                .problem();
    }
}
