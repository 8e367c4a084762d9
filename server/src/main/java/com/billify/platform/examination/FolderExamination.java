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
                findings.add(Finding.of(FindingKind.KEY_OPEN, "file", file));
            }
        }
        if (!open) {
            findings.add(Finding.of(FindingKind.KEYS_CLOSED, "folder", folder));
        }
        return findings;
    }

    private Finding room() {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            FindingKind kind = free < TOO_LITTLE_BYTES
                    ? FindingKind.NO_ROOM
                    : free < LITTLE_BYTES ? FindingKind.LITTLE_ROOM : FindingKind.ROOM;
            return Finding.of(
                    kind, "gigabytes", String.format(Locale.ROOT, "%.1f", free / (double) GIGABYTE), "folder", folder);
        } catch (IOException e) {
            return Finding.of(FindingKind.ROOM_UNKNOWN, "folder", folder, "why", String.valueOf(e.getMessage()));
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
