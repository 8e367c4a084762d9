package com.billify.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.testing.Browser;
import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What no honest client sends is refused like any other mistake of a client: it is never an error of ours. */
@SpringTest
class MalformedRequestTest {
    private static final String NUL = "\0";

    @Autowired
    MockMvc mvc;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/position?to=%2B999999999-12-31",
                "/position?to=-999999999-01-01",
                "/position?from=22-11-26",
                "/accounts?on=10000-01-01",
                "/forecast/%2B999999999-12-31",
                "/transactions?currency=%00",
                "/invoices?currency=E%00R"
            })
    void parameterThatNothingCanKeepIsRefused(String path) {
        Journey journey = Journey.begin(mvc);

        Browser.Answer refused = journey.browser().get(journey.company() + path);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T00:00:00Z", "-999999999-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z"})
    void cursorBeyondTheCalendarIsRefused(String instant) {
        Journey journey = Journey.begin(mvc);
        String cursor = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((instant + " " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8));

        Browser.Answer refused = journey.browser().get(journey.company() + "/imports?cursor=" + cursor);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("invalid-cursor");
    }

    @Test
    void nulInAnyTextIsRefused() {
        Journey journey = Journey.begin(mvc);

        assertThat(journey.browser()
                        .patch(journey.company(), Map.of("name", "a" + NUL))
                        .status())
                .isEqualTo(400);
        assertThat(journey.browser().patch("/api/v1/me", Map.of("name", NUL)).status())
                .isEqualTo(400);
        assertThat(journey.browser()
                        .post("/api/v1/session", Map.of("email", NUL, "password", "a long enough password"))
                        .status())
                .isEqualTo(400);
    }
}
