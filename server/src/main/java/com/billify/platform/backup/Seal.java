package com.billify.platform.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a backup is sealed. A head says what opens it; then come chunks, each encrypted with AES-256-GCM under a key that
 * only this file has, so that a counter is nonce enough. The nonce also says which chunk is the last, and each chunk vouches
 * for the head: none can be left out, moved, added or cut off unseen (the STREAM construction).
 *
 * <pre>
 * "BILLIFYB", format 1, kind of secret (1 byte), salt (32), check (16)
 * length of the chunk's cipher text (int; negative: the last one), cipher text with its tag (16)  … and so on
 * </pre>
 */
final class Seal {

    static final int CHUNK_BYTES = 1 << 18;
    static final int TAG_BYTES = 16;

    private static final byte[] MAGIC = "BILLIFYB".getBytes(US_ASCII);
    private static final byte FORMAT = 1;
    private static final int SALT_BYTES = 32;
    private static final int KEY_BYTES = 32;
    private static final int CHECK_BYTES = 16;
    private static final int HEAD_BYTES = MAGIC.length + 2 + SALT_BYTES + CHECK_BYTES;

    private final byte[] head;
    private final SecretKeySpec key;

    private Seal(byte[] head, SecretKeySpec key) {
        this.head = head;
        this.key = key;
    }

    /** A seal for one new backup. */
    static Seal make(Secret secret) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        byte[] derived = derive(secret, salt);
        byte[] head = ByteBuffer.allocate(HEAD_BYTES)
                .put(MAGIC)
                .put(FORMAT)
                .put(secret.kind())
                .put(salt)
                .put(derived, KEY_BYTES, CHECK_BYTES)
                .array();
        return new Seal(head, new SecretKeySpec(derived, 0, KEY_BYTES, "AES"));
    }

    /**
     * The seal at the beginning of a backup.
     *
     * @throws BackupRefused when this is no backup, one of a later format, or one of another secret
     */
    static Seal open(InputStream in, Secret secret) throws IOException, BackupRefused {
        byte[] head = in.readNBytes(HEAD_BYTES);
        if (head.length < MAGIC.length || !Arrays.equals(MAGIC, Arrays.copyOf(head, MAGIC.length))) {
            throw new BackupRefused("This is not a backup of Billify.");
        }
        if (head.length < HEAD_BYTES) {
            throw new BackupRefused("The backup is cut off: it ends in its head.");
        }
        ByteBuffer fields = ByteBuffer.wrap(head, MAGIC.length, HEAD_BYTES - MAGIC.length);
        if (fields.get() != FORMAT) {
            throw new BackupRefused("The backup was made by a newer Billify than this one: restore it with that.");
        }
        byte kind = fields.get();
        if (kind != secret.kind()) {
            throw new BackupRefused(
                    kind == Secret.Passphrase.KIND
                            ? "The backup is sealed with a passphrase, not with a key file."
                            : "The backup is sealed with a key file, not with a passphrase.");
        }
        byte[] salt = new byte[SALT_BYTES];
        fields.get(salt);
        byte[] check = new byte[CHECK_BYTES];
        fields.get(check);
        byte[] derived = derive(secret, salt);
        if (!MessageDigest.isEqual(check, Arrays.copyOfRange(derived, KEY_BYTES, KEY_BYTES + CHECK_BYTES))) {
            throw new BackupRefused(
                    "The backup was sealed with another " + (kind == Secret.Passphrase.KIND ? "passphrase." : "key."));
        }
        return new Seal(head, new SecretKeySpec(derived, 0, KEY_BYTES, "AES"));
    }

    byte[] head() {
        return head;
    }

    byte[] encrypt(byte[] plain, int length, long number, boolean last) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, number, last).doFinal(plain, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /** @throws GeneralSecurityException when it is not the chunk that was sealed there */
    byte[] decrypt(byte[] sealed, long number, boolean last) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, number, last).doFinal(sealed);
    }

    private Cipher cipher(int mode, long number, boolean last) throws GeneralSecurityException {
        byte[] nonce =
                ByteBuffer.allocate(12).putLong(number).putInt(last ? 1 : 0).array();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
        cipher.updateAAD(head);
        return cipher;
    }

    private static byte[] derive(Secret secret, byte[] salt) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(secret.material(salt))
                            .addSalt(salt)
                            .thenExpand("Billify backup 1".getBytes(US_ASCII), KEY_BYTES + CHECK_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 25 has HKDF", e);
        }
    }
}
