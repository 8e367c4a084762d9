package com.billify.connection;

/** What a source knows a company's own integration by. Never shown again, never in a log. */
public record Credential(String clientId, String clientSecret) {
    @Override
    public String toString() {
        return "Credential";
    }
}
