package com.billify.platform.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.NavigableSet;
import java.util.TreeSet;

/** A folder, best on another disk. A backup is written where it stays. */
record BackupFolder(Path folder) implements BackupPlace {

    @Override
    public String describe(String name) {
        return written(name).toString();
    }

    @Override
    public Path written(String name) {
        return folder.resolve(name);
    }

    @Override
    public Path throwAway() {
        return folder.resolve(".proof");
    }

    @Override
    public Path keep(String name) {
        return written(name);
    }

    /** One that could not be restored stays too: somebody will want to look at it. */
    @Override
    public void clear(String name, boolean good) {}

    @Override
    public NavigableSet<LocalDateTime> kept() throws IOException {
        if (!Files.isDirectory(folder)) {
            return new TreeSet<>();
        }
        try (var entries = Files.list(folder)) {
            return BackupPlace.timesOf(entries.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString()));
        }
    }

    @Override
    public void delete(String name) throws IOException {
        Files.delete(written(name));
    }
}
