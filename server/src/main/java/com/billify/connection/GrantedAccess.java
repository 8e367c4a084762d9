package com.billify.connection;

import com.billify.connection.core.Failure;
import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import com.billify.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tokens that people have granted, sealed. A refresh token serves once: the pair is renewed under a lock of its row, by one
 * node at a time, and the new pair is committed before anybody uses it.
 */
@Component
public class GrantedAccess {
    private static final Duration SPARE = Duration.ofSeconds(30);

    private final CompanyTransaction transaction;
    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;

    GrantedAccess(CompanyTransaction transaction, JdbcClient jdbc, Vault vault, JsonMapper json, Clock clock) {
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    /**
     * An access token that should be good.
     *
     * @param refused one that the source has refused: another is had for it; null when none was
     * @param renew what the source gives for a pair; called while the row is locked
     * @throws SyncFailure when nothing was granted, or the source gives nothing for it any more
     */
    public String token(
            CompanyId company, UUID connection, @Nullable String refused, UnaryOperator<GrantedTokens> renew) {
        GrantedTokens known =
                transaction.read(company, () -> find(company, connection, "")).orElseThrow(GrantedAccess::missing);
        if (isGood(known, refused)) {
            return known.accessToken();
        }
        return transaction.call(company, () -> {
            GrantedTokens latest = find(company, connection, "FOR UPDATE").orElseThrow(GrantedAccess::missing);
            if (isGood(latest, refused)) {
                return latest.accessToken(); // another was first
            }
            GrantedTokens renewed = renew.apply(latest);
            keep(company, connection, renewed);
            return renewed.accessToken();
        });
    }

    /** What is held; empty when nothing is. */
    Optional<GrantedTokens> find(CompanyId company, UUID connection) {
        return transaction.read(company, () -> find(company, connection, ""));
    }

    /** In a transaction of the company. */
    void keep(CompanyId company, UUID connection, GrantedTokens tokens) {
        jdbc.sql("""
                        INSERT INTO connection.granted_tokens (company_id, connection_id, sealed, changed_at)
                        VALUES (:company, :connection, :sealed, clock_timestamp())
                        ON CONFLICT (company_id, connection_id) DO UPDATE
                           SET sealed = excluded.sealed, changed_at = excluded.changed_at
                        """)
                .param("company", company.value())
                .param("connection", connection)
                .param("sealed", vault.seal(company, place(connection), json.writeValueAsBytes(tokens)))
                .update();
    }

    /** In a transaction of the company. */
    void remove(CompanyId company, UUID connection) {
        jdbc.sql("DELETE FROM connection.granted_tokens WHERE company_id = :company AND connection_id = :connection")
                .param("company", company.value())
                .param("connection", connection)
                .update();
    }

    private boolean isGood(GrantedTokens tokens, @Nullable String refused) {
        return !tokens.accessToken().equals(refused)
                && clock.instant().isBefore(tokens.accessUntil().minus(SPARE));
    }

    private Optional<GrantedTokens> find(CompanyId company, UUID connection, String lock) {
        return jdbc.sql("""
                        SELECT sealed FROM connection.granted_tokens
                         WHERE company_id = :company AND connection_id = :connection
                        """ + lock)
                .param("company", company.value())
                .param("connection", connection)
                .query((row, number) -> row.getBytes("sealed"))
                .optional()
                .map(kept -> json.readValue(vault.open(company, place(connection), kept), GrantedTokens.class));
    }

    private static String place(UUID connection) {
        return "connection.granted_tokens/" + connection;
    }

    private static SyncFailure missing() {
        return new SyncFailure(new Failure.NeedsUser("grant-missing"));
    }
}
