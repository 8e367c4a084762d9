package com.billify.banking.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** SHA-256 over fields, each told apart from its neighbours and from one that is missing. */
final class Digest {
    private static final int MISSING = -1;

    private final MessageDigest sha256;
    private final ByteBuffer buffer = ByteBuffer.allocate(8192);

    Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void add(long value) {
        room(Long.BYTES).putLong(value);
    }

    void add(@Nullable LocalDate day) {
        add(day == null ? Long.MIN_VALUE : day.toEpochDay());
    }

    void add(StatedStatement.@Nullable Balance balance) {
        add(balance == null ? null : balance.date());
        add(balance == null ? 0 : balance.minorUnits());
    }

    void add(@Nullable String text) {
        if (text == null) {
            room(Integer.BYTES).putInt(MISSING);
            return;
        }
        byte[] bytes = text.getBytes(UTF_8);
        room(Integer.BYTES).putInt(bytes.length);
        if (bytes.length > buffer.capacity()) {
            flush();
            sha256.update(bytes);
        } else {
            room(bytes.length).put(bytes);
        }
    }

    byte[] value() {
        flush();
        return sha256.digest();
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    private void flush() {
        sha256.update(buffer.flip());
        buffer.clear();
    }
}
