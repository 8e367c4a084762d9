package com.billify.kernel;

/** The check that Belgian references, account numbers and enterprise numbers share: a remainder after division by 97. */
final class Modulo97 {
    private Modulo97() {}

    /** The remainder, with 97 standing in for 0, as Belgian check digits do. */
    static int checkDigits(long number) {
        int remainder = (int) (number % 97);
        return remainder == 0 ? 97 : remainder;
    }
}
