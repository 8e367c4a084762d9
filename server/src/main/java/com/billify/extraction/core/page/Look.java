package com.billify.extraction.core.page;

/**
 * How the image of a page was prepared before its words were read, so that it can be shown to a person just so, and the words stand
 * where the picture has them.
 *
 * @param way which of the ways to clean the image it was, from 0
 * @param isFlipped it was turned upside down after that
 */
public record Look(int way, boolean isFlipped) {
    public Look {
        if (way < 0) {
            throw new IllegalArgumentException("ways are counted from 0");
        }
    }
}
