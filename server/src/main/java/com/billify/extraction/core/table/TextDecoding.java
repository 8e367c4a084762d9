package com.billify.extraction.core.table;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * In which encoding a text file is: by its byte order mark, else UTF-16 where every other byte of its start is zero, else
 * UTF-8 where all of it is strictly that, else Windows-1252 as Belgian banks and Excel write it.
 *
 * @param skip bytes of the byte order mark
 */
record TextDecoding(Charset charset, int skip) {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int SAMPLE_BYTES = 4096;

    static TextDecoding of(byte[] content) {
        if (startsWith(content, 0xef, 0xbb, 0xbf)) {
            return new TextDecoding(isUtf8(content) ? StandardCharsets.UTF_8 : WINDOWS_1252, 3);
        }
        if (startsWith(content, 0xfe, 0xff)) {
            return new TextDecoding(StandardCharsets.UTF_16BE, 2);
        }
        if (startsWith(content, 0xff, 0xfe)) {
            return new TextDecoding(StandardCharsets.UTF_16LE, 2);
        }
        int[] zeros = zeros(content);
        int pairs = Math.min(content.length, SAMPLE_BYTES) / 2;
        if (pairs > 1 && zeros[0] > pairs / 2 && zeros[1] == 0) {
            return new TextDecoding(StandardCharsets.UTF_16BE, 0);
        }
        if (pairs > 1 && zeros[1] > pairs / 2 && zeros[0] == 0) {
            return new TextDecoding(StandardCharsets.UTF_16LE, 0);
        }
        return new TextDecoding(isUtf8(content) ? StandardCharsets.UTF_8 : WINDOWS_1252, 0);
    }

    Reader open(byte[] content) {
        return new InputStreamReader(
                new ByteArrayInputStream(content, skip, content.length - skip),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    private static int[] zeros(byte[] content) {
        int[] zeros = new int[2];
        for (int at = 0; at < Math.min(content.length, SAMPLE_BYTES); at++) {
            if (content[at] == 0) {
                zeros[at % 2]++;
            }
        }
        return zeros;
    }

    private static boolean isUtf8(byte[] content) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer characters = CharBuffer.allocate(8192);
        while (true) {
            CoderResult result = decoder.decode(bytes, characters, true);
            if (result.isError()) {
                return false;
            }
            if (result.isUnderflow()) {
                return true;
            }
            characters.clear();
        }
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
