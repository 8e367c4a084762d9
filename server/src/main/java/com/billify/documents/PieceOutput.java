package com.billify.documents;

import java.io.OutputStream;
import java.util.Arrays;

/** Cuts what is written into pieces, of which only the last one may be shorter. */
final class PieceOutput extends OutputStream {
    /** Small enough to pass through a small server many at a time, large enough that a large file is not many rows. */
    static final int PIECE_BYTES = 1 << 19;

    private final Pieces pieces;
    private final byte[] piece = new byte[PIECE_BYTES];
    private int filled;
    private int number;

    /** Takes a piece. */
    interface Pieces {
        void take(int number, byte[] piece);
    }

    PieceOutput(Pieces pieces) {
        this.pieces = pieces;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int start, int length) {
        int at = start;
        int left = length;
        while (left > 0) {
            int fits = Math.min(left, PIECE_BYTES - filled);
            System.arraycopy(from, at, piece, filled, fits);
            filled += fits;
            at += fits;
            left -= fits;
            if (filled == PIECE_BYTES) {
                hand();
            }
        }
    }

    @Override
    public void close() {
        if (filled > 0) {
            hand();
        }
    }

    private void hand() {
        pieces.take(number, Arrays.copyOf(piece, filled));
        number++;
        filled = 0;
    }
}
