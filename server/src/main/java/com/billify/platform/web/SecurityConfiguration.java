package com.billify.platform.web;

import com.billify.identity.ApiTokens;
import com.billify.identity.CurrentUser;
import com.billify.identity.Sessions;
import com.billify.identity.TokenScope;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;

/** Who gets in at all: pages are for everyone, the API for who is signed in. Roles are {@link CompanyAccess}'s business. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String CONTENT =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; "
                    + "frame-ancestors 'none'; form-action 'self'";

    /** The page reads the cookie and says it back in X-XSRF-TOKEN, which a page from elsewhere cannot. */
    @Bean
    CsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository repository = CookieCsrfTokenRepository.withHttpOnlyFalse();
        repository.setCookieCustomizer(cookie -> cookie.sameSite("Lax").path("/"));
        return repository;
    }

    @Bean
    SecurityFilterChain security(
            HttpSecurity http, Sessions sessions, CsrfTokenRepository csrfTokens, ProblemWriter problems)
            throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/api/v1/health",
                                "/api/v1/metrics",
                                "/api/v1/session",
                                "/api/v1/demo",
                                "/api/v1/demo/session")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.POST,
                                "/api/v1/users",
                                "/api/v1/session/passkey",
                                "/api/v1/mail-stops",
                                "/api/v1/passkey-challenges",
                                "/api/v1/password-resets",
                                "/api/v1/password-resets/use",
                                "/api/v1/address-confirmations/use",
                                "/api/v1/invitations/look")
                        .permitAll()
                        .requestMatchers("/api/**")
                        .access(SecurityConfiguration::mayAsk)
                        .anyRequest()
                        .permitAll())
                .securityContext(context -> context.securityContextRepository(sessions))
                .sessionManagement(management -> management.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .csrf(csrf -> csrf.spa()
                        .csrfTokenRepository(csrfTokens)
                        // No page from elsewhere can bring this header, and the session counts for nothing beside it.
                        .ignoringRequestMatchers(ApiTokens::isBrought))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, refused) -> problems.write(response, ProblemAdvice.NOT_SIGNED_IN))
                        .accessDeniedHandler(
                                (request, response, refused) -> problems.write(response, ProblemAdvice.FORBIDDEN)))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy -> policy.policy(
                                "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()")))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** A person who is signed in may ask for anything here; a program for what is below a company, to read unless it may write. */
    private static AuthorizationDecision mayAsk(
            Supplier<? extends @Nullable Authentication> asking, RequestAuthorizationContext context) {
        Authentication authentication = asking.get();
        if (authentication == null || !(authentication.getPrincipal() instanceof CurrentUser)) {
            return new AuthorizationDecision(false);
        }
        TokenScope scope = TokenScope.of(authentication);
        String method = context.getRequest().getMethod();
        return new AuthorizationDecision(scope == null
                || context.getRequest().getRequestURI().startsWith("/api/v1/companies/")
                        && (scope == TokenScope.WRITE || method.equals("GET") || method.equals("HEAD")));
    }
}
