package com.billify.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Where a command leaves its files. Each is replaced as a whole: a reader sees the old one or the new one. */
final class OutputFolder {
    private final Path folder;
    private final Set<String> taken = new HashSet<>();

    private OutputFolder(Path folder) {
        this.folder = folder;
    }

    /** @throws IOException when the folder is not there and cannot be made */
    static OutputFolder at(Path folder) throws IOException {
        return new OutputFolder(Files.createDirectories(folder));
    }

    /**
     * Writes {@code NAME.json} for a document named {@code NAME.ending}. Two documents of one name in one run get two
     * files: the later one is numbered.
     *
     * @return the name of the file written
     */
    String write(Path document, String json) throws IOException {
        String name = freeName(withoutEnding(document));
        replace(name, json + "\n");
        return name;
    }

    /** Puts this text in the place of whatever stood under the name. */
    void replace(String name, String text) throws IOException {
        Path temporary =
                folder.resolve("." + name + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.write(temporary, text.getBytes(StandardCharsets.UTF_8));
            Files.move(
                    temporary,
                    folder.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    static String withoutEnding(Path document) {
        String name = document.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private String freeName(String stem) {
        String name = stem + ".json";
        // some file systems take upper and lower case for the same
        for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
            name = stem + "-" + number + ".json";
        }
        return name;
    }
}
