package com.billify.cli;

import com.billify.platform.backup.BackupProcess;
import com.billify.platform.backup.BackupRefused;
import com.billify.platform.backup.KeyFile;
import com.billify.platform.backup.Secret;
import com.billify.platform.backup.Summary;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which data a command is about, and what opens backups of it. */
final class Place {
    static final String PASSPHRASE = "BILLIFY_BACKUP_PASSPHRASE";
    private static final int SHORTEST_PASSPHRASE = 12;

    private Place() {}

    /** The data folder: as given, else where the server keeps it. */
    static Path data(Options given) throws WrongUsage {
        return given.gives("data") ? given.one("data") : Path.of(".billify", "data");
    }

    /** A passphrase that was given: in a file, whose first line it is, or in the environment. */
    static Optional<Secret> passphrase(Options given) throws WrongUsage {
        @Nullable String words = System.getenv(PASSPHRASE);
        if (given.gives("passphrase")) {
            Path file = given.one("passphrase");
            try (var lines = Files.lines(file)) {
                words = lines.findFirst().orElse("").strip();
            } catch (IOException e) {
                throw new WrongUsage("the passphrase cannot be read from " + file);
            }
        }
        if (words == null) {
            return Optional.empty();
        }
        if (words.length() < SHORTEST_PASSPHRASE) {
            throw new WrongUsage("a passphrase has at least " + SHORTEST_PASSPHRASE + " characters");
        }
        return Optional.of(new Secret.Passphrase(words));
    }

    /** The key file that was given, else the one in this folder. */
    static Path keyFile(Options given, Path folder) throws WrongUsage {
        return given.gives("key") ? given.one("key") : folder.resolve(KeyFile.NAME);
    }

    /** Names the files that a backup lacks, a line each, for people and for who runs the command. */
    static ExitStatus endLacking(Summary summary, PrintStream messages) {
        if (summary.missing().isEmpty()) {
            return ExitStatus.DONE;
        }
        messages.println("Original files that the backup lacks, as they were gone from where they lay ("
                + summary.missing().size() + "):");
        summary.missing().forEach(file -> messages.println(BackupProcess.MISSING + file.inWords()));
        return ExitStatus.SOME_REFUSED;
    }

    /** Why a backup was refused, as a line on standard error. */
    static String line(BackupRefused refused) {
        return "billify: " + refused.getMessage();
    }
}
