package com.billify.banking;

import com.billify.kernel.Money;
import com.billify.kernel.SearchTokens;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words under which a bank line is found. All that goes into them is kept with the line, so they can be told from it again. */
public final class LineWords {
    private LineWords() {}

    /** At most 60 distinct words, cut as {@link SearchTokens} cuts what is asked for. */
    public static Set<String> of(
            @Nullable String counterpartyName,
            @Nullable String structuredReference,
            @Nullable String counterpartyAccount,
            Money amount,
            @Nullable String remittanceInformation) {
        return SearchTokens.of(
                counterpartyName,
                structuredReference,
                counterpartyAccount,
                SearchTokens.ofAmount(amount),
                remittanceInformation);
    }
}
