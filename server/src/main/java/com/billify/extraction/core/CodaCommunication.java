package com.billify.extraction.core;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The communication of a movement, decoded.
 *
 * @param text what a person may read in it; null when it is nothing but a valid reference
 * @param reference twelve bare digits or an RF reference whose check digits hold
 */
record CodaCommunication(@Nullable String text, @Nullable String reference) {

    static CodaCommunication free(String raw) {
        String text = Texts.line(raw);
        return new CodaCommunication(
                text, text == null ? null : References.inFreeText(text).orElse(null));
    }

    /**
     * Reads a structured communication: three digits of type, then the layout of that type (Febelfin 2.6, annex; here
     * section 11 of the field tables). A type without a reference or text of its own is kept as it stands.
     */
    static CodaCommunication structured(String raw) {
        String content = raw.substring(3);
        return switch (raw.substring(0, 3)) {
            case "100" -> referenceThenText(content, 25);
            case "101", "102" -> referenceThenText(content, 12);
            case "105" -> withReference(content, slice(content, 45, 57));
            case "111" -> readable(content, slice(content, 35, 51), slice(content, 51, 61));
            case "113" -> readable(content, slice(content, 40, 56), slice(content, 56, 66));
            case "114" -> readable(content, slice(content, 27, 43), slice(content, 43, 53), slice(content, 53, 69));
            case "115" -> readable(content, slice(content, 67, 83), slice(content, 83, 93), slice(content, 93, 105));
            case "127" -> directDebit(content);
            default -> new CodaCommunication(Texts.line(content), null);
        };
    }

    private static CodaCommunication referenceThenText(String content, int length) {
        Optional<String> reference = References.stated(slice(content, 0, length));
        // a reference with wrong check digits is kept, as text
        String text = Texts.line(reference.isPresent() ? slice(content, length, content.length()) : content);
        return new CodaCommunication(text, reference.orElse(null));
    }

    private static CodaCommunication withReference(String content, String field) {
        return new CodaCommunication(
                Texts.line(content), References.stated(field).orElse(null));
    }

    private static CodaCommunication directDebit(String content) {
        CodaCommunication communication = free(slice(content, 79, 141));
        return communication.text() != null
                ? communication
                : readable(content, slice(content, 9, 44), slice(content, 44, 79));
    }

    /** The named parts, or the whole content where they are blank. */
    private static CodaCommunication readable(String content, String... parts) {
        String text = Texts.joined(
                Arrays.stream(parts).<@Nullable String>map(Texts::line).toList());
        return new CodaCommunication(text != null ? text : Texts.line(content), null);
    }

    private static String slice(String content, int from, int to) {
        return content.length() <= from ? "" : content.substring(from, Math.min(to, content.length()));
    }
}
