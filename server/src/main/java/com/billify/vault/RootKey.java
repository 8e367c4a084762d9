package com.billify.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key over all keys: a Tink key set (AES-256-GCM), in BILLIFY_ROOT_KEY as base64 of its JSON, or in {@code root.key} in the
 * data folder, where it is made when it is first wanted. Several nodes on one database need the same one. A key set with
 * more than one key opens with any and seals with its primary one, which is how it is replaced.
 */
final class RootKey {
    private static final Logger LOG = LoggerFactory.getLogger(RootKey.class);
    private static final String FILE = "root.key";

    private final Path folder;
    private final String given;
    private @Nullable Aead key;

    RootKey(Path folder, String given) {
        this.folder = folder;
        this.given = given;
    }

    /** @param mayMake whether there may be a new one, as nothing is sealed by another */
    synchronized Aead get(boolean mayMake) {
        Aead known = key;
        if (known == null) {
            known = load(mayMake);
            key = known;
        }
        return known;
    }

    private Aead load(boolean mayMake) {
        try {
            AeadConfig.register();
            KeysetHandle handle;
            if (!given.isBlank()) {
                handle = parse(new String(Base64.getDecoder().decode(given.strip()), UTF_8));
            } else {
                handle = fromFile(mayMake);
            }
            return handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new VaultClosedException("the root key cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KeysetHandle fromFile(boolean mayMake) throws IOException, GeneralSecurityException {
        Path file = folder.resolve(FILE);
        try {
            return parse(Files.readString(file));
        } catch (NoSuchFileException e) {
            if (!mayMake) {
                throw new VaultClosedException(
                        "there are sealed keys, but no root key at " + file.toAbsolutePath() + " to open them with", e);
            }
        }
        make(file);
        return parse(Files.readString(file));
    }

    private void make(Path file) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()),
                RegistryConfiguration.get(),
                InsecureSecretKeyAccess.get());
        Path written = folder.resolve(FILE + "." + UUID.randomUUID());
        createForOwnerOnly(written);
        try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(json.getBytes(UTF_8)));
            channel.force(true);
        }
        try {
            Files.createLink(file, written); // of two who come first at once, one makes it
            LOG.warn(
                    "A root key was made at {}: keep a copy of it with every backup, as nothing that is sealed can be read"
                            + " without it",
                    file.toAbsolutePath());
        } catch (FileAlreadyExistsException other) {
            // the other one's is as good
        } catch (UnsupportedOperationException | FileSystemException e) {
            move(written, file);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static void move(Path written, Path file) throws IOException {
        try {
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(written, file);
        }
    }

    private static void createForOwnerOnly(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException e) {
            Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))
                    .close();
        }
    }

    private static KeysetHandle parse(String json) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(json, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    }
}
