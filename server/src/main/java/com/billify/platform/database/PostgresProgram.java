package com.billify.platform.database;

import com.billify.platform.StartRefused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The PostgreSQL programs that come along (initdb, pg_ctl, postgres), unpacked from the class path once. PostgreSQL does
 * not run as root; where Billify does, they run in a user namespace in which nobody is.
 */
final class PostgresProgram {

    /** The version of the binaries in the build; the first part must equal that of the data. */
    static final String MAJOR_VERSION = "18";

    private static final long PATIENCE_SECONDS = 120;

    private final String majorVersion;
    private final Path home;
    private final Path log;
    private final List<String> prefix;

    private PostgresProgram(String majorVersion, Path home, Path log, List<String> prefix) {
        this.majorVersion = majorVersion;
        this.home = home;
        this.log = log;
        this.prefix = prefix;
    }

    /** Unpacks the programs into the folder unless they are there; an unpacking that was cut off is done again. */
    static PostgresProgram in(Path folder, Path log) throws IOException {
        Path home = home(folder, MAJOR_VERSION);
        if (!Files.isDirectory(home)) {
            Path partial = folder.resolve("program.partial");
            Folders.delete(partial);
            Files.createDirectories(partial);
            unpack(partial);
            Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresProgram(MAJOR_VERSION, home, log, prefix(folder));
    }

    /** Those of another version, which an earlier Billify unpacked there. Empty when it did not. */
    static Optional<PostgresProgram> left(Path folder, Path log, String majorVersion) throws IOException {
        Path home = home(folder, majorVersion);
        return Files.isDirectory(home)
                ? Optional.of(new PostgresProgram(majorVersion, home, log, prefix(folder)))
                : Optional.empty();
    }

    private static Path home(Path folder, String majorVersion) {
        return folder.resolve("program-" + majorVersion);
    }

    String majorVersion() {
        return majorVersion;
    }

    /** @throws StartRefused when the program does not end well; its words are in the log */
    void run(String name, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(home.resolve("bin").resolve(name).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(variable -> variable.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new StartRefused("PostgreSQL (" + name + ") did not answer; see " + log + ".");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while waiting for PostgreSQL (" + name + ").", e);
        }
        if (process.exitValue() != 0) {
            throw new StartRefused("PostgreSQL (" + name + ") failed; see " + log + ".");
        }
    }

    private static List<String> prefix(Path folder) throws IOException {
        boolean root = Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS))
                && "root".equals(System.getProperty("user.name"));
        if (!root) {
            return List.of();
        }
        try {
            Process process = new ProcessBuilder("unshare", "-U", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() == 0) {
                return List.of("unshare", "-U");
            }
        } catch (IOException e) {
            // There is no unshare: the sentence below says what helps.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new StartRefused(
                "PostgreSQL does not run as root: start Billify as another user, or set BILLIFY_DB_URL.");
    }

    private static void unpack(Path home) throws IOException {
        try (InputStream resource = PostgresProgram.class.getResourceAsStream("/" + archive())) {
            if (resource == null) {
                throw new StartRefused("No PostgreSQL comes along for " + System.getProperty("os.name") + " on "
                        + System.getProperty("os.arch") + ": set BILLIFY_DB_URL.");
            }
            try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(resource)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, home);
                }
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path home) throws IOException {
        Path target = home.resolve(entry.getName()).normalize();
        if (!target.startsWith(home)) {
            throw new IOException("the archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static String archive() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        boolean arm = "aarch64".equals(System.getProperty("os.arch"));
        return "postgres-" + os + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
    }

    /** What the file system lacks: a folder goes with all that is in it. */
    static final class Folders {
        private Folders() {}

        static void delete(Path folder) throws IOException {
            if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                return;
            }
            try (var paths = Files.walk(folder)) {
                paths.sorted(java.util.Comparator.reverseOrder()).forEach(path -> {
                    try {
                        Files.delete(path);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }
    }
}
