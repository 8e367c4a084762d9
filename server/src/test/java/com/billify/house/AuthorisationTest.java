package com.billify.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import com.billify.company.For;
import com.billify.company.Role;
import com.billify.house.Endpoints.Endpoint;
import com.billify.kernel.CompanyId;
import com.billify.testing.Browser;
import com.billify.testing.Invited;
import com.billify.testing.SpringTest;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address of the API, asked by everyone: made from the addresses themselves, so a new one is in it from its first day. */
@SpringTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorisationTest {

    /** What needs no sign-in. The list is closed. */
    private static final Set<String> FOR_EVERYONE = Set.of(
            "GET /api/v1/health",
            "GET /api/v1/metrics",
            "POST /api/v1/users",
            "POST /api/v1/password-resets",
            "POST /api/v1/password-resets/use",
            "POST /api/v1/address-confirmations/use",
            "POST /api/v1/invitations/look",
            "POST /api/v1/session",
            "DELETE /api/v1/session",
            "POST /api/v1/session/passkey",
            "POST /api/v1/mail-stops",
            "POST /api/v1/passkey-challenges",
            "GET /api/v1/demo",
            "POST /api/v1/demo/session");

    /** Questions that are too long for an address: they write nothing. */
    private static final Set<String> ASKED_BY_POST = Set.of("POST /api/v1/companies/{company}/forecast/what-if");

    private static final Set<RequestMethod> READING = Set.of(RequestMethod.GET, RequestMethod.HEAD);

    private final List<Endpoint> endpoints;
    private final Browser anonymous;
    private final Browser stranger;
    private final Map<Role, Browser> members = new EnumMap<>(Role.class);
    private final Map<String, String> tokens = new HashMap<>();
    private final MockMvc mvc;
    private String company = "";

    AuthorisationTest(@Autowired MockMvc mvc, @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.endpoints = Endpoints.of(requestMappingHandlerMapping);
        this.mvc = mvc;
        this.anonymous = new Browser(mvc);
        this.stranger = new Browser(mvc);
        for (Role role : Role.values()) {
            members.put(role, new Browser(mvc));
        }
    }

    @BeforeAll
    void foundCompanyWithAMemberOfEachRole() {
        anonymous.get("/sign-in");
        stranger.signUp(address("stranger"));
        Browser owner = member(Role.OWNER);
        owner.signUp(address("owner"));
        company = owner.post("/api/v1/companies", "{}").json().at("/id").asString();
        for (String scope : List.of("read", "write")) {
            tokens.put(
                    scope,
                    owner.post(
                                    "/api/v1/me/tokens",
                                    Map.of("name", scope, "scope", scope, "password", "a long enough password"))
                            .json()
                            .path("token")
                            .asString());
        }
        for (Role role : List.of(Role.VIEWER, Role.EDITOR, Role.ACCOUNTANT)) {
            String email = address(role.name());
            member(role).signUp(email);
            Invited.join(
                    owner,
                    "/api/v1/companies/" + company,
                    member(role),
                    email,
                    role.name().toLowerCase(Locale.ROOT));
        }
    }

    Stream<Endpoint> ofACompany() {
        return endpoints.stream().filter(Endpoint::isOfACompany);
    }

    Stream<Endpoint> others() {
        return endpoints.stream().filter(endpoint -> !endpoint.isOfACompany());
    }

    @Test
    void thereIsSomethingToAsk() {
        assertThat(ofACompany().map(Endpoint::toString))
                .contains("GET /api/v1/companies/{company}", "PATCH /api/v1/companies/{company}");
        assertThat(others().map(Endpoint::toString)).containsAll(FOR_EVERYONE);
    }

    @ParameterizedTest
    @MethodSource("ofACompany")
    void handlerOfACompanySaysWhomItIsFor(Endpoint endpoint) {
        For needed = endpoint.handler().getMethodAnnotation(For.class);
        assertThat(needed).as("@For on %s", endpoint.handler()).isNotNull();
        if (needed != null && !READING.contains(endpoint.method()) && !ASKED_BY_POST.contains(endpoint.toString())) {
            assertThat(needed.value()).as("who may write by %s", endpoint).isNotEqualTo(Role.VIEWER);
        }
    }

    @ParameterizedTest
    @MethodSource("others")
    void companyIsAskedForBelowItsAddressOnly(Endpoint endpoint) {
        assertThat(Arrays.stream(endpoint.handler().getMethodParameters())
                        .map(parameter -> parameter.getParameterType().getName()))
                .doesNotContain(CompanyId.class.getName());
    }

    @ParameterizedTest
    @MethodSource("ofACompany")
    void whoIsNotSignedInIsAskedToSignIn(Endpoint endpoint) {
        assertThat(ask(anonymous, endpoint).problem()).isEqualTo("not-signed-in");
    }

    @ParameterizedTest
    @MethodSource("ofACompany")
    void toAStrangerTheCompanyIsNotThere(Endpoint endpoint) {
        Browser.Answer answer = ask(stranger, endpoint);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("not-found");
    }

    @ParameterizedTest
    @MethodSource("ofACompany")
    void memberMayWhatTheRoleAllowsAndNoMore(Endpoint endpoint) {
        For needed = endpoint.handler().getMethodAnnotation(For.class);
        for (Role role : Role.values()) {
            Browser.Answer answer = ask(member(role), endpoint);
            if (needed != null && role.includes(needed.value())) {
                // The made-up content may be refused, but for what it is and not for who brings it.
                assertThat(answer.problem())
                        .as("%s as %s: %s", endpoint, role, answer)
                        .isNotIn("forbidden", "not-signed-in");
                assertThat(answer.status())
                        .as("%s as %s: %s", endpoint, role, answer)
                        .isLessThan(500);
            } else {
                assertThat(answer.problem())
                        .as("%s as %s: %s", endpoint, role, answer)
                        .isEqualTo("forbidden");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ofACompany")
    void programMayWhatItsTokenSaysAndNoMore(Endpoint endpoint) {
        For needed = endpoint.handler().getMethodAnnotation(For.class);
        boolean reading = READING.contains(endpoint.method());
        assertThat(mayByToken(endpoint, "read"))
                .as("%s by a token that reads", endpoint)
                .isEqualTo(reading && needed != null && needed.value() == Role.VIEWER);
        assertThat(mayByToken(endpoint, "write"))
                .as("%s by a token that writes", endpoint)
                .isEqualTo(needed != null && Role.EDITOR.includes(needed.value()));
    }

    @ParameterizedTest
    @MethodSource("others")
    void noProgramReachesWhatIsForPeople(Endpoint endpoint) {
        if (!FOR_EVERYONE.contains(endpoint.toString()) && !endpoint.path().equals("/api/v1/session")) {
            assertThat(mayByToken(endpoint, "write"))
                    .as("%s by a token", endpoint)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("others")
    void allButAFewAddressesNeedASignIn(Endpoint endpoint) {
        Browser.Answer answer = ask(anonymous, endpoint);
        if (FOR_EVERYONE.contains(endpoint.toString())) {
            assertThat(answer.problem()).as("%s: %s", endpoint, answer).isNotIn("forbidden", "not-signed-in");
        } else {
            assertThat(answer.problem()).as("%s: %s", endpoint, answer).isEqualTo("not-signed-in");
        }
    }

    private boolean mayByToken(Endpoint endpoint, String scope) {
        Browser program = new Browser(mvc);
        program.bring(Objects.requireNonNull(tokens.get(scope)));
        return !ask(program, endpoint).problem().equals("forbidden");
    }

    private Browser.Answer ask(Browser browser, Endpoint endpoint) {
        String path = path(endpoint);
        if (Arrays.stream(endpoint.handler().getMethodParameters())
                .anyMatch(parameter ->
                        parameter.getGenericParameterType().getTypeName().contains("MultipartFile"))) {
            return browser.perform(multipart(URI.create(path)));
        }
        if (READING.contains(endpoint.method()) || endpoint.method() == RequestMethod.DELETE) {
            return browser.send(HttpMethod.valueOf(endpoint.method().name()), path, null);
        }
        return browser.send(HttpMethod.valueOf(endpoint.method().name()), path, "{}");
    }

    /** With the company of this test and made-up values for the rest. */
    private String path(Endpoint endpoint) {
        String path = endpoint.path().replace("{company}", company);
        for (var parameter : endpoint.handler().getMethodParameters()) {
            if (parameter.hasParameterAnnotation(PathVariable.class)) {
                String value = parameter.getParameterType() == LocalDate.class
                        ? "2026-11-22"
                        : UUID.randomUUID().toString();
                path = path.replaceFirst("\\{(?!company})[^}]+}", value);
            }
        }
        assertThat(path).doesNotContain("{");
        return path;
    }

    private Browser member(Role role) {
        return java.util.Objects.requireNonNull(members.get(role));
    }

    private static String address(String who) {
        return who + "." + UUID.randomUUID() + "@example.be";
    }
}
