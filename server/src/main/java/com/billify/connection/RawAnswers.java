package com.billify.connection;

import com.billify.kernel.CompanyId;
import com.billify.vault.Vault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** What sources answered, packed and sealed, for 30 days. */
@Repository
class RawAnswers {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final String PLACE = "connection.raw_answer";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    RawAnswers(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** Outside of any transaction, as it may need one of its own. */
    byte[] seal(CompanyId company, byte[] body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(body.length / 4 + 64);
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return vault.seal(company, PLACE, packed.toByteArray());
    }

    /** The same answer to the same request is kept once, as of the last time. */
    UUID keep(CompanyId company, UUID connection, String request, OutsideCalls.Answer answer, byte[] sealed) {
        return jdbc.sql("""
                        INSERT INTO connection.raw_answer AS kept
                               (company_id, id, connection_id, request, status, received_at, digest, sealed)
                        VALUES (:company, :id, :connection, :request, :status, :now, :digest, :sealed)
                        ON CONFLICT (company_id, connection_id, request, digest) DO UPDATE
                           SET received_at = excluded.received_at
                        RETURNING id
                        """)
                .param("company", company.value())
                .param("id", UUID.randomUUID())
                .param("connection", connection)
                .param("request", request)
                .param("status", answer.status())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("digest", sha256(answer.body()))
                .param("sealed", sealed)
                .query(UUID.class)
                .single();
    }

    /** What was answered, as it came. */
    Optional<byte[]> find(CompanyId company, UUID id) {
        return jdbc.sql("SELECT sealed FROM connection.raw_answer WHERE company_id = :company AND id = :id")
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> row.getBytes("sealed"))
                .optional()
                .map(bytes -> unpack(vault.open(company, PLACE, bytes)));
    }

    /** Of every company, whether or not anybody looks at its links any more. */
    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        jdbc.sql("SELECT connection.forget_answers(:before)")
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private static byte[] unpack(byte[] packed) {
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return zip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
