package com.billify.connection.ponto;

import com.billify.connection.ponto.PontoClient.Token;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tokens of this node, in memory alone: a new one can be had for the key at any time. */
@Component
class Tokens {
    private static final int MOST = 20_000;
    private static final Duration SPARE = Duration.ofSeconds(30);

    private final Clock clock;
    private final Map<String, Token> tokens = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Token> eldest) {
            return size() > MOST;
        }
    });

    Tokens(Clock clock) {
        this.clock = clock;
    }

    String get(PontoClient client) {
        Token known = tokens.get(client.owner());
        if (known == null || known.until().minus(SPARE).isBefore(clock.instant())) {
            known = client.newToken();
            tokens.put(client.owner(), known);
        }
        return known.value();
    }

    void forget(PontoClient client) {
        tokens.remove(client.owner());
    }
}
