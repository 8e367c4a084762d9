package com.billify.connection;

import java.util.List;

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
     * @return the accounts that can be read, as a person knows them
     * @throws SyncFailure when they open nothing
     */
    List<String> test(String apiBase, Credential credential);
}
