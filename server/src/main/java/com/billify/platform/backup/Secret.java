package com.billify.platform.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** What seals a backup and opens it again: a key of 256 bits in a file, or a passphrase that a person keeps. */
public sealed interface Secret {

    /** The bytes from which the keys of one backup are derived. @param salt of that backup */
    byte[] material(byte[] salt);

    /** The kind, as the head of a backup says it. */
    byte kind();

    /** @param bytes 32 of them, at random */
    record Key(byte[] bytes) implements Secret {
        static final byte KIND = 1;
        static final int LENGTH = 32;

        @Override
        public byte[] material(byte[] salt) {
            return bytes.clone();
        }

        @Override
        public byte kind() {
            return KIND;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(bytes, key.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "a key";
        }
    }

    /** Stretched by Argon2id (RFC 9106, second recommended option: 64 MiB, 3 passes), as a file can be guessed at for ever. */
    record Passphrase(String words) implements Secret {
        static final byte KIND = 2;
        private static final int MEMORY_KIB = 65_536;
        private static final int PASSES = 3;
        private static final int LANES = 4;

        @Override
        public byte[] material(byte[] salt) {
            Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
            argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withMemoryAsKB(MEMORY_KIB)
                    .withIterations(PASSES)
                    .withParallelism(LANES)
                    .withSalt(salt)
                    .build());
            byte[] material = new byte[Key.LENGTH];
            argon2.generateBytes(words.getBytes(UTF_8), material);
            return material;
        }

        @Override
        public byte kind() {
            return KIND;
        }

        @Override
        public String toString() {
            return "a passphrase";
        }
    }
}
