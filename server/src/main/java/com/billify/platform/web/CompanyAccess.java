package com.billify.platform.web;

import com.billify.company.For;
import com.billify.company.Memberships;
import com.billify.company.Role;
import com.billify.identity.CurrentUser;
import com.billify.identity.TokenScope;
import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets a request reach a handler below {@code /api/v1/companies/{company}} when its user is a member with the role that the
 * handler is {@link For}; a program at most with what its token says. To anyone else the company is not there (404), to a lesser role the deed is forbidden (403).
 */
@Component
class CompanyAccess implements HandlerInterceptor {

    static final String COMPANY = CompanyAccess.class.getName() + ".company";
    static final String ROLE = CompanyAccess.class.getName() + ".role";

    private static final String PREFIX = "/api/v1/companies/{company}";

    private final Memberships memberships;

    CompanyAccess(Memberships memberships) {
        this.memberships = memberships;
    }

    static Optional<CurrentUser> currentUser() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return Optional.ofNullable(authentication)
                .map(Authentication::getPrincipal)
                .filter(CurrentUser.class::isInstance)
                .map(CurrentUser.class::cast);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (!(handler instanceof HandlerMethod method) || pattern == null || !isOfACompany(pattern.toString())) {
            return true;
        }
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            return true; // let in when it came; what ends now may be a stream of somebody who may not hear any more
        }
        CurrentUser user = currentUser().orElseThrow(() -> ProblemAdvice.NOT_SIGNED_IN);
        CompanyId company = company(request);
        Role role = atMost(
                memberships.role(user.id(), company).orElseThrow(ProblemException::notFound),
                TokenScope.of(SecurityContextHolder.getContext().getAuthentication()));
        For needed = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), For.class);
        if (needed == null || !role.includes(needed.value())) {
            throw ProblemAdvice.FORBIDDEN;
        }
        request.setAttribute(COMPANY, company);
        request.setAttribute(ROLE, role);
        return true;
    }

    /** A program never does more than its token says, and members and settings are for people. */
    private static Role atMost(Role role, @Nullable TokenScope scope) {
        Role most = scope == null ? Role.OWNER : scope == TokenScope.WRITE ? Role.EDITOR : Role.VIEWER;
        return role.includes(most) ? most : role;
    }

    static boolean isOfACompany(String pattern) {
        return pattern.equals(PREFIX) || pattern.startsWith(PREFIX + "/");
    }

    private static CompanyId company(HttpServletRequest request) {
        @Nullable Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        if (variables instanceof Map<?, ?> values && values.get("company") instanceof String text) {
            try {
                return CompanyId.parse(text);
            } catch (IllegalArgumentException e) {
                throw ProblemException.notFound();
            }
        }
        throw ProblemException.notFound();
    }
}
