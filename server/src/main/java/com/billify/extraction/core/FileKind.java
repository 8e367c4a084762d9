package com.billify.extraction.core;

import com.billify.extraction.core.table.TableFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** What the bytes of a file look like. Names and endings are never asked: they are as the sender liked. */
public enum FileKind {
    /** Nothing but blanks. */
    EMPTY("an empty file"),
    CODA("CODA"),
    XML("XML"),
    PDF("a PDF"),
    IMAGE("an image"),
    ARCHIVE("a ZIP archive or an office document"),
    /** What Excel 2003 and older wrote, and the wrapping of newer ones that are protected by a password. */
    OLD_OFFICE("a document of Office 2003 or older"),
    MT940("an MT940 statement"),
    JSON("JSON"),
    /** Lines with the same separators in each. */
    TABLE("a table of separated values"),
    TEXT("plain text"),
    UNKNOWN("no text");

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final String description;

    FileKind(String description) {
        this.description = description;
    }

    /** With its article, to put into a sentence: "a PDF". */
    public String description() {
        return description;
    }

    /** True for what somebody may have meant to be read as a statement or an invoice, read by Billify or not. */
    public boolean mayBeDocument() {
        return switch (this) {
            case CODA, XML, PDF, IMAGE, MT940 -> true;
            case EMPTY, ARCHIVE, OLD_OFFICE, JSON, TABLE, TEXT, UNKNOWN -> false;
        };
    }

    /** What these bytes look like; never throws. */
    public static FileKind of(byte[] content) {
        if (startsWith(content, 0, "%PDF-") || indexOf(content, "%PDF-", 1024) >= 0) {
            return PDF;
        }
        if (startsWith(content, 0, "PK\u0003\u0004")) {
            return ARCHIVE;
        }
        if (startsWith(content, 0, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
            return OLD_OFFICE;
        }
        if (isImage(content)) {
            return IMAGE;
        }
        if (isUtf16(content)) {
            return XML;
        }
        if (startsWith(content, 0, "\u00fe\u00ff") || startsWith(content, 0, "\u00ff\u00fe") || alternates(content)) {
            return TableFile.isText(content) ? TABLE : UNKNOWN; // of texts in UTF-16 only tables are read
        }
        if (isMarkup(content)) {
            return XML; // of the largest files nothing else has to be decoded
        }
        String text = text(content);
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return EMPTY;
        }
        if (stripped.startsWith("<")) {
            return XML;
        }
        if (text.indexOf('\0') >= 0) {
            return UNKNOWN;
        }
        if (CodaReader.recognises(text)) {
            return CODA;
        }
        if (Mt940Reader.recognises(text)) {
            return MT940;
        }
        if (stripped.startsWith("{") || stripped.startsWith("[")) {
            return JSON;
        }
        return TableFile.isText(content) ? TABLE : TEXT;
    }

    /** Whether the first that is no blank is a "<", in any encoding that has it as one byte. */
    private static boolean isMarkup(byte[] content) {
        int index = startsWith(content, 0, "\u00ef\u00bb\u00bf") ? 3 : 0;
        while (index < content.length
                && (content[index] == ' ' || (content[index] >= '\t' && content[index] <= '\r'))) {
            index++;
        }
        return index < content.length && content[index] == '<';
    }

    /** Strict UTF-8, else Windows-1252, as Belgian banks send it; without byte order mark and end-of-file mark. */
    static String text(byte[] content) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            text = new String(content, WINDOWS_1252);
        }
        return text.replace("\ufeff", "").replace("\u001a", "");
    }

    private static boolean isImage(byte[] content) {
        return startsWith(content, 0, "\u0089PNG")
                || startsWith(content, 0, "\u00ff\u00d8\u00ff")
                || startsWith(content, 0, "GIF8")
                || startsWith(content, 0, "II*\0")
                || startsWith(content, 0, "MM\0*")
                || startsWith(content, 8, "WEBP")
                || startsWith(content, 4, "ftyp");
    }

    /** XML in UTF-16, with or without byte order mark. */
    private static boolean isUtf16(byte[] content) {
        return startsWith(content, 0, "\u00fe\u00ff\0<")
                || startsWith(content, 0, "\u00ff\u00fe<\0")
                || startsWith(content, 0, "\0<\0?")
                || startsWith(content, 0, "<\0?\0");
    }

    /** Text in UTF-16 without byte order mark: every other byte is zero, and only these. */
    private static boolean alternates(byte[] content) {
        int sampled = Math.min(content.length, 64) / 2 * 2;
        int even = 0;
        int odd = 0;
        for (int at = 0; at < sampled; at++) {
            if (content[at] == 0) {
                even += at % 2 == 0 ? 1 : 0;
                odd += at % 2;
            }
        }
        return sampled > 8 && (even == 0 || odd == 0) && even + odd > sampled / 4;
    }

    private static boolean startsWith(byte[] content, int at, String latin1) {
        if (content.length < at + latin1.length()) {
            return false;
        }
        for (int i = 0; i < latin1.length(); i++) {
            if ((content[at + i] & 0xff) != latin1.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int indexOf(byte[] content, String latin1, int within) {
        for (int at = 0; at < Math.min(within, content.length); at++) {
            if (startsWith(content, at, latin1)) {
                return at;
            }
        }
        return -1;
    }
}
