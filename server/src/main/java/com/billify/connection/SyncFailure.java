package com.billify.connection;

import com.billify.connection.core.Failure;
import java.io.Serial;

/** A run that cannot go on, with what follows from it. An outcome and not a mistake, so it has no stack trace. */
public final class SyncFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    public SyncFailure(Failure failure) {
        super(failure.code(), null, false, false);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
