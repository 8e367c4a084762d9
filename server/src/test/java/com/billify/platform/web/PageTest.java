package com.billify.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.testing.Browser;
import com.billify.testing.SpringTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringTest
class PageTest {
    private final Browser browser;

    PageTest(@Autowired MockMvc mvc) {
        this.browser = new Browser(mvc);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/sign-in", "/start", "/c/8d0f6c0e-0000-0000-0000-000000000000/overview", "/whatever/else"})
    void everyAddressThatIsNoFileIsThePage(String path) {
        Browser.Answer page = browser.get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("id=\"boot\">null<");
        assertThat(page.headers()).containsEntry("Cache-Control", "no-store");
    }

    @Test
    void pageBringsTheTokenAgainstForgery() {
        browser.get("/");

        assertThat(browser.cookie("XSRF-TOKEN")).isNotBlank();
    }

    @Test
    void pageBringsTheSessionOfWhoIsSignedIn() {
        browser.signUp("page." + UUID.randomUUID() + "@example.be");
        String first = browser.post("/api/v1/companies", Map.of("name", "A </script><b>company</b>"))
                .json()
                .at("/id")
                .asString();
        String second = browser.post("/api/v1/companies", Map.of("name", "Second"))
                .json()
                .at("/id")
                .asString();

        assertThat(browser.get("/").text()).doesNotContain("company</b>");
        assertThat(boot("/").at("/session"))
                .isEqualTo(browser.get("/api/v1/session").json());
        assertThat(boot("/").at("/companyId").asString()).isEqualTo(first);
        assertThat(boot("/c/" + second + "/overview").at("/companyId").asString())
                .isEqualTo(second);
        assertThat(boot("/c/" + UUID.randomUUID() + "/overview")
                        .at("/companyId")
                        .asString())
                .isEqualTo(first);
    }

    @Test
    void pageBringsTheDashboardAsItsAddressAnswersIt() {
        browser.signUp("page." + UUID.randomUUID() + "@example.be");
        String company =
                browser.post("/api/v1/companies", "{}").json().at("/id").asString();

        JsonNode dashboard = boot("/c/" + company + "/overview").at("/dashboard");

        assertThat(dashboard.isObject()).isTrue();
        assertThat(dashboard)
                .isEqualTo(browser.get("/api/v1/companies/" + company + "/dashboard")
                        .json());
        assertThat(boot("/c/" + company + "/bank").at("/dashboard").isNull())
                .as("a page that does not show it has not to wait for it")
                .isTrue();
    }

    @Test
    void assetsAreKeptForGoodAndWhatIsNotThereIsNotFound() {
        assertThat(browser.get("/assets/app-0123abcd.js").headers().get("Cache-Control"))
                .contains("immutable")
                .contains("max-age=31536000");
        assertThat(browser.get("/assets/gone.js").status()).isEqualTo(404);
        assertThat(browser.get("/favicon.png").status()).isEqualTo(404);
    }

    @Test
    void pageCallsNoOtherHostAndIsFramedByNobody() {
        Map<String, String> headers = browser.get("/").headers();

        assertThat(headers.get("Content-Security-Policy"))
                .startsWith("default-src 'self';")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers)
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Referrer-Policy", "same-origin");
        assertThat(headers.get("Permissions-Policy")).contains("camera=()");
    }

    @Test
    void unknownAddressOfTheApiIsAProblemAndNoPage() {
        browser.signUp("unknown." + UUID.randomUUID() + "@example.be");

        Browser.Answer unknown = browser.get("/api/v1/nothing");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.headers()).containsEntry("Content-Type", "application/problem+json");
        assertThat(unknown.json().at("/type").asString()).isEqualTo("urn:billify:problem:not-found");
        assertThat(browser.delete("/api/v1/health").problem()).isEqualTo("method-not-allowed");
    }

    @Test
    void healthIsForEveryone() {
        assertThat(browser.get("/api/v1/health").text()).isEqualTo("{\"status\":\"up\"}");
    }

    private JsonNode boot(String path) {
        String text = browser.get(path).text();
        int start = text.indexOf("id=\"boot\">") + "id=\"boot\">".length();
        return JsonMapper.shared().readTree(text.substring(start, text.indexOf("</script>", start)));
    }
}
