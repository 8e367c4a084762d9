package com.billify.platform.export;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names for files that strangers named: none leaves its folder, none takes the place of another on any file system. */
final class FileNames {
    private static final int LONGEST = 120;

    private final Set<String> taken = new HashSet<>();

    /** A name that was not given out before, as like to this one as can be. */
    String of(String name) {
        String safe = name.replaceAll("[^\\p{L}\\p{N}._ ()+-]", "_").replaceAll("^[. ]+|[. ]+$", "");
        String shown = safe.isEmpty() ? "file" : safe;
        int dot = shown.lastIndexOf('.');
        String ending = dot > 0 && shown.length() - dot <= 10 ? shown.substring(dot) : "";
        String stem = shown.substring(0, Math.min(shown.length() - ending.length(), LONGEST));
        String free = stem + ending;
        for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
            free = stem + "-" + number + ending;
        }
        return free;
    }
}
