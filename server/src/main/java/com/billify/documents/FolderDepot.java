package com.billify.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A folder of this machine, or one that is mounted on it: a file an object. */
final class FolderDepot implements Depot {
    private final Path folder;

    FolderDepot(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public String name() {
        return "folder";
    }

    @Override
    public void put(String object, SealedFile file) throws IOException {
        Path target = folder.resolve(object);
        Path parent = target.resolveSibling("");
        Files.createDirectories(parent);
        Path part = parent.resolve("." + UUID.randomUUID() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    InputStream in = file.open()) {
                OutputStream out = Channels.newOutputStream(channel);
                in.transferTo(out);
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        for (@Nullable Path entered = parent;
                entered != null && entered.startsWith(folder);
                entered = entered.getParent()) {
            force(entered);
        }
    }

    /** That a name is there is kept by the folder it is in. */
    private static void force(Path entered) throws IOException {
        try (FileChannel channel = FileChannel.open(entered, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Where the folder around the object is not there either, more is wrong than that one file is gone: a disk that is not mounted. */
    @Override
    public InputStream get(String object) throws IOException {
        Path file = folder.resolve(object);
        Path parent = file.resolveSibling("");
        if (!Files.isDirectory(parent)) {
            throw new IOException("the folder " + parent + " is not there");
        }
        return Files.newInputStream(file);
    }

    @Override
    public void delete(String object) throws IOException {
        Files.deleteIfExists(folder.resolve(object));
    }
}
