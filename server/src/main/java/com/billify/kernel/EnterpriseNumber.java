package com.billify.kernel;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of a Belgian enterprise in the KBO/BCE register: ten digits, the first 0 or 1, printed 0403.170.701. The
 * last two are 97 minus the first eight modulo 97 (Peppol rule PEPPOL-COMMON-R043).
 */
public record EnterpriseNumber(String digits) {

    private static final Pattern TEN_DIGITS = Pattern.compile("[01]\\d{9}");
    private static final Pattern TYPED =
            Pattern.compile("(?i)(?:BTW|TVA|VAT|MWST|KBO|BCE|RPR|RPM)?[\\s:]*(?:BE)?[\\s.:-]*([\\d.\\s-]+)");

    public EnterpriseNumber {
        if (!isValid(digits)) {
            throw new IllegalArgumentException("not an enterprise number: " + digits);
        }
    }

    /**
     * Reads a number as people type it: with or without BE, dots or the leading zero that old numbers lack. Empty when
     * it is none.
     */
    public static Optional<EnterpriseNumber> parse(String typed) {
        Matcher matcher = TYPED.matcher(typed.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String digits = matcher.group(1).replaceAll("\\D", "");
        String ten = digits.length() == 9 ? "0" + digits : digits;
        return isValid(ten) ? Optional.of(new EnterpriseNumber(ten)) : Optional.empty();
    }

    /** As it is printed: 0403.170.701. */
    public String printed() {
        return digits.substring(0, 4) + "." + digits.substring(4, 7) + "." + digits.substring(7);
    }

    private static boolean isValid(String digits) {
        return TEN_DIGITS.matcher(digits).matches()
                && 97 - Integer.parseInt(digits.substring(0, 8)) % 97 == Integer.parseInt(digits.substring(8));
    }
}
