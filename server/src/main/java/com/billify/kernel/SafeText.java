package com.billify.kernel;

/**
 * Text of strangers for a cell of a spreadsheet. Spreadsheets compute what begins like a formula, and a formula of a
 * stranger may send the table away; so such text gets an apostrophe before it, which every spreadsheet takes as "text". The
 * signs also count in their full width, which some spreadsheets narrow, and behind blanks, which some take off.
 */
public final class SafeText {
    private static final String FORMULA_SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20\u2212";
    private static final String MARK = "'";

    private SafeText() {}

    /** The text itself, or with the mark before it. */
    public static String of(String text) {
        return isLikeFormula(text) ? MARK + text : text;
    }

    private static boolean isLikeFormula(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t' || c == '\r' || c == '\n' || FORMULA_SIGNS.indexOf(c) >= 0) {
                return true;
            }
            if (!isBlank(c)) {
                return false;
            }
        }
        return false;
    }

    /** Also what takes no room: a byte order mark, a blank of no width, a control character. */
    private static boolean isBlank(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }
}
