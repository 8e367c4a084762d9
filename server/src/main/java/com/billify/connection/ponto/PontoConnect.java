package com.billify.connection.ponto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.billify.connection.BankFeedSync;
import com.billify.connection.Credential;
import com.billify.connection.Door;
import com.billify.connection.GrantedAccess;
import com.billify.connection.GrantedTokens;
import com.billify.connection.OutsideCalls;
import com.billify.connection.PersonThere;
import com.billify.connection.Provider;
import com.billify.connection.Run;
import com.billify.connection.SyncFailure;
import com.billify.connection.core.Failure;
import com.billify.kernel.CompanyId;
import java.net.URLEncoder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Ponto, by the door for partners: the installation is known to Ponto, and a person lets a company's accounts be read in a
 * browser, at Ponto itself. No payment is ever among what is asked for.
 */
@Component
class PontoConnect implements Provider, Door {
    /** Account information, its name, and to go on while nobody is there: no payments. */
    private static final String SCOPE = "ai offline_access name";

    private final OutsideCalls calls;
    private final PontoPartner partner;
    private final GrantedAccess granted;
    private final BankFeedSync sync;
    private final Clock clock;

    PontoConnect(OutsideCalls calls, PontoPartner partner, GrantedAccess granted, BankFeedSync sync, Clock clock) {
        this.calls = calls;
        this.partner = partner;
        this.granted = granted;
        this.sync = sync;
        this.clock = clock;
    }

    @Override
    public String code() {
        return "pontoConnect";
    }

    @Override
    public String apiBase() {
        return partner.apiBase();
    }

    @Override
    public void run(Run run) {
        new PontoReading(client(run.apiBase(), run.company(), run.connection(), run::received, run::called))
                .run(run, sync);
    }

    /** It has no keys that a person could type. */
    @Override
    public List<Opened> test(String base, Credential credential) {
        throw new SyncFailure(new Failure.NeedsUser("key-refused"));
    }

    @Override
    public boolean lookAtBank(PersonThere person) {
        return client(
                        person.apiBase(),
                        person.company(),
                        person.connection(),
                        (request, answer) -> person.called(),
                        person::called)
                .lookAtBank(person.account(), person.address());
    }

    @Override
    public Optional<String> renewal(PersonThere person, String returnTo) {
        return Optional.of(client(
                        person.apiBase(),
                        person.company(),
                        person.connection(),
                        (request, answer) -> person.called(),
                        person::called)
                .renewal(person.account(), returnTo));
    }

    private PontoClient client(
            String base, CompanyId company, UUID connection, PontoClient.Listener listener, Runnable called) {
        TokenCalls tokens = tokenCalls(called);
        return new PontoClient(
                calls, clock, base, new Granted(company, connection, tokens), partner.certificate(), listener);
    }

    private TokenCalls tokenCalls(Runnable called) {
        return new TokenCalls(calls, clock, partner.apiBase(), partner.key(), partner.certificate(), called);
    }

    /** The token that a person's grant gives. */
    private final class Granted implements Access {
        private final CompanyId company;
        private final UUID connection;
        private final TokenCalls tokens;
        private @Nullable String refused;

        Granted(CompanyId company, UUID connection, TokenCalls tokens) {
            this.company = company;
            this.connection = connection;
            this.tokens = tokens;
        }

        @Override
        public String token() {
            return granted.token(company, connection, refused, tokens::renewed);
        }

        @Override
        public void refused(String token) {
            refused = token;
        }
    }

    // ---- the door

    @Override
    public Optional<Door> door() {
        return Optional.of(this);
    }

    @Override
    public boolean isOpen() {
        return partner.isOpen();
    }

    @Override
    public String address(String state, String challenge, String returnTo) {
        Map<String, String> query = new TreeMap<>(Map.of(
                "response_type", "code",
                "client_id", partner.key().clientId(),
                "redirect_uri", returnTo,
                "scope", SCOPE,
                "state", state,
                "code_challenge", challenge,
                "code_challenge_method", "S256"));
        return query.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&", partner.authorizeAddress() + "?", ""));
    }

    @Override
    public GrantedTokens exchange(String code, String verifier, String returnTo) {
        return tokenCalls(() -> {}).ofCode(code, verifier, returnTo);
    }

    @Override
    public void revoke(GrantedTokens tokens) {
        tokenCalls(() -> {}).revoke(tokens);
    }
}
