package com.billify.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.billify.kernel.CompanyId;
import com.billify.vault.Vault;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Seals the bytes of a file under a key of its own (AES-256-GCM in segments, so that a file of any size passes through), and
 * that key under the company's. What is sealed is bound to the company, the document and the hash of its content. Within the
 * seal stands how the bytes follow, as they are or packed, and then they.
 */
final class FileSeal {
    private static final int SEGMENT_BYTES = 1 << 16;
    private static final int AS_IT_IS = 0;
    private static final int PACKED = 1;

    /** So much of a file is packed to see whether it is worth it. */
    private static final int TRIED_BYTES = 1 << 15;

    private final Vault vault;
    private final AesGcmHkdfStreamingParameters form;

    FileSeal(Vault vault) {
        this.vault = vault;
        try {
            StreamingAeadConfig.register();
            this.form = AesGcmHkdfStreamingParameters.builder()
                    .setKeySizeBytes(32)
                    .setDerivedAesGcmKeySizeBytes(32)
                    .setHkdfHashType(AesGcmHkdfStreamingParameters.HashType.SHA256)
                    .setCiphertextSegmentSizeBytes(SEGMENT_BYTES)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("these parameters are allowed ones", e);
        }
    }

    /**
     * What a seal is bound to.
     *
     * @param sha256 of the content
     */
    record Subject(CompanyId company, UUID documentId, byte[] sha256) {
        private String place() {
            return "documents.document/" + documentId;
        }

        private byte[] binding() {
            byte[] name = (company + " " + place() + " ").getBytes(UTF_8);
            byte[] binding = Arrays.copyOf(name, name.length + sha256.length);
            System.arraycopy(sha256, 0, binding, name.length, sha256.length);
            return binding;
        }
    }

    /** A new key for a file, sealed. @throws com.billify.vault.VaultClosedException when the company's key cannot be had */
    byte[] newKey(Subject subject) {
        try {
            KeysetHandle key = KeysetHandle.generateNew(form, RegistryConfiguration.get());
            return vault.seal(
                    subject.company(),
                    subject.place(),
                    TinkProtoKeysetFormat.serializeKeyset(
                            key, InsecureSecretKeyAccess.get(), RegistryConfiguration.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key can always be made", e);
        }
    }

    /** Writes the content sealed, and closes where it writes to. */
    void seal(Subject subject, byte[] sealedKey, byte[] content, OutputStream out) throws IOException {
        try (OutputStream sealing = key(subject, sealedKey).newEncryptingStream(out, subject.binding())) {
            if (!isWorthPacking(content)) {
                sealing.write(AS_IT_IS);
                sealing.write(content);
                return;
            }
            sealing.write(PACKED);
            Deflater deflater = new Deflater(Deflater.BEST_SPEED);
            try (DeflaterOutputStream packing = new DeflaterOutputStream(sealing, deflater, SEGMENT_BYTES)) {
                packing.write(content);
            } finally {
                deflater.end();
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("it could not be sealed", e);
        }
    }

    /**
     * The content of what was sealed.
     *
     * @throws IOException there or while reading, of a {@link GeneralSecurityException} when the bytes are not those that were
     *     sealed for this document
     */
    InputStream open(Subject subject, byte[] sealedKey, InputStream sealed) throws IOException {
        try {
            InputStream opened = key(subject, sealedKey).newDecryptingStream(sealed, subject.binding());
            return opened.read() == PACKED ? new InflaterInputStream(opened) : opened;
        } catch (GeneralSecurityException e) {
            throw new IOException("it could not be opened", e);
        }
    }

    private StreamingAead key(Subject subject, byte[] sealedKey) throws GeneralSecurityException {
        byte[] key = vault.open(subject.company(), subject.place(), sealedKey);
        return TinkProtoKeysetFormat.parseKeyset(key, InsecureSecretKeyAccess.get(), RegistryConfiguration.get())
                .getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
    }

    /** Bank files and XML become a tenth; pictures and most PDFs are packed already. */
    private static boolean isWorthPacking(byte[] content) {
        int length = Math.min(content.length, TRIED_BYTES);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(content, 0, length);
            deflater.finish();
            return deflater.deflate(new byte[TRIED_BYTES]) < length * 3 / 4;
        } finally {
            deflater.end();
        }
    }
}
