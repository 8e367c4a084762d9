package com.billify.extraction.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Mt940ReaderTest {
    private static final String HEAD = """
            :20:STATEMENT
            :25:BE97737411882049
            :28C:12/1
            :60F:C261029EUR100,00
            """;
    private static final String ENTRY = ":61:2610301030C10,00NTRFNONREF//REF1\n";
    private static final String END = ":62F:C261030EUR110,00\n-\n";

    private static Reading read(String text) {
        return DocumentReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static BankFile file(String text) {
        return (BankFile) read(text);
    }

    private static BankStatement only(String text) {
        BankFile file = file(text);
        assertThat(file.statements()).hasSize(1);
        return file.statements().getFirst();
    }

    private static BankEntry entry(String lines) {
        return only(HEAD + lines + "\n" + END).entries().getFirst();
    }

    /** An entry with this information, as it stands in the file behind the tag. */
    private static BankEntry informed(String information) {
        return entry(ENTRY + ":86:" + information);
    }

    private static void assertRefused(String text, RefusalCode code, String words) {
        assertThat(read(text)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.message()).contains(words);
        });
    }

    @Test
    void aStatementStatesItsAccountItsBalancesAndItsEntries() {
        BankFile file = file(HEAD + ENTRY + END);
        assertThat(file.format()).isEqualTo(BankFileFormat.MT940);
        assertThat(file.warnings()).isEmpty();
        BankStatement statement = file.statements().getFirst();
        assertThat(statement.account()).isEqualTo("BE97737411882049");
        assertThat(statement.currency()).isEqualTo("EUR");
        assertThat(statement.number()).isEqualTo("12/1");
        assertThat(statement.balanceProven()).isTrue();
        BankEntry entry = statement.entries().getFirst();
        assertThat(entry.amount()).isEqualByComparingTo("10.00");
        assertThat(entry.bookingDate()).isEqualTo(LocalDate.of(2026, 10, 30));
        assertThat(entry.bankReference()).isEqualTo("REF1");
        assertThat(entry.pending()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "BE97737411882049,BE97737411882049",
        "BE97 7374 1188 2049,BE97737411882049",
        "BE97737411882049EUR,BE97737411882049",
        "BE97737411882049 EUR,BE97737411882049",
        "KREDBEBB/BE97737411882049,BE97737411882049",
        "737-4118820-49,BE97737411882049",
        "87052000/123456789,87052000/123456789",
        "1291.99.348EUR,1291.99.348EUR",
    })
    void theAccountIsNamedAsEveryOtherFormatNamesIt(String stated, String account) {
        assertThat(only(HEAD.replace("BE97737411882049", stated) + ENTRY + END).account())
                .isEqualTo(account);
    }

    @ParameterizedTest
    @CsvSource({"C,10.00", "D,-10.00", "RC,-10.00", "RD,10.00", "CR,10.00", "DR,-10.00", "RCR,-10.00", "RDR,10.00"})
    void theMarkSaysWhichWayMoneyGoesAndAReversalTurnsItRound(String mark, String amount) {
        assertThat(entry(":61:2610301030" + mark + "10,00NTRFNONREF").amount()).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EUR;10,;10.00",
                "EUR;10,5;10.50",
                "EUR;000000000010,50;10.50",
                "EUR;10.50;10.50",
                "JPY;1000,;1000",
                "BHD;1,234;1.234"
            })
    void anAmountHasTheDecimalsOfItsCurrency(String row) {
        String[] cells = row.split(";");
        BankStatement statement =
                only((HEAD + ":61:2610301030C" + cells[1] + "NTRFNONREF\n" + END).replace("EUR", cells[0]));
        assertThat(statement.entries().getFirst().amount().toPlainString()).isEqualTo(cells[2]);
    }

    /** Whatever is cut or turned in an entry, its money is never left out and never becomes other money. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ":61:2610301030C10",
                ":61:2610301030C1",
                ":61:2610301030C10,0",
                ":61:2610301030C10,00",
                ":61:2610301030C10,00N",
                ":61:2610301030C1.000,00NTRFNONREF",
                ":61:2610301030C10 000,00NTRFNONREF",
                ":61:2610301030C10;00NTRFNONREF",
                ":61:2610301030X10,00NTRFNONREF",
                ":61:261030103010,00NTRFNONREF",
                ":61:2610301030C-10,00NTRFNONREF",
                ":61:2610301030C1000NTRFNONREF",
                ":61:",
            })
    void anEntryWhoseMoneyCannotBeReadRefusesItsFile(String line) {
        assertRefused(HEAD + line + "\n" + END, RefusalCode.BROKEN_STATEMENT, "Line 5");
    }

    @ParameterizedTest
    @CsvSource({
        "2612310102,2026-12-31,2027-01-02",
        "2701021231,2027-01-02,2026-12-31",
        "2602280301,2026-02-28,2026-03-01",
        "280301'0229',2028-03-01,2028-02-29",
    })
    void theEntryDateIsInTheYearNearestToTheValueDate(String dates, LocalDate valueDate, LocalDate bookingDate) {
        BankEntry entry = entry(":61:" + dates.replace("'", "") + "C10,00NTRFNONREF");
        assertThat(entry.valueDate()).isEqualTo(valueDate);
        assertThat(entry.bookingDate()).isEqualTo(bookingDate);
    }

    @ParameterizedTest
    @ValueSource(strings = {":61:261030C10,00NTRFNONREF", ":61:2610300231C10,00NTRFNONREF"})
    void withoutEntryDateTheValueDateStandsInAndThatIsSaid(String line) {
        BankFile file = file(HEAD + line + "\n" + END);
        assertThat(file.statements().getFirst().entries().getFirst().bookingDate())
                .isEqualTo(LocalDate.of(2026, 10, 30));
        assertThat(file.warnings()).extracting(Warning::code).containsExactly("booking-date");
    }

    @Test
    void germanPartsGiveNameAccountTextAndReference() {
        BankEntry entry = informed("""
                166?00GUTSCHRIFT?109310?20EREF+RE-2026-17?21SVWZ+Rechnung 017 vom 30.10?22.2026?30KREDBEBB?31BE977374118820
                49?32Bakkerij De Korenaar en Zon?33en?34000""");
        assertThat(entry.counterpartyName()).isEqualTo("Bakkerij De Korenaar en Zonen");
        assertThat(entry.counterpartyAccount()).isEqualTo("BE97737411882049");
        assertThat(entry.remittanceInformation()).isEqualTo("Rechnung 017 vom 30.10.2026");
        assertThat(entry.endToEndId()).isEqualTo("RE-2026-17");
    }

    @Test
    void whereThePayerWroteNothingWhatTheBankSaysIsTheText() {
        assertThat(informed("805?00ENTGELTABSCHLUSS?109310").remittanceInformation())
                .isEqualTo("ENTGELTABSCHLUSS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/TRTP/SEPA OVERBOEKING/IBAN/BE97737411882049/BIC/KREDBEBB/NAME/J. JANSSENS/REMI/FACTUUR 17/EREF/E1",
                "/EREF/E1//CNTP/BE97737411882049/KREDBEBB/J. JANSSENS///REMI/USTD//FACTUUR 17/",
                "/EREF/E1/BENM//NAME/J. JANSSENS/REMI/FACTUUR 17/ISDT/2026-10-30/IBAN/BE97737411882049",
                "/ORDP//NAME/J. JANSSENS/IBAN/BE97 7374 1188 2049/REMI/FACTUUR 17/EREF/E1/ULTD//NAME/IEMAND ANDERS",
            })
    void codeWordsGiveNameAccountTextAndReference(String information) {
        BankEntry entry = informed(information);
        assertThat(entry.counterpartyName()).isEqualTo("J. JANSSENS");
        assertThat(entry.counterpartyAccount()).isEqualTo("BE97737411882049");
        assertThat(entry.remittanceInformation()).isEqualTo("FACTUUR 17");
        assertThat(entry.endToEndId()).isEqualTo("E1");
    }

    @Test
    void aFullLineIsCutInTheMiddleOfAWordAndAShortOneBetweenTwo() {
        String first = "/BENM//NAME/J. JANSSENS/REMI/VERZEKERING VAN HET BESTELBUSJES 2026";
        assertThat(first).hasSize(66);
        assertThat(informed(first.substring(0, 65) + "\n6 EN\n2027").remittanceInformation())
                .isEqualTo("VERZEKERING VAN HET BESTELBUSJES 2026 EN 2027");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/REMI/STRD/CUR/090933755493/ | 090933755493 |",
                "/REMI/USTD//+++090/9337/55493+++/ | 090933755493 |",
                "/REMI/STRD/CUR/090933755494/ | | 090933755494",
                "+++090/9337/55493+++ | 090933755493 |",
                "166?00GUTSCHRIFT?20SVWZ+RF18539007547034 | RF18539007547034 |",
                "klant 090933755493 | | klant 090933755493",
                "betaling ***090/9337/55493*** dank u | 090933755493 | betaling ***090/9337/55493*** dank u",
            })
    void aReferenceCountsOnlyWhereItsCheckDigitsHold(
            String information, @Nullable String reference, @Nullable String text) {
        BankEntry entry = informed(information);
        assertThat(entry.structuredReference()).isEqualTo(reference);
        assertThat(entry.remittanceInformation()).isEqualTo(text);
    }

    @Test
    void anAccountAtTheStartIsTheCounterpartysWithItsNameBehindIt() {
        BankEntry entry = entry("""
                :61:2610301030C10,00NOVBBE97737411882049
                j. janssens
                :86:BE97737411882049 j. janssens

                Factuur 17""");
        assertThat(entry.counterpartyAccount()).isEqualTo("BE97737411882049");
        assertThat(entry.counterpartyName()).isEqualTo("j. janssens");
        assertThat(entry.remittanceInformation()).isEqualTo("Factuur 17");
    }

    @Test
    void aPaddedReferenceIsTheCounterpartysAccountWithItsNameBehindIt() {
        BankEntry entry =
                entry(":61:261030D10,00N0440121470966      W.P. Jansen        \n:86:regel een\n:86:regel twee");
        assertThat(entry.counterpartyAccount()).isEqualTo("0121470966");
        assertThat(entry.counterpartyName()).isEqualTo("W.P. Jansen");
        assertThat(entry.remittanceInformation()).isEqualTo("regel een regel twee");
    }

    @ParameterizedTest
    @ValueSource(strings = {"123-45 stuks geleverd", "100/20 korting", "200.10 euro contant"})
    void freeTextThatBeginsWithFiguresIsFreeText(String text) {
        assertThat(informed(text).remittanceInformation()).isEqualTo(text);
    }

    @Test
    void anEnvelopeDosLinesAndAnEndOfFileMarkAreSurvived() {
        String swift = "{1:F01KREDBEBBAXXX0000000000}{2:I940BILLBEBBXXXXN}{4:\n" + HEAD + ENTRY
                + ":62F:C261030EUR110,00\n:64:C261030EUR110,00\n:86:everything\n-}{5:{CHK:1}}\n";
        BankFile file = file((swift + swift).replace("\n", "\r\n") + "\u001a");
        assertThat(file.statements())
                .hasSize(2)
                .extracting(BankStatement::balanceProven)
                .containsOnly(true);
        assertThat(file.warnings()).isEmpty();
    }

    @Test
    void windows1252IsReadAsItWasMeant() {
        BankFile file = (BankFile)
                DocumentReader.read((HEAD + ENTRY + ":86:Café Zoë\n" + END).getBytes(Charset.forName("windows-1252")));
        assertThat(file.statements().getFirst().entries().getFirst().remittanceInformation())
                .isEqualTo("Café Zoë");
    }

    private static final String FIRST_PAGE = HEAD + ENTRY + ":62M:C261030EUR110,00\n-\n";
    private static final String SECOND_PAGE = """
            :20:STATEMENT
            :25:BE97737411882049
            :28C:12/2
            :60M:C261030EUR110,00
            :61:2610301030D5,00NTRFNONREF//REF2
            :62F:C261030EUR105,00
            -
            """;

    @Test
    void pagesThatJoinAreProvenEachAndTogether() {
        BankFile file = file(FIRST_PAGE + SECOND_PAGE);
        assertThat(file.statements()).extracting(BankStatement::balanceProven).containsExactly(true, true);
        assertThat(file.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aPageThatIsMissingIsNamed(int which) {
        List<String> files = List.of(FIRST_PAGE, SECOND_PAGE, FIRST_PAGE + SECOND_PAGE.replace("110,00", "109,00"));
        assertThat(file(files.get(which)).warnings()).extracting(Warning::code).contains("more-pages");
    }

    @Test
    void aGapBetweenBalancesAndEntriesIsNamedWithItsAmount() {
        BankFile file = file(HEAD + END);
        assertThat(file.statements().getFirst().balanceProven()).isFalse();
        assertThat(file.warnings())
                .extracting(Warning::message)
                .containsExactly("Statement 12/1 (line 1): the entries leave 10.00 between opening and closing balance"
                        + " unexplained");
    }

    @Test
    void aFileCutShortHasNoClosingBalanceAndProvesNothing() {
        BankFile file = file(HEAD + ENTRY);
        assertThat(file.statements().getFirst().closing()).isNull();
        assertThat(file.statements().getFirst().balanceProven()).isNull();
        assertThat(file.warnings()).extracting(Warning::code).containsExactly("missing-record");
    }

    @Test
    void twoStatementsRunTogetherAreRefused() {
        assertRefused(
                HEAD + ENTRY + ":60F:C261030EUR110,00\n" + END, RefusalCode.BROKEN_STATEMENT, "second opening balance");
    }

    @Test
    void anEntryOutsideAnyStatementIsRefused() {
        assertRefused(ENTRY + END, RefusalCode.BROKEN_STATEMENT, "outside any statement");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{1:F01KREDBEBBAXXX0000000000}{2:O9421200261030KREDBEBBAXXX00000000002610301200N}{4:\n:20:X\n:25:1\n-}",
                "KREDBEBB\n942\nKREDBEBB\n:20:X\n:25:BE97737411882049\n:61:2610301030C10,00NTRFNONREF\n-",
                ":20:X\n:25:BE97737411882049\n:28C:1/1\n:34F:EURC0,\n:13D:2610301200+0100\n"
                        + ":61:2610301030C10,00NTRFNONREF\n-",
            })
    void anInterimReportIsRefusedByName(String text) {
        assertRefused(text, RefusalCode.UNSUPPORTED_MESSAGE, "MT942");
    }

    @Test
    void aFieldOfAbsurdLengthIsTooLarge() {
        assertRefused(HEAD + ENTRY + ":86:" + "x".repeat(70_000) + "\n" + END, RefusalCode.TOO_LARGE, "longer than");
    }

    @Test
    void moreEntriesThanTheLimitAreTooLarge() {
        assertRefused(HEAD + ENTRY.repeat(Mt940Reader.LIMIT_ENTRIES + 1) + END, RefusalCode.TOO_LARGE, "more entries");
    }
}
