package com.billify.platform.backup;

import com.billify.documents.Bucket;
import com.billify.documents.BucketVariables;
import com.billify.platform.StartRefused;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When backups are made without being asked, and how many are kept.
 *
 * @param place where they go
 * @param time of the day in Brussels, once a day from which on one is due; a day that was slept through is made up for
 * @param restored whether each is proven by restoring it into a throw-away place; otherwise by reading it back whole
 */
record BackupPlan(BackupPlace place, LocalTime time, Rotation keep, boolean restored) {
    static final String PASSPHRASE = "BILLIFY_BACKUP_PASSPHRASE";

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final Duration TOO_OLD = Duration.ofHours(36);
    private static final Pattern COUNTS = Pattern.compile("(\\d{1,3}),(\\d{1,3}),(\\d{1,3})");

    /**
     * As the variables say; empty when none names a folder or a bucket.
     *
     * @param data the data folder, beside which a backup that goes into a bucket is written first
     * @throws StartRefused when one has a value that makes no sense, or both are named
     */
    static Optional<BackupPlan> of(Function<String, @Nullable String> variables, Path data) {
        return place(variables, data)
                .map(place -> new BackupPlan(
                        place,
                        time(given(variables, "BILLIFY_BACKUP_AT", "03:00")),
                        rotation(given(variables, "BILLIFY_BACKUP_KEEP", "7,4,12")),
                        restored(given(variables, "BILLIFY_BACKUP_PROOF", "restore"))));
    }

    private static Optional<BackupPlace> place(Function<String, @Nullable String> variables, Path data) {
        String folder = given(variables, "BILLIFY_BACKUP_DIR", "");
        Optional<Bucket> bucket = BucketVariables.OF_BACKUPS.of(variables);
        if (bucket.isPresent() && !folder.isEmpty()) {
            throw new StartRefused("Backups go into a folder or a bucket: set BILLIFY_BACKUP_DIR or "
                    + BucketVariables.OF_BACKUPS.bucket() + ", not both.");
        }
        if (bucket.isPresent()) {
            return Optional.of(new BackupBucket(bucket.get(), data.resolve("backups")));
        }
        return folder.isEmpty() ? Optional.empty() : Optional.of(new BackupFolder(folder(folder)));
    }

    /**
     * Whether one is to be made now.
     *
     * @param done when the last one that succeeded began
     * @param tried when the last attempt began; one that failed is repeated after an hour
     */
    boolean isDue(@Nullable Instant done, @Nullable Instant tried, Instant now) {
        ZonedDateTime local = now.atZone(BRUSSELS);
        ZonedDateTime slot = local.with(time);
        Instant last = (slot.isAfter(local) ? slot.minusDays(1) : slot).toInstant();
        return (done == null || done.isBefore(last)) && (tried == null || !now.isBefore(tried.plus(PATIENCE)));
    }

    /** Whether people should be told that the last good one is too old. @param since when the plan began to hold */
    static boolean isLate(@Nullable Instant done, Instant since, Instant now) {
        return (done == null ? since : done).isBefore(now.minus(TOO_OLD));
    }

    private static String given(Function<String, @Nullable String> variables, String name, String otherwise) {
        String value = variables.apply(name);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    private static Path folder(String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new StartRefused("BILLIFY_BACKUP_DIR takes a folder, not: " + text, e);
        }
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new StartRefused("BILLIFY_BACKUP_AT takes a time such as 03:00, not: " + text, e);
        }
    }

    private static Rotation rotation(String text) {
        Matcher counts = COUNTS.matcher(text);
        if (!counts.matches() || Integer.parseInt(counts.group(1)) == 0) {
            throw new StartRefused(
                    "BILLIFY_BACKUP_KEEP takes how many days, weeks and months, such as 7,4,12 (one day at least), not: "
                            + text);
        }
        return new Rotation(
                Integer.parseInt(counts.group(1)),
                Integer.parseInt(counts.group(2)),
                Integer.parseInt(counts.group(3)));
    }

    private static boolean restored(String text) {
        return switch (text) {
            case "restore" -> true;
            case "read" -> false;
            default -> throw new StartRefused("BILLIFY_BACKUP_PROOF takes restore or read, not: " + text);
        };
    }
}
