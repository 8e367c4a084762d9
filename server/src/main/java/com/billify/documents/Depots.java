package com.billify.documents;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where files lie outside of the database, as the variables say: where new ones go, and where others may still be. Nothing
 * is opened before it is needed.
 */
final class Depots {
    static final String WHERE = "BILLIFY_FILES";
    static final String FOLDER = "BILLIFY_FILES_FOLDER";
    static final String BUCKET = "BILLIFY_S3_BUCKET";
    static final String ENDPOINT = "BILLIFY_S3_ENDPOINT";
    static final String REGION = "BILLIFY_S3_REGION";
    static final String PREFIX = "BILLIFY_S3_PREFIX";
    static final String KEY = "BILLIFY_S3_KEY";
    static final String SECRET = "BILLIFY_S3_SECRET";

    /** All of them, for a process beside this one. */
    static final List<String> VARIABLES =
            List.of(WHERE, FOLDER, BUCKET, ENDPOINT, REGION, PREFIX, KEY, SECRET, "BILLIFY_ROOT_KEY");

    private static final Pattern BUCKET_NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION_NAME = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern PREFIX_NAME = Pattern.compile("([A-Za-z0-9_.-]+/)*[A-Za-z0-9_.-]+/?");

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
        Where where = switch (given(variables, WHERE, "database")) {
            case "database" -> Where.DATABASE;
            case "folder" -> Where.FOLDER;
            case "bucket" -> Where.BUCKET;
            default -> throw new DepotRefused(WHERE + " takes database, folder or bucket.");
        };
        BucketDepot bucket = bucket(variables);
        if (where == Where.BUCKET && bucket == null) {
            throw new DepotRefused(WHERE + " is bucket, so " + BUCKET + " must be set too.");
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
            throw new IOException("a file lies in a bucket, and " + BUCKET + " does not say in which");
        }
        return bucket;
    }

    /** As which a file lies in a depot. */
    static String object(UUID company, UUID documentId) {
        return company + "/" + documentId;
    }

    private static Path folder(Function<String, @Nullable String> variables, Path data) {
        String folder = given(variables, FOLDER, "");
        try {
            return folder.isEmpty() ? data.resolve("files") : Path.of(folder);
        } catch (InvalidPathException e) {
            throw new DepotRefused(FOLDER + " takes a folder, not: " + folder);
        }
    }

    private static @Nullable BucketDepot bucket(Function<String, @Nullable String> variables) {
        String bucket = given(variables, BUCKET, "");
        if (bucket.isEmpty()) {
            return null;
        }
        String endpoint = given(variables, ENDPOINT, "");
        return new BucketDepot(new BucketDepot.Address(
                matching(BUCKET, bucket, BUCKET_NAME, "the name of a bucket"),
                endpoint.isEmpty() ? null : endpoint(endpoint),
                matching(
                        REGION, given(variables, REGION, "eu-central-1"), REGION_NAME, "a region such as eu-central-1"),
                prefix(given(variables, PREFIX, "")),
                required(variables, KEY),
                required(variables, SECRET)));
    }

    private static URI endpoint(String text) {
        try {
            URI endpoint = new URI(text);
            if (("https".equals(endpoint.getScheme()) || "http".equals(endpoint.getScheme()))
                    && endpoint.getHost() != null) {
                return endpoint;
            }
        } catch (URISyntaxException e) {
            // told below, like an address that is none of a server
        }
        throw new DepotRefused(ENDPOINT + " takes an address such as https://s3.example.com, not: " + text);
    }

    private static String prefix(String text) {
        if (text.isEmpty()) {
            return "";
        }
        String prefix = matching(PREFIX, text, PREFIX_NAME, "a prefix such as billify/");
        return prefix.endsWith("/") ? prefix : prefix + "/";
    }

    private static String matching(String variable, String value, Pattern form, String takes) {
        if (!form.matcher(value).matches()) {
            throw new DepotRefused(variable + " takes " + takes + ", not: " + value);
        }
        return value;
    }

    private static String required(Function<String, @Nullable String> variables, String name) {
        String value = given(variables, name, "");
        if (value.isEmpty()) {
            throw new DepotRefused(BUCKET + " is set, so " + name + " must be set too.");
        }
        return value;
    }

    private static String given(Function<String, @Nullable String> variables, String name, String otherwise) {
        String value = variables.apply(name);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }
}
