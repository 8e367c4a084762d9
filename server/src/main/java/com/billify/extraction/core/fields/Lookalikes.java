package com.billify.extraction.core.fields;

/** Letters that a picture's digits are taken for. To be used only where check digits prove the result. */
final class Lookalikes {
    private Lookalikes() {}

    static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            digits.append(
                    switch (c) {
                        case 'O', 'o', 'Q', 'D' -> '0';
                        case 'I', 'l', 'i', '|', '!' -> '1';
                        case 'S', 's' -> '5';
                        case 'B' -> '8';
                        case 'Z', 'z' -> '2';
                        case 'G' -> '6';
                        default -> c;
                    });
        }
        return digits.toString();
    }
}
