package com.billify.intake;

import com.billify.extraction.core.DocumentReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * Files as they were handed over. What lies in a ZIP archive counts as if it had been handed over by itself, as banks and bookkeepers send it.
 * An archive that is protected, broken or larger inside than files may be stays what it is, and is refused by its name later; a spreadsheet is
 * an archive too, and stays one file.
 */
final class HandedOver {
    private static final int LONGEST_NAME = 255;
    private static final byte[] ARCHIVE = {'P', 'K', 3, 4};
    /** What all files of one archive are together. */
    private static final long LIMIT_INFLATED_BYTES = 200_000_000;

    private static final long INNOCENT_BYTES = 1_000_000;
    /** How often a file is as large as in the archive; equal lines of a bank file reach about 100. */
    private static final int LIMIT_RATIO = 300;
    /** What only office documents, programs and books have. */
    private static final Set<String> NOT_OF_FILES =
            Set.of("[Content_Types].xml", "mimetype", "content.xml", "META-INF/MANIFEST.MF", "Index/Document.iwa");

    private static final Set<String> OF_THE_SYSTEM = Set.of("thumbs.db", "desktop.ini");

    private final int mostFiles;
    private @Nullable MultipartFile held;
    private byte[] heldBytes = {};

    private HandedOver(int mostFiles) {
        this.mostFiles = mostFiles;
    }

    /**
     * Each file when its turn comes: one at a time is in memory, and with it the archive in which it lies.
     *
     * @param mostFiles of an archive that is opened
     */
    static List<Supplier<Intake.Upload>> of(List<MultipartFile> files, int mostFiles) {
        HandedOver handedOver = new HandedOver(mostFiles);
        List<Supplier<Intake.Upload>> uploads = new ArrayList<>();
        for (MultipartFile file : files) {
            List<String> names = handedOver.namesWithin(file);
            if (names.isEmpty()) {
                uploads.add(() -> new Intake.Upload(name(file.getOriginalFilename()), read(file)));
            }
            for (int index = 0; index < names.size(); index++) {
                int place = index;
                uploads.add(() -> new Intake.Upload(name(names.get(place)), handedOver.bytesWithin(file, place)));
            }
        }
        return uploads;
    }

    /** The files of an archive that may be opened; none for any other file. */
    private List<String> namesWithin(MultipartFile file) {
        try {
            if (!isArchive(file)) {
                return List.of();
            }
            try (ZipFile zip = open(bytes(file))) {
                List<ZipArchiveEntry> parts = filesOf(zip);
                return mayBeOpened(zip, parts)
                        ? parts.stream().map(ZipArchiveEntry::getName).toList()
                        : List.of();
            }
        } catch (IOException | IllegalArgumentException broken) {
            return List.of();
        }
    }

    private static boolean isArchive(MultipartFile file) throws IOException {
        try (InputStream start = file.getInputStream()) {
            return Arrays.equals(start.readNBytes(ARCHIVE.length), ARCHIVE);
        }
    }

    private boolean mayBeOpened(ZipFile zip, List<ZipArchiveEntry> parts) throws IOException {
        if (parts.size() > mostFiles || NOT_OF_FILES.stream().anyMatch(name -> zip.getEntry(name) != null)) {
            return false;
        }
        long total = 0;
        byte[] buffer = new byte[64 * 1024];
        for (ZipArchiveEntry part : parts) {
            if (part.getGeneralPurposeBit().usesEncryption() || !zip.canReadEntryData(part)) {
                return false;
            }
            long inflated = 0;
            try (InputStream bytes = zip.getInputStream(part)) {
                for (int read = bytes.read(buffer); read > 0; read = bytes.read(buffer)) {
                    inflated += read;
                    if (isTooMuch(inflated, part) || total + inflated > LIMIT_INFLATED_BYTES) {
                        return false;
                    }
                }
            }
            total += inflated;
        }
        return true;
    }

    /** Whatever the archive claims of its sizes. */
    private static boolean isTooMuch(long inflated, ZipArchiveEntry part) {
        return inflated > DocumentReader.LIMIT_BYTES
                || (inflated > INNOCENT_BYTES && inflated / LIMIT_RATIO > Math.max(1, part.getCompressedSize()));
    }

    private byte[] bytesWithin(MultipartFile file, int place) {
        try (ZipFile zip = open(bytes(file));
                InputStream part = zip.getInputStream(filesOf(zip).get(place))) {
            return part.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ZipFile open(byte[] content) throws IOException {
        return ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get();
    }

    /** Without folders and without what the system of a computer puts beside files. */
    private static List<ZipArchiveEntry> filesOf(ZipFile zip) {
        List<ZipArchiveEntry> files = new ArrayList<>();
        Enumeration<ZipArchiveEntry> all = zip.getEntries();
        while (all.hasMoreElements()) {
            ZipArchiveEntry entry = all.nextElement();
            String bare = bare(entry.getName());
            if (!entry.isDirectory()
                    && !entry.getName().startsWith("__MACOSX/")
                    && !bare.startsWith(".")
                    && !OF_THE_SYSTEM.contains(bare.toLowerCase(Locale.ROOT))) {
                files.add(entry);
            }
        }
        return files;
    }

    /** Of the archive that was asked for last they are kept: its files follow one another. */
    private byte[] bytes(MultipartFile file) {
        if (held != file) {
            heldBytes = read(file);
            held = file;
        }
        return heldBytes;
    }

    private static byte[] read(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the folders in which it lies, and which some browsers send along. */
    private static String bare(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static String name(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return "file";
        }
        String bare = bare(given).replaceAll("\\p{Cntrl}", "");
        if (bare.length() <= LONGEST_NAME) {
            return bare;
        }
        boolean withinCharacter = Character.isHighSurrogate(bare.charAt(LONGEST_NAME - 1));
        return bare.substring(0, withinCharacter ? LONGEST_NAME - 1 : LONGEST_NAME);
    }
}
