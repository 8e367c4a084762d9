package com.billify.identity;

import com.billify.kernel.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
 * Which session is whose. A session holds the id of its user and nothing else; who that is, is asked of the database with
 * every request, so a change of the account counts at once.
 */
@Component
public class Sessions implements SecurityContextRepository {

    private static final String USER = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

    private final Accounts accounts;
    private final FindByIndexNameSessionRepository<? extends Session> stored;

    Sessions(Accounts accounts, FindByIndexNameSessionRepository<? extends Session> stored) {
        this.accounts = accounts;
        this.stored = stored;
    }

    /** The request's session is this user's from now on, under a new id: one that was planted before is worth nothing. */
    public void begin(HttpServletRequest request, UserAccount account) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        request.getSession(true).setAttribute(USER, account.id().toString());
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
        HttpSession session = request.getSession(false);
        String own = session == null ? "" : session.getId();
        for (String id : List.copyOf(stored.findByPrincipalName(user.toString()).keySet())) {
            if (!id.equals(own)) {
                stored.deleteById(id);
            }
        }
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

    private SecurityContext contextOf(HttpServletRequest request) {
        return user(request)
                .flatMap(accounts::find)
                .<SecurityContext>map(
                        account -> new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                                new CurrentUser(account.id(), account.email(), account.language()), null, List.of())))
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
