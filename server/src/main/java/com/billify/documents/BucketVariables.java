package com.billify.documents;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The variables that say which bucket something is kept in, and what opens it.
 *
 * @param bucket the one that names it
 */
public record BucketVariables(String bucket, String endpoint, String region, String prefix, String key, String secret) {

    /** Of the files of companies. */
    static final BucketVariables OF_FILES = new BucketVariables(
            "BILLIFY_S3_BUCKET",
            "BILLIFY_S3_ENDPOINT",
            "BILLIFY_S3_REGION",
            "BILLIFY_S3_PREFIX",
            "BILLIFY_S3_KEY",
            "BILLIFY_S3_SECRET");

    /** Of backups: apart from the files, as what opens the one should not open the other. */
    public static final BucketVariables OF_BACKUPS = new BucketVariables(
            "BILLIFY_BACKUP_BUCKET",
            "BILLIFY_BACKUP_S3_ENDPOINT",
            "BILLIFY_BACKUP_S3_REGION",
            "BILLIFY_BACKUP_S3_PREFIX",
            "BILLIFY_BACKUP_S3_KEY",
            "BILLIFY_BACKUP_S3_SECRET");

    private static final Pattern BUCKET_NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION_NAME = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern PREFIX_NAME = Pattern.compile("([A-Za-z0-9_.-]+/)*[A-Za-z0-9_.-]+/?");

    List<String> names() {
        return List.of(bucket, endpoint, region, prefix, key, secret);
    }

    /**
     * The bucket that they name; empty when they name none.
     *
     * @throws DepotRefused when one has a value that makes no sense, or lacks one that it needs
     */
    public Optional<Bucket> of(Function<String, @Nullable String> variables) {
        String named = given(variables, bucket, "");
        if (named.isEmpty()) {
            return Optional.empty();
        }
        String at = given(variables, endpoint, "");
        return Optional.of(new Bucket(new Bucket.Address(
                matching(bucket, named, BUCKET_NAME, "the name of a bucket"),
                at.isEmpty() ? null : endpoint(at),
                matching(
                        region, given(variables, region, "eu-central-1"), REGION_NAME, "a region such as eu-central-1"),
                prefix(given(variables, prefix, "")),
                required(variables, key),
                required(variables, secret))));
    }

    private URI endpoint(String text) {
        try {
            URI address = new URI(text);
            if (("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // told below, like an address that is none of a server
        }
        throw new DepotRefused(endpoint + " takes an address such as https://s3.example.com, not: " + text);
    }

    private String prefix(String text) {
        if (text.isEmpty()) {
            return "";
        }
        String valid = matching(prefix, text, PREFIX_NAME, "a prefix such as billify/");
        return valid.endsWith("/") ? valid : valid + "/";
    }

    private static String matching(String variable, String value, Pattern form, String takes) {
        if (!form.matcher(value).matches()) {
            throw new DepotRefused(variable + " takes " + takes + ", not: " + value);
        }
        return value;
    }

    private String required(Function<String, @Nullable String> variables, String name) {
        String value = given(variables, name, "");
        if (value.isEmpty()) {
            throw new DepotRefused(bucket + " is set, so " + name + " must be set too.");
        }
        return value;
    }

    static String given(Function<String, @Nullable String> variables, String name, String otherwise) {
        String value = variables.apply(name);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }
}
