package com.billify.documents;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file is by its first bytes, as far as a browser needs to know. */
enum MediaType {
    PDF("application/pdf"),
    XML("application/xml"),
    PNG("image/png"),
    JPEG("image/jpeg"),
    WEBP("image/webp"),
    GIF("image/gif"),
    TIFF("image/tiff"),
    /** What an iPhone takes. */
    HEIC("image/heic"),
    /** A ZIP archive, as which spreadsheets and letters are kept too. */
    ZIP("application/zip"),
    TEXT("text/plain"),
    OTHER("application/octet-stream");

    private static final List<String> HEIC_BRANDS = List.of("heic", "heix", "mif1", "msf1");

    private final String value;

    MediaType(String value) {
        this.value = value;
    }

    /** How names of such files end; empty where that may be anything. */
    Optional<String> ending() {
        return switch (this) {
            case OTHER, ZIP -> Optional.empty();
            case TEXT -> Optional.of(".txt");
            default -> Optional.of("." + name().toLowerCase(Locale.ROOT));
        };
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
        if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
            return GIF;
        }
        if (start.startsWith("II*\0") || start.startsWith("MM\0*")) {
            return TIFF;
        }
        if (HEIC_BRANDS.stream().anyMatch(brand -> start.startsWith("ftyp" + brand, 4))) {
            return HEIC;
        }
        if (start.startsWith("PK\u0003\u0004")) {
            return ZIP;
        }
        if (start.replaceFirst("^(\u00EF\u00BB\u00BF)?\\s*", "").startsWith("<")) {
            return XML; // also what may hold scripts: to a browser it is no page
        }
        return start.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t') ? TEXT : OTHER;
    }
}
