package com.billify.connection;

import java.time.Instant;

/**
 * What a person's grant is held by. Never shown, never in a log.
 *
 * @param refreshToken buys the next pair, once
 * @param accessUntil when the access token ends, by the source's word
 */
public record GrantedTokens(String refreshToken, String accessToken, Instant accessUntil) {
    @Override
    public String toString() {
        return "GrantedTokens";
    }
}
