package com.billify.platform.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Seals what is written to it. Only closing it in good order writes the last chunk: what was cut off is not whole. */
final class SealedOutput extends OutputStream {
    private final OutputStream out;
    private final Seal seal;
    private final byte[] chunk = new byte[Seal.CHUNK_BYTES];
    private int filled;
    private long number;

    SealedOutput(OutputStream out, Seal seal) throws IOException {
        this.out = out;
        this.seal = seal;
        out.write(seal.head());
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        int left = length;
        while (left > 0) {
            if (filled == chunk.length) {
                put(false);
            }
            int part = Math.min(left, chunk.length - filled);
            System.arraycopy(bytes, at, chunk, filled, part);
            filled += part;
            at += part;
            left -= part;
        }
    }

    /** Writes the last chunk. The stream below is left open. */
    void finish() throws IOException {
        put(true);
    }

    private void put(boolean last) throws IOException {
        byte[] sealed = seal.encrypt(chunk, filled, number, last);
        number++;
        filled = 0;
        out.write(ByteBuffer.allocate(Integer.BYTES)
                .putInt(last ? -sealed.length : sealed.length)
                .array());
        out.write(sealed);
    }
}
