package com.billify.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The check digits that Belgian numbers carry, on vectors worked out independently. */
class IdentifiersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+++000/0000/00101+++",
                "+++000/0000/09797+++",
                "+++000/0000/00097+++",
                "***010/2030/40582***",
                "123/4567/89002",
                "202600004236",
                " 999 9999 99948 ",
            })
    void aStructuredReferenceIsReadHoweverItIsWritten(String typed) {
        assertThat(StructuredReference.parse(typed)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+++000/0000/00100+++", "000000009700", "12345678900", "1234567890021", "invoice 12", ""})
    void wrongCheckDigitsOrFreeTextAreNoReference(String typed) {
        assertThat(StructuredReference.parse(typed)).isEmpty();
    }

    @Test
    void aReferenceIsPrintedAsOnAnInvoice() {
        assertThat(new StructuredReference("123456789002").printed()).isEqualTo("+++123/4567/89002+++");
        assertThatThrownBy(() -> new StructuredReference("123456789003")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0403.170.701, 0403170701",
        "BE 0403.170.701, 0403170701",
        "BTW BE0403170701, 0403170701",
        "403170701, 0403170701",
        "1000000021, 1000000021",
        "BE1023290711, 1023290711",
        "TVA: BE 0705.969.661, 0705969661",
        "0000000196, 0000000196",
        "0000009797, 0000009797",
    })
    void anEnterpriseNumberIsReadAsPeopleTypeItAndMayBeginWithOne(String typed, String digits) {
        assertThat(EnterpriseNumber.parse(typed)).contains(new EnterpriseNumber(digits));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0403170702", "2000000042", "0000009700", "BE", "hello", "04031707011"})
    void whatIsNoEnterpriseNumberIsRefused(String typed) {
        assertThat(EnterpriseNumber.parse(typed)).isEmpty();
    }

    @Test
    void aBelgianVatNumberIsAnEnterpriseNumberAndAForeignOneIsKept() {
        assertThat(VatNumber.parse("BE 0403.170.701").flatMap(VatNumber::enterpriseNumber))
                .contains(new EnterpriseNumber("0403170701"));
        assertThat(VatNumber.parse("BE0403170702")).isEmpty();
        assertThat(VatNumber.parse("NL 8020.57.442 B01")).contains(new VatNumber("NL802057442B01"));
        assertThat(VatNumber.parse("0403170701")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "539-0075470-34, BE68539007547034",
        "000-0000000-97, BE54000000000097",
        "679-2003000-47, BE22679200300047",
        "679200229117, BE61679200229117",
    })
    void anOldBelgianAccountNumberHasAnIban(String account, String iban) {
        assertThat(Iban.ofBelgianAccount(account)).contains(new Iban(iban));
    }

    @Test
    void anIbanIsReadWithSpacesAndPrintedInFours() {
        assertThat(Iban.parse("be68 5390 0754 7034").map(Iban::printed)).contains("BE68 5390 0754 7034");
        assertThat(Iban.parse("BE68539007547035")).isEmpty();
        assertThat(Iban.parse("BE685390075470")).isEmpty();
        assertThat(Iban.ofBelgianAccount("539-0075470-35")).isEmpty();
    }
}
