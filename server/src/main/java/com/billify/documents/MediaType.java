package com.billify.documents;

import java.nio.charset.StandardCharsets;

/** What a file is by its first bytes, as far as a browser needs to know. */
enum MediaType {
    PDF("application/pdf"),
    XML("application/xml"),
    PNG("image/png"),
    JPEG("image/jpeg"),
    WEBP("image/webp"),
    /** A ZIP archive, as which spreadsheets and letters are kept too. */
    ZIP("application/zip"),
    TEXT("text/plain"),
    OTHER("application/octet-stream");

    private final String value;

    MediaType(String value) {
        this.value = value;
    }

    String value() {
        return value;
    }

    static MediaType of(byte[] content) {
        String start = new String(content, 0, Math.min(content.length, 512), StandardCharsets.ISO_8859_1);
        if (start.startsWith("%PDF-")) {
            return PDF;
        }
        if (start.startsWith("\u0089PNG\r\n\u001A\n")) {
            return PNG;
        }
        if (start.startsWith("\u00FF\u00D8\u00FF")) {
            return JPEG;
        }
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return WEBP;
        }
        if (start.startsWith("PK\u0003\u0004")) {
            return ZIP;
        }
        if (start.replaceFirst("^(\u00EF\u00BB\u00BF)?\\s*", "").startsWith("<")) {
            return XML;
        }
        return start.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t') ? TEXT : OTHER;
    }
}
