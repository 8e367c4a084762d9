package com.billify.platform.examination;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The data folder: is there room, and can nobody else read its keys. */
final class FolderExamination {
    private static final long GIGABYTE = 1_000_000_000;
    private static final long LITTLE_BYTES = 2 * GIGABYTE;
    private static final long TOO_LITTLE_BYTES = GIGABYTE / 4;
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Path folder;

    FolderExamination(Path folder) {
        this.folder = folder;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return findings;
        }
        findings.add(room());
        boolean open = false;
        for (String name : List.of("backup.key", "root.key", "postgres/password")) {
            Path file = folder.resolve(name);
            if (isOpenToOthers(file)) {
                open = true;
                findings.add(Finding.bad("keys", "Others on this machine may read " + file + ": chmod 600 " + file));
            }
        }
        if (!open) {
            findings.add(Finding.well("keys", "Nobody else on this machine may read the keys in " + folder + "."));
        }
        return findings;
    }

    private Finding room() {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            String said = String.format(Locale.ROOT, "%.1f GB are free where %s is", free / (double) GIGABYTE, folder);
            if (free < TOO_LITTLE_BYTES) {
                return Finding.bad("disk", said + ": make room, or nothing more can be recorded.");
            }
            return free < LITTLE_BYTES
                    ? Finding.look("disk", said + ": make room before it fills.")
                    : Finding.well("disk", said + ".");
        } catch (IOException e) {
            return Finding.look("disk", "How much room there is at " + folder + " cannot be told: " + e.getMessage());
        }
    }

    private static boolean isOpenToOthers(Path file) {
        try {
            return Files.exists(file)
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
        } catch (UnsupportedOperationException e) {
            return false; // a file system without such rights
        } catch (IOException e) {
            return true; // that cannot be told, so somebody should look
        }
    }
}
