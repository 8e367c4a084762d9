package com.billify.vault;

import java.io.Serial;

/** What was sealed cannot be opened here: the root key is missing or another one, or the sealed bytes were changed. */
public class VaultClosedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    VaultClosedException(String message, Throwable cause) {
        super(message, cause);
    }

    VaultClosedException(String message) {
        super(message);
    }
}
