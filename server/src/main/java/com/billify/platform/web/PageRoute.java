package com.billify.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.billify.company.DashboardSource;
import com.billify.company.Membership;
import com.billify.company.Memberships;
import com.billify.company.SessionView;
import com.billify.identity.CurrentUser;
import com.billify.kernel.CompanyId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page, under every address that is neither of the API nor a file. For a person who is signed in, the session comes with
 * it, and where the overview is shown first, its figures: so that the first one takes one round trip.
 */
@Configuration(proxyBeanMethods = false)
class PageRoute {

    private static final String NO_BOOT = "id=\"boot\">null<";
    private static final Pattern OF_COMPANY = Pattern.compile("/c/([0-9a-fA-F-]{36})(?:/.*)?");
    private static final Pattern OF_OVERVIEW = Pattern.compile("/?|/c/[0-9a-fA-F-]{36}(?:/|/overview/?)?");
    private static final Pattern OF_FILE = Pattern.compile(".*/[^/]*\\.[^/]*");

    private final SessionView sessions;
    private final Memberships memberships;
    private final ObjectProvider<DashboardSource> dashboards;
    private final JsonMapper json;
    private final String page;

    PageRoute(
            SessionView sessions,
            Memberships memberships,
            ObjectProvider<DashboardSource> dashboards,
            JsonMapper json) {
        this.sessions = sessions;
        this.memberships = memberships;
        this.dashboards = dashboards;
        this.json = json;
        this.page = read(new ClassPathResource("static/index.html"));
    }

    @Bean
    RouterFunction<ServerResponse> page() {
        return RouterFunctions.route().route(PageRoute::isPage, this::serve).build();
    }

    private static boolean isPage(ServerRequest request) {
        String path = request.path();
        return (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD))
                && !path.equals("/api")
                && !path.startsWith("/api/")
                && !OF_FILE.matcher(path).matches();
    }

    private ServerResponse serve(ServerRequest request) {
        String content = CompanyAccess.currentUser()
                .map(user -> page.replace(NO_BOOT, "id=\"boot\">" + boot(user, request.path()) + "<"))
                .orElse(page);
        return ServerResponse.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, UTF_8))
                .cacheControl(CacheControl.noStore())
                .body(content.getBytes(UTF_8));
    }

    private String boot(CurrentUser user, String path) {
        Optional<CompanyId> company = company(memberships.of(user.id()), path);
        Object dashboard = company.filter(of -> OF_OVERVIEW.matcher(path).matches())
                .map(of -> {
                    DashboardSource source = dashboards.getIfAvailable();
                    return source == null ? null : source.dashboard(of, user);
                })
                .orElse(null);
        // Within the page, a "</script>" in someone's company name must not end the script.
        return json.writeValueAsString(new Boot(sessions.of(user.id()), company.orElse(null), dashboard))
                .replace("<", "\\u003c");
    }

    private static Optional<CompanyId> company(List<Membership> memberships, String path) {
        Matcher matcher = OF_COMPANY.matcher(path);
        String asked = matcher.matches() ? matcher.group(1) : "";
        return memberships.stream()
                .map(Membership::company)
                .filter(company -> company.toString().equalsIgnoreCase(asked))
                .findFirst()
                .or(() -> memberships.stream().map(Membership::company).findFirst());
    }

    private static String read(Resource page) {
        if (!page.exists()) {
            return "<!doctype html><title>Billify</title><p>The pages are not part of this build.</p>";
        }
        try {
            return page.getContentAsString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Boot(
            SessionView.Session session,
            @Nullable CompanyId companyId,
            @Nullable Object dashboard) {}
}
