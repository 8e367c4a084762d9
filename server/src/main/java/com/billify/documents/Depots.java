package com.billify.documents;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where files lie outside of the database, as the variables say: where new ones go, and where others may still be. Nothing
 * is opened before it is needed.
 */
final class Depots {
    static final String WHERE = "BILLIFY_FILES";
    static final String FOLDER = "BILLIFY_FILES_FOLDER";

    /** All of them, for a process beside this one. */
    static final List<String> VARIABLES = Stream.concat(
                    Stream.of(WHERE, FOLDER, "BILLIFY_ROOT_KEY"), BucketVariables.OF_FILES.names().stream())
            .toList();

    private final Where where;
    private final FolderDepot folder;
    private final @Nullable BucketDepot bucket;

    /** As {@link #WHERE} says it, in small letters. */
    private enum Where {
        DATABASE,
        FOLDER,
        BUCKET
    }

    private Depots(Where where, FolderDepot folder, @Nullable BucketDepot bucket) {
        this.where = where;
        this.folder = folder;
        this.bucket = bucket;
    }

    /**
     * @param data the data folder, in which files lie where no other folder is named
     * @throws DepotRefused when one has a value that makes no sense, or lacks one that it needs
     */
    static Depots of(Function<String, @Nullable String> variables, Path data) {
        Where where = switch (BucketVariables.given(variables, WHERE, "database")) {
            case "database" -> Where.DATABASE;
            case "folder" -> Where.FOLDER;
            case "bucket" -> Where.BUCKET;
            default -> throw new DepotRefused(WHERE + " takes database, folder or bucket.");
        };
        BucketDepot bucket =
                BucketVariables.OF_FILES.of(variables).map(BucketDepot::new).orElse(null);
        if (where == Where.BUCKET && bucket == null) {
            throw new DepotRefused(WHERE + " is bucket, so " + BucketVariables.OF_FILES.bucket() + " must be set too.");
        }
        return new Depots(where, new FolderDepot(folder(variables, data)), bucket);
    }

    /** Where new files go; empty when that is the database. */
    Optional<Depot> chosen() {
        return Optional.ofNullable(
                switch (where) {
                    case DATABASE -> null;
                    case FOLDER -> folder;
                    case BUCKET -> bucket;
                });
    }

    /** @throws IOException when nothing says any more where it is */
    Depot named(String name) throws IOException {
        if (name.equals(folder.name())) {
            return folder;
        }
        if (bucket == null) {
            throw new IOException(
                    "a file lies in a bucket, and " + BucketVariables.OF_FILES.bucket() + " does not say in which");
        }
        return bucket;
    }

    /** As which a file lies in a depot. */
    static String object(UUID company, UUID documentId) {
        return company + "/" + documentId;
    }

    private static Path folder(Function<String, @Nullable String> variables, Path data) {
        String folder = BucketVariables.given(variables, FOLDER, "");
        try {
            return folder.isEmpty() ? data.resolve("files") : Path.of(folder);
        } catch (InvalidPathException e) {
            throw new DepotRefused(FOLDER + " takes a folder, not: " + folder);
        }
    }
}
