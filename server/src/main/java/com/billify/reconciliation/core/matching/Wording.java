package com.billify.reconciliation.core.matching;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a payer wrote, cut into what may be references and document numbers. Only the first {@value #MOST_CHARACTERS}
 * characters are read, and every step is linear in them: a hostile text costs no more than a long one.
 */
final class Wording {
    private static final int MOST_CHARACTERS = 600;
    private static final int MOST_WORDS = 80;
    private static final int MOST_JOINED_WORDS = 4;
    /** Shorter numbers stand in too many texts by chance. */
    private static final int SHORTEST_NUMBER = 3;

    /** A longer word without a digit is no part of a number: INV, but not INVOICE. */
    private static final int LONGEST_PREFIX = 5;

    private static final int REFERENCE_DIGITS = 12;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NO_DIGIT = Pattern.compile("\\D+");

    /** Of a payment without any text. */
    static final Wording NONE = new Wording("");

    private final List<String> words;
    private final boolean endsInWord;
    private final Set<String> numbers = new HashSet<>();
    private final Set<String> references = new HashSet<>();

    private Wording(String text) {
        String plain = plain(text);
        words = new ArrayList<>();
        for (String word : BETWEEN_WORDS.split(plain)) {
            if (!word.isEmpty() && words.size() < MOST_WORDS) {
                words.add(word);
            }
        }
        endsInWord = !plain.isEmpty() && Character.isLetterOrDigit(plain.charAt(plain.length() - 1));
        joinNumbers();
        joinReferences(plain);
    }

    /** Of a payment's structured reference and free text together. */
    static Wording of(Payment payment) {
        return of(payment.structuredReference(), payment.remittanceInformation());
    }

    /** The same of a part of a batch. */
    static Wording of(Payment.Part part) {
        return of(part.structuredReference(), part.remittanceInformation());
    }

    private static Wording of(@Nullable String reference, @Nullable String text) {
        if (reference == null && text == null) {
            return NONE;
        }
        Wording wording = new Wording(text == null ? "" : text);
        if (reference != null) {
            wording.references.add(reference);
        }
        return wording;
    }

    /** Upper case, without accents, cut to what is read. */
    static String plain(String text) {
        String read = text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
        return MARKS.matcher(Normalizer.normalize(read, Normalizer.Form.NFD))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
    }

    /** A document number as it is compared: letters and digits, upper case. Empty when it has none. */
    static String key(@Nullable String number) {
        return number == null ? "" : BETWEEN_WORDS.matcher(plain(number)).replaceAll("");
    }

    /** Twelve digits each, or what the bank read as a structured reference; check digits may be wrong. */
    Set<String> references() {
        return references;
    }

    /** Words, and up to four neighbouring words joined, that hold a digit. */
    Set<String> numbers() {
        return numbers;
    }

    /** The last word when the text may have been cut within it; else null. */
    @Nullable
    String cutWord() {
        return endsInWord && words.size() > 1 ? words.getLast() : null;
    }

    List<String> words() {
        return words;
    }

    boolean isEmpty() {
        return numbers.isEmpty() && references.isEmpty();
    }

    private void joinNumbers() {
        for (int from = 0; from < words.size(); from++) {
            StringBuilder joined = new StringBuilder();
            boolean digit = false;
            for (int to = from; to < Math.min(words.size(), from + MOST_JOINED_WORDS); to++) {
                boolean hasDigit = words.get(to).chars().anyMatch(Character::isDigit);
                if (!hasDigit && words.get(to).length() > LONGEST_PREFIX) {
                    break;
                }
                joined.append(words.get(to));
                digit |= hasDigit;
                if (digit && joined.length() >= SHORTEST_NUMBER) {
                    numbers.add(joined.toString());
                }
            }
        }
    }

    /** Groups of digits that stand close together and make twelve: +++090/9337/55493+++, 090 9337 55493. */
    private void joinReferences(String plain) {
        List<String> groups = new ArrayList<>();
        int end = -1;
        int position = 0;
        while (position < plain.length()) {
            if (!Character.isDigit(plain.charAt(position))) {
                position++;
                continue;
            }
            int start = position;
            while (position < plain.length() && Character.isDigit(plain.charAt(position))) {
                position++;
            }
            if (end >= 0 && !isDecoration(plain, end, start)) {
                groups.clear();
            }
            groups.add(plain.substring(start, position));
            end = position;
            addReference(groups);
        }
    }

    private void addReference(List<String> groups) {
        StringBuilder digits = new StringBuilder();
        for (int group = groups.size() - 1; group >= 0 && digits.length() < REFERENCE_DIGITS + 1; group--) {
            digits.insert(0, groups.get(group));
            // one too few or too many is a slip of the pen, told from other numbers by the documents there are
            if (Math.abs(digits.length() - REFERENCE_DIGITS) <= 1) {
                references.add(NO_DIGIT.matcher(digits).replaceAll(""));
            }
        }
    }

    private static boolean isDecoration(String text, int from, int to) {
        if (to - from > 3) {
            return false;
        }
        for (int index = from; index < to; index++) {
            if (" /.-+*".indexOf(text.charAt(index)) < 0) {
                return false;
            }
        }
        return true;
    }
}
