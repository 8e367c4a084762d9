package com.billify.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/** An owner who has signed up, has a company and brings files, through the API as the page does. */
public final class Journey {
    private static final Path KORENAAR = Path.of("src/test/resources/fixtures/korenaar");

    private static final Set<String> UNDER_WAY = Set.of("reading", "takingIn", "undoing");

    private final Browser browser;
    private final String company;

    private Journey(Browser browser, String company) {
        this.browser = browser;
        this.company = company;
    }

    /** A new owner with a company of which nothing is known but its existence. */
    public static Journey begin(MockMvc mvc) {
        return begin(mvc, Map.of());
    }

    /** @param settings of the company, as the API takes them */
    public static Journey begin(MockMvc mvc, Map<String, Object> settings) {
        Browser browser = new Browser(mvc);
        browser.signUp(UUID.randomUUID() + "@example.com");
        String id =
                browser.post("/api/v1/companies", settings).json().path("id").asString();
        return new Journey(browser, "/api/v1/companies/" + id);
    }

    public Browser browser() {
        return browser;
    }

    /** The address of the company in the API. */
    public String company() {
        return company;
    }

    public JsonNode get(String path) {
        Browser.Answer answer = browser.get(path.startsWith("/api/") ? path : company + path);
        assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** The forecast, once it has been worked out of the books as they are now. */
    public JsonNode forecast(int days) {
        JsonNode forecast = get("/forecast?days=" + days);
        for (int attempt = 0; !forecast.at("/outlook/upToDate").asBoolean() && attempt < 600; attempt++) {
            pause(attempt);
            forecast = get("/forecast?days=" + days);
        }
        assertThat(forecast.at("/outlook/upToDate").asBoolean()).isTrue();
        return forecast;
    }

    /** Every item of a list, over all its pages. */
    public List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get(path + (cursor.isEmpty() ? "" : (path.contains("?") ? "&" : "?") + "cursor=" + cursor));
            page.path("items").forEach(items::add);
            cursor = page.path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        return items;
    }

    /** Uploads files and answers the preview. */
    public JsonNode preview(Map<String, byte[]> files) {
        var request = multipart(company + "/imports");
        files.forEach((name, content) ->
                request.file(new MockMultipartFile("files", name, "application/octet-stream", content)));
        Browser.Answer answer = browser.perform(request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return done(answer.json());
    }

    /** The import as it is once the work under way has ended. */
    public JsonNode done(JsonNode detail) {
        JsonNode now = detail;
        for (int attempt = 0; UNDER_WAY.contains(now.path("state").asString()) && attempt < 600; attempt++) {
            pause(attempt);
            now = get("/imports/" + detail.path("id").asString());
        }
        assertThat(now.path("state").asString()).isNotIn(UNDER_WAY);
        return now;
    }

    /** Takes in what was previewed and waits until all payments have been looked at. */
    public JsonNode takeIn(JsonNode preview) {
        return settled(browser.post(company + "/imports/" + preview.path("id").asString() + "/take-in", Map.of()));
    }

    /** @param twins what a person answers of rows that may be of something typed, by row */
    public JsonNode takeIn(JsonNode preview, Map<String, Object> twins) {
        return settled(browser.post(
                company + "/imports/" + preview.path("id").asString() + "/take-in", Map.of("twins", twins)));
    }

    public JsonNode undo(JsonNode taken) {
        return settled(browser.post(company + "/imports/" + taken.path("id").asString() + "/undo", Map.of()));
    }

    /** Previews and takes in. */
    public JsonNode bring(Map<String, byte[]> files) {
        return takeIn(preview(files));
    }

    /** Previews and takes in files of the bakery's fixtures; a folder stands for all in it. */
    public JsonNode bring(String... fixtures) {
        return bring(fixtures(fixtures));
    }

    /** Files of the bakery's fixtures by name; a folder stands for all in it. */
    public static Map<String, byte[]> fixtures(String... names) {
        Map<String, byte[]> files = new java.util.LinkedHashMap<>();
        for (String name : names) {
            try (Stream<Path> paths = Files.walk(KORENAAR.resolve(name))) {
                for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                    files.put(path.getFileName().toString(), Files.readAllBytes(path));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private JsonNode settled(Browser.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode detail = done(answer.json());
        for (int attempt = 0; detail.path("matchingPending").asBoolean() && attempt < 600; attempt++) {
            pause(attempt);
            detail = get("/imports/" + detail.path("id").asString());
        }
        assertThat(detail.path("matchingPending").asBoolean()).isFalse();
        return detail;
    }

    /** Most of what is waited for is there within milliseconds, and there are hundreds of such waits. */
    private static void pause(int attempt) {
        try {
            Thread.sleep(Math.min(50, 4 + 4L * attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
