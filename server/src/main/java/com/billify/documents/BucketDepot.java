package com.billify.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** A bucket of S3, or of a server that speaks as S3 does: an object a file. */
final class BucketDepot implements Depot {
    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(20);
    private static final Duration DONE_WITHIN = Duration.ofMinutes(2);
    /** Somebody waits for a download; a delivery is repeated anyway. */
    private static final int MOST_ATTEMPTS = 2;

    private static final String CONTENT_TYPE = "application/octet-stream";

    private final Address address;
    private @Nullable S3Client opened;

    BucketDepot(Address address) {
        this.address = address;
    }

    /**
     * Which bucket.
     *
     * @param endpoint null for that of Amazon in the region
     * @param prefix of the names of all objects: empty, or with a slash at its end
     */
    record Address(String bucket, @Nullable URI endpoint, String region, String prefix, String key, String secret) {}

    @Override
    public String name() {
        return "bucket";
    }

    @Override
    public void put(String object, SealedFile file) throws IOException {
        try {
            client().putObject(
                            request -> request.bucket(address.bucket()).key(address.prefix() + object),
                            RequestBody.fromContentProvider(() -> opened(file), file.sizeBytes(), CONTENT_TYPE));
        } catch (SdkException | UncheckedIOException e) {
            throw away(e);
        }
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
        try {
            return client().getObject(
                            request -> request.bucket(address.bucket()).key(address.prefix() + object));
        } catch (SdkException e) {
            throw away(e);
        }
    }

    @Override
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
