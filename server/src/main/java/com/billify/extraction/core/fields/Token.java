package com.billify.extraction.core.fields;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a line as labels are compared with it: a run of letters, or of digits, or a number sign.
 *
 * @param text folded; the ways to write "number" all come as {@link #NUMBER}
 * @param start within the line's text
 * @param end behind its last letter
 */
record Token(String text, int start, int end) {
    static final String NUMBER = "@nr";

    static List<Token> of(String line) {
        List<Token> tokens = new ArrayList<>();
        int index = 0;
        while (index < line.length()) {
            char c = line.charAt(index);
            int end = index + 1;
            if (Character.isLetter(c)) {
                while (end < line.length() && (Character.isLetter(line.charAt(end)) || isMark(line.charAt(end)))) {
                    end++;
                }
                boolean isAbbreviatedNumber = (c == 'N' || c == 'n')
                        && end == index + 1
                        && end < line.length()
                        && (line.charAt(end) == '°' || line.charAt(end) == '˚');
                String folded = Fold.fold(line.substring(index, end));
                tokens.add(new Token(isAbbreviatedNumber ? NUMBER : number(folded), index, end));
            } else if (Character.isDigit(c)) {
                while (end < line.length() && Character.isDigit(line.charAt(end))) {
                    end++;
                }
                tokens.add(new Token(line.substring(index, end), index, end));
            } else if (c == '#' || c == '№') {
                tokens.add(new Token(NUMBER, index, end));
            }
            index = end;
        }
        return tokens;
    }

    /** The same, but every way to write "number" is one. */
    static String number(String folded) {
        return switch (folded) {
            case "nr", "no", "nummer", "numero", "number", "num", "nro", "nbr", "numer", "nos" -> NUMBER;
            default -> folded;
        };
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }
}
