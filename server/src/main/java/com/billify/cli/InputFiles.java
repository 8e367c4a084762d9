package com.billify.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files that the arguments of a command stand for, in the order in which they are read. */
final class InputFiles {

    /** @param named on the command line itself, and so expected to be readable; not merely found in a folder */
    record InputFile(Path path, boolean named) {}

    private final List<InputFile> files = new ArrayList<>();

    private InputFiles() {}

    /**
     * Files stand for themselves, folders for all files in them and below, in name order. Links to folders below are not
     * followed, so that a circle of links ends; pipes and devices below are not read, as that might never end.
     *
     * @throws WrongUsage when a path does not exist or a folder cannot be listed
     */
    static List<InputFile> of(List<Path> paths) throws WrongUsage {
        InputFiles input = new InputFiles();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new WrongUsage("no such file or folder: " + path);
            }
            if (Files.isDirectory(path)) {
                input.addAllIn(path);
            } else {
                input.files.add(new InputFile(path, true));
            }
        }
        return List.copyOf(input.files);
    }

    private void addAllIn(Path folder) throws WrongUsage {
        List<Path> children;
        try (Stream<Path> listed = Files.list(folder)) {
            children = listed.sorted().toList();
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            throw new WrongUsage("cannot list the folder " + folder);
        }
        for (Path child : children) {
            if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                addAllIn(child);
            } else if (Files.isRegularFile(child) || Files.notExists(child)) {
                files.add(new InputFile(child, false));
            }
        }
    }
}
