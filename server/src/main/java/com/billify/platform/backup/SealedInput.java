package com.billify.platform.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/** Opens what {@link SealedOutput} sealed. Nothing is given out that was not proven to stand there when it was sealed. */
final class SealedInput extends InputStream {
    private final InputStream in;
    private final Seal seal;
    private byte[] chunk = new byte[0];
    private int at;
    private long number;
    private boolean last;

    SealedInput(InputStream in, Secret secret) throws IOException, BackupRefused {
        this.in = in;
        this.seal = Seal.open(in, secret);
    }

    /** It was changed, moved, cut off or continued after it was sealed. */
    static final class Damaged extends IOException {
        private static final long serialVersionUID = 1;

        Damaged(String sentence) {
            super(sentence);
        }
    }

    @Override
    public int read() throws IOException {
        return fill() ? chunk[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int part = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, bytes, offset, part);
        at += part;
        return part;
    }

    private boolean fill() throws IOException {
        while (at == chunk.length) {
            if (last) {
                return false;
            }
            next();
        }
        return true;
    }

    private void next() throws IOException {
        byte[] length = in.readNBytes(Integer.BYTES);
        if (length.length < Integer.BYTES) {
            throw cutOff();
        }
        int said = ByteBuffer.wrap(length).getInt();
        last = said < 0;
        int size = Math.abs(said);
        if (size < Seal.TAG_BYTES || size > Seal.CHUNK_BYTES + Seal.TAG_BYTES) {
            throw damaged();
        }
        byte[] sealed = in.readNBytes(size);
        if (sealed.length < size) {
            throw cutOff();
        }
        try {
            chunk = seal.decrypt(sealed, number, last);
        } catch (GeneralSecurityException e) {
            Damaged damaged = damaged();
            damaged.initCause(e);
            throw damaged;
        }
        at = 0;
        number++;
        if (last && in.read() >= 0) {
            throw new Damaged("The backup is damaged: something was written after its end.");
        }
    }

    private static EOFException cutOff() {
        return new EOFException("The backup is cut off: its end is missing.");
    }

    private Damaged damaged() {
        return new Damaged("The backup is damaged at about " + number * Seal.CHUNK_BYTES / 1_000_000
                + " MB: what stands there is not what was written.");
    }
}
