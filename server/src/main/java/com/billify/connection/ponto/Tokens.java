package com.billify.connection.ponto;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tokens of keys on this node, in memory alone: a new one can be had for the key at any time. */
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

    /** @param until when it ends, by the source's word */
    record Token(String value, Instant until) {
        @Override
        public String toString() {
            return "Token";
        }
    }

    /** What lets in whoever has the key. */
    Access of(TokenCalls calls) {
        return new Access() {
            @Override
            public String token() {
                Token known = tokens.get(calls.owner());
                if (known == null || known.until().minus(SPARE).isBefore(clock.instant())) {
                    known = calls.ofKey();
                    tokens.put(calls.owner(), known);
                }
                return known.value();
            }

            @Override
            public void refused(String token) {
                tokens.remove(calls.owner());
            }
        };
    }
}
