package com.billify.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.billify.house.Owned;
import com.billify.testing.Browser;
import com.billify.testing.Journey;
import com.billify.testing.PostgresExtension;
import com.billify.testing.SpringTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/** A visit to the demo company, through the API as the page does. */
@SpringTest
class DemoTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private final MockMvc mvc;

    DemoTest(@Autowired MockMvc mvc) {
        this.mvc = mvc;
    }

    @Test
    void visitorSeesFiguresThatAreProvenAndSaidToBeMadeUp() {
        Visit visit = Visit.ready(mvc);
        JsonNode dashboard = visit.get("/dashboard");

        assertThat(visit.company.path("demo").asBoolean()).isTrue();
        assertThat(visit.company.path("name").asString()).isEqualTo("Bakkerij Ganzenpoot BV");
        assertThat(dashboard.at("/dataAsOf/balanceDate").asString()).isEqualTo("2026-11-20");
        assertThat(dashboard.at("/dataAsOf/accounts").asInt()).isEqualTo(2);
        assertThat(dashboard.at("/dataAsOf/accountsProven").asInt()).isEqualTo(2);
        assertThat(dashboard.at("/open/receivable/overdueCount").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(dashboard.path("todo")).isNotEmpty();
        assertThat(visit.get("/imports").path("items")).isNotEmpty();
    }

    @Test
    void eachLanguageHasACompanyOfItsOwn() {
        Visit english = Visit.ready(mvc);
        Visit dutch = new Visit(mvc, "nl");

        assertThat(dutch.id).isNotEqualTo(english.id);
        assertThat(english.texts()).anyMatch(text -> text.startsWith("Wages "));
        assertThat(dutch.browser.get("/api/v1/companies/" + english.id).status())
                .isEqualTo(404);
        dutch.untilAnyLineIsThere();
        assertThat(dutch.texts()).anyMatch(text -> text.startsWith("Lonen "));
        dutch.browser.post(dutch.path + "/demo/reset", Map.of()); // the rest of its past is not worth the time
    }

    @Test
    void secondVisitorComesToTheSameCompany() {
        assertThat(new Visit(mvc, "en").id).isEqualTo(new Visit(mvc, "en").id);
    }

    @Test
    void resetForgetsWhatVisitorsDidAndLeavesOthersAlone() {
        Journey other = Journey.begin(mvc);
        other.bring("2026-10-coda.cod");
        List<JsonNode> othersLines = other.all("/transactions");
        Visit visit = Visit.ready(mvc);
        List<String> seeded = visit.lines();
        visit.browser.patch(visit.path, Map.of("name", "Mine now", "floor", "1.00"));
        visit.browser.patch("/api/v1/me", Map.of("name", "Me", "language", "de"));
        visit.upload(
                "korenaar.cod",
                Journey.fixtures("2026-10-coda.cod").values().iterator().next());
        assertThat(visit.lines()).hasSizeGreaterThan(seeded.size());

        assertThat(visit.browser.post(visit.path + "/demo/reset", Map.of()).status())
                .isEqualTo(204);

        assertThat(visit.browser.get(visit.path).status()).isEqualTo(404);
        Visit again = Visit.ready(mvc);
        assertThat(again.id).isNotEqualTo(visit.id);
        assertThat(again.lines()).containsExactlyInAnyOrderElementsOf(seeded);
        assertThat(again.company.path("name").asString()).isEqualTo("Bakkerij Ganzenpoot BV");
        assertThat(again.session.at("/user/language").asString()).isEqualTo("en");
        assertThat(again.session.at("/user/name").asString()).isEqualTo("Visitor");
        assertThat(Owned.rows(postgres, UUID.fromString(visit.id))).containsOnlyKeys("audit.company_entry");
        assertThat(other.all("/transactions")).isEqualTo(othersLines);
    }

    @Test
    void realCompanyIsNotReset() {
        Journey owner = Journey.begin(mvc);

        assertThat(owner.browser()
                        .post(owner.company() + "/demo/reset", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(owner.browser().get(owner.company()).status()).isEqualTo(200);
        assertThat(owner.browser().get(owner.company() + "/demo").status()).isEqualTo(404);
    }

    @Test
    void accountOfTheDemoIsNobodysOwn() {
        Visit visit = new Visit(mvc, "en");
        String email = visit.session.at("/user/email").asString();
        Journey owner = Journey.begin(mvc);

        assertThat(visit.browser
                        .put("/api/v1/me/password", Map.of("current", "", "replacement", "a long enough password"))
                        .problem())
                .isEqualTo("demo-account");
        assertThat(visit.browser
                        .post("/api/v1/companies", Map.of("name", "My own"))
                        .problem())
                .isEqualTo("demo-account");
        assertThat(visit.browser
                        .post(visit.path + "/invitations", Map.of("email", "someone@example.com", "role", "viewer"))
                        .status())
                .isIn(403, 404);
        assertThat(owner.browser()
                        .post(owner.company() + "/invitations", Map.of("email", email, "role", "viewer"))
                        .problem())
                .isEqualTo("invalid-email");
        Browser stranger = new Browser(mvc);
        stranger.get("/sign-in");
        assertThat(stranger.post("/api/v1/session", Map.of("email", email, "password", ""))
                        .problem())
                .isEqualTo("wrong-credentials");
        assertThat(stranger.signUp(email).problem()).isEqualTo("invalid-email");
    }

    @Test
    void nobodyIsInvitedToTheDemoCompany() {
        Visit visit = new Visit(mvc, "en");
        Browser person = new Browser(mvc);
        String email = UUID.randomUUID() + "@example.com";
        person.signUp(email);
        String self = visit.get("/members").get(0).path("userId").asString();

        assertThat(visit.browser
                        .post(visit.path + "/invitations", Map.of("email", email, "role", "owner"))
                        .problem())
                .isEqualTo("demo-company");
        assertThat(visit.browser
                        .patch(visit.path + "/members/" + self, Map.of("role", "viewer"))
                        .problem())
                .isEqualTo("demo-company");
        assertThat(visit.browser.delete(visit.path + "/members/" + self).problem())
                .isEqualTo("demo-company");
    }

    @Test
    void whoComesFromElsewhereIsRefused() {
        Browser browser = new Browser(mvc);
        browser.get("/sign-in");
        var fromProxy = post("/api/v1/demo/session")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"language\":\"nl\"}");
        fromProxy.header("X-Forwarded-For", "127.0.0.1");
        var fromAfar = post("/api/v1/demo/session")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"language\":\"nl\"}");
        fromAfar.with(request -> {
            request.setRemoteAddr("203.0.113.9");
            return request;
        });
        var underAnotherName = post("/api/v1/demo/session")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"language\":\"nl\"}");
        underAnotherName.header("Host", "evil.example");

        for (var request : List.of(fromProxy, fromAfar, underAnotherName)) {
            Browser.Answer answer = browser.perform(request);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.problem()).isEqualTo("demo-not-available");
        }
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(browser.get("/api/v1/demo").json().path("available").asBoolean())
                .isTrue();
    }

    private static final class Visit {
        final Browser browser;
        final JsonNode session;
        final JsonNode company;
        final String id;
        final String path;

        Visit(MockMvc mvc, String language) {
            browser = new Browser(mvc);
            browser.get("/sign-in");
            Browser.Answer answer = browser.post("/api/v1/demo/session", Map.of("language", language));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            session = answer.json();
            company = session.path("companies").get(0);
            id = company.path("id").asString();
            path = "/api/v1/companies/" + id;
        }

        /** One who waits until all is prepared. */
        static Visit ready(MockMvc mvc) {
            Visit visit = new Visit(mvc, "en");
            visit.until(() -> visit.get("/demo").path("prepared").asBoolean());
            return visit;
        }

        void untilAnyLineIsThere() {
            until(() -> !get("/transactions").path("items").isEmpty());
        }

        private void until(BooleanSupplier state) {
            for (int attempt = 0; !state.getAsBoolean() && attempt < 1200; attempt++) {
                pause();
            }
            assertThat(state.getAsBoolean()).isTrue();
        }

        JsonNode get(String below) {
            Browser.Answer answer = browser.get(path + below);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            return answer.json();
        }

        List<JsonNode> transactions() {
            List<JsonNode> items = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = get("/transactions" + (cursor.isEmpty() ? "" : "?cursor=" + cursor));
                page.path("items").forEach(items::add);
                cursor = page.path("nextCursor").asString("");
            } while (!cursor.isEmpty());
            return items;
        }

        /** What of a line does not hang on when it was taken in. */
        List<String> lines() {
            return transactions().stream()
                    .map(line -> line.path("bookingDate") + " " + line.path("amount") + " "
                            + line.path("remittanceInformation"))
                    .toList();
        }

        List<String> texts() {
            return transactions().stream()
                    .map(line -> line.path("remittanceInformation").asString(""))
                    .toList();
        }

        void upload(String name, byte[] content) {
            var request = multipart(path + "/imports");
            request.file(new MockMultipartFile("files", name, "application/octet-stream", content));
            String importId = browser.perform(request).json().path("id").asString();
            assertThat(browser.post(path + "/imports/" + importId + "/take-in", Map.of())
                            .status())
                    .isEqualTo(200);
        }

        private static void pause() {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
