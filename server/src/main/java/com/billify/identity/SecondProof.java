package com.billify.identity;

import org.jspecify.annotations.Nullable;

/** What somebody brings beside the password: a code of the device or of the paper, or the answer of a passkey; or nothing yet. */
public record SecondProof(@Nullable String code, @Nullable PasskeyAnswer passkey) {

    boolean isGiven() {
        return passkey != null || code != null && !code.isBlank();
    }

    @Override
    public String toString() {
        return "SecondProof"; // a code stays out of every log
    }
}
