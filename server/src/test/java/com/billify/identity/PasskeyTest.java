package com.billify.identity;

import static com.billify.testing.Authenticator.MAY_SYNC;
import static com.billify.testing.Authenticator.PERSON_IS_THERE;
import static com.billify.testing.Authenticator.PERSON_WAS_LOOKED_AT;
import static com.billify.testing.Authenticator.SYNCED;
import static org.assertj.core.api.Assertions.assertThat;

import com.billify.testing.Authenticator;
import com.billify.testing.Browser;
import com.billify.testing.Invited;
import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@SpringTest
class PasskeyTest {
    private static final String PASSWORD = "a long enough password";
    private static final int SEEN = PERSON_IS_THERE | PERSON_WAS_LOOKED_AT;

    private final MockMvc mvc;
    private final Browser browser;
    private final String email = "someone." + UUID.randomUUID() + "@example.be";
    private final Authenticator device = new Authenticator();

    PasskeyTest(@Autowired MockMvc mvc) {
        this.mvc = mvc;
        this.browser = new Browser(mvc);
    }

    @Test
    void passkeyOpensWithoutPasswordAndEachAnswerOnce() {
        signUpWith(device);
        var answer = device.answer(challenge());

        assertThat(enter(answer).json().at("/user/email").asString()).isEqualTo(email);
        assertThat(enter(answer).problem()).as("the same answer again").isEqualTo("passkey-refused");
        assertThat(browser.get("/api/v1/me/passkeys").json().at("/0/lastUsedAt").asString())
                .startsWith("2026");
    }

    @Test
    void whatIsNotSignedForUsOnOurPageByThatPersonIsRefused() {
        signUpWith(device);
        String forMaking = browser.post("/api/v1/me/passkeys/challenge", Map.of("password", PASSWORD))
                .json()
                .path("challenge")
                .asString();

        assertThat(enter(new Authenticator().answer(challenge())).problem())
                .as("a device that nobody knows")
                .isEqualTo("passkey-refused");
        assertThat(enter(device.answer("AAAAAAAAAAAAAAAAAAAAAA")).problem())
                .as("a challenge of somebody else")
                .isEqualTo("passkey-refused");
        assertThat(enter(device.answer(forMaking)).problem())
                .as("a challenge for something else")
                .isEqualTo("passkey-refused");
        assertThat(enter(device.saying(PERSON_IS_THERE).answer(challenge())).problem())
                .as("a device that looked at nobody")
                .isEqualTo("passkey-refused");
        device.saying(SEEN);
        assertThat(enter(device.on("https://evil.example", "localhost").answer(challenge()))
                        .problem())
                .as("a page of somebody else")
                .isEqualTo("passkey-refused");
        assertThat(enter(device.on("https://evil.example", "evil.example").answer(challenge()))
                        .problem())
                .as("a place of somebody else")
                .isEqualTo("passkey-refused");
        device.on("http://localhost", "localhost");
        Map<String, Object> changed = new LinkedHashMap<>(device.answer(challenge()));
        changed.put("authenticatorData", device.counting(7).answer(challenge()).get("authenticatorData"));
        assertThat(enter(changed).problem()).as("changed after it was signed").isEqualTo("passkey-refused");
        assertThat(enter(device.answer(challenge())).problem()).isEmpty();
    }

    @Test
    void copyOfAPasskeyIsToldByItsCountAndASyncedOneNeedsNone() {
        signUpWith(device.counting(5));
        assertThat(enter(device.counting(6).answer(challenge())).problem()).isEmpty();
        assertThat(enter(device.counting(6).answer(challenge())).problem())
                .as("signed as often as before")
                .isEqualTo("passkey-refused");

        Authenticator synced = new Authenticator().saying(SEEN | MAY_SYNC);
        assertThat(add(synced).problem()).isEmpty();
        assertThat(enter(synced.answer(challenge())).problem()).isEmpty();
        assertThat(enter(synced.saying(SEEN | MAY_SYNC | SYNCED).answer(challenge()))
                        .problem())
                .as("synced since")
                .isEmpty();
        assertThat(browser.get("/api/v1/me/passkeys").json().at("/1/synced").asBoolean())
                .isTrue();
    }

    @Test
    void passkeyIsMadeByWhoHasThePasswordAndForOnePerson() {
        signUpWith(device);
        assertThat(browser.post("/api/v1/me/passkeys/challenge", Map.of("password", "a guess"))
                        .problem())
                .isEqualTo("wrong-password");
        assertThat(browser.post("/api/v1/me/passkeys", device.made("Again", makingChallenge(browser)))
                        .problem())
                .as("known already")
                .isEqualTo("passkey-refused");

        Browser other = new Browser(mvc);
        other.signUp("another." + UUID.randomUUID() + "@example.be");
        assertThat(other.post("/api/v1/me/passkeys", new Authenticator().made("Mine", makingChallenge(browser)))
                        .problem())
                .as("a challenge of another person")
                .isEqualTo("passkey-refused");
        String id = browser.get("/api/v1/me/passkeys").json().at("/0/id").asString();
        assertThat(other.delete("/api/v1/me/passkeys/" + id).problem()).isEqualTo("not-found");
        assertThat(other.patch("/api/v1/me/passkeys/" + id, Map.of("name", "Mine"))
                        .problem())
                .isEqualTo("not-found");

        assertThat(browser.patch("/api/v1/me/passkeys/" + id, Map.of("name", " Laptop "))
                        .status())
                .isEqualTo(204);
        assertThat(browser.get("/api/v1/me/passkeys").json().at("/0/name").asString())
                .isEqualTo("Laptop");
        assertThat(browser.delete("/api/v1/me/passkeys/" + id).status()).isEqualTo(204);
        assertThat(enter(device.answer(challenge())).problem()).isEqualTo("passkey-refused");
    }

    @Test
    void passkeyIsTheSecondProofForWhoWantsItAndIsNotLostByMistake() {
        browser.signUp(email);
        assertThat(browser.post("/api/v1/me/second-factor/passkeys", Map.of("password", PASSWORD))
                        .problem())
                .isEqualTo("passkey-needed");
        add(device);
        assertThat(signIn(Map.of()).problem()).as("not asked for").isEmpty();
        var paper = browser.post("/api/v1/me/second-factor/passkeys", Map.of("password", PASSWORD));
        assertThat(paper.json().path("codes").size()).isEqualTo(10);

        var asked = signIn(Map.of());
        assertThat(asked.problem()).isEqualTo("code-needed");
        assertThat(asked.json().path("passkey").asBoolean()).isTrue();
        Authenticator strange = new Authenticator();
        Browser stranger = new Browser(mvc);
        stranger.signUp("stranger." + UUID.randomUUID() + "@example.be");
        add(stranger, strange);
        assertThat(switchOff(strange)).as("by somebody else's").isEqualTo("passkey-refused");
        assertThat(enter(device.answer(challenge())).problem())
                .as("without the password")
                .isEmpty();
        assertThat(signIn(Map.of("code", paper.json().at("/codes/0").asString()))
                        .problem())
                .isEmpty();

        String id = browser.get("/api/v1/me/passkeys").json().at("/0/id").asString();
        assertThat(browser.delete("/api/v1/me/passkeys/" + id).problem()).isEqualTo("last-passkey");
        assertThat(browser.post("/api/v1/me/second-factor/removal", Map.of("password", PASSWORD))
                        .problem())
                .isEqualTo("code-needed");
        assertThat(switchOff(device)).isEmpty();
        assertThat(browser.delete("/api/v1/me/passkeys/" + id).status()).isEqualTo(204);
    }

    @Test
    void secondOwnerLetsInWhoHasLostEveryPasskey() {
        Journey journey = Journey.begin(mvc);
        String id = browser.signUp(email).json().at("/user/id").asString();
        Invited.join(journey.browser(), journey.company(), browser, email, "owner");
        add(device);
        browser.post("/api/v1/me/second-factor/passkeys", Map.of("password", PASSWORD));

        assertThat(journey.browser()
                        .post(journey.company() + "/members/" + id + "/second-factor/removal", Map.of())
                        .status())
                .isEqualTo(204);

        assertThat(signIn(Map.of()).problem()).isEmpty();
        assertThat(enter(device.answer(challenge())).problem())
                .as("whoever has found the device")
                .isEqualTo("passkey-refused");
    }

    private String switchOff(Authenticator proof) {
        return browser.post(
                        "/api/v1/me/second-factor/removal",
                        Map.of("password", PASSWORD, "passkey", proof.answer(challenge())))
                .problem();
    }

    private void signUpWith(Authenticator made) {
        browser.signUp(email);
        var added = add(made);
        assertThat(added.status()).as(added.text()).isEqualTo(201);
    }

    private Browser.Answer add(Authenticator made) {
        return add(browser, made);
    }

    private static Browser.Answer add(Browser whose, Authenticator made) {
        return whose.post("/api/v1/me/passkeys", made.made("Phone", makingChallenge(whose)));
    }

    private static String makingChallenge(Browser whose) {
        return whose.post("/api/v1/me/passkeys/challenge", Map.of("password", PASSWORD))
                .json()
                .path("challenge")
                .asString();
    }

    private String challenge() {
        return browser.post("/api/v1/passkey-challenges", Map.of())
                .json()
                .path("challenge")
                .asString();
    }

    private Browser.Answer enter(Map<String, Object> answer) {
        Browser other = new Browser(mvc);
        other.get("/sign-in");
        return other.post("/api/v1/session/passkey", answer);
    }

    private Browser.Answer signIn(Map<String, Object> proof) {
        Map<String, Object> body = new LinkedHashMap<>(proof);
        body.put("email", email);
        body.put("password", PASSWORD);
        Browser other = new Browser(mvc);
        other.get("/sign-in");
        return other.post("/api/v1/session", body);
    }
}
