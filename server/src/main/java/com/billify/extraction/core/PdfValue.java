package com.billify.extraction.core;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of the PDF syntax (ISO 32000-1, 7.3), as far as the search for attachments needs to tell them apart. */
sealed interface PdfValue {
    record Name(String value) implements PdfValue {}

    /** A string, written in parentheses or in hexadecimal digits; each character is one byte. */
    record Text(String bytes) implements PdfValue {
        private static final String UTF_16_MARK = "\u00fe\u00ff";

        /** As a person reads it. */
        String decoded() {
            return bytes.startsWith(UTF_16_MARK)
                    ? new String(
                            bytes.substring(UTF_16_MARK.length()).getBytes(StandardCharsets.ISO_8859_1),
                            StandardCharsets.UTF_16BE)
                    : bytes;
        }
    }

    record Whole(long value) implements PdfValue {}

    /** To the object of that number; of two with one number the later in the file counts, whatever its generation. */
    record Reference(int number) implements PdfValue {}

    record Items(List<PdfValue> values) implements PdfValue {}

    /** @param entries by name, without its slash */
    record Dictionary(Map<String, PdfValue> entries) implements PdfValue {
        @Nullable
        PdfValue get(String name) {
            return entries.get(name);
        }

        boolean isOfType(String type) {
            return new Name(type).equals(entries.get("Type"));
        }
    }

    /** Fractions, true, false, null, and whatever is none of the others. */
    record Other() implements PdfValue {}
}
