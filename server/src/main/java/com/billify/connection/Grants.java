package com.billify.connection;

import com.billify.audit.AuditTrail;
import com.billify.connection.GrantingRepository.Granting;
import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import com.billify.kernel.SecretToken;
import com.billify.kernel.UserId;
import com.billify.notification.LiveUpdates;
import com.billify.tenancy.CompanyTransaction;
import com.billify.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Links that a person grants at the source, in a browser: it is sent there with a state and the challenge of a verifier, and
 * what it comes back with counts once, for the same person, within a quarter of an hour.
 */
@Component
class Grants {
    private static final Logger LOG = LoggerFactory.getLogger(Grants.class);
    private static final Duration TIME_TO_COME_BACK = Duration.ofMinutes(15);
    private static final String PLACE = "connection.granting";

    private final GrantingRepository grantings;
    private final GrantedAccess granted;
    private final ConnectionRepository connections;
    private final CompanyTransaction transaction;
    private final Vault vault;
    private final AuditTrail audit;
    private final LiveUpdates live;
    private final JsonMapper json;
    private final Clock clock;
    private final List<Provider> providers;

    Grants(
            GrantingRepository grantings,
            GrantedAccess granted,
            ConnectionRepository connections,
            CompanyTransaction transaction,
            Vault vault,
            AuditTrail audit,
            LiveUpdates live,
            JsonMapper json,
            Clock clock,
            List<Provider> providers) {
        this.grantings = grantings;
        this.granted = granted;
        this.connections = connections;
        this.transaction = transaction;
        this.vault = vault;
        this.audit = audit;
        this.live = live;
        this.json = json;
        this.clock = clock;
        this.providers = providers;
    }

    /** What a browser is held to when it comes back. */
    record Held(String verifier, String returnTo) {}

    /** The providers whose door is open. */
    List<String> open() {
        return providers.stream()
                .filter(provider -> provider.door().filter(Door::isOpen).isPresent())
                .map(Provider::code)
                .toList();
    }

    /**
     * Where to send the browser.
     *
     * @param connection to be granted anew; null for a new one
     * @param returnTo where it comes back to
     */
    String begin(CompanyId company, UserId user, String provider, @Nullable UUID connection, String returnTo) {
        Door door = door(provider);
        if (connection != null) {
            requireSame(company, connection, provider);
        }
        String verifier = SecretToken.random().text();
        String state = company + "." + SecretToken.random().text();
        byte[] sealed = vault.seal(company, PLACE, json.writeValueAsBytes(new Held(verifier, returnTo)));
        Instant now = clock.instant();
        transaction.run(company, () -> {
            grantings.removeBefore(company, now.minus(TIME_TO_COME_BACK));
            grantings.add(
                    company, new SecretToken(state).digest(), user, new Granting(provider, connection, sealed), now);
        });
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(new SecretToken(verifier).digest());
        return door.address(state, challenge, returnTo);
    }

    private void requireSame(CompanyId company, UUID connection, String provider) {
        boolean same = transaction
                .read(company, () -> connections.find(company, connection))
                .filter(one -> one.provider().equals(provider) && one.state() != ConnectionState.DISCONNECTED)
                .isPresent();
        if (!same) {
            throw ProblemException.notFound();
        }
    }

    /**
     * What the browser came back with: the link is there, or goes on where it was.
     *
     * @throws ProblemException when it was not sent, was sent too long ago, or the code is worth nothing
     */
    UUID finish(CompanyId company, UserId user, String state, String code) {
        Instant now = clock.instant();
        Granting granting = transaction
                .call(
                        company,
                        () -> grantings.take(
                                company, new SecretToken(state).digest(), user, now.minus(TIME_TO_COME_BACK)))
                .orElseThrow(() -> new ProblemException(
                        422, "grant-unknown", "This consent was not asked for here, or too long ago."));
        Held held = json.readValue(vault.open(company, PLACE, granting.sealed()), Held.class);
        GrantedTokens tokens;
        try {
            tokens = door(granting.provider()).exchange(code, held.verifier(), held.returnTo());
        } catch (SyncFailure e) {
            throw Connections.problem(e);
        }
        UUID known = granting.connection();
        UUID id = known == null ? UUID.randomUUID() : known;
        transaction.run(company, () -> {
            if (known == null) {
                connections.add(company, id, granting.provider(), null, null, user, now);
            } else {
                connections.setState(company, id, ConnectionState.ACTIVE.code(), now);
            }
            granted.keep(company, id, tokens);
            audit.record(
                    company,
                    user,
                    known == null ? "connectionAdded" : "connectionReconnected",
                    Map.of("provider", granting.provider()));
            live.publish(company, LiveUpdates.Topic.CONNECTION, id.toString());
        });
        return id;
    }

    /** Tells the source that it is over, and forgets the tokens whether it hears it or not. */
    void end(CompanyId company, UUID connection, Provider provider) {
        granted.find(company, connection).ifPresent(tokens -> {
            transaction.run(company, () -> granted.remove(company, connection));
            try {
                provider.door().ifPresent(door -> door.revoke(tokens));
            } catch (SyncFailure e) {
                LOG.warn(
                        "A source could not be told that a link is over: {}",
                        e.failure().code());
            }
        });
    }

    private Door door(String provider) {
        return providers.stream()
                .filter(one -> one.code().equals(provider))
                .flatMap(one -> one.door().stream())
                .filter(Door::isOpen)
                .findFirst()
                .orElseThrow(() -> ProblemException.ofField("provider", "unknown-provider", "No such provider."));
    }
}
