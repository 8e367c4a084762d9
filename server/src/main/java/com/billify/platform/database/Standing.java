package com.billify.platform.database;

import com.billify.platform.StartRefused;
import java.util.Comparator;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Where the tables of a database stand beside those that this program makes. A change is additive when a program that does not know it
 * may work with the tables as before: its name says so, and so does the database, which keeps the name.
 *
 * @param version of the tables; empty when no Billify ever ran here
 * @param newest the version that this program brings them to
 * @param pending how many changes lie between
 * @param pendingAdditive how many of them are additive
 */
public record Standing(String version, String newest, int pending, int pendingAdditive) {

    /** Whether no Billify ever ran here. */
    public boolean isEmpty() {
        return version.isEmpty();
    }

    /** Whether there are tables, and they lack something that this program needs. */
    public boolean isBehind() {
        return !isEmpty() && pending > 0;
    }

    /** Whether a program of the version of the tables may go on working while what lacks is added. */
    public boolean othersMayGoOn() {
        return pending == pendingAdditive;
    }

    /** One change of the tables. */
    record Change(MigrationVersion version, boolean additive, Fate fate) {}

    /** What became of a change. */
    enum Fate {
        APPLIED,
        PENDING,
        /** Applied, and not one of this program's. */
        FOREIGN,
        /** Applied, and otherwise than this program would. */
        OTHERWISE
    }

    /**
     * From all changes that the database has seen or the program brings.
     *
     * @throws StartRefused when there is no safe way from the one to the other
     */
    static Standing of(List<Change> changes) {
        MigrationVersion newest = newest(changes, Fate.PENDING, Fate.APPLIED, Fate.OTHERWISE);
        MigrationVersion applied = newest(changes, Fate.APPLIED, Fate.FOREIGN, Fate.OTHERWISE);
        int pending = 0;
        int additive = 0;
        for (Change change : changes) {
            switch (change.fate()) {
                case APPLIED -> {}
                case FOREIGN -> {
                    boolean newer = change.version().compareTo(newest) > 0;
                    if (newer && change.additive()) {
                        continue;
                    }
                    throw newer
                            ? new StartRefused(
                                    "The data were last used with a newer Billify (tables of version " + applied
                                            + ", this one knows up to " + newest
                                            + "): start that one again, or restore a backup from before the upgrade into an empty place.")
                            : unlike(change, "which this one does not know");
                }
                case OTHERWISE -> throw unlike(change, "which is another one here");
                case PENDING -> {
                    if (change.version().compareTo(applied) < 0) {
                        throw unlike(change, "which they have not seen though they are of version " + applied);
                    }
                    pending++;
                    additive += change.additive() ? 1 : 0;
                }
            }
        }
        return new Standing(
                applied == MigrationVersion.EMPTY ? "" : applied.toString(), newest.toString(), pending, additive);
    }

    private static StartRefused unlike(Change change, String how) {
        return new StartRefused("The data were made by a Billify of another line: they differ in change "
                + change.version() + ", " + how + ". Start the Billify that they are of, and nothing is lost.");
    }

    private static MigrationVersion newest(List<Change> changes, Fate... of) {
        return changes.stream()
                .filter(change -> List.of(of).contains(change.fate()))
                .map(Change::version)
                .max(Comparator.naturalOrder())
                .orElse(MigrationVersion.EMPTY);
    }
}
