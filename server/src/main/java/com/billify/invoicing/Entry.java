package com.billify.invoicing;

import com.billify.invoicing.core.Direction;
import com.billify.invoicing.core.Field;
import com.billify.invoicing.core.Kind;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that a person typed as a whole.
 *
 * @param fields as typed; what is empty is not set
 */
public record Entry(UUID id, Kind kind, Direction direction, Currency currency, Map<Field, Optional<String>> fields) {
    public Entry {
        fields = Map.copyOf(fields);
    }
}
