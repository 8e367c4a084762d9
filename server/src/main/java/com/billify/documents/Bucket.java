package com.billify.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket of S3, or of a server that speaks as S3 does. Nothing is opened before it is needed. */
public final class Bucket {
    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(20);
    private static final Duration DONE_WITHIN = Duration.ofMinutes(2);
    /** Somebody waits for a download; what is kept is tried again anyway. */
    private static final int MOST_ATTEMPTS = 2;

    /** Of a file that goes in parts: small enough for a slow line, and ten thousand of them are 160 GB. */
    private static final int PART_BYTES = 16 << 20;

    private static final String CONTENT_TYPE = "application/octet-stream";

    private final Address address;
    private @Nullable S3Client opened;

    Bucket(Address address) {
        this.address = address;
    }

    /**
     * Which bucket.
     *
     * @param endpoint null for that of Amazon in the region
     * @param prefix of the names of all objects: empty, or with a slash at its end
     */
    record Address(String bucket, @Nullable URI endpoint, String region, String prefix, String key, String secret) {
        @Override
        public String toString() {
            return bucket; // the secret stays out of every log
        }
    }

    /** How it is called among people. */
    public String name() {
        return address.bucket();
    }

    /** Keeps an object, in the place of one of that name. The content may be opened more than once. */
    void put(String object, ContentStreamProvider content, long sizeBytes) throws IOException {
        try {
            client().putObject(
                            request -> request.bucket(address.bucket()).key(address.prefix() + object),
                            RequestBody.fromContentProvider(content, sizeBytes, CONTENT_TYPE));
        } catch (SdkException | UncheckedIOException e) {
            throw away(e);
        }
    }

    /**
     * Keeps a file of any size, in the place of an object of that name. In parts, so that a line which breaks loses one of them; all
     * of it is there or nothing.
     */
    public void put(String object, Path file) throws IOException {
        String key = address.prefix() + object;
        try {
            String upload = client().createMultipartUpload(
                            request -> request.bucket(address.bucket()).key(key).contentType(CONTENT_TYPE))
                    .uploadId();
            try {
                List<CompletedPart> parts = putParts(key, upload, file);
                client().completeMultipartUpload(request -> request.bucket(address.bucket())
                        .key(key)
                        .uploadId(upload)
                        .multipartUpload(all -> all.parts(parts)));
            } catch (SdkException | IOException e) {
                giveUp(key, upload, e);
                throw e;
            }
        } catch (SdkException e) {
            throw away(e);
        }
    }

    private List<CompletedPart> putParts(String key, String upload, Path file) throws IOException {
        List<CompletedPart> parts = new ArrayList<>();
        try (InputStream content = Files.newInputStream(file)) {
            byte[] bytes = content.readNBytes(PART_BYTES);
            do {
                int number = parts.size() + 1;
                byte[] part = bytes;
                String tag = client().uploadPart(
                                request -> request.bucket(address.bucket())
                                        .key(key)
                                        .uploadId(upload)
                                        .partNumber(number),
                                RequestBody.fromBytes(part))
                        .eTag();
                parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
                bytes = content.readNBytes(PART_BYTES);
            } while (bytes.length > 0);
        }
        return parts;
    }

    /** Parts of what is not completed would be paid for, for ever. */
    private void giveUp(String key, String upload, Exception why) {
        try {
            client().abortMultipartUpload(
                            request -> request.bucket(address.bucket()).key(key).uploadId(upload));
        } catch (SdkException e) {
            why.addSuppressed(e);
        }
    }

    /**
     * @throws NoSuchFileException when the bucket answers, and the object is not there
     * @throws IOException when the bucket does not answer
     */
    public InputStream get(String object) throws IOException {
        try {
            return client().getObject(
                            request -> request.bucket(address.bucket()).key(address.prefix() + object));
        } catch (NoSuchKeyException e) {
            throw new NoSuchFileException(object, null, "it is not in the bucket " + address.bucket());
        } catch (SdkException e) {
            throw away(e);
        }
    }

    /** The names of all objects, in order. */
    public List<String> list() throws IOException {
        try {
            return client()
                    .listObjectsV2Paginator(
                            request -> request.bucket(address.bucket()).prefix(address.prefix()))
                    .contents()
                    .stream()
                    .map(S3Object::key)
                    .map(key -> key.substring(address.prefix().length()))
                    .sorted()
                    .toList();
        } catch (SdkException e) {
            throw away(e);
        }
    }

    /** Of what is not there too. */
    public void delete(String object) throws IOException {
        try {
            client().deleteObject(request -> request.bucket(address.bucket()).key(address.prefix() + object));
        } catch (SdkException e) {
            throw away(e);
        }
    }

    private IOException away(RuntimeException e) {
        return new IOException(
                "the bucket " + address.bucket() + " does not do what it is asked: " + e.getMessage(), e);
    }

    /** Made when it is first wanted: it takes memory that a server without a bucket does not have to spend. */
    private synchronized S3Client client() {
        S3Client client = opened;
        if (client == null) {
            S3ClientBuilder builder = S3Client.builder()
                    .httpClientBuilder(UrlConnectionHttpClient.builder()
                            .connectionTimeout(CONNECTS_WITHIN)
                            .socketTimeout(ANSWERS_WITHIN))
                    .region(Region.of(address.region()))
                    .credentialsProvider(StaticCredentialsProvider.create(
                            AwsBasicCredentials.create(address.key(), address.secret())))
                    // Newer checksums are not known to every server that speaks S3; what is sealed proves itself.
                    .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                    .overrideConfiguration(override -> override.apiCallTimeout(DONE_WITHIN)
                            .retryStrategy(retry -> retry.maxAttempts(MOST_ATTEMPTS)));
            if (address.endpoint() != null) {
                builder.endpointOverride(address.endpoint()).forcePathStyle(true);
            }
            client = builder.build();
            opened = client;
        }
        return client;
    }
}
