package com.billify.platform.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The folder of the backups that Billify makes by itself. Files of other names, also backups made by hand, it never touches. */
record BackupFolder(Path folder) {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'billify-daily-'yyyy-MM-dd-HHmmss'.backup'", Locale.ROOT);

    Path newFile(LocalDateTime at) {
        return folder.resolve(NAME.format(at));
    }

    /** Those that are there, oldest first. */
    NavigableMap<LocalDateTime, Path> files() throws IOException {
        NavigableMap<LocalDateTime, Path> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (var entries = Files.list(folder)) {
            entries.filter(Files::isRegularFile).forEach(file -> {
                try {
                    files.put(LocalDateTime.parse(file.getFileName().toString(), NAME), file);
                } catch (DateTimeParseException e) {
                    // it is somebody else's
                }
            });
        }
        return files;
    }

    /** Deletes what the rotation does not keep: of a day that is kept, the newest stays. @return what was deleted */
    List<Path> rotate(Rotation rotation) throws IOException {
        NavigableMap<LocalDateTime, Path> files = files();
        Map<LocalDate, LocalDateTime> newestOfDay = new TreeMap<>();
        files.keySet().forEach(at -> newestOfDay.put(at.toLocalDate(), at)); // in order of time
        Set<LocalDate> kept = rotation.keep(newestOfDay.keySet());
        List<Path> deleted = new ArrayList<>();
        for (Map.Entry<LocalDateTime, Path> file : files.entrySet()) {
            LocalDate day = file.getKey().toLocalDate();
            if (!kept.contains(day) || !file.getKey().equals(newestOfDay.get(day))) {
                Files.delete(file.getValue());
                deleted.add(file.getValue());
            }
        }
        return deleted;
    }
}
