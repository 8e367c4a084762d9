package com.billify.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.identity.core.OneTimeCode;
import com.billify.testing.Browser;
import com.billify.testing.Invited;
import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@SpringTest
class SecondFactorTest {
    private static final String PASSWORD = "a long enough password";
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final MockMvc mvc;
    private final Clock clock;
    private final Browser browser;
    private final String email = "Someone." + UUID.randomUUID() + "@example.be";
    private byte[] secret = {};
    private List<String> paper = List.of();

    SecondFactorTest(@Autowired MockMvc mvc, @Autowired Clock clock) {
        this.mvc = mvc;
        this.clock = clock;
        this.browser = new Browser(mvc);
    }

    @Test
    void signingInTakesACodeThatWasNotSeenBefore() {
        browser.signUp(email);
        String first = switchOn();

        assertThat(signIn(PASSWORD, "")).isEqualTo("code-needed");
        assertThat(signIn("not the password", "")).isEqualTo("wrong-credentials");
        assertThat(signIn(PASSWORD, first)).as("the code that switched it on").isEqualTo("wrong-code");
        String next = OneTimeCode.at(secret, clock.instant().plusSeconds(30));
        assertThat(signIn(PASSWORD, next)).isEmpty();
        assertThat(signIn(PASSWORD, next)).as("used a second time").isEqualTo("wrong-code");
    }

    @Test
    void codeOnPaperOpensOnce() {
        browser.signUp(email);
        switchOn();

        assertThat(paper).hasSize(10).doesNotHaveDuplicates();
        assertThat(signIn(PASSWORD, paper.getFirst().toLowerCase(java.util.Locale.ROOT)))
                .isEmpty();
        assertThat(signIn(PASSWORD, paper.getFirst())).isEqualTo("wrong-code");
        assertThat(browser.get("/api/v1/me/second-factor")
                        .json()
                        .path("recoveryCodes")
                        .asInt())
                .isEqualTo(9);
    }

    @Test
    void codesCannotBeGuessedMoreOftenThanPasswords() {
        browser.signUp(email);
        switchOn();
        for (int guess = 0; guess < 5; guess++) {
            assertThat(signIn(PASSWORD, "00000" + guess)).isEqualTo("wrong-code");
        }

        assertThat(signIn(PASSWORD, paper.getFirst())).isEqualTo("locked-out");
    }

    @Test
    void itIsSwitchedOnAndOffByWhoHasPasswordAndCode() {
        browser.signUp(email);
        assertThat(browser.post("/api/v1/me/second-factor", Map.of("password", "a guess"))
                        .problem())
                .isEqualTo("wrong-password");
        switchOn();
        assertThat(browser.post("/api/v1/me/second-factor", Map.of("password", PASSWORD))
                        .problem())
                .isEqualTo("second-factor-on");
        assertThat(switchOff(PASSWORD, "123456")).isEqualTo("wrong-code");
        assertThat(switchOff("a guess", paper.getFirst())).isEqualTo("wrong-password");

        assertThat(switchOff(PASSWORD, paper.getFirst())).isEmpty();

        assertThat(signIn(PASSWORD, "")).isEmpty();
    }

    @Test
    void secondOwnerLetsInWhoHasLostTheDeviceUnlessAnotherCompanyIsConcerned() {
        Journey journey = Journey.begin(mvc);
        String id = browser.signUp(email).json().at("/user/id").asString();
        Invited.join(journey.browser(), journey.company(), browser, email, "owner");
        switchOn();
        String reset = journey.company() + "/members/" + id + "/second-factor/removal";
        assertThat(journey.get("/members").toString()).contains("\"secondFactor\":true");
        assertThat(browser.post(reset, Map.of()).problem()).as("for oneself").isEqualTo("forbidden");

        String elsewhere =
                browser.post("/api/v1/companies", "{}").json().path("id").asString();
        assertThat(journey.browser().post(reset, Map.of()).problem()).isEqualTo("not-yours-alone");
        String other = journey.browser()
                .get("/api/v1/session")
                .json()
                .at("/user/email")
                .asString();
        Invited.join(browser, "/api/v1/companies/" + elsewhere, journey.browser(), other, "owner");
        assertThat(journey.browser().post(reset, Map.of()).status()).isEqualTo(204);

        assertThat(signIn(PASSWORD, "")).isEmpty();
        assertThat(journey.get("/audit").at("/items/0/action").asString()).isEqualTo("secondFactorRemoved");
    }

    /** Answers the code that was used. */
    private String switchOn() {
        var setup = browser.post("/api/v1/me/second-factor", Map.of("password", PASSWORD))
                .json();
        assertThat(setup.path("squares").size()).isGreaterThan(20);
        secret = decoded(setup.path("secret").asString());
        String code = OneTimeCode.at(secret, clock.instant());
        var confirmed = browser.post("/api/v1/me/second-factor/confirmation", Map.of("code", code));
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        paper = confirmed
                .json()
                .path("codes")
                .valueStream()
                .map(each -> each.asString())
                .toList();
        return code;
    }

    private String switchOff(String password, String code) {
        return browser.post("/api/v1/me/second-factor/removal", Map.of("password", password, "code", code))
                .problem();
    }

    private String signIn(String password, String code) {
        Browser other = new Browser(mvc);
        other.get("/sign-in");
        return other.post("/api/v1/session", Map.of("email", email, "password", password, "code", code))
                .problem();
    }

    private static byte[] decoded(String base32) {
        var bytes = new java.io.ByteArrayOutputStream();
        int held = 0;
        int bits = 0;
        for (char each : base32.toCharArray()) {
            held = held << 5 | BASE_32.indexOf(each);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(held >> bits & 0xff);
                held &= (1 << bits) - 1;
            }
        }
        return bytes.toByteArray();
    }
}
