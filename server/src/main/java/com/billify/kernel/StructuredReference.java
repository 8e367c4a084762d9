package com.billify.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The Belgian structured communication (OGM/VCS) on a credit transfer: twelve digits, printed +++090/9337/55493+++.
 * The last two are the first ten modulo 97, with 97 standing in for 00.
 */
public record StructuredReference(String digits) {

    private static final Pattern TWELVE_DIGITS = Pattern.compile("\\d{12}");
    private static final Pattern DECORATION = Pattern.compile("[+*/.\\s-]");

    public StructuredReference {
        if (!isValid(digits)) {
            throw new IllegalArgumentException("not a structured reference: " + digits);
        }
    }

    /** Reads remittance information as typed by the payer; empty when it is free text or the check digits are wrong. */
    public static Optional<StructuredReference> parse(String remittanceInformation) {
        String digits = DECORATION.matcher(remittanceInformation).replaceAll("");
        return isValid(digits) ? Optional.of(new StructuredReference(digits)) : Optional.empty();
    }

    /** As it is printed on an invoice: +++090/9337/55493+++. */
    public String printed() {
        return "+++" + digits.substring(0, 3) + "/" + digits.substring(3, 7) + "/" + digits.substring(7) + "+++";
    }

    private static boolean isValid(String digits) {
        return TWELVE_DIGITS.matcher(digits).matches()
                && Modulo97.checkDigits(Long.parseLong(digits.substring(0, 10)))
                        == Integer.parseInt(digits.substring(10));
    }
}
