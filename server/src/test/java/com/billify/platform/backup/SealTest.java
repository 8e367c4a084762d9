package com.billify.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {
    private static final int HEAD = 58;
    private static final int CHUNK_ON_DISK = Integer.BYTES + Seal.CHUNK_BYTES + Seal.TAG_BYTES;

    private final Secret secret = new Secret.Key(bytes(Secret.Key.LENGTH, 1));

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, Seal.CHUNK_BYTES - 1, Seal.CHUNK_BYTES, Seal.CHUNK_BYTES + 1, 3 * Seal.CHUNK_BYTES, 1_000_003
            })
    void givesBackWhatWasSealed(int length) throws Exception {
        byte[] plain = bytes(length, length);

        assertThat(open(seal(plain, secret), secret)).isEqualTo(plain);
    }

    @Test
    void opensWithThePassphraseItWasSealedWithOnly() throws Exception {
        byte[] plain = bytes(1000, 5);
        byte[] sealed = seal(plain, new Secret.Passphrase("vier broden en een taart"));

        assertThat(open(sealed, new Secret.Passphrase("vier broden en een taart")))
                .isEqualTo(plain);
        assertThatThrownBy(() -> open(sealed, new Secret.Passphrase("vier broden en twee taarten")))
                .isInstanceOf(BackupRefused.class)
                .hasMessage("The backup was sealed with another passphrase.");
        assertThatThrownBy(() -> open(sealed, secret))
                .hasMessage("The backup is sealed with a passphrase, not with a key file.");
    }

    @Test
    void saysOfAnotherKeyThatItIsAnother() throws Exception {
        byte[] sealed = seal(bytes(1000, 5), secret);

        assertThatThrownBy(() -> open(sealed, new Secret.Key(bytes(Secret.Key.LENGTH, 2))))
                .isInstanceOf(BackupRefused.class)
                .hasMessage("The backup was sealed with another key.");
    }

    @Test
    void refusesEveryByteThatWasChanged() throws Exception {
        byte[] sealed = seal(bytes(3000, 7), secret);
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 0x10;
            assertThatThrownBy(() -> open(changed, secret))
                    .as("byte %d", at)
                    .isInstanceOfAny(BackupRefused.class, SealedInput.Damaged.class, EOFException.class);
        }
    }

    @Test
    void refusesEveryPlaceWhereItIsCutOff() throws Exception {
        byte[] sealed = seal(bytes(2000, 7), secret);
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> open(cut, secret))
                    .as("%d bytes", length)
                    .isInstanceOfAny(BackupRefused.class, EOFException.class);
        }
    }

    @Test
    void refusesChunksThatAreMissingMovedOrAdded() throws Exception {
        byte[] sealed = seal(bytes(3 * Seal.CHUNK_BYTES + 10, 9), secret);
        byte[] first = Arrays.copyOfRange(sealed, HEAD, HEAD + CHUNK_ON_DISK);
        byte[] second = Arrays.copyOfRange(sealed, HEAD + CHUNK_ON_DISK, HEAD + 2 * CHUNK_ON_DISK);
        byte[] head = Arrays.copyOf(sealed, HEAD);
        byte[] rest = Arrays.copyOfRange(sealed, HEAD + 2 * CHUNK_ON_DISK, sealed.length);

        assertThat(open(joined(head, first, second, rest), secret)).hasSize(3 * Seal.CHUNK_BYTES + 10);
        for (byte[] wrong : new byte[][] {
            joined(head, second, first, rest),
            joined(head, second, rest),
            joined(head, first, first, second, rest),
            joined(head, first, second, rest, new byte[] {0}),
        }) {
            assertThatThrownBy(() -> open(wrong, secret)).isInstanceOf(SealedInput.Damaged.class);
        }
    }

    @Test
    void showsNothingOfWhatIsInIt() throws Exception {
        byte[] plain = new byte[4096];

        assertThat(seal(plain, secret)).isNotEqualTo(seal(plain, secret));
    }

    private static byte[] seal(byte[] plain, Secret secret) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SealedOutput out = new SealedOutput(bytes, Seal.make(secret));
        out.write(plain);
        out.finish();
        return bytes.toByteArray();
    }

    private static byte[] open(byte[] sealed, Secret secret) throws Exception {
        try (SealedInput in = new SealedInput(new ByteArrayInputStream(sealed), secret)) {
            return in.readAllBytes();
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    private static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
