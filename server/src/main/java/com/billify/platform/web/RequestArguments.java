package com.billify.platform.web;

import com.billify.company.Role;
import com.billify.identity.CurrentUser;
import com.billify.kernel.CompanyId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * What a handler may ask for by type alone: the {@link CompanyId} of the path and the {@link Role} of the user in it, both
 * checked by {@link CompanyAccess}, and the {@link CurrentUser}.
 */
class RequestArguments implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return parameter.getParameterAnnotations().length == 0
                && (type == CompanyId.class || type == Role.class || type == CurrentUser.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Class<?> type = parameter.getParameterType();
        if (type == CurrentUser.class) {
            return CompanyAccess.currentUser().orElseThrow(() -> ProblemAdvice.NOT_SIGNED_IN);
        }
        String name = type == CompanyId.class ? CompanyAccess.COMPANY : CompanyAccess.ROLE;
        Object value = request.getAttribute(name, RequestAttributes.SCOPE_REQUEST);
        if (value == null) {
            throw new IllegalStateException(parameter + " is asked for outside of /api/v1/companies/{company}");
        }
        return value;
    }
}
