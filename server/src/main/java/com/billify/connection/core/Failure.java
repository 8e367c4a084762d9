package com.billify.connection.core;

import java.time.Instant;

/** Why a run did not come to its end, by what follows from it. Each has a stable code, which the page puts into words. */
public sealed interface Failure {
    String code();

    /** It may go well the next time: the network, or a source that has a bad hour. */
    record Retry(String code) implements Failure {}

    /** The source says when to come again. */
    record WaitUntil(String code, Instant until) implements Failure {}

    /** Only a person can help: a key or a consent has ended. */
    record NeedsUser(String code) implements Failure {}

    /** The source says what cannot be understood. It is tried again, less and less often; the answer is kept. */
    record Broken(String code) implements Failure {}
}
