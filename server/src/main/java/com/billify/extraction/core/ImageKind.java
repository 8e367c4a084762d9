package com.billify.extraction.core;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Images that cannot be read, told by their first bytes. */
public final class ImageKind {
    /** ISO/IEC 23008-12, 10.2: brands of HEIF; AVIF is of the same family. */
    private static final Set<String> PHOTOS =
            Set.of("heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "avif", "avis");

    private ImageKind() {}

    /** Why this image is not read and what to do about it; null when it may be read. */
    public static @Nullable Refusal refusal(byte[] content) {
        if (content.length < 12 || !"ftyp".equals(latin(content, 4))) {
            return null;
        }
        return PHOTOS.contains(latin(content, 8))
                ? new Refusal(
                        RefusalCode.UNSUPPORTED_IMAGE,
                        "This is a photo in the HEIC form of telephones, which Billify does not read: send it as JPEG, or as a PDF."
                                + " On an iPhone: Settings, Camera, Formats, Most Compatible.")
                : new Refusal(RefusalCode.UNKNOWN_FORMAT, "This is a film or a sound, no document.");
    }

    private static String latin(byte[] content, int from) {
        return new String(content, from, 4, StandardCharsets.ISO_8859_1);
    }
}
