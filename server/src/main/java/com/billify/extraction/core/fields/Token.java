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

    private static final List<String> ENDINGS = List.of("nummer", "datum", "numer", "nr");

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
                if (isAbbreviatedNumber) {
                    tokens.add(new Token(NUMBER, index, end));
                } else {
                    int at = index;
                    for (String part : parts(folded)) {
                        int until = Math.min(end, at + part.length());
                        boolean isLast = folded.endsWith(part) && at > index
                                || parts(folded).size() == 1;
                        tokens.add(new Token(number(part), at, isLast ? end : until));
                        at = until;
                    }
                }
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

    /** Dutch and German write "invoice number" and "invoice date" as one word: it counts as two. */
    static List<String> parts(String folded) {
        for (String ending : ENDINGS) {
            if (folded.length() > ending.length() + 1 && folded.endsWith(ending)) {
                return List.of(folded.substring(0, folded.length() - ending.length()), ending);
            }
        }
        return List.of(folded);
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
