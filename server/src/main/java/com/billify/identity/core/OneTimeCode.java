package com.billify.identity.core;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that a device and we work out from a shared secret and the time (TOTP, RFC 6238): six digits, new every 30 seconds, by
 * HMAC-SHA-1, which is what every authenticator app does.
 */
public final class OneTimeCode {
    /** Of the secret: as long as the hash (RFC 4226 section 4, R6). */
    public static final int SECRET_BYTES = 20;

    private static final int STEP_SECONDS = 30;
    private static final int STEPS_ASIDE = 1; // RFC 6238 section 5.2: a clock a little off, a code typed a little late
    private static final int DIGITS = 1_000_000;
    private static final Pattern BLANKS = Pattern.compile("\\s");
    private static final Pattern SIX_DIGITS = Pattern.compile("\\d{6}");
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"; // RFC 4648 section 6

    private OneTimeCode() {}

    /**
     * The step that the code belongs to; empty when it is none of those around this time. Every candidate is compared in full,
     * so the time it takes tells nothing.
     */
    public static OptionalLong matchingStep(byte[] secret, String typed, Instant now) {
        String code = BLANKS.matcher(typed).replaceAll("");
        if (!SIX_DIGITS.matcher(code).matches()) {
            return OptionalLong.empty();
        }
        long current = now.getEpochSecond() / STEP_SECONDS;
        OptionalLong found = OptionalLong.empty();
        for (long step = current - STEPS_ASIDE; step <= current + STEPS_ASIDE; step++) {
            if (MessageDigest.isEqual(ascii(at(secret, step)), ascii(code))) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** The code of a time. */
    public static String at(byte[] secret, Instant time) {
        return at(secret, time.getEpochSecond() / STEP_SECONDS);
    }

    /** RFC 4226 section 5.3. */
    private static String at(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int truncated = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fff_ffff;
            return String.format(Locale.ROOT, "%06d", truncated % DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-1", e);
        }
    }

    /** As it is typed into an app: RFC 4648 base 32, without padding. */
    public static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte each : bytes) {
            held = held << 8 | each & 0xff;
            for (bits += 8; bits >= 5; bits -= 5) {
                text.append(BASE_32.charAt(held >> bits - 5 & 31));
            }
            held &= (1 << bits) - 1;
        }
        return bits == 0
                ? text.toString()
                : text.append(BASE_32.charAt(held << 5 - bits & 31)).toString();
    }

    private static byte[] ascii(String digits) {
        return digits.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
}
