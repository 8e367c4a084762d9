package com.billify.platform.backup;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Whether two tables hold the same rows, in whatever order they come: the sum of the rows' SHA-256, of which 128 bits are
 * kept. It is there to find mistakes; that nobody changed a backup on purpose, its seal proves.
 */
final class Fingerprint {
    private final MessageDigest sha256;
    private long high;
    private long low;
    private long rows;

    Fingerprint() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void add(byte[] row) {
        ByteBuffer digest = ByteBuffer.wrap(sha256.digest(row));
        long addedHigh = digest.getLong();
        long addedLow = digest.getLong();
        low += addedLow;
        high += addedHigh + (Long.compareUnsigned(low, addedLow) < 0 ? 1 : 0);
        rows++;
    }

    TableSum sum() {
        return new TableSum(rows, high, low);
    }

    /** @param rows how many there are; equal also in number only if all is well */
    record TableSum(long rows, long high, long low) {}
}
