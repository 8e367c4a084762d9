package com.billify.extraction.core.fields;

import com.billify.kernel.EnterpriseNumber;
import com.billify.kernel.Iban;
import com.billify.kernel.VatNumber;
import java.util.Set;

/**
 * What identifies the company whose books these are: on a supplier's invoice it is the buyer, so its numbers are never
 * the seller's.
 *
 * @param names as they may be printed
 * @param numbers VAT numbers with their country, or enterprise numbers
 * @param accounts IBANs
 */
public record Own(Set<String> names, Set<String> numbers, Set<String> accounts) {
    public Own {
        names = Set.copyOf(names);
        numbers = Set.copyOf(numbers);
        accounts = Set.copyOf(accounts);
    }

    /** Nothing is known. */
    public static Own nothing() {
        return new Own(Set.of(), Set.of(), Set.of());
    }

    boolean hasNumber(String vatNumber) {
        return numbers.stream().anyMatch(number -> sameNumber(number, vatNumber));
    }

    boolean hasAccount(String iban) {
        return accounts.stream()
                .anyMatch(account ->
                        Iban.parse(account).map(Iban::value).orElse(account).equals(iban));
    }

    private static boolean sameNumber(String one, String other) {
        return number(one).equals(number(other));
    }

    private static String number(String text) {
        return EnterpriseNumber.parse(text)
                .map(VatNumber::of)
                .or(() -> VatNumber.parse(text))
                .map(VatNumber::value)
                .orElse(text);
    }
}
