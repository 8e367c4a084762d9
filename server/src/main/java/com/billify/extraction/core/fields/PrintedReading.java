package com.billify.extraction.core.fields;

import com.billify.extraction.core.InvoiceDocument;
import com.billify.extraction.core.Refusal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What reading the pages of a document came to. */
public sealed interface PrintedReading {
    /**
     * An invoice or a credit note, with as much of it as was found.
     *
     * @param document the same values as in the fields, and what belongs to no field
     * @param fields where each value stands; a field that was not found is not in it
     * @param otherAccounts further accounts to pay to, after the one in the fields
     */
    record Invoice(InvoiceDocument document, Map<Field, FieldValue> fields, List<FieldValue> otherAccounts)
            implements PrintedReading {
        public Invoice {
            fields = Collections.unmodifiableMap(fields.isEmpty() ? new EnumMap<>(Field.class) : new EnumMap<>(fields));
            otherAccounts = List.copyOf(otherAccounts);
        }
    }

    /**
     * A document of another kind: an order, a reminder.
     *
     * @param kind in kebab case: {@code delivery}, {@code pro-forma}
     */
    record Other(Refusal refusal, String kind) implements PrintedReading {}
}
