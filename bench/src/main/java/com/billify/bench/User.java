package com.billify.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A person with a company, at the server by HTTP as the pages are. */
final class User {

    private static final Duration PATIENCE = Duration.ofHours(2);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "a sentence that nobody else has";

    /** One for all, as each has threads of its own. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private URI server;
    private String company = "";

    private User(URI server) {
        this.server = server;
    }

    /** Somebody who is not signed in. */
    static User stranger(URI server) {
        return new User(server);
    }

    /** Signs up and opens a company. */
    static User signUp(URI server) {
        User user = new User(server);
        user.json("/api/v1/health");
        user.post(
                "/api/v1/users",
                Map.of("email", UUID.randomUUID() + "@example.be", "password", PASSWORD, "language", "nl"));
        JsonNode opened = user.post("/api/v1/companies", Map.of("name", World.NAME));
        user.company = opened.get("id").stringValue();
        user.patch(user.api(""), Map.of("enterpriseNumber", World.ENTERPRISE_NUMBER));
        return user;
    }

    /** The same person, with the same session, at a server that was started again. */
    void moveTo(URI address) {
        server = address;
    }

    /** A path of the company in the API. */
    String api(String path) {
        return "/api/v1/companies/" + company + path;
    }

    String companyId() {
        return company;
    }

    /** The address of the company's first page. */
    String page() {
        return "/c/" + company;
    }

    /** @throws BenchFailed unless the answer is a success */
    JsonNode json(String path) {
        return parse(send(request(path).GET().build()));
    }

    JsonNode post(String path, Map<String, ?> body) {
        return parse(send(jsonRequest(path, "POST", body)));
    }

    void patch(String path, Map<String, ?> body) {
        send(jsonRequest(path, "PATCH", body));
    }

    JsonNode put(String path, Map<String, ?> body) {
        return parse(send(jsonRequest(path, "PUT", body)));
    }

    /** Hands over files in one form, streamed from the disk. */
    JsonNode upload(String path, List<Path> files) {
        String boundary = UUID.randomUUID().toString();
        List<BodyPublisher> parts = new ArrayList<>();
        try {
            for (Path file : files) {
                parts.add(BodyPublishers.ofString("--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + file.getFileName()
                        + "\"\r\nContent-Type: application/xml\r\n\r\n"));
                parts.add(BodyPublishers.ofFile(file));
                parts.add(BodyPublishers.ofString("\r\n"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        parts.add(BodyPublishers.ofString("--" + boundary + "--\r\n"));
        return parse(send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(parts.toArray(BodyPublisher[]::new)))
                .build()));
    }

    /** A request that can be sent any number of times, from any thread. */
    HttpRequest prepared(String path) {
        return request(path).GET().build();
    }

    /** The answer as it came, whatever its status. */
    static HttpResponse<byte[]> ask(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, BodyHandlers.ofByteArray());
    }

    private HttpRequest jsonRequest(String path, String method, Map<String, ?> body) {
        return request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        String jar = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE).header("Accept-Encoding", "gzip");
        if (!jar.isEmpty()) {
            request.header("Cookie", jar).header("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""));
        }
        return request;
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            HttpResponse<byte[]> answer = ask(request);
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            if (answer.statusCode() >= 300) {
                throw new BenchFailed("%s %s answered %d: %s"
                        .formatted(
                                request.method(),
                                request.uri().getPath(),
                                answer.statusCode(),
                                text(answer).lines().findFirst().orElse("")));
            }
            return answer;
        } catch (IOException e) {
            throw new BenchFailed(
                    "%s %s got no answer: %s"
                            .formatted(request.method(), request.uri().getPath(), e),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("Interrupted.", e);
        }
    }

    private void keep(String setCookie) {
        String pair = setCookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        if (equals > 0 && equals < pair.length() - 1) {
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    private static JsonNode parse(HttpResponse<byte[]> answer) {
        return JSON.readTree(text(answer));
    }

    private static String text(HttpResponse<byte[]> answer) {
        boolean packed =
                answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        try (var body = new java.io.ByteArrayInputStream(answer.body());
                var plain = packed ? new java.util.zip.GZIPInputStream(body) : body) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
