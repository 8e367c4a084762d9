package com.billify.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What opens something for whoever holds it: 256 random bits as text. It is given out once and only its digest is kept, which
 * nobody can turn back.
 */
public record SecretToken(String text) {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    public static SecretToken random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new SecretToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** SHA-256: what is random throughout needs no salt and no slow hash. */
    public byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** In the same time for every digest, right or wrong. */
    public boolean hasDigest(byte[] digest) {
        return MessageDigest.isEqual(digest(), digest);
    }

    @Override
    public String toString() {
        return "a secret";
    }
}
