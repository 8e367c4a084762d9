package com.billify.documents;

import java.io.Serial;

/** A variable that tells where files are kept makes no sense. The message is one sentence for the person who set it. */
public class DepotRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    DepotRefused(String sentence) {
        super(sentence, null, false, false);
    }
}
