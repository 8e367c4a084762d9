package com.billify.testing;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser as far as the server can tell: it keeps its cookies, and says back the token against forgery. */
public final class Browser {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final MockMvc mvc;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private @Nullable String token;

    public Browser(MockMvc mvc) {
        this.mvc = mvc;
    }

    /** What came back. */
    public record Answer(int status, String text, Map<String, String> headers) {
        public JsonNode json() {
            return JSON.readTree(text);
        }

        /** The code of the problem, or an empty text when it is none. */
        public String problem() {
            return text.startsWith("{") ? json().path("code").asString("") : "";
        }
    }

    public Answer get(String path) {
        return send(HttpMethod.GET, path, null);
    }

    public Answer post(String path, Object body) {
        return send(HttpMethod.POST, path, body);
    }

    public Answer put(String path, Object body) {
        return send(HttpMethod.PUT, path, body);
    }

    public Answer patch(String path, Object body) {
        return send(HttpMethod.PATCH, path, body);
    }

    public Answer delete(String path) {
        return send(HttpMethod.DELETE, path, null);
    }

    /** @param body turned into JSON; a text goes as it is */
    public Answer send(HttpMethod method, String path, @Nullable Object body) {
        var request = request(method, URI.create(path));
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON)
                    .content(body instanceof String text ? text : JSON.writeValueAsString(body));
        }
        return perform(request);
    }

    /** Any other request, such as one with files, with this browser's cookies. */
    public Answer perform(AbstractMockHttpServletRequestBuilder<?> request) {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (cookies.isEmpty()) {
            return exchange(request);
        }
        request.cookie(cookies.entrySet().stream()
                .map(cookie -> new Cookie(cookie.getKey(), cookie.getValue()))
                .toArray(Cookie[]::new));
        String echo = cookies.get("XSRF-TOKEN");
        if (echo != null) {
            request.header("X-XSRF-TOKEN", echo);
        }
        return exchange(request);
    }

    /** A file as it came, byte by byte. */
    public byte[] file(String path) {
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.get(URI.create(path));
        cookies.forEach((name, value) -> request.cookie(new Cookie(name, value)));
        try {
            return mvc.perform(request).andReturn().getResponse().getContentAsByteArray();
        } catch (Exception e) {
            throw new AssertionError("the request was not answered", e);
        }
    }

    /** Is a program from now on, which brings this token. */
    public void bring(String apiToken) {
        token = apiToken;
    }

    public @Nullable String cookie(String name) {
        return cookies.get(name);
    }

    public void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    /** Signs up a person whose address is not taken, after opening the page, as a browser must. */
    public Answer signUp(String email) {
        get("/sign-up");
        return post("/api/v1/users", Map.of("email", email, "password", "a long enough password", "language", "en"));
    }

    private Answer exchange(AbstractMockHttpServletRequestBuilder<?> request) {
        try {
            var response = mvc.perform(request).andReturn().getResponse();
            for (Cookie cookie : response.getCookies()) {
                if (cookie.getMaxAge() == 0) {
                    cookies.remove(cookie.getName());
                } else {
                    cookies.put(cookie.getName(), cookie.getValue());
                }
            }
            Map<String, String> headers = new LinkedHashMap<>();
            response.getHeaderNames().forEach(name -> headers.put(name, String.valueOf(response.getHeader(name))));
            return new Answer(
                    response.getStatus(),
                    response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8),
                    headers);
        } catch (Exception e) {
            throw new AssertionError("the request was not answered", e);
        }
    }
}
