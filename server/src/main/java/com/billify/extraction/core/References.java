package com.billify.extraction.core;

import com.billify.kernel.StructuredReference;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the references that carry check digits: the Belgian OGM and the creditor reference of ISO 11649 (RF). Only those
 * whose check digits hold are found.
 */
public final class References {
    private static final Pattern OGM_IN_TEXT =
            Pattern.compile("(?<![\\d/])(\\d{3})\\s?/\\s?(\\d{4})\\s?/\\s?(\\d{5})(?![\\d/])");
    private static final Pattern DECORATED_IN_TEXT =
            Pattern.compile("(?:\\+{3}|\\*{3})\\s?(\\d{3})[\\s./-]?(\\d{4})[\\s./-]?(\\d{5})\\s?(?:\\+{3}|\\*{3})");
    private static final Pattern TWELVE_DIGITS = Pattern.compile("\\d{12}");
    private static final Pattern RF = Pattern.compile("RF\\d{2}[A-Z0-9]{1,21}");
    private static final Pattern RF_IN_TEXT =
            Pattern.compile("(?<![A-Za-z0-9])[Rr][Ff]\\d{2}[A-Za-z0-9]{1,21}(?![A-Za-z0-9])");
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    private References() {}

    /** Reads a field that is meant for a reference and nothing else. An OGM comes as twelve bare digits. */
    public static Optional<String> stated(String field) {
        Optional<String> ogm = StructuredReference.parse(field).map(StructuredReference::digits);
        if (ogm.isPresent()) {
            return ogm;
        }
        String packed = field.replace(" ", "").toUpperCase(Locale.ROOT);
        return isCreditorReference(packed) ? Optional.of(packed) : Optional.empty();
    }

    /**
     * Looks for a reference in what a person typed. Twelve digits in a row count only where they are the whole text:
     * within other words they may as well be an old account number, which passes the same check.
     */
    public static Optional<String> inFreeText(String text) {
        String stripped = text.strip();
        if (TWELVE_DIGITS.matcher(stripped).matches()) {
            return StructuredReference.parse(stripped).map(StructuredReference::digits);
        }
        if (!mayHold(text)) {
            return Optional.empty();
        }
        return ogm(DECORATED_IN_TEXT.matcher(text))
                .or(() -> ogm(OGM_IN_TEXT.matcher(text)))
                .or(() -> RF_IN_TEXT
                        .matcher(text)
                        .results()
                        .map(found -> found.group().toUpperCase(Locale.ROOT))
                        .filter(References::isCreditorReference)
                        .findFirst());
    }

    /** False where no pattern can be found: fewer digits than an OGM has, and no digit after an RF. */
    private static boolean mayHold(String text) {
        int digits = 0;
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if (c >= '0' && c <= '9') {
                digits++;
                if (index >= 2 && (text.charAt(index - 1) | ' ') == 'f' && (text.charAt(index - 2) | ' ') == 'r') {
                    return true;
                }
            }
        }
        return digits >= 12;
    }

    private static Optional<String> ogm(Matcher matcher) {
        return matcher.results()
                .map(found -> found.group(1) + found.group(2) + found.group(3))
                .flatMap(digits -> StructuredReference.parse(digits).stream())
                .map(StructuredReference::digits)
                .findFirst();
    }

    private static boolean isCreditorReference(String candidate) {
        if (!RF.matcher(candidate).matches()) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        (candidate.substring(4) + candidate.substring(0, 4))
                .chars()
                .forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(NINETY_SEVEN).intValue() == 1;
    }
}
