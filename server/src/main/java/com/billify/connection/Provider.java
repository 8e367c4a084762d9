package com.billify.connection;

import com.billify.connection.core.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** An outside system that can be connected. It is asked only to read. */
public interface Provider {
    /** As the database and the API name it. */
    String code();

    /** Where the real one is. */
    String apiBase();

    /**
     * Brings one connection up to date, as far as one run may.
     *
     * @throws SyncFailure when it cannot go on; what was kept until then stays
     */
    void run(Run run);

    /**
     * Whether these keys open anything, and what.
     *
     * @return the accounts or administrations that can be read
     * @throws SyncFailure when they open nothing
     */
    List<Opened> test(String apiBase, Credential credential);

    /** Something that keys open: its id at the source, and what a person knows it by. */
    record Opened(String id, String name) {}

    /** How many calls a day it may cost; empty where calls are not counted at the source. */
    default OptionalInt callsADay() {
        return OptionalInt.empty();
    }

    /** How soon a person may have it looked at again. */
    default Duration betweenRefreshes() {
        return Duration.ofSeconds(15);
    }

    /** The way in by a browser; empty where there is only that by keys. */
    default Optional<Door> door() {
        return Optional.empty();
    }

    /**
     * Where a person renews the consent of one account at its bank; empty where that is done at the source alone.
     *
     * @param returnTo where the browser comes back to
     * @throws SyncFailure when the source does not say
     */
    default Optional<String> renewal(PersonThere person, String returnTo) {
        return Optional.empty();
    }

    /**
     * Has the source look at the bank now, about one account.
     *
     * @return false when it did so a moment ago
     * @throws SyncFailure when it does not, or cannot
     */
    default boolean lookAtBank(PersonThere person) {
        throw new SyncFailure(new Failure.Broken("request-refused"));
    }
}
