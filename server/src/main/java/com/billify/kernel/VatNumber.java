package com.billify.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A VAT number: country prefix and the national part, upper case without separators. A Belgian one is BE and a valid
 * enterprise number; those of other countries are kept as they stand, their check digits are not ours to judge.
 */
public record VatNumber(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}[A-Z0-9+*]{2,13}");
    private static final Pattern DECORATION = Pattern.compile("[.\\s/_-]");

    public VatNumber {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a VAT number: " + value);
        }
    }

    /** Reads a number as printed; empty when it has no country prefix or is a Belgian one with wrong check digits. */
    public static Optional<VatNumber> parse(String printed) {
        String value = DECORATION.matcher(printed).replaceAll("").toUpperCase(Locale.ROOT);
        if (value.startsWith("BE")) {
            return EnterpriseNumber.parse(value).map(VatNumber::of);
        }
        return isValid(value) ? Optional.of(new VatNumber(value)) : Optional.empty();
    }

    public static VatNumber of(EnterpriseNumber enterprise) {
        return new VatNumber("BE" + enterprise.digits());
    }

    /** The Belgian enterprise behind the number; empty for other countries. */
    public Optional<EnterpriseNumber> enterpriseNumber() {
        return value.startsWith("BE") ? Optional.of(new EnterpriseNumber(value.substring(2))) : Optional.empty();
    }

    private static boolean isValid(String value) {
        if (value.startsWith("BE")) {
            return value.length() == 12 && EnterpriseNumber.parse(value).isPresent();
        }
        return SHAPE.matcher(value).matches();
    }
}
