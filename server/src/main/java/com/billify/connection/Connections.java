package com.billify.connection;

import com.billify.audit.AuditTrail;
import com.billify.connection.core.Failure;
import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import com.billify.notification.LiveUpdates;
import com.billify.tenancy.CompanyTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a person does with connections: add, pause, disconnect, reconnect, ask for a look now. */
@Component
public class Connections {
    /** Sources refuse more. */
    private static final Duration BETWEEN_LOOKS_AT_BANK = Duration.ofMinutes(5);

    private static final Duration UNTIL_BANK_HAS_ANSWERED = Duration.ofSeconds(5);

    private final ConnectionRepository connections;
    private final LinkedAccountRepository accounts;
    private final BookItemRepository items;
    private final Credentials credentials;
    private final Grants grants;
    private final CompanyTransaction transaction;
    private final AuditTrail audit;
    private final LiveUpdates live;
    private final Clock clock;
    private final List<Provider> providers;

    Connections(
            ConnectionRepository connections,
            LinkedAccountRepository accounts,
            BookItemRepository items,
            Credentials credentials,
            Grants grants,
            CompanyTransaction transaction,
            AuditTrail audit,
            LiveUpdates live,
            Clock clock,
            List<Provider> providers) {
        this.connections = connections;
        this.accounts = accounts;
        this.items = items;
        this.credentials = credentials;
        this.grants = grants;
        this.transaction = transaction;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
        this.providers = providers;
    }

    /**
     * What these keys open.
     *
     * @return the accounts or administrations
     * @throws ProblemException when they open nothing, or the source does not answer
     */
    List<Provider.Opened> test(String provider, Credential credential) {
        Provider asked = provider(provider);
        return test(asked, asked.apiBase(), credential);
    }

    private static List<Provider.Opened> test(Provider provider, String apiBase, Credential credential) {
        try {
            return provider.test(apiBase, credential);
        } catch (SyncFailure e) {
            throw problem(e);
        }
    }

    /** What a person is told who waits for it. */
    static ProblemException problem(SyncFailure failed) {
        return switch (failed.failure()) {
            case Failure.NeedsUser refused ->
                new ProblemException(422, refused.code(), "The source does not accept these keys.");
            case Failure.WaitUntil wait ->
                new ProblemException(503, wait.code(), "The source asks to come back later.");
            case Failure.Retry retry -> new ProblemException(503, retry.code(), "The source does not answer.");
            case Failure.Broken broken ->
                new ProblemException(502, broken.code(), "The source answers what cannot be understood.");
        };
    }

    /** Tests the keys and keeps them. The first look at it is at once. */
    UUID add(CompanyId company, UserId user, String provider, @Nullable String name, Credential credential) {
        Provider asked = provider(provider);
        test(asked, asked.apiBase(), credential);
        return keep(company, user, asked, name, null, credential);
    }

    /**
     * Connects a company that is made up to a stand-in for the source.
     *
     * @param apiBase where the stand-in is
     */
    public UUID addSimulated(CompanyId company, UserId user, String provider, String apiBase, Credential credential) {
        return keep(company, user, provider(provider), null, apiBase, credential);
    }

    /** Whether the company has any, disconnected ones included. */
    public boolean hasAny(CompanyId company) {
        return transaction.read(company, () -> !connections.findAll(company).isEmpty());
    }

    /**
     * A connection to a stand-in.
     *
     * @param apiBase where the stand-in was last
     */
    public record Simulated(UUID id, String provider, Instant madeAt, String apiBase) {}

    /** Those of the company that speak to stand-ins, disconnected ones included. */
    public List<Simulated> simulated(CompanyId company) {
        return transaction.read(company, () -> connections.findSimulated(company));
    }

    /** The stand-in is elsewhere now, or has news: it is looked at there at once, where it is looked at at all. */
    public void moveSimulated(CompanyId company, UUID id, String apiBase) {
        transaction.run(company, () -> {
            connections.moveSimulated(company, id, apiBase, clock.instant());
            tell(company, id);
        });
    }

    private UUID keep(
            CompanyId company,
            UserId user,
            Provider provider,
            @Nullable String name,
            @Nullable String apiBase,
            Credential credential) {
        UUID id = UUID.randomUUID();
        byte[] sealed = credentials.seal(company, id, credential);
        Instant now = clock.instant();
        transaction.run(company, () -> {
            connections.add(company, id, provider.code(), name, apiBase, user, now);
            connections.setCredential(company, id, sealed, now);
            audit.record(company, user, "connectionAdded", Map.of("provider", provider.code()));
            tell(company, id);
        });
        return id;
    }

    /** New keys for the same connection, which goes on where it was. */
    void reconnect(CompanyId company, UserId user, UUID id, Credential credential) {
        Connection connection = find(company, id);
        String base = transaction.read(company, () -> connections.apiBase(company, id));
        Provider provider = provider(connection.provider());
        test(provider, base == null ? provider.apiBase() : base, credential);
        byte[] sealed = credentials.seal(company, id, credential);
        Instant now = clock.instant();
        transaction.run(company, () -> {
            connections.setCredential(company, id, sealed, now);
            connections.setState(company, id, ConnectionState.ACTIVE.code(), now);
            audit.record(company, user, "connectionReconnected", Map.of("provider", provider.code()));
            tell(company, id);
        });
    }

    /** Stops looking at it until it is resumed. */
    void pause(CompanyId company, UserId user, UUID id) {
        set(company, user, id, ConnectionState.PAUSED, "connectionPaused");
    }

    void resume(CompanyId company, UserId user, UUID id) {
        set(company, user, id, ConnectionState.ACTIVE, "connectionResumed");
    }

    /** Forgets the keys, and tells the source where it can be told; what it brought stays. */
    void disconnect(CompanyId company, UserId user, UUID id) {
        Provider provider = provider(find(company, id).provider());
        transaction.run(company, () -> {
            set(company, user, id, ConnectionState.DISCONNECTED, "connectionDisconnected");
            connections.removeCredential(company, id);
        });
        grants.end(company, id, provider);
    }

    /**
     * Has the source look at the bank now, for the person who asks, and looks at the source soon after.
     *
     * @param address the person's own
     * @throws ProblemException 429 when it was asked, or did so by itself, a moment ago
     */
    void lookAtBank(CompanyId company, UserId user, UUID id, String address) {
        Instant now = clock.instant();
        Provider provider = provider(find(company, id).provider());
        if (!transaction.call(company, () -> connections.askBank(company, id, now, now.minus(BETWEEN_LOOKS_AT_BANK)))) {
            throw new ProblemException(429, "bank-asked-just-now", "The bank was asked a moment ago.");
        }
        String base = transaction.read(company, () -> connections.apiBase(company, id));
        List<String> linked = transaction.read(company, () -> accounts.findAll(company)).stream()
                .filter(account -> account.connectionId().equals(id) && !account.gone())
                .map(LinkedAccount::upstreamId)
                .toList();
        boolean looked = false;
        try {
            for (String account : linked) {
                looked |= provider.lookAtBank(
                        there(company, id, base == null ? provider.apiBase() : base, account, address));
            }
        } catch (SyncFailure e) {
            throw problem(e);
        }
        if (!looked) {
            throw new ProblemException(429, "bank-asked-just-now", "The bank was asked a moment ago.");
        }
        transaction.run(company, () -> {
            connections.runAt(company, id, clock.instant().plus(UNTIL_BANK_HAS_ANSWERED));
            audit.record(company, user, "bankAsked", Map.of("provider", provider.code()));
            tell(company, id);
        });
    }

    /**
     * Where a person renews the consent of an account at its bank.
     *
     * @param returnTo where the browser comes back to
     */
    String renewal(CompanyId company, UserId user, UUID id, UUID account, String address, String returnTo) {
        Provider provider = provider(find(company, id).provider());
        String base = transaction.read(company, () -> connections.apiBase(company, id));
        String upstream = transaction.read(company, () -> accounts.findAll(company)).stream()
                .filter(one -> one.id().equals(account) && one.connectionId().equals(id) && !one.gone())
                .map(LinkedAccount::upstreamId)
                .findFirst()
                .orElseThrow(ProblemException::notFound);
        PersonThere person = there(company, id, base == null ? provider.apiBase() : base, upstream, address);
        String page;
        try {
            page = provider.renewal(person, returnTo).orElseThrow(ProblemException::notFound);
        } catch (SyncFailure e) {
            throw problem(e);
        }
        transaction.run(
                company, () -> audit.record(company, user, "consentRenewalBegun", Map.of("provider", provider.code())));
        return page;
    }

    private PersonThere there(CompanyId company, UUID id, String base, String account, String address) {
        return new PersonThere(
                company,
                id,
                base,
                account,
                address,
                () -> credentials.open(company, id),
                () -> transaction.run(company, () -> connections.count(company, id, clock.instant(), 1)));
    }

    private void set(CompanyId company, UserId user, UUID id, ConnectionState state, String action) {
        transaction.run(company, () -> {
            Connection connection = find(company, id);
            if (connection.state() == ConnectionState.DISCONNECTED) {
                throw new ProblemException(409, "disconnected", "The connection has no keys any more.");
            }
            connections.setState(company, id, state.code(), clock.instant());
            audit.record(company, user, action, Map.of("provider", connection.provider()));
            tell(company, id);
        });
    }

    /** Has it looked at at once. */
    void refresh(CompanyId company, UUID id) {
        transaction.run(company, () -> {
            Provider asked = provider(find(company, id).provider());
            Instant now = clock.instant();
            if (!connections.askRefresh(company, id, now, now.minus(asked.betweenRefreshes()))) {
                throw new ProblemException(429, "refreshed-just-now", "It was looked at a moment ago.");
            }
        });
    }

    /**
     * Reads all of it again at once, for what could not be understood and may be now; what was understood stays the same
     * lines.
     */
    void readAgain(CompanyId company, UserId user, UUID id) {
        transaction.run(company, () -> {
            refresh(company, id);
            connections.removeDeadLetters(company, id);
            accounts.readAnew(company, id);
            items.readAnew(company, id);
            audit.record(company, user, "connectionReadAgain", Map.of("connection", id.toString()));
            tell(company, id);
        });
    }

    private Connection find(CompanyId company, UUID id) {
        return transaction.call(company, () -> connections.find(company, id)).orElseThrow(ProblemException::notFound);
    }

    private void tell(CompanyId company, UUID id) {
        live.publish(company, LiveUpdates.Topic.CONNECTION, id.toString());
    }

    /** How many calls a day the provider may cost; null where they are not counted. */
    @Nullable
    Integer callsADay(String code) {
        OptionalInt calls = provider(code).callsADay();
        return calls.isPresent() ? calls.getAsInt() : null;
    }

    private Provider provider(String code) {
        return providers.stream()
                .filter(provider -> provider.code().equals(code))
                .findFirst()
                .orElseThrow(() -> ProblemException.ofField("provider", "unknown-provider", "No such provider."));
    }
}
