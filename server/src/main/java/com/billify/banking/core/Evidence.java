package com.billify.banking.core;

import com.billify.kernel.Iban;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a line says of itself beside its day and amount, brought to a form in which two deliveries can be compared.
 *
 * @param text letters and digits of the remittance information, lower case, without accents
 */
public record Evidence(
        String text,
        @Nullable String structuredReference,
        @Nullable String counterpartyAccount,
        @Nullable String bankReference,
        @Nullable String endToEndId) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");

    public static Evidence of(StatedLine line) {
        return of(
                line.remittanceInformation(),
                line.structuredReference(),
                line.counterpartyAccount(),
                line.bankReference(),
                line.endToEndId());
    }

    public static Evidence of(
            @Nullable String remittanceInformation,
            @Nullable String structuredReference,
            @Nullable String counterpartyAccount,
            @Nullable String bankReference,
            @Nullable String endToEndId) {
        return new Evidence(
                plain(remittanceInformation), structuredReference, counterpartyAccount, bankReference, endToEndId);
    }

    /**
     * True when both cannot be one line: they name another counterparty account or another structured reference. An
     * account contradicts another only where both are IBANs: the number that a bank wrote before, or writes still in
     * MT940, is the same account under another name.
     */
    boolean contradicts(Evidence other) {
        return differ(structuredReference, other.structuredReference)
                || (differ(counterpartyAccount, other.counterpartyAccount)
                        && isIban(counterpartyAccount)
                        && isIban(other.counterpartyAccount));
    }

    private static boolean isIban(@Nullable String account) {
        return account != null && Iban.parse(account).isPresent();
    }

    /** True when both are worded as one line delivered twice is. */
    boolean agreesWith(Evidence other) {
        if (contradicts(other) || differ(endToEndId, other.endToEndId)) {
            return false;
        }
        return sameKnown(bankReference, other.bankReference)
                || (text.equals(other.text) && !differ(bankReference, other.bankReference));
    }

    /** True when both carry the same structured reference, or the same account and the same words. */
    boolean agreesAcrossChannels(Evidence other) {
        return sameKnown(structuredReference, other.structuredReference)
                || (sameKnown(counterpartyAccount, other.counterpartyAccount) && overlaps(text, other.text))
                || (!text.isEmpty() && text.equals(other.text));
    }

    private static boolean overlaps(String one, String other) {
        return one.contains(other) || other.contains(one);
    }

    private static boolean differ(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equals(other);
    }

    private static boolean sameKnown(@Nullable String one, @Nullable String other) {
        return one != null && Objects.equals(one, other);
    }

    private static String plain(@Nullable String text) {
        if (text == null) {
            return "";
        }
        StringBuilder ascii = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if (c > 127) {
                return plainOfAny(text);
            }
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                ascii.append(c);
            } else if (c >= 'A' && c <= 'Z') {
                ascii.append((char) (c + ('a' - 'A')));
            }
        }
        return ascii.toString();
    }

    private static String plainOfAny(String text) {
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return NO_WORD.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
