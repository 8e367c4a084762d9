package com.billify.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.testing.Browser;
import com.billify.testing.Journey;
import com.billify.testing.PostgresExtension;
import com.billify.testing.SpringTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What a token may reach, the authorisation test shows. */
@SpringTest
class ApiTokenTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private static final String PASSWORD = "a long enough password";

    @Autowired
    MockMvc mvc;

    private Journey journey;

    @BeforeEach
    void found() {
        journey = Journey.begin(mvc);
    }

    @Test
    void programReadsInTheNameOfAPersonUntilTheTokenIsRemoved() {
        String token = make("read");
        Browser program = new Browser(mvc);
        program.bring(token);

        assertThat(program.get(journey.company()).json().path("role").asString())
                .isEqualTo("viewer");
        assertThat(program.cookie("BILLIFY_SESSION")).isNull();
        var listed = journey.get("/api/v1/me/tokens").get(0);
        assertThat(listed.path("lastUsedAt").isNull()).isFalse();
        assertThat(listed.toString()).doesNotContain(token);

        journey.browser().delete("/api/v1/me/tokens/" + listed.path("id").asString());
        assertThat(program.get(journey.company()).problem()).isEqualTo("not-signed-in");
    }

    @Test
    void tokenIsKeptAsADigestAndMadeByWhoKnowsThePasswordOnly() {
        assertThat(journey.browser()
                        .post("/api/v1/me/tokens", Map.of("name", "x", "scope", "read", "password", "a guess"))
                        .problem())
                .isEqualTo("wrong-password");
        String token = make("write");

        assertThat(postgres.jdbc()
                        .sql("SELECT count(*) FROM identity.api_token AS t WHERE position(:token IN t::text) > 0")
                        .param("token", token)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void wrongTokenIsNotSavedByTheSessionBesideIt() {
        journey.browser().bring("billify_nothing");

        assertThat(journey.browser().get(journey.company()).problem()).isEqualTo("not-signed-in");
        assertThat(journey.browser()
                        .patch(journey.company(), Map.of("name", "Taken"))
                        .status())
                .isIn(401, 403);
    }

    private String make(String scope) {
        return journey.browser()
                .post("/api/v1/me/tokens", Map.of("name", "The book-keeper's", "scope", scope, "password", PASSWORD))
                .json()
                .path("token")
                .asString();
    }
}
