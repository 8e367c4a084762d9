package com.billify.demo;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Marks requests that came through a proxy, before Tomcat takes the proxy's word for who is behind it and takes the header
 * away.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ForwardedRequests implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    static final String MARK = ForwardedRequests.class.getName();

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new Marking());
    }

    private static final class Marking extends ValveBase {
        Marking() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (request.getHeader("X-Forwarded-For") != null) {
                request.setAttribute(MARK, Boolean.TRUE);
            }
            getNext().invoke(request, response);
        }
    }
}
