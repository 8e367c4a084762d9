package com.billify.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An international bank account number (ISO 13616), upper case without spaces: right length for its country, check
 * digits right.
 */
public record Iban(String value) {

    private static final Pattern SPACES = Pattern.compile("\\s");
    private static final Pattern OLD_BELGIAN = Pattern.compile("\\d{3}-?\\d{7}-?\\d{2}");

    public Iban {
        if (!fr.marcwrobel.jbanking.iban.Iban.isValid(value)) {
            throw new IllegalArgumentException("not an IBAN: " + value);
        }
    }

    /** Reads an IBAN as typed or printed; empty when it is none. */
    public static Optional<Iban> parse(String typed) {
        String value = SPACES.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
        return fr.marcwrobel.jbanking.iban.Iban.isValid(value) ? Optional.of(new Iban(value)) : Optional.empty();
    }

    /** The IBAN of an old Belgian account number (ddd-ddddddd-cc); empty when its national check digits are wrong. */
    public static Optional<Iban> ofBelgianAccount(String accountNumber) {
        if (!OLD_BELGIAN.matcher(accountNumber).matches()) {
            return Optional.empty();
        }
        String digits = accountNumber.replace("-", "");
        long first = Long.parseLong(digits.substring(0, 10));
        if (Modulo97.checkDigits(first) != Integer.parseInt(digits.substring(10))) {
            return Optional.empty();
        }
        // BE00 moved to the end reads B=11, E=14, 00
        long remainder = Long.parseLong(digits.substring(0, 12)) % 97;
        long check = 98 - ((remainder * 1_000_000 + 111_400) % 97);
        return parse("BE%02d%s".formatted(check, digits));
    }

    /** In groups of four, as printed. */
    public String printed() {
        return value.replaceAll("(.{4})(?!$)", "$1 ");
    }

    @Override
    public String toString() {
        return value;
    }
}
