package com.billify.connection.ponto;

import com.billify.connection.BankFeedSync;
import com.billify.connection.Credential;
import com.billify.connection.OutsideCalls;
import com.billify.connection.PersonThere;
import com.billify.connection.Provider;
import com.billify.connection.Run;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Ponto, by the door for a company's own use: a key that it makes in its Ponto, with which a token is had for half an hour at
 * a time. What a tick reads is what Ponto holds already: one call as long as nothing is new. Ponto looks at the bank by itself,
 * and the law counts how often; besides that only a person who is there has it look.
 */
@Component
class Ponto implements Provider {
    private final OutsideCalls calls;
    private final Tokens tokens;
    private final BankFeedSync sync;
    private final Clock clock;
    private final String apiBase;

    Ponto(
            OutsideCalls calls,
            Tokens tokens,
            BankFeedSync sync,
            Clock clock,
            @Value("${billify.ponto.api:https://api.myponto.com}") String apiBase) {
        this.calls = calls;
        this.tokens = tokens;
        this.sync = sync;
        this.clock = clock;
        this.apiBase = apiBase;
    }

    @Override
    public String code() {
        return "ponto";
    }

    @Override
    public String apiBase() {
        return apiBase;
    }

    @Override
    public void run(Run run) {
        new PontoReading(client(run.apiBase(), run.credential(), run::received, run::called)).run(run, sync);
    }

    @Override
    public List<Opened> test(String base, Credential credential) {
        return new PontoReading(client(base, credential, (request, answer) -> {}, () -> {})).opened();
    }

    @Override
    public boolean lookAtBank(PersonThere person) {
        return client(person.apiBase(), person.credential(), (request, answer) -> person.called(), person::called)
                .lookAtBank(person.account(), person.address());
    }

    @Override
    public Optional<String> renewal(PersonThere person, String returnTo) {
        return Optional.of(
                client(person.apiBase(), person.credential(), (request, answer) -> person.called(), person::called)
                        .renewal(person.account(), returnTo));
    }

    private PontoClient client(String base, Credential key, PontoClient.Listener listener, Runnable called) {
        return new PontoClient(
                calls, clock, base, tokens.of(new TokenCalls(calls, clock, base, key, null, called)), null, listener);
    }
}
