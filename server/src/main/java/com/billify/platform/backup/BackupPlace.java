package com.billify.platform.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the backups go that Billify makes by itself. What has other names there, also backups made by hand, it never touches.
 */
sealed interface BackupPlace permits BackupFolder, BackupBucket {
    DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'billify-daily-'yyyy-MM-dd-HHmmss'.backup'", Locale.ROOT);

    static String nameOf(LocalDateTime at) {
        return NAME.format(at);
    }

    /** Empty for what is somebody else's. */
    static Optional<LocalDateTime> timeOf(String name) {
        try {
            return Optional.of(LocalDateTime.parse(name, NAME));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** How people find the backup of that name. */
    String describe(String name);

    /** Where a backup is written first. */
    Path written(String name);

    /** Where what is not to be seen is put for a while. */
    Path throwAway();

    /**
     * Keeps what was written, for good.
     *
     * @return a copy of what is kept, as it is got back from there: what is proven is this
     */
    Path keep(String name) throws IOException;

    /** Takes away what is left of a backup beside the place itself. @param good whether it was proven */
    void clear(String name, boolean good) throws IOException;

    /** Those that are there. */
    NavigableSet<LocalDateTime> kept() throws IOException;

    void delete(String name) throws IOException;

    /** Deletes what the rotation does not keep: of a day that is kept, the newest stays. @return what was deleted, by name */
    default List<String> rotate(Rotation rotation) throws IOException {
        NavigableSet<LocalDateTime> all = kept();
        NavigableMap<LocalDate, LocalDateTime> newestOfDay = new TreeMap<>();
        all.forEach(at -> newestOfDay.put(at.toLocalDate(), at)); // in order of time
        Set<LocalDate> days = rotation.keep(newestOfDay.keySet());
        List<String> deleted = new ArrayList<>();
        for (LocalDateTime at : all) {
            LocalDate day = at.toLocalDate();
            if (!days.contains(day) || !at.equals(newestOfDay.get(day))) {
                delete(nameOf(at));
                deleted.add(nameOf(at));
            }
        }
        return deleted;
    }

    /** The times of those names that are ours. */
    static NavigableSet<LocalDateTime> timesOf(Stream<String> names) {
        return names.flatMap(name -> timeOf(name).stream()).collect(Collectors.toCollection(TreeSet::new));
    }
}
