package com.billify.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.billify.kernel.CompanyId;
import com.billify.notification.LiveUpdates;
import com.billify.tenancy.CompanyTransaction;
import com.billify.testing.Browser;
import com.billify.testing.Invited;
import com.billify.testing.Journey;
import com.billify.testing.SpringTest;
import jakarta.servlet.http.Cookie;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

@SpringTest
class LiveTest {
    @Autowired
    MockMvc mvc;

    @Autowired
    LiveController controller;

    @Autowired
    LiveUpdates live;

    @Autowired
    CompanyTransaction transaction;

    private Journey journey;

    @BeforeEach
    void found() {
        journey = Journey.begin(mvc);
    }

    @Test
    void aStreamTellsWhatChangedAndHoldsNothingBackBehindAProxy() throws Exception {
        MvcResult stream = open(journey.browser(), journey.company());

        say("an import");

        assertThat(told(stream, "an import")).contains("event:changed").contains("\"topic\":\"import\"");
        assertThat(stream.getResponse().getContentType()).startsWith("text/event-stream");
        assertThat(stream.getResponse().getHeader("X-Accel-Buffering")).isEqualTo("no");
    }

    @Test
    void aStreamEndsWithTheSession() throws Exception {
        MvcResult stream = open(journey.browser(), journey.company());
        journey.browser().delete("/api/v1/session");

        controller.beat();

        assertThat(isOver(stream)).isTrue();
    }

    @Test
    void aStreamEndsWithTheMembership() throws Exception {
        Browser member = new Browser(mvc);
        String email = "viewer." + UUID.randomUUID() + "@example.be";
        String id = member.signUp(email).json().at("/user/id").asString();
        Invited.join(journey.browser(), journey.company(), member, email, "viewer");
        MvcResult stream = open(member, journey.company());
        controller.beat();
        assertThat(isOver(stream)).isFalse();
        assertThat(journey.browser()
                        .delete(journey.company() + "/members/" + id)
                        .status())
                .isLessThan(300);

        controller.beat();

        assertThat(isOver(stream)).isTrue();
    }

    @Test
    void whoOpensTooManyLosesTheOldest() throws Exception {
        MvcResult oldest = open(journey.browser(), journey.company());
        MvcResult next = open(journey.browser(), journey.company());
        for (int more = 0; more < 7; more++) {
            open(journey.browser(), journey.company());
        }

        assertThat(isOver(oldest)).isTrue();
        assertThat(isOver(next)).isFalse();
    }

    private MvcResult open(Browser browser, String company) throws Exception {
        MvcResult stream = mvc.perform(get(company + "/live")
                        .cookie(new Cookie(
                                "BILLIFY_SESSION", Objects.requireNonNull(browser.cookie("BILLIFY_SESSION")))))
                .andReturn();
        assertThat(stream.getResponse().getStatus()).isEqualTo(200);
        assertThat(stream.getRequest().isAsyncStarted()).isTrue();
        return stream;
    }

    private void say(String key) {
        CompanyId company = CompanyId.parse(journey.company().substring("/api/v1/companies/".length()));
        transaction.run(company, () -> live.publish(company, LiveUpdates.Topic.IMPORT, key));
    }

    /** The connection that listens is opened with the first stream: what is said before that is said to nobody. */
    private String told(MvcResult stream, String key) throws Exception {
        for (int attempt = 0; attempt < 200 && !text(stream).contains(key); attempt++) {
            Thread.sleep(50);
            say(key);
        }
        return text(stream);
    }

    private static String text(MvcResult stream) throws Exception {
        return stream.getResponse().getContentAsString();
    }

    private static boolean isOver(MvcResult stream) {
        try {
            stream.getAsyncResult(500);
            return true;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }
}
