package com.billify.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;

/** A place outside of the database where sealed files lie, each under its name. */
sealed interface Depot permits FolderDepot, BucketDepot {

    /** As which the database remembers it: {@code folder} or {@code bucket}. */
    String name();

    /**
     * Keeps an object, in the place of one of that name. What this returns from is there also after a power cut.
     *
     * @throws IOException when it cannot be kept now; whether a part of it is there is not known then
     */
    void put(String object, SealedFile file) throws IOException;

    /**
     * @throws NoSuchFileException when the depot answers, and the object is not there
     * @throws IOException when the depot does not answer
     */
    InputStream get(String object) throws IOException;

    /** Of what is not there too. */
    void delete(String object) throws IOException;

    /** Sealed bytes that can be read more than once. */
    interface SealedFile {
        long sizeBytes();

        InputStream open() throws IOException;
    }
}
