package com.billify.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckDigitsTest {

    @Test
    void anIbanHasBothCheckDigits() {
        // The example of the Belgian banks' association.
        assertThat(CheckDigits.iban(539, 75_470)).isEqualTo("BE68539007547034");
    }

    @Test
    void aStructuredReferenceEndsInItsRemainder() {
        assertThat(CheckDigits.structuredReference(909_337_554L)).isEqualTo("090933755493");
        assertThat(CheckDigits.structuredReference(97)).isEqualTo("000000009797");
    }

    @Test
    void anEnterpriseNumberEndsInItsComplement() {
        assertThat(CheckDigits.enterpriseNumber(9_991_234)).isEqualTo("0999123457");
    }
}
