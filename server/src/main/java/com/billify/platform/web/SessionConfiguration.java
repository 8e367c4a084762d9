package com.billify.platform.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions in the database, so that any node serves any request and a restart signs nobody out. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "identity.session", maxInactiveIntervalInSeconds = 7 * 24 * 60 * 60)
class SessionConfiguration {

    static final String COOKIE = "BILLIFY_SESSION";

    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer upsertAttributes() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /** Secure by itself when the request came by https. */
    @Bean
    CookieSerializer cookieSerializer() {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(COOKIE);
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }
}
