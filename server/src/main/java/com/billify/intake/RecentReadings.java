package com.billify.intake;

import com.billify.extraction.core.BankFile;
import com.billify.extraction.core.Reading;
import com.billify.kernel.CompanyId;
import java.lang.ref.SoftReference;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What bank files stated when they were looked at, for the taking in that mostly follows at once: reading a year of lines
 * takes as long as looking at them. Holds the newest files of this node, a limited number of lines in all, and lets go of them when memory is short; whoever does
 * not find a file here reads it.
 */
@Component
class RecentReadings {
    /** Counts each file and each statement as a line too: as much as a rehearsal keeps of what it has not written. */
    private static final int MOST_WEIGHT = 20_000;

    private final int mostWeight;
    /** The oldest first. */
    private final Map<Key, Kept> readings = new LinkedHashMap<>();

    private int weight;

    RecentReadings() {
        this(MOST_WEIGHT);
    }

    RecentReadings(int mostWeight) {
        this.mostWeight = mostWeight;
    }

    private record Key(CompanyId company, UUID documentId) {}

    private record Kept(int weight, SoftReference<BankFile> file) {}

    /** Keeps what a file states, unless it is no bank file, or more than all that may be held. */
    synchronized void keep(CompanyId company, UUID documentId, Reading reading) {
        remove(new Key(company, documentId));
        if (!(reading instanceof BankFile file) || weightOf(file) > mostWeight) {
            return;
        }
        Kept kept = new Kept(weightOf(file), new SoftReference<>(file));
        readings.put(new Key(company, documentId), kept);
        weight += kept.weight();
        Iterator<Kept> oldest = readings.values().iterator();
        while (weight > mostWeight) {
            weight -= oldest.next().weight();
            oldest.remove();
        }
    }

    /** What the file states, which is forgotten here with that; empty where it has to be read. */
    synchronized Optional<Reading> take(CompanyId company, UUID documentId) {
        return Optional.ofNullable(remove(new Key(company, documentId)));
    }

    private @Nullable BankFile remove(Key key) {
        Kept kept = readings.remove(key);
        if (kept == null) {
            return null;
        }
        weight -= kept.weight();
        return kept.file().get();
    }

    private static int weightOf(BankFile file) {
        return 1
                + file.statements().stream()
                        .mapToInt(statement -> 1 + statement.entries().size())
                        .sum();
    }
}
