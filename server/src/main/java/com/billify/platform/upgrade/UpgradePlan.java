package com.billify.platform.upgrade;

import com.billify.platform.StartRefused;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is done before the tables are changed; BILLIFY_UPGRADE says it. */
enum UpgradePlan {
    /** A backup, and the whole upgrade on a copy first. */
    REHEARSE,
    /** A backup only. */
    BACKUP,
    /** Nothing: somebody else has made a backup. */
    TRUST;

    static final String VARIABLE = "BILLIFY_UPGRADE";

    /** @throws StartRefused when the variable has another value */
    static UpgradePlan of(Function<String, @Nullable String> variables) {
        String value = variables.apply(VARIABLE);
        if (value == null || value.isBlank()) {
            return REHEARSE;
        }
        return Arrays.stream(values())
                .filter(plan -> plan.word().equals(value.strip()))
                .findFirst()
                .orElseThrow(() -> new StartRefused(VARIABLE + " takes "
                        + Arrays.stream(values()).map(UpgradePlan::word).collect(Collectors.joining(", ")) + ", not: "
                        + value));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
