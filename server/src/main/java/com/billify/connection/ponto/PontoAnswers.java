package com.billify.connection.ponto;

import com.billify.connection.OutsideCalls.Answer;
import com.billify.connection.SyncFailure;
import com.billify.connection.core.AccountSync.UnknownException;
import com.billify.connection.core.Failure;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an answer of Ponto is: a document, or a failure of its kind. */
final class PontoAnswers {
    /** Amounts are decimals, from the text and never through binary fractions. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Duration WITHOUT_A_HINT = Duration.ofMinutes(2);

    private PontoAnswers() {}

    /**
     * The document.
     *
     * @throws UnknownException when Ponto does not know what was asked for
     * @throws SyncFailure otherwise, when there is no document
     */
    static JsonNode interpret(Answer answer, Clock clock) {
        switch (answer.status()) {
            case 200, 201 -> {
                if (!answer.contentType().contains("json")) {
                    throw new SyncFailure(new Failure.Retry("answer-not-json"));
                }
                return parse(answer);
            }
            case 401 -> throw new SyncFailure(new Failure.NeedsUser("key-refused"));
            case 403 -> throw new SyncFailure(new Failure.NeedsUser("key-may-not"));
            case 404 -> throw new UnknownException();
            case 429 -> throw new SyncFailure(new Failure.WaitUntil("too-many-calls", retryAt(answer, clock)));
            default -> {
                if (answer.status() >= 500) {
                    throw new SyncFailure(new Failure.Retry("source-failed"));
                }
                throw new SyncFailure(new Failure.Broken("request-refused"));
            }
        }
    }

    static JsonNode parse(Answer answer) {
        try {
            JsonNode document = JSON.readTree(answer.body());
            if (document != null && document.isObject()) {
                return document;
            }
        } catch (JacksonException e) {
            // the answer is kept; its text is not for a log
        }
        throw new SyncFailure(new Failure.Broken("answer-unreadable"));
    }

    /** Seconds, or a date as HTTP writes it (RFC 9110 section 10.2.3). */
    private static Instant retryAt(Answer answer, Clock clock) {
        @Nullable String hint = answer.retryAfter().map(String::strip).orElse(null);
        Instant now = clock.instant();
        if (hint == null) {
            return now.plus(WITHOUT_A_HINT);
        }
        try {
            return hint.chars().allMatch(Character::isDigit) && !hint.isEmpty() && hint.length() < 8
                    ? now.plusSeconds(Long.parseLong(hint))
                    : ZonedDateTime.parse(hint, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException e) {
            return now.plus(WITHOUT_A_HINT);
        }
    }
}
