package com.billify.connection.yuki;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.billify.connection.OutsideCalls;
import com.billify.connection.SyncFailure;
import com.billify.connection.core.BooksPace;
import com.billify.connection.core.Failure;
import com.billify.extraction.core.XmlElement;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks Yuki on behalf of one company: nothing but the operations of its list, each counted before it is sent. */
final class YukiClient {
    /** Long lists take long; a run's lease lasts a little longer than this. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final Duration WITHOUT_A_HINT = Duration.ofMinutes(10);

    private final OutsideCalls calls;
    private final YukiSessions sessions;
    private final Clock clock;
    private final String base;
    private final String accessKey;
    private final @Nullable String domain;
    private final Listener listener;

    /** @param domain which domain the session is for; null where the key has one alone */
    YukiClient(
            OutsideCalls calls,
            YukiSessions sessions,
            Clock clock,
            String base,
            String accessKey,
            @Nullable String domain,
            Listener listener) {
        this.calls = calls;
        this.sessions = sessions;
        this.clock = clock;
        this.base = base;
        this.accessKey = accessKey;
        this.domain = domain;
        this.listener = listener;
    }

    /** Hears of every call. */
    interface Listener {
        /** Before a call. @throws SyncFailure when no more may be spent */
        void spend();

        /** An answer that holds no secret, before anybody looks into it. */
        void answered(String request, OutsideCalls.Answer answer);
    }

    /** Yuki did not do what it was asked, and not for its session, key, rights or limits. */
    static final class FaultException extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        FaultException() {
            super("fault", null, false, false);
        }
    }

    /** The rows of a list. */
    <T> List<T> list(Operation operation, String root, Function<XmlElement, T> toRow, String... values) {
        return ask(operation, root, toRow, values).rows();
    }

    /** A plain value. */
    String value(Operation operation, String... values) {
        return Objects.requireNonNull(
                ask(operation, null, Function.identity(), values).text());
    }

    /** The bytes of a file; empty when there are none, or more than is taken. */
    Optional<byte[]> file(Operation operation, String... values) {
        return Optional.ofNullable(
                        ask(operation, null, Function.identity(), values).file())
                .filter(bytes -> bytes.length > 0);
    }

    private <T> Soap.Answer<T> ask(
            Operation operation, @Nullable String root, Function<XmlElement, T> toRow, String... values) {
        Soap.Answer<T> answer = inSession(operation, root, toRow, values);
        if (isOf(answer, "invalid session", "session id", "session has expired", "session expired")) {
            sessions.forget(owner());
            answer = inSession(operation, root, toRow, values);
        }
        return interpret(answer);
    }

    private <T> Soap.Answer<T> inSession(
            Operation operation, @Nullable String root, Function<XmlElement, T> toRow, String... values) {
        List<String> all = new ArrayList<>();
        all.add(sessions.get(owner(), this::authenticate));
        all.addAll(List.of(values));
        return call(operation, root, toRow, all);
    }

    private String authenticate() {
        Soap.Answer<XmlElement> answer =
                interpret(call(Operation.AUTHENTICATE, null, Function.identity(), List.of(accessKey)));
        String session = Objects.requireNonNull(answer.text());
        try {
            UUID.fromString(session);
        } catch (IllegalArgumentException e) {
            throw new SyncFailure(new Failure.Broken("answer-without-session"));
        }
        if (domain != null) {
            Soap.Answer<XmlElement> chosen =
                    call(Operation.SET_CURRENT_DOMAIN, null, Function.identity(), List.of(session, domain));
            if (chosen.fault() != null && !isOf(chosen, "domain")) {
                interpret(chosen); // a key of one domain may refuse to be asked
            }
        }
        return session;
    }

    private <T> Soap.Answer<T> call(
            Operation operation, @Nullable String root, Function<XmlElement, T> toRow, List<String> values) {
        listener.spend();
        String path = "/ws/" + operation.service() + ".asmx";
        OutsideCalls.Answer answer = calls.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Content-Type", "text/xml; charset=utf-8")
                        .header("SOAPAction", "\"" + Soap.NAMESPACE + operation.method() + "\"")
                        .POST(HttpRequest.BodyPublishers.ofString(Soap.request(operation, values), UTF_8))
                        .build(),
                PATIENCE);
        if (operation != Operation.AUTHENTICATE && !operation.isFile()) { // a file is kept as a file
            listener.answered("POST " + path + " " + operation.method(), answer);
        }
        boolean xml = answer.contentType().contains("xml");
        if (answer.status() == 429) {
            throw new SyncFailure(
                    new Failure.WaitUntil("too-many-calls", clock.instant().plus(WITHOUT_A_HINT)));
        }
        if (!xml && answer.status() >= 400 && answer.status() < 500) {
            throw new SyncFailure(
                    answer.status() == 401 || answer.status() == 403
                            ? new Failure.NeedsUser("key-may-not")
                            : new Failure.Broken("request-refused"));
        }
        if (!xml) {
            throw new SyncFailure(new Failure.Retry(answer.status() >= 500 ? "source-failed" : "answer-not-xml"));
        }
        Soap.Answer<T> read = Soap.answer(answer.body(), operation, root, toRow);
        if (read.fault() == null && answer.status() != 200) {
            throw new SyncFailure(new Failure.Retry("source-failed"));
        }
        return read;
    }

    private <T> Soap.Answer<T> interpret(Soap.Answer<T> answer) {
        if (answer.fault() == null) {
            return answer;
        }
        if (isOf(answer, "access key", "invalid session", "session id")) {
            throw new SyncFailure(new Failure.NeedsUser("key-refused"));
        }
        if (isOf(answer, "limit", "maximum")) {
            throw new SyncFailure(new Failure.WaitUntil("daily-limit", BooksPace.nextDay(clock.instant())));
        }
        if (isOf(answer, "not authorized", "not allowed", "permission", "no rights", "access denied")) {
            throw new SyncFailure(new Failure.NeedsUser("key-may-not"));
        }
        throw new FaultException();
    }

    private static boolean isOf(Soap.Answer<?> answer, String... words) {
        if (answer.fault() == null) {
            return false;
        }
        String fault = answer.fault().toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (fault.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private String owner() {
        return base + " " + accessKey + " " + domain;
    }
}
