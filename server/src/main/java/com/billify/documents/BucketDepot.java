package com.billify.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A bucket: an object a file. */
record BucketDepot(Bucket bucket) implements Depot {

    @Override
    public String name() {
        return "bucket";
    }

    @Override
    public void put(String object, SealedFile file) throws IOException {
        bucket.put(object, () -> opened(file), file.sizeBytes());
    }

    private static InputStream opened(SealedFile file) {
        try {
            return file.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream get(String object) throws IOException {
        return bucket.get(object);
    }

    @Override
    public void delete(String object) throws IOException {
        bucket.delete(object);
    }
}
