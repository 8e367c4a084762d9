package com.billify.extraction.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds the program that reads images: the one that the operator names, else the one that comes along, else that of the
 * system. What comes along is unpacked once into a folder of this version, and its checksums are asked at every use.
 */
final class OcrPrograms {
    /** Names a tesseract of the operator's own. */
    static final String COMMAND = "BILLIFY_TESSERACT";
    /** Names the folder in which to unpack. */
    static final String CACHE = "BILLIFY_CACHE";

    private static final String MODELS = "/ocr/models.sha256";
    private static final int LIMIT_SECONDS = 10;

    private final Map<String, String> environment;
    private final String platform;
    private @Nullable OcrProgram found;

    OcrPrograms(Map<String, String> environment, String platform) {
        this.environment = Map.copyOf(environment);
        this.platform = platform;
    }

    /** For this machine. */
    static OcrPrograms here() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "");
        return new OcrPrograms(
                System.getenv(),
                (system.startsWith("mac") ? "macosx" : system) + (processor.equals("aarch64") ? "-arm64" : "-x86_64"));
    }

    /** @throws NoOcr when there is none that runs */
    OcrProgram find() throws IOException {
        if (found == null) {
            found = search();
        }
        return found;
    }

    private OcrProgram search() throws IOException {
        List<Parcel> parcels = parcels("/ocr/" + platform + ".sha256");
        List<Parcel> models = parcels(MODELS);
        String named = environment.get(COMMAND);
        for (Path folder : folders(parcels, models)) {
            try {
                Path own = folder.resolve("models");
                unpack(models, own);
                if (named != null && !named.isBlank()) {
                    Path command = Path.of(named);
                    if (runs(command)) {
                        return new OcrProgram(command, own);
                    }
                    throw new NoOcr("%s names %s, which does not run".formatted(COMMAND, named));
                }
                if (!parcels.isEmpty()) {
                    unpack(parcels, folder.resolve(platform));
                    Path command = folder.resolve(platform).resolve("tesseract");
                    if (runs(command)) {
                        return new OcrProgram(command, own);
                    }
                }
                Path systems = Path.of("tesseract");
                if (runs(systems)) {
                    return new OcrProgram(systems, own);
                }
            } catch (NoOcr named1) {
                throw named1;
            } catch (IOException unusable) {
                // read only, full, or mounted so that nothing in it runs: the next one
            }
        }
        throw new NoOcr("no program for reading images runs here");
    }

    /** Where to unpack, the best first; the name changes with the contents. */
    private List<Path> folders(List<Parcel> parcels, List<Parcel> models) {
        String version = Integer.toHexString(parcels.hashCode() * 31 + models.hashCode());
        List<Path> folders = new ArrayList<>();
        add(folders, environment.get(CACHE), "ocr-" + version);
        add(folders, environment.get("XDG_CACHE_HOME"), "billify/ocr-" + version);
        add(folders, environment.get("HOME"), ".cache/billify/ocr-" + version);
        // the folder of this reading: unpacked each time, but it serves
        add(folders, System.getProperty("java.io.tmpdir"), "ocr-" + version);
        return folders;
    }

    private static void add(List<Path> folders, @Nullable String folder, String below) {
        try {
            if (folder != null && Path.of(folder).isAbsolute()) {
                folders.add(Path.of(folder).resolve(below));
            }
        } catch (InvalidPathException none) {
            // not a folder
        }
    }

    private static boolean runs(Path command) {
        try {
            Process process = new ProcessBuilder(command.toString(), "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException none) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    // ---- unpacking

    /**
     * A file that comes along.
     *
     * @param resource where it stands among the resources
     */
    private record Parcel(String sha256, String resource) {
        String name() {
            return resource.substring(resource.lastIndexOf('/') + 1);
        }

        boolean isProgram() {
            return name().equals("tesseract");
        }
    }

    /** Empty where nothing comes along for this machine. */
    private static List<Parcel> parcels(String list) throws IOException {
        List<Parcel> parcels = new ArrayList<>();
        try (InputStream stream = OcrPrograms.class.getResourceAsStream(list)) {
            if (stream == null) {
                return List.of();
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" +", 2);
                parcels.add(new Parcel(parts[0], parts[1]));
            }
        }
        return parcels;
    }

    private static void unpack(List<Parcel> parcels, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Parcel parcel : parcels) {
            Path file = folder.resolve(parcel.name());
            if (!Files.isRegularFile(file) || !parcel.sha256().equals(sha256(file))) {
                unpack(parcel, file);
            }
        }
    }

    /** Another worker may do the same at the same time: each file takes its place when it is whole. */
    private static void unpack(Parcel parcel, Path file) throws IOException {
        Path part = Files.createTempFile(file.getParent(), ".unpacking", "");
        try {
            try (InputStream from = OcrPrograms.class.getResourceAsStream(parcel.resource())) {
                if (from == null) {
                    throw new IOException("not in this build: " + parcel.resource());
                }
                Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING);
            }
            if (!parcel.sha256().equals(sha256(part))) {
                throw new IOException("not what was built with: " + parcel.resource());
            }
            if (parcel.isProgram()) {
                Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwx------"));
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (DigestInputStream stream =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            stream.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(stream.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java has it
        }
    }
}
