package com.billify.extraction.core;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of a CODA file. Positions count from 1 with both ends included, as the standard prints them; a line that is
 * too short reads as if padded with blanks.
 *
 * @param number of the line in the file, from 1
 */
record CodaRecord(int number, String line) {
    static final int LENGTH = 128;

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final String UNKNOWN_DATE = "000000";
    private static final int DECIMALS = 3;

    /** The characters as they stand, blanks and all. */
    String raw(int from, int to) {
        int length = to - from + 1;
        if (line.length() < from) {
            return " ".repeat(length);
        }
        String slice = line.substring(from - 1, Math.min(to, line.length()));
        return slice + " ".repeat(length - slice.length());
    }

    char at(int position) {
        return position <= line.length() ? line.charAt(position - 1) : ' ';
    }

    @Nullable
    String text(int from, int to) {
        return Texts.orNull(raw(from, to));
    }

    /** An amount without sign: 15 digits, the last three decimals. Empty when anything else stands there. */
    Optional<BigDecimal> amount(int from, int to) {
        String digits = raw(from, to);
        return DIGITS.matcher(digits).matches()
                ? Optional.of(new BigDecimal(digits).movePointLeft(DECIMALS))
                : Optional.empty();
    }

    /** An amount behind its sign position: 0 credit, 1 debit (negative). Empty when either cannot be read. */
    Optional<BigDecimal> signedAmount(int sign, int from, int to) {
        return switch (at(sign)) {
            case '0' -> amount(from, to);
            case '1' -> amount(from, to).map(BigDecimal::negate);
            default -> Optional.empty();
        };
    }

    /** A date DDMMYY of this century; null when unknown (zeros) or no date. */
    @Nullable
    LocalDate date(int from) {
        String digits = raw(from, from + 5);
        if (digits.equals(UNKNOWN_DATE) || !DIGITS.matcher(digits).matches()) {
            return null;
        }
        try {
            return LocalDate.of(
                    2000 + Integer.parseInt(digits.substring(4)),
                    Integer.parseInt(digits.substring(2, 4)),
                    Integer.parseInt(digits.substring(0, 2)));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** Sequence number of the movement to which a record of type 2 or 3 belongs. */
    String sequence() {
        return raw(3, 6);
    }

    String detail() {
        return raw(7, 10);
    }
}
