package com.billify.banking;

import java.util.Currency;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One account as one source tells of it, line by line.
 *
 * @param id lines of one id are known by the ids that the source gives them; where a source gives an account new ids, it is
 *     another feed, and its lines are compared with those of the first
 * @param source a short word for who tells, such as {@code ponto}
 * @param predecessors feeds of the same account that tell nothing any more, and whose lines this one tells on
 * @param accountNumber IBAN without spaces, or the bank's own number
 */
public record Feed(
        UUID id,
        String source,
        Set<UUID> predecessors,
        String accountNumber,
        Currency currency,
        @Nullable String holderName,
        @Nullable String bic) {
    public Feed {
        predecessors = Set.copyOf(predecessors);
    }
}
