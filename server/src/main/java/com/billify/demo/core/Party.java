package com.billify.demo.core;

import com.billify.kernel.EnterpriseNumber;
import com.billify.kernel.Iban;

/**
 * A company of the made-up world. Its numbers have right check digits and are nobody's: the enterprise register gave out
 * numbers up to about 0808 and then went on at 1000, so none begins with 0999; and no bank has the code of the accounts.
 */
record Party(String name, EnterpriseNumber number, String street, String postcode, String city, Iban account) {

    /** Free, says the list of bank identification codes of the National Bank of Belgium. */
    private static final int NOBODYS_BANK = 529;

    /** @param index its place among all parties, from which its numbers are made */
    static Party of(int index, String name, String street, String postcode, String city) {
        return new Party(name, enterpriseNumber(index), street, postcode, city, account(index));
    }

    static EnterpriseNumber enterpriseNumber(int index) {
        int firstEight = 9_998_000 + 17 * index;
        return new EnterpriseNumber("%08d%02d".formatted(firstEight, 97 - firstEight % 97));
    }

    static Iban account(int index) {
        long firstTen = NOBODYS_BANK * 10_000_000L + 4_100_731L + 10_007L * index;
        long check = firstTen % 97 == 0 ? 97 : firstTen % 97;
        return Iban.ofBelgianAccount("%010d%02d".formatted(firstTen, check)).orElseThrow();
    }
}
