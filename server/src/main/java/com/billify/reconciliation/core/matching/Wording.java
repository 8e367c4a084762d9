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
    private static final Pattern NO_DIGIT = Pattern.compile("\\D+");

    /** Of a payment without any text. */
    static final Wording NONE = new Wording("");

    private final List<String> words;
    private final boolean endsInWord;
    private final Set<String> numbers = new HashSet<>();
    private final Set<String> references = new HashSet<>();

    private Wording(String text) {
        String plain = plain(text);
        words = words(plain, MOST_WORDS);
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
        return (isAscii(read)
                        ? read
                        : MARKS.matcher(Normalizer.normalize(read, Normalizer.Form.NFD))
                                .replaceAll(""))
                .toUpperCase(Locale.ROOT);
    }

    /** Most texts are: those need no look at marks, which takes longer than all else together. */
    private static boolean isAscii(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) > 127) {
                return false;
            }
        }
        return true;
    }

    /** The runs of letters and digits of a text, in their order, at most so many. */
    static List<String> words(String text, int most) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int index = 0; index <= text.length() && words.size() < most; ) {
            int character = index == text.length() ? ' ' : text.codePointAt(index);
            if (isOfWord(character)) {
                start = start < 0 ? index : start;
            } else if (start >= 0) {
                words.add(text.substring(start, index));
                start = -1;
            }
            index += Character.charCount(character);
        }
        return words;
    }

    private static boolean isOfWord(int character) {
        if (character < 128) {
            return character >= 'A' && character <= 'Z'
                    || character >= '0' && character <= '9'
                    || character >= 'a' && character <= 'z';
        }
        return switch (Character.getType(character)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    /** A document number as it is compared: letters and digits, upper case. Empty when it has none. */
    static String key(@Nullable String number) {
        return number == null ? "" : String.join("", words(plain(number), Integer.MAX_VALUE));
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
                boolean hasDigit = hasDigit(words.get(to));
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

    private static boolean hasDigit(String word) {
        for (int index = 0; index < word.length(); index++) {
            if (Character.isDigit(word.charAt(index))) {
                return true;
            }
        }
        return false;
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
