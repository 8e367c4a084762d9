package com.billify.notification;

import org.jspecify.annotations.Nullable;

/**
 * Through which server mail leaves.
 *
 * @param username null when the server asks nobody who they are
 * @param sender the address that mails come from
 * @param pageAddress where people reach Billify, such as {@code https://cash.example.be}; without a slash at the end
 */
public record MailServer(
        String host,
        int port,
        Encryption encryption,
        @Nullable String username,
        @Nullable String password,
        String sender,
        String pageAddress) {

    /** How the way to the server is kept from others. */
    public enum Encryption {
        /** Not at all: for a server on the same machine. */
        NONE,
        /** Begun in the open, and given up when the server does not go over to TLS. */
        STARTTLS,
        /** From the first byte. */
        TLS
    }

    @Override
    public String toString() {
        return host + ":" + port; // the password stays out of every log
    }
}
