package com.billify.kernel;

import java.io.Serial;

/** A variable of the installation makes no sense, or lacks another. The message is one sentence for the person who set it. */
public class SettingRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public SettingRefused(String sentence) {
        super(sentence, null, false, false);
    }
}
