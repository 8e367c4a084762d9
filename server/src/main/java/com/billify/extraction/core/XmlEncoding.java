package com.billify.extraction.core;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes XML strictly: by byte order mark, else as declared, else UTF-8. Done here because the JDK's parser prints to
 * standard error what it finds wrong with bytes.
 */
final class XmlEncoding {
    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");
    private static final int LONGEST_DECLARATION = 200;

    private XmlEncoding() {}

    /** @throws Refused when the declared encoding is unknown */
    static Reader open(byte[] content) {
        if (startsWith(content, 0xef, 0xbb, 0xbf)) {
            return decoded(content, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(content, 0xfe, 0xff)) {
            return decoded(content, 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(content, 0xff, 0xfe)) {
            return decoded(content, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(content, 0, '<')) {
            return decoded(content, 0, StandardCharsets.UTF_16BE);
        }
        if (startsWith(content, '<', 0)) {
            return decoded(content, 0, StandardCharsets.UTF_16LE);
        }
        return decoded(content, leadingBlanks(content), declared(content));
    }

    /** XML allows none before its declaration; files that were pasted together have them all the same. */
    private static int leadingBlanks(byte[] content) {
        int blanks = 0;
        while (blanks < content.length && " \t\r\n".indexOf(content[blanks]) >= 0) {
            blanks++;
        }
        return blanks;
    }

    private static Charset declared(byte[] content) {
        String start =
                new String(content, 0, Math.min(content.length, LONGEST_DECLARATION), StandardCharsets.ISO_8859_1);
        Matcher declaration = DECLARED.matcher(start);
        if (!declaration.find()) {
            return StandardCharsets.UTF_8;
        }
        String name = declaration.group(1);
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new Refused(RefusalCode.BROKEN_XML, "This XML is written in an encoding that is unknown: " + name);
        }
    }

    private static Reader decoded(byte[] content, int from, Charset charset) {
        return new InputStreamReader(
                new ByteArrayInputStream(content, from, content.length - from),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static boolean startsWith(byte[] content, int... bytes) {
        if (content.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((content[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
