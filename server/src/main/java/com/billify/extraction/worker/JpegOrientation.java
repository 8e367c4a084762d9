package com.billify.extraction.worker;

/** How the camera was held, as a JPEG says it: EXIF 2.3, section 4.6.4, tag 0x0112. */
final class JpegOrientation {
    private static final int TAG = 0x0112;

    private final byte[] bytes;
    private final int start;
    private final boolean littleEndian;

    private JpegOrientation(byte[] bytes, int start, boolean littleEndian) {
        this.bytes = bytes;
        this.start = start;
        this.littleEndian = littleEndian;
    }

    /**
     * @param head the beginning of any file
     * @return 1 (upright) to 8; 1 where the file says nothing, or is no JPEG
     */
    static int of(byte[] head) {
        if (head.length < 4 || (head[0] & 0xff) != 0xff || (head[1] & 0xff) != 0xd8) {
            return 1;
        }
        int at = 2;
        while (at + 4 <= head.length && (head[at] & 0xff) == 0xff) {
            int marker = head[at + 1] & 0xff;
            int length = (head[at + 2] & 0xff) << 8 | head[at + 3] & 0xff;
            if (marker == 0xda || length < 2) {
                break;
            }
            if (marker == 0xe1 && at + 18 <= head.length && head[at + 4] == 'E' && head[at + 5] == 'x') {
                return new JpegOrientation(head, at + 10, head[at + 10] == 'I').read();
            }
            at += 2 + length;
        }
        return 1;
    }

    private int read() {
        long directory = start + number(start + 4, 4);
        if (directory < start || directory + 2 > bytes.length) {
            return 1;
        }
        long entries = number((int) directory, 2);
        for (int entry = 0; entry < entries; entry++) {
            long at = directory + 2 + 12L * entry;
            if (at + 12 > bytes.length) {
                break;
            }
            if (number((int) at, 2) == TAG) {
                int value = (int) number((int) at + 8, 2);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private long number(int at, int length) {
        long number = 0;
        for (int i = 0; i < length; i++) {
            int position = at + (littleEndian ? length - 1 - i : i);
            number = number << 8 | (position < bytes.length ? bytes[position] & 0xff : 0);
        }
        return number;
    }
}
