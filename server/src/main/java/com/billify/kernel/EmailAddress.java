package com.billify.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address as it was typed. Two that differ in case only are the same person's. */
public record EmailAddress(String value) {
    private static final Pattern FORM = Pattern.compile("[^\\s@,;<>\"]{1,64}@[^\\s@,;<>\"]+\\.[^\\s@.,;<>\"]{2,}");
    private static final int LONGEST = 254; // RFC 5321 section 4.5.3.1.3, without the angle brackets

    public EmailAddress {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /** Empty when it is none, or one that only a mail server of the last century would take. */
    public static Optional<EmailAddress> parse(String typed) {
        String address = typed.strip();
        return isValid(address) ? Optional.of(new EmailAddress(address)) : Optional.empty();
    }

    public boolean isSameAs(String other) {
        return value.toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean isValid(String address) {
        return address.length() <= LONGEST && FORM.matcher(address).matches();
    }

    @Override
    public String toString() {
        return "an e-mail address"; // logs hold no addresses
    }
}
