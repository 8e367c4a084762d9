package com.billify.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.billify.kernel.UserId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done.
 *
 * @param number counts from 1 without a gap, per company or per user
 * @param at to the microsecond, which is what the database keeps
 * @param by null when Billify did it by itself, or when nobody was signed in
 * @param action a stable word such as {@code companyChanged}
 * @param details plain values by name; no secrets, no amounts of others
 */
public record AuditEntry(
        long number, Instant at, @Nullable UserId by, String action, SortedMap<String, String> details) {

    /**
     * SHA-256 over the hash before it and every field of this one, each preceded by its length so that no two entries
     * read alike.
     */
    byte[] hash(byte[] previous, UUID subject) {
        StringBuilder text = new StringBuilder();
        append(text, subject.toString());
        append(text, Long.toString(number));
        append(text, at.toString());
        append(text, by == null ? "" : by.toString());
        append(text, action);
        for (Map.Entry<String, String> detail : details.entrySet()) {
            append(text, detail.getKey());
            append(text, detail.getValue());
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous);
            return digest.digest(text.toString().getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void append(StringBuilder text, String field) {
        text.append(field.length()).append(':').append(field).append(',');
    }
}
