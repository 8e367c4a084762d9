package com.billify.identity;

import com.billify.kernel.ProblemException;
import com.billify.kernel.SecretToken;
import com.billify.kernel.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/**
 * Which session is whose. A session holds the id of its user, and for the list of one's sessions when and where it began; who
 * that is, is asked of the database with every request, so a change of the account counts at once.
 */
@Component
public class Sessions implements SecurityContextRepository {

    private static final String USER = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;
    private static final String SIGNED_IN_AT = "signedInAt";
    private static final String DEVICE = "device";
    private static final int LONGEST_DEVICE = 300;

    private final Accounts accounts;
    private final FindByIndexNameSessionRepository<? extends Session> stored;
    private final ApiTokens tokens;
    private final Clock clock;

    Sessions(
            Accounts accounts,
            FindByIndexNameSessionRepository<? extends Session> stored,
            ApiTokens tokens,
            Clock clock) {
        this.accounts = accounts;
        this.stored = stored;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * A place where somebody is signed in.
     *
     * @param id names it to its owner; the session cannot be found out from it
     * @param device what the browser calls itself; null when it does not
     * @param current the session of the request itself
     */
    public record OpenSession(
            String id,
            Instant signedInAt,
            Instant lastSeenAt,
            @Nullable String device,
            boolean current) {}

    /** The request's session is this user's from now on, under a new id: one that was planted before is worth nothing. */
    public void begin(HttpServletRequest request, UserAccount account) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        HttpSession session = request.getSession(true);
        session.setAttribute(USER, account.id().toString());
        session.setAttribute(SIGNED_IN_AT, clock.instant().toString());
        String device = request.getHeader(HttpHeaders.USER_AGENT);
        if (device == null) {
            session.removeAttribute(DEVICE);
        } else {
            session.setAttribute(DEVICE, device.substring(0, Math.min(device.length(), LONGEST_DEVICE)));
        }
    }

    /** Where this user is signed in, the one of this request first, then by when it was last seen. */
    public List<OpenSession> list(HttpServletRequest request, UserId user) {
        String own = ownId(request);
        return stored.findByPrincipalName(user.toString()).values().stream()
                .filter(session -> !session.isExpired())
                .map(session -> toOpen(session, own))
                .sorted(Comparator.comparing(OpenSession::current)
                        .thenComparing(OpenSession::lastSeenAt)
                        .reversed())
                .toList();
    }

    /** @throws ProblemException not-found when this user has no such session */
    public void endOne(UserId user, String publicId) {
        String id = stored.findByPrincipalName(user.toString()).keySet().stream()
                .filter(each -> publicId(each).equals(publicId))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
        stored.deleteById(id);
        accounts.sessionsEnded(user);
    }

    private static OpenSession toOpen(Session session, String own) {
        @Nullable String signedInAt = session.getAttribute(SIGNED_IN_AT);
        return new OpenSession(
                publicId(session.getId()),
                signedInAt == null ? session.getCreationTime() : Instant.parse(signedInAt),
                session.getLastAccessedTime(),
                session.getAttribute(DEVICE),
                session.getId().equals(own));
    }

    private static String publicId(String sessionId) {
        return HexFormat.of().formatHex(new SecretToken(sessionId).digest()).substring(0, 32);
    }

    private static String ownId(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? "" : session.getId();
    }

    public void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            userOf(session).ifPresent(accounts::signedOut);
            session.invalidate();
        }
    }

    /** Ends all sessions of the user but the one of this request, as after a change of the password. */
    public void endOthers(HttpServletRequest request, UserId user) {
        String own = ownId(request);
        for (String id : List.copyOf(stored.findByPrincipalName(user.toString()).keySet())) {
            if (!id.equals(own)) {
                stored.deleteById(id);
            }
        }
    }

    /** Ends all sessions of the user. */
    public void endAll(UserId user) {
        List.copyOf(stored.findByPrincipalName(user.toString()).keySet()).forEach(stored::deleteById);
    }

    /** True while the session has neither ended nor expired and is the user's. Asking does not prolong it. */
    public boolean isAlive(String sessionId, UserId user) {
        Session session = stored.findById(sessionId);
        return session != null && user.toString().equals(session.getAttribute(USER));
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        Supplier<SecurityContext> context = () -> contextOf(request);
        return new Deferred(context, request);
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return contextOf(holder.getRequest());
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // Nothing to keep: the session knows its user since it began.
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return user(request).isPresent();
    }

    /** A request with a token is the token's alone, so that none which is wrong falls back on somebody's session. */
    private SecurityContext contextOf(HttpServletRequest request) {
        if (ApiTokens.isBrought(request)) {
            return tokens.bearer(request)
                    .map(bearer -> contextOf(bearer.user(), List.of(bearer.scope())))
                    .orElseGet(SecurityContextImpl::new);
        }
        return user(request).map(user -> contextOf(user, List.of())).orElseGet(SecurityContextImpl::new);
    }

    private SecurityContext contextOf(UserId user, List<TokenScope> scopes) {
        return accounts.find(user)
                .<SecurityContext>map(
                        account -> new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                                new CurrentUser(account.id(), account.email(), account.language()), null, scopes)))
                .orElseGet(SecurityContextImpl::new);
    }

    private static Optional<UserId> user(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false)).flatMap(Sessions::userOf);
    }

    private static Optional<UserId> userOf(HttpSession session) {
        return Optional.ofNullable((String) session.getAttribute(USER))
                .map(UUID::fromString)
                .map(UserId::new);
    }

    /** Asked of the database when someone wants to know, and once. */
    private static final class Deferred implements DeferredSecurityContext {
        private final Supplier<SecurityContext> loading;
        private final HttpServletRequest request;
        private @Nullable SecurityContext context;

        Deferred(Supplier<SecurityContext> loading, HttpServletRequest request) {
            this.loading = loading;
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            if (context == null) {
                context = loading.get();
            }
            return context;
        }

        @Override
        public boolean isGenerated() {
            return user(request).isEmpty();
        }
    }
}
