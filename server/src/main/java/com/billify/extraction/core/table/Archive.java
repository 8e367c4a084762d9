package com.billify.extraction.core.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/** A ZIP archive from a stranger. Every part is inflated once and counted, whatever the archive claims of its sizes. */
final class Archive {
    /** Parts of one archive; a spreadsheet has a few dozen. */
    private static final int LIMIT_PARTS = 2_000;
    /** What all parts inflate to: 200,000 rows of an ordinary export are about 150 MB of XML. */
    private static final long LIMIT_INFLATED_BYTES = 400L * 1024 * 1024;
    /** What the texts of a spreadsheet inflate to, which are held in memory. */
    private static final long LIMIT_TEXTS_BYTES = 40L * 1024 * 1024;
    /** What styles, names and relations inflate to, which are held in memory too. */
    private static final long LIMIT_OTHER_BYTES = 8L * 1024 * 1024;

    private static final long INNOCENT_BYTES = 20L * 1024 * 1024;
    /** How often a part inflates to its size in the archive; sheets of equal rows reach about 60. */
    private static final int LIMIT_RATIO = 150;

    private static final String ODS = "application/vnd.oasis.opendocument.spreadsheet";

    private final byte[] content;
    private final Map<String, Long> inflatedBytes = new LinkedHashMap<>();
    private boolean encrypted;

    private Archive(byte[] content) {
        this.content = content;
    }

    /** @throws TableFault when it is broken, protected or inflates beyond measure */
    static Archive checked(byte[] content) {
        Archive archive = new Archive(content);
        try (ZipFile zip = open(content)) {
            archive.check(zip);
        } catch (IOException | IllegalArgumentException broken) {
            throw archive.encrypted ? protectedByPassword() : broken();
        }
        return archive;
    }

    private static ZipFile open(byte[] content) throws IOException {
        return ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .setIgnoreLocalFileHeader(false)
                .get();
    }

    private void check(ZipFile zip) throws IOException {
        long total = 0;
        byte[] buffer = new byte[64 * 1024];
        Enumeration<ZipArchiveEntry> parts = zip.getEntries();
        while (parts.hasMoreElements()) {
            ZipArchiveEntry part = parts.nextElement();
            if (inflatedBytes.size() >= LIMIT_PARTS) {
                throw bomb();
            }
            if (part.getGeneralPurposeBit().usesEncryption()) {
                encrypted = true;
                throw new ZipException("protected");
            }
            long inflated = 0;
            try (InputStream bytes = zip.getInputStream(part)) {
                for (int read = bytes.read(buffer); read > 0; read = bytes.read(buffer)) {
                    inflated += read;
                    if (total + inflated > LIMIT_INFLATED_BYTES
                            || (inflated > INNOCENT_BYTES
                                    && inflated / LIMIT_RATIO > Math.max(1, part.getCompressedSize()))) {
                        throw bomb();
                    }
                }
            }
            total += inflated;
            inflatedBytes.put(part.getName(), inflated);
            checkHeld(part.getName(), inflated);
        }
    }

    private static void checkHeld(String name, long inflated) {
        boolean streamed = name.startsWith("xl/worksheets/sheet") || name.equals("content.xml");
        if (name.endsWith("sharedStrings.xml") && inflated > LIMIT_TEXTS_BYTES) {
            throw new TableFault(
                    TableFault.Code.TOO_LARGE,
                    "The texts of this spreadsheet are larger than Billify reads; export a shorter period, or as CSV.");
        }
        if (!streamed
                && !name.endsWith("sharedStrings.xml")
                && name.endsWith(".xml")
                && inflated > LIMIT_OTHER_BYTES
                && (name.endsWith("styles.xml") || name.endsWith("workbook.xml"))) {
            throw new TableFault(
                    TableFault.Code.TOO_LARGE,
                    "The formats of this spreadsheet are larger than Billify reads; export it as CSV.");
        }
    }

    boolean has(String part) {
        return inflatedBytes.containsKey(part);
    }

    /** True for a workbook that lies elsewhere in its archive than usual. */
    boolean hasWorkbook() {
        return has("[Content_Types].xml")
                && inflatedBytes.keySet().stream().anyMatch(name -> name.endsWith("workbook.xml"));
    }

    boolean isOpenDocument() {
        byte[] type = bytes("mimetype");
        if (type == null || !has("content.xml")) {
            return false;
        }
        if (!new String(type, StandardCharsets.US_ASCII).strip().startsWith(ODS)) {
            return false;
        }
        byte[] manifest = bytes("META-INF/manifest.xml");
        if (manifest != null && new String(manifest, StandardCharsets.UTF_8).contains("encryption-data")) {
            throw protectedByPassword();
        }
        return true;
    }

    private byte @Nullable [] bytes(String part) {
        Long size = inflatedBytes.get(part);
        if (size == null || size > LIMIT_OTHER_BYTES) {
            return null;
        }
        byte[][] read = new byte[1][];
        read(part, stream -> read[0] = stream.readAllBytes());
        return read[0];
    }

    /** Reads a part. */
    interface Reading {
        void read(InputStream bytes) throws IOException;
    }

    /** @throws TableFault when the part is not there or broken */
    void read(String part, Reading reading) {
        try (ZipFile zip = open(content)) {
            ZipArchiveEntry entry = zip.getEntry(part);
            if (entry == null) {
                throw broken();
            }
            try (InputStream bytes = zip.getInputStream(entry)) {
                reading.read(bytes);
            }
        } catch (IOException unreadable) {
            throw broken();
        }
    }

    private static TableFault bomb() {
        return new TableFault(
                TableFault.Code.ZIP_BOMB,
                "This file unpacks to far more than a table of its size can hold, and is not read.");
    }

    static TableFault broken() {
        return new TableFault(
                TableFault.Code.BROKEN_TABLE,
                "This spreadsheet is cut short or damaged; save it again, or as CSV, and bring that.");
    }

    private static TableFault protectedByPassword() {
        return new TableFault(
                TableFault.Code.ENCRYPTED,
                "This spreadsheet is protected by a password; save it without one and bring it again.");
    }
}
