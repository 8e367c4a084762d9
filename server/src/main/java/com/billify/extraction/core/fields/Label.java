package com.billify.extraction.core.fields;

/**
 * Words on the page that say what a value is.
 *
 * @param strength 3 beyond doubt, 2 usually, 1 among other things
 * @param opens it begins its cell, so that it is no part of a sentence
 * @param marked a colon follows, or nothing else in its cell
 */
record Label(Role role, int strength, String language, Span span, boolean opens, boolean marked) {

    /** The strength of a label that two confirmed documents of the same supplier bear out. */
    static final int TEMPLATE = 4;

    /** The same, beginning a cell of its own. */
    Label opening() {
        return new Label(role, strength, language, span, true, marked);
    }

    boolean isLearnt() {
        return strength == TEMPLATE;
    }

    /** From 0 to 1: how much it says, standing where it does. */
    double weight() {
        double said = switch (strength) {
            case 3, TEMPLATE -> 1.0;
            case 2 -> 0.8;
            default -> 0.5;
        };
        return opens ? said : marked ? said * 0.85 : said * 0.6;
    }
}
