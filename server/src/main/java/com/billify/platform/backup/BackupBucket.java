package com.billify.platform.backup;

import com.billify.documents.Bucket;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.NavigableSet;

/**
 * A bucket, far from the machine. A backup is written beside the data, sent, and fetched back: what is proven is what the bucket
 * gives, and nothing of it stays here.
 *
 * @param workroom a folder of this machine, with room for two backups
 */
record BackupBucket(Bucket bucket, Path workroom) implements BackupPlace {

    @Override
    public String describe(String name) {
        return bucket.name() + ": " + name;
    }

    @Override
    public Path written(String name) {
        return workroom.resolve(name);
    }

    @Override
    public Path throwAway() {
        return workroom.resolve("proof");
    }

    @Override
    public Path keep(String name) throws IOException {
        Path file = written(name);
        byte[] sent = digest(file);
        bucket.put(name, file);
        Files.delete(file);
        try (InputStream back = bucket.get(name)) {
            Files.copy(back, file);
        }
        if (!Arrays.equals(digest(file), sent)) {
            throw new IOException("what the bucket " + bucket.name() + " gives back is not what was sent");
        }
        return file;
    }

    private static byte[] digest(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] bytes = new byte[1 << 16];
            for (int count = content.read(bytes); count >= 0; count = content.read(bytes)) {
                digest.update(bytes, 0, count);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** One that could not be restored would be taken for a good one on the day it is needed. */
    @Override
    public void clear(String name, boolean good) throws IOException {
        Files.deleteIfExists(written(name));
        if (!good) {
            bucket.delete(name);
        }
    }

    @Override
    public NavigableSet<LocalDateTime> kept() throws IOException {
        return BackupPlace.timesOf(bucket.list().stream());
    }

    @Override
    public void delete(String name) throws IOException {
        bucket.delete(name);
    }
}
