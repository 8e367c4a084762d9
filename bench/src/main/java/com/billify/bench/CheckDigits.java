package com.billify.bench;

import java.math.BigInteger;
import java.util.Locale;

/** Numbers with right check digits, so that the server takes them for what they are meant to be. */
public final class CheckDigits {

    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    private CheckDigits() {}

    /** A Belgian IBAN of a bank code (three digits) and a running number (at most seven digits). */
    public static String iban(int bank, int number) {
        long first = Long.parseLong(String.format(Locale.ROOT, "%03d%07d", bank, number));
        String domestic = String.format(Locale.ROOT, "%010d%02d", first, moduloOr97(first));
        // B = 11, E = 14, and two zeros in place of the check digits.
        int check = 98 - new BigInteger(domestic + "111400").mod(NINETY_SEVEN).intValueExact();
        return String.format(Locale.ROOT, "BE%02d%s", check, domestic);
    }

    /** An IBAN of another country: its check digits before the account number as that country prints it. */
    public static String iban(String country, String account) {
        StringBuilder digits = new StringBuilder();
        (account + country + "00").chars().forEach(c -> digits.append(Character.digit(c, 36)));
        int check = 98 - new BigInteger(digits.toString()).mod(NINETY_SEVEN).intValueExact();
        return String.format(Locale.ROOT, "%s%02d%s", country, check, account);
    }

    /** A structured communication of a running number, as twelve digits. */
    public static String structuredReference(long number) {
        return String.format(Locale.ROOT, "%010d%02d", number, moduloOr97(number));
    }

    /** An enterprise number of a running number of at most seven digits. */
    public static String enterpriseNumber(int number) {
        String eight = String.format(Locale.ROOT, "0%07d", number);
        return eight + String.format(Locale.ROOT, "%02d", 97 - Integer.parseInt(eight) % 97);
    }

    private static int moduloOr97(long number) {
        int remainder = (int) (number % 97);
        return remainder == 0 ? 97 : remainder;
    }
}
