package com.billify.documents;

import com.billify.kernel.SettingRefused;
import java.io.Serial;

/** A variable that tells where files are kept makes no sense. The message is one sentence for the person who set it. */
public class DepotRefused extends SettingRefused {
    @Serial
    private static final long serialVersionUID = 1;

    DepotRefused(String sentence) {
        super(sentence);
    }
}
