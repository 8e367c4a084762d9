package com.billify.platform.examination;

/**
 * One thing that was looked at.
 *
 * @param subject in a word: database, disk, clock …
 * @param sentence what was found, and what to do where it is not well
 */
public record Finding(Grade grade, String subject, String sentence) {

    /** From good to bad. */
    public enum Grade {
        WELL,
        /** Nothing is lost; somebody should do something. */
        LOOK,
        /** What was recorded, or the privacy of it, is at risk. */
        BAD
    }

    static Finding well(String subject, String sentence) {
        return new Finding(Grade.WELL, subject, sentence);
    }

    static Finding look(String subject, String sentence) {
        return new Finding(Grade.LOOK, subject, sentence);
    }

    static Finding bad(String subject, String sentence) {
        return new Finding(Grade.BAD, subject, sentence);
    }
}
