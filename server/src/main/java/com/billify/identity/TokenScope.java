package com.billify.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** What a program may do with a token, at most, whatever its person may. Companies' members and settings are for people alone. */
public enum TokenScope implements GrantedAuthority {
    /** Sees what a viewer sees. */
    READ,
    /** Also does what an editor does. */
    WRITE;

    @Override
    public String getAuthority() {
        return "TOKEN_" + name();
    }

    /** Null for a person who is signed in. */
    public static @Nullable TokenScope of(@Nullable Authentication authentication) {
        return authentication == null
                ? null
                : authentication.getAuthorities().stream()
                        .filter(TokenScope.class::isInstance)
                        .map(TokenScope.class::cast)
                        .findFirst()
                        .orElse(null);
    }
}
