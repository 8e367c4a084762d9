package com.billify.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.billify.kernel.ProblemException;
import com.billify.testing.SpringTest;
import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

@SpringTest
class CompanyAccessTest {
    @Autowired
    CompanyAccess access;

    @Test
    void aStreamThatEndsIsNotAskedASecondTimeWhoItIsFor() throws Exception {
        assertThatThrownBy(() -> isLetIn(DispatcherType.REQUEST)).isInstanceOf(ProblemException.class);

        assertThat(isLetIn(DispatcherType.ASYNC)).isTrue();
    }

    /** Of nobody who signed in. */
    private boolean isLetIn(DispatcherType type) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setDispatcherType(type);
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/api/v1/companies/{company}/live");
        HandlerMethod handler = new HandlerMethod("any", "toString");
        return access.preHandle(request, new MockHttpServletResponse(), handler);
    }
}
