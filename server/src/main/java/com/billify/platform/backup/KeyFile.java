package com.billify.platform.backup;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The file that holds the key of backups: one line of text, which also fits on paper. */
public final class KeyFile {
    /** Its name in the data folder, unless another is given. */
    public static final String NAME = "backup.key";

    private KeyFile() {}

    /**
     * The key in this file.
     *
     * @throws BackupRefused when there is none, or it is no key
     */
    public static Secret.Key read(Path file) throws BackupRefused {
        try {
            String key = String.join(
                    "",
                    Files.readAllLines(file).stream()
                            .map(String::strip)
                            .filter(line -> !line.startsWith("#"))
                            .toList());
            byte[] bytes = Base64.getDecoder().decode(key);
            if (bytes.length == Secret.Key.LENGTH) {
                return new Secret.Key(bytes);
            }
        } catch (NoSuchFileException e) {
            throw new BackupRefused("There is no key file " + file + ".", e);
        } catch (IOException e) {
            throw new BackupRefused("The key file " + file + " cannot be read: " + Words.of(e) + ".", e);
        } catch (IllegalArgumentException e) {
            // told below, like a key of another length
        }
        throw new BackupRefused("The file " + file + " is not the key of a backup.");
    }

    /** The key in this file, which is made when there is none yet, readable by its owner only. */
    public static Secret.Key readOrMake(Path file) throws BackupRefused {
        if (!Files.exists(file)) {
            byte[] bytes = new byte[Secret.Key.LENGTH];
            new SecureRandom().nextBytes(bytes);
            try {
                Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
                write(file, bytes);
            } catch (FileAlreadyExistsException e) {
                // another made it at the same moment: that one is as good
            } catch (IOException e) {
                throw new BackupRefused("The key file " + file + " cannot be written: " + Words.of(e) + ".", e);
            }
        }
        return read(file);
    }

    /** Puts a key where there is none. */
    static void write(Path file, byte[] bytes) throws IOException {
        String text = "# The key of Billify's backups. Keep a copy apart from them: without it nobody can open one.\n"
                + Base64.getEncoder().encodeToString(bytes) + "\n";
        Path whole = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid());
        Files.deleteIfExists(whole);
        Files.createFile(whole, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(whole, text);
            Files.createLink(file, whole); // unlike a move it never takes the place of a key that is there
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}
