package com.billify.extraction.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.billify.extraction.core.table.Spreadsheets;
import com.billify.extraction.core.table.TableInspection;
import com.billify.extraction.core.table.TableInspector;
import com.billify.extraction.core.table.TableMapping;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableReaderTest {
    private static final Path FIXTURES = Path.of("src/test/resources/fixtures/tables");

    private static Reading read(String text) {
        return DocumentReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static BankStatement statement(String text) {
        return statement(read(text));
    }

    private static BankStatement statement(Reading reading) {
        assertThat(reading).isInstanceOf(BankFile.class);
        assertThat(((BankFile) reading).statements()).hasSize(1);
        return ((BankFile) reading).statements().getFirst();
    }

    private static Refusal refusal(String text) {
        Reading reading = read(text);
        assertThat(reading).isInstanceOf(Refusal.class);
        return (Refusal) reading;
    }

    private static List<InvoiceDocument> invoices(Reading reading) {
        assertThat(reading).isInstanceOf(InvoiceList.class);
        return ((InvoiceList) reading)
                .invoices().stream().map(InvoiceList.Listed::document).toList();
    }

    private static Reading fixture(String name) throws IOException {
        return DocumentReader.read(Files.readAllBytes(FIXTURES.resolve(name)));
    }

    private static List<String> amounts(BankStatement statement) {
        return statement.entries().stream()
                .map(entry -> entry.bookingDate() + " " + entry.amount().toPlainString())
                .toList();
    }

    // ---- the exports of banks

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kbc",
                "belfius",
                "bnp",
                "ing",
                "crelan",
                "debit-credit",
                "revolut-business",
                "wise",
                "n26",
                "qonto",
                "paypal",
                "dutch-sign"
            })
    void everyExportOfABankSaysTheSameSixLines(String bank) throws IOException {
        assertThat(amounts(statement(fixture(bank + ".csv"))))
                .containsExactly(
                        "2026-03-02 1250.00",
                        "2026-03-03 -87.35",
                        "2026-03-03 -412.60",
                        "2026-03-09 36.40",
                        "2026-03-13 -1980.00",
                        "2026-03-31 -4.75");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kbc", "crelan", "debit-credit", "revolut-business", "wise", "paypal", "dutch-sign"})
    void balancesAreReadWhereTheExportHasThem(String bank) throws IOException {
        BankStatement statement = statement(fixture(bank + ".csv"));

        assertThat(statement.opening()).isEqualTo(balance("2026-03-02", "5210.44"));
        assertThat(statement.closing()).isEqualTo(balance("2026-03-31", "4012.14"));
        assertThat(statement.balanceProven()).isTrue();
    }

    private static StatedBalance balance(String day, String amount) {
        return new StatedBalance(LocalDate.parse(day), new BigDecimal(amount));
    }

    @Test
    void aLastBalanceAboveTheLinesIsTheClosingOneAndNoOpeningIsInvented() throws IOException {
        BankStatement statement = statement(fixture("belfius.csv"));

        assertThat(statement.opening()).isNull();
        assertThat(statement.closing()).isEqualTo(balance("2026-03-31", "4012.14"));
        assertThat(statement.balanceProven()).isNull();
    }

    @Test
    void aLastBalanceOfALaterDayThanThePeriodIsNotTheClosingOne() throws IOException {
        String later = Files.readString(FIXTURES.resolve("belfius.csv"), Charset.forName("windows-1252"))
                .replace("saldo;31/03/2026 18", "saldo;09/05/2026 18");

        assertThat(statement(later).closing()).isNull();
    }

    @Test
    void referencesAccountsAndTextsAreReadAsFromEveryOtherFile() throws IOException {
        BankEntry transfer = statement(fixture("kbc.csv")).entries().get(2);

        assertThat(transfer.structuredReference()).isEqualTo("090933755493");
        assertThat(transfer.remittanceInformation()).isNull();
        assertThat(transfer.counterpartyAccount()).isEqualTo("BE68539007547034");
        assertThat(transfer.counterpartyName()).isEqualTo("MOLENS VAN DE LEIE");
        assertThat(statement(fixture("kbc.csv")).account()).isEqualTo("BE97737411882049");
        assertThat(statement(fixture("kbc.csv")).holderName()).isEqualTo("BAKKERIJ KORENAAR BV");
    }

    @Test
    void whatAnAccountIsCalledIsNotWhoHoldsIt() throws IOException {
        assertThat(statement(fixture("n26.csv")).holderName()).isNull();
        assertThat(statement(fixture("ing.csv")).holderName()).isNull();
    }

    @Test
    void linesTheBankDidNotExecuteAreLeftOutByName() throws IOException {
        BankFile file = (BankFile) fixture("bnp.csv");

        assertThat(file.warnings()).extracting(Warning::code).containsExactly("rows-left-out");
        assertThat(file.warnings().getFirst().message()).contains("row 4");
    }

    @Test
    void aFeeBesideTheAmountIsPartOfTheLineBecauseTheBalanceProvesIt() throws IOException {
        assertThat(amounts(statement(fixture("revolut-business.csv")))).contains("2026-03-13 -1980.00");
    }

    @Test
    void aFeeThatNothingProvesIsAsked() {
        assertThat(refusal("Date,Description,Amount,Fee\n2026-01-05,a,10.00,0.20\n2026-01-06,b,-5.00,0.10\n")
                        .code())
                .isEqualTo(RefusalCode.AMBIGUOUS_FEES);
    }

    @Test
    void everyCurrencyOfAnAccountHasAStatementOfItsOwn() {
        BankFile file = (BankFile) read("""
                Datum;Bedrag;Munt;Saldo;Omschrijving;Rekeningnummer
                05/01/2026;10,00;EUR;110,00;a;BE97737411882049
                15/01/2026;-3,00;USD;47,00;b;BE97737411882049
                16/01/2026;-10,00;EUR;100,00;c;BE97737411882049
                """);

        assertThat(file.statements())
                .extracting(BankStatement::currency, BankStatement::closing)
                .containsExactly(
                        tuple("EUR", balance("2026-01-16", "100.00")), tuple("USD", balance("2026-01-15", "47.00")));
    }

    // ---- numbers

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.234,56|-2,00|1234.56",
                "1,234.56|-2.00|1234.56",
                "1 234,56|-2,00|1234.56",
                "1\u00a0234,56|-2,00|1234.56",
                "1'234.56|-2.00|1234.56",
                "1234.5|-2.0|1234.50",
                "1234,56-|2,00|-1234.56",
                "(1234,56)|2,00|-1234.56",
                "€ 1.234,56|-€ 2,00|1234.56",
                "1.234,56 EUR|-2,00 EUR|1234.56",
                "\u22121.234,56|2,00|-1234.56",
                "+1234,56|-2,00|1234.56",
                "1.234.567|-2|1234567.00",
                "1234|-2|1234.00",
            })
    void numbersAreReadAsTheWholeColumnWritesThem(String one, String other, String expected) {
        BankStatement statement =
                statement("Datum\tBedrag\tOmschrijving\n15/01/2026\t%s\ta\n16/01/2026\t%s\tb\n".formatted(one, other));

        assertThat(statement.entries().getFirst().amount().toPlainString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'1.000','-2.500'", "'1,000','-2,500'", "'1.000','-2.50'", "'1.000','-3'"})
    void aNumberThatMayBeThousandsOrDecimalsIsNeverGuessed(String one, String other) {
        Refusal refusal =
                refusal("Datum;Bedrag;Omschrijving\n15/01/2026;%s;a\n16/01/2026;%s;b\n".formatted(one, other));

        assertThat(refusal.code()).isEqualTo(RefusalCode.AMBIGUOUS_NUMBERS);
        assertThat(refusal.message()).contains(one);
    }

    @Test
    void anotherColumnOfTheFileSettlesHowNumbersAreWritten() {
        BankStatement statement = statement(
                "Datum;Bedrag;Saldo;Omschrijving\n15/01/2026;1.000;1.500,25;a\n16/01/2026;-2.500;-999,75;b\n");

        assertThat(amounts(statement)).containsExactly("2026-01-15 1000.00", "2026-01-16 -2500.00");
    }

    // ---- dates

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31/01/2026|2026-01-31",
                "31-1-2026|2026-01-31",
                "31.01.26|2026-01-31",
                "01/31/2026|2026-01-31",
                "2026-01-31|2026-01-31",
                "20260131|2026-01-31",
                "31 januari 2026|2026-01-31",
                "31 févr. 2026|",
                "1er févr. 2026|2026-02-01",
                "31-Jan-26|2026-01-31",
                "Jan 31, 2026|2026-01-31",
                "31. Januar 2026|2026-01-31",
                "za 31 jan 2026|2026-01-31",
                "za 31/01/2026|2026-01-31",
                "Samedi, 31.01.2026|2026-01-31",
                "Fri 2026-01-30 23:30Z|2026-01-31",
                "nr 31/01/2026|",
                "2026-01-31T22:59:00Z|2026-01-31",
                "2026-01-30T23:00:00Z|2026-01-31",
                "2026-07-30T22:00:00.000Z|2026-07-31",
                "2026-01-31T00:00:00Z|2026-01-31",
                "2026-01-31T23:59:59Z|2026-01-31",
                "2026-02-01T03:00:00+09:00|2026-01-31",
                "2026-01-31T23:30:00+01:00|2026-01-31",
                "30 Jan 2026 11:30 PM UTC|2026-01-31",
                "2026-07-31 23:30 CEST|2026-07-31",
                "31/01/2026 23:59|2026-01-31",
            })
    void daysAreReadAsTheWholeColumnWritesThem(String written, String expected) {
        Reading reading = read("Datum;Bedrag;Omschrijving\n%s;-2,50;a\n".formatted(written));

        if (expected == null) {
            assertThat(reading).isInstanceOf(Refusal.class);
        } else {
            assertThat(statement(reading).entries().getFirst().bookingDate()).isEqualTo(LocalDate.parse(expected));
        }
    }

    @Test
    void aColumnThatSaysSoHoldsTimesOfGreenwich() {
        assertThat(amounts(statement("Date started (UTC);Amount;Description\n2026-01-30 23:30;-2,50;a\n")))
                .containsExactly("2026-01-31 -2.50");
        assertThat(amounts(statement("Date started;Amount;Description\n2026-01-30 23:30;-2,50;a\n")))
                .containsExactly("2026-01-30 -2.50");
    }

    @Test
    void aDayThatMayBeAMonthIsNeverGuessed() {
        Refusal refusal = refusal("Datum;Bedrag;Omschrijving\n03/04/2026;-2,50;a\n05/04/2026;7,50;b\n");

        assertThat(refusal.code()).isEqualTo(RefusalCode.AMBIGUOUS_DATES);
        assertThat(refusal.message()).contains("03/04/2026");
    }

    @Test
    void aDayThatIsTheSameEitherWayIsNoQuestion() {
        assertThat(amounts(statement("Datum;Bedrag;Omschrijving\n04/04/2026;-2,50;a\n")))
                .containsExactly("2026-04-04 -2.50");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Datum;Valutadatum;Bedrag;Omschrijving\n03/04/2026;30/03/2026;-2,50;a\n",
                "Periode tot;30/04/2026\nDatum;Omschrijving;Bedrag\n03/04/2026;a;-2,50\n",
                // the balances prove the order of the lines, and only the day first makes the days follow one another
                "Datum;Bedrag;Saldo;Omschrijving\n03/04/2026;-2,50;97,50;a\n01/05/2026;-7,50;90,00;b\n02/05/2026;1,00;91,00;c\n",
            })
    void whatProvesTheOrderOfTheDaySettlesIt(String text) {
        assertThat(statement(text).entries().getFirst().bookingDate()).isEqualTo(LocalDate.of(2026, 4, 3));
    }

    @Test
    void aKnownExportOfABelgianBankWritesTheDayFirst() {
        BankStatement statement = statement("""
                Rekeningnummer;Naam van de rekening;Rekening tegenpartij;Omzetnummer;Boekingsdatum;Valutadatum;Bedrag;Munteenheid;Omschrijving;Detail van de omzet;Bericht
                BE97737411882049;Zicht;;1;03/04/2026;03/04/2026;-2,90;EUR;Kosten;;
                """);

        assertThat(statement.entries().getFirst().bookingDate()).isEqualTo(LocalDate.of(2026, 4, 3));
    }

    // ---- signs

    @Test
    void amountsWithoutAnySignAreAsked() {
        assertThat(refusal("Datum;Bedrag;Omschrijving\n15/01/2026;10,00;a\n16/01/2026;20,00;b\n")
                        .code())
                .isEqualTo(RefusalCode.AMBIGUOUS_SIGNS);
    }

    @Test
    void theRunningBalanceProvesThatMoneyWentOut() {
        BankStatement statement =
                statement("Datum;Bedrag;Saldo;Omschrijving\n15/01/2026;10,00;90,00;a\n16/01/2026;20,00;70,00;b\n");

        assertThat(amounts(statement)).containsExactly("2026-01-15 -10.00", "2026-01-16 -20.00");
        assertThat(statement.opening()).isEqualTo(balance("2026-01-15", "100.00"));
    }

    @Test
    void columnsThatContradictEachOtherAreNamedByTheirRow() {
        assertThat(
                        refusal(
                                "Datum;Bedrag;Debet;Credit;Omschrijving\n15/01/2026;10,00;;10,00;a\n16/01/2026;-20,00;;20,00;b\n"))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(RefusalCode.CONTRADICTORY_COLUMNS);
                    assertThat(refusal.message()).startsWith("Row 3");
                });
        assertThat(refusal("Datum;Debet;Credit;Omschrijving\n15/01/2026;5,00;10,00;a\n")
                        .code())
                .isEqualTo(RefusalCode.CONTRADICTORY_COLUMNS);
    }

    // ---- balances

    @Test
    void aBalanceThatDoesNotFollowRefusesTheFileByRow() {
        Refusal refusal = refusal(
                "Datum;Bedrag;Saldo;Omschrijving\n15/01/2026;10,00;110,00;a\n16/01/2026;-20,00;80,00;b\n17/01/2026;1,00;81,00;c\n");

        assertThat(refusal.code()).isEqualTo(RefusalCode.BALANCE_MISMATCH);
        assertThat(refusal.message()).startsWith("Row 3: the balance is 80.00, but 90.00 follows");
    }

    @Test
    void aClosingBalanceThatDoesNotFitRefusesTheFile() {
        Refusal refusal = refusal(
                "Beginsaldo;100,00\nEindsaldo;95,00\nDatum;Omschrijving;Bedrag\n15/01/2026;a;10,00\n16/01/2026;b;-20,00\n");

        assertThat(refusal.code()).isEqualTo(RefusalCode.BALANCE_MISMATCH);
        assertThat(refusal.message()).contains("95.00").contains("90.00");
    }

    @Test
    void equalPaymentsThatFitBothWaysUpProveNoBalance() {
        BankStatement statement =
                statement("Datum;Bedrag;Saldo;Omschrijving\n15/01/2026;10,00;110,00;a\n15/01/2026;-10,00;100,00;b\n");

        assertThat(statement.opening()).isNull();
        assertThat(statement.entries()).hasSize(2);
    }

    // ---- rows

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31/02/2026;5,00;a|Row 3: '31/02/2026' is no date.",
                "15/01/2026;5,0x;a|Row 3: '5,0x' is no amount.",
                ";5,00;a|Row 3 has an amount but no date.",
                "15/01/2026;;a|Row 3 has a date but no amount.",
                "15/01/2026;5,00;a;b;c|Row 3 has 5 cells where the header has 3, so it cannot be told which is which.",
            })
    void aCellThatCannotBeReadIsNamedByItsRowAndNothingIsTakenByHalves(String row, String sentence) {
        Refusal refusal = refusal(
                "Datum;Bedrag;Omschrijving\n15/01/2026;-1,00;a\n%s\n16/01/2026;2,00;b\n17/01/2026;2,00;b\n18/01/2026;2,00;b\n"
                        .formatted(row));

        assertThat(refusal.message()).isEqualTo(sentence);
    }

    @Test
    void totalsAndNotesAreLeftOutAndACounterpartyNamedTotalIsNot() {
        BankFile file = (BankFile) read("""
                Datum;Bedrag;Naam tegenpartij;Mededeling
                15/01/2026;-60,00;Total;
                16/01/2026;10,00;Klant;a

                ;-50,00;Totaal;
                Dit is geen officieel document;;;
                """);

        assertThat(file.statements().getFirst().entries()).hasSize(2);
        assertThat(file.warnings().stream().filter(warning -> warning.code().equals("rows-left-out")))
                .singleElement()
                .satisfies(warning ->
                        assertThat(warning.message()).contains("row 5").contains("row 6"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20/03/2026;Totaal maart;-17,00", "20/03/2026;Total;-17,00"})
    void aTotalWithADayIsNoLineWhereItIsTheSum(String total) {
        String lines =
                "Datum;Omschrijving;Bedrag\n13/03/2026;Brood;-2,00\n14/03/2026;Bloem;-5,00\n15/03/2026;Gist;-10,00\n";

        Reading read = read(lines + total + "\n");

        assertThat(amounts(statement(read)))
                .containsExactly("2026-03-13 -2.00", "2026-03-14 -5.00", "2026-03-15 -10.00");
        assertThat(((BankFile) read).warnings()).extracting(Warning::code).contains("rows-left-out");
    }

    @Test
    void whatIsFuelledAtTotalTwiceIsTwoLines() {
        assertThat(
                        amounts(
                                statement(
                                        "Datum;Omschrijving;Bedrag\n13/03/2026;Total;-45,20\n13/03/2026;Total;-45,20\n14/03/2026;Total;-90,40\n")))
                .hasSize(3);
    }

    @Test
    void aHeaderThatIsRepeatedOnEachPageIsNoLine() {
        String header = "Datum;Omschrijving;Bedrag\n";
        assertThat(amounts(
                        statement(header + "13/03/2026;Brood;-2,00\nBlad 2;;\n" + header + "14/03/2026;Bloem;-5,00\n")))
                .containsExactly("2026-03-13 -2.00", "2026-03-14 -5.00");

        String invoices = "Factuurnummer;Factuurdatum;Vervaldatum;Klant;Totaal incl. btw\n";
        assertThat(invoices(read(invoices + "2026-1;13/03/2026;13/04/2026;Peeters;121,00\n" + invoices
                        + "2026-2;14/03/2026;14/04/2026;Maes;242,00\n")))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "'1.234,56 CR','12,50 DR'",
        "'1.234,56C','12,50D'",
        "'1.234,56 H','12,50 S'",
        "'1.234,56 EUR Cr','12,50 EUR Dr'"
    })
    void aMarkBehindTheAmountIsItsSign(String in, String out) {
        assertThat(amounts(
                        statement("Datum;Omschrijving;Bedrag\n13/03/2026;In;" + in + "\n14/03/2026;Uit;" + out + "\n")))
                .containsExactly("2026-03-13 1234.56", "2026-03-14 -12.50");
    }

    @Test
    void aMarkBesideASignIsNoAmount() {
        assertThat(read("Datum;Omschrijving;Bedrag\n13/03/2026;In;1,00\n14/03/2026;In;2,00\n15/03/2026;In;3,00\n"
                        + "16/03/2026;In;-4,00\n17/03/2026;Uit;-12,50 CR\n"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void cellsThatASpreadsheetMustNotChangeAreReadWithoutTheirFormula() {
        assertThat(
                        amounts(
                                statement(
                                        "Datum;Omschrijving;Bedrag\n=\"13/03/2026\";=\"Brood\";=\"-2,00\"\n=\"14/03/2026\";=\"Bloem\";=\"-5,00\"\n")))
                .containsExactly("2026-03-13 -2.00", "2026-03-14 -5.00");
    }

    @Test
    void whatASavingsBankNotesAsPendingIsNotBooked() {
        assertThat(statement(
                                "Buchungstag;Verwendungszweck;Betrag;Waehrung;Info\n13.03.2026;Brot;-2,00;EUR;Umsatz gebucht\n"
                                        + "14.03.2026;Mehl;-5,00;EUR;Umsatz vorgemerkt\n")
                        .entries())
                .extracting(BankEntry::pending)
                .containsExactly(false, true);
    }

    @Test
    void aTotalThatIsNotTheSumIsAWarning() {
        BankFile file =
                (BankFile) read("Datum;Bedrag;Omschrijving\n15/01/2026;-60,00;a\n16/01/2026;10,00;b\n;-40,00;Totaal\n");

        assertThat(file.warnings()).extracting(Warning::code).contains("control-total");
    }

    @Test
    void cellsMayHoldLinesAndSeparators() {
        BankStatement statement = statement(
                "Datum;Bedrag;Omschrijving\n15/01/2026;-1,00;\"een \"\"kleine\"\";\nzaak\"\n16/01/2026;3,00;b\n");

        assertThat(statement.entries().getFirst().remittanceInformation()).isEqualTo("een \"kleine\"; zaak");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void textIsReadInAnyEncodingWithOrWithoutMark(String name) {
        String text =
                "Datum;Bedrag;Naam tegenpartij;Omschrijving\n15/01/2026;-1,00;Café Zoë;a\n16/01/2026;2,00;x;€ b\n";
        Charset charset = Charset.forName(name);
        List<byte[]> files = new ArrayList<>(List.of(text.getBytes(charset)));
        if (name.startsWith("UTF")) {
            files.add(("\ufeff" + text).getBytes(charset));
        }
        for (byte[] file : files) {
            assertThat(statement(DocumentReader.read(file)).entries().getFirst().counterpartyName())
                    .isEqualTo("Café Zoë");
        }
    }

    @Test
    void aListWithoutNamesIsReadWhereEachColumnCanBeOnlyOneThing() {
        BankStatement statement = statement(
                "BE97737411882049;15/01/2026;-1,00;EUR;BE68539007547034;huur\nBE97737411882049;16/01/2026;2,50;EUR;;kas\n");

        assertThat(statement.account()).isEqualTo("BE97737411882049");
        assertThat(amounts(statement)).containsExactly("2026-01-15 -1.00", "2026-01-16 2.50");
    }

    /** As Triodos hands its lines out: amounts without a sign, a word for it, and the balance at the end. */
    @Test
    void ofAListWithoutNamesTheBalanceIsTheColumnThatFollowsFromTheAmounts() {
        BankStatement statement = statement("""
                "15-01-2026","BE97737411882049","980,10","Debet","Immo Gravensteen","BE68539007547034","IC","huur januari","1.019,90"
                "16-01-2026","BE97737411882049","250,00","Credit","Hotel Astrid","BE68539007547034","ET","factuur 12","1.269,90"
                "17-01-2026","BE97737411882049","19,90","Debet","Drukkerij","","BA","kaart","1.250,00"
                """);

        assertThat(amounts(statement)).containsExactly("2026-01-15 -980.10", "2026-01-16 250.00", "2026-01-17 -19.90");
        assertThat(statement.account()).isEqualTo("BE97737411882049");
        assertThat(statement.opening()).isEqualTo(balance("2026-01-15", "2000.00"));
        assertThat(statement.closing()).isEqualTo(balance("2026-01-17", "1250.00"));
        assertThat(statement.entries().getFirst().counterpartyName()).isEqualTo("Immo Gravensteen");
    }

    /** As ABN AMRO does, with the balance before and after each line; newest first, the other way up, it is the same list. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofAListWithTwoBalancesALineTheLaterIsTheOneThatCounts(boolean newestFirst) {
        List<String> lines = new ArrayList<>(List.of(
                "BE97737411882049\tEUR\t20260105\t2000,00\t1019,90\t20260105\t-980,10\thuur januari",
                "BE97737411882049\tEUR\t20260106\t1019,90\t1269,90\t20260106\t250,00\tfactuur 12",
                "BE97737411882049\tEUR\t20260107\t1269,90\t1250,00\t20260107\t-19,90\tkaart"));
        if (newestFirst) {
            Collections.reverse(lines);
        }

        BankStatement statement = statement(String.join("\n", lines) + "\n");

        assertThat(amounts(statement)).contains("2026-01-05 -980.10", "2026-01-06 250.00", "2026-01-07 -19.90");
        assertThat(statement.closing()).isEqualTo(balance("2026-01-07", "1250.00"));
    }

    /** Two columns of amounts of which neither follows from the other: nothing says which of them moved the money. */
    @Test
    void aListWithoutNamesThatCanBeReadInTwoWaysIsRefused() {
        Refusal refusal =
                refusal("BE97737411882049;15/01/2026;-1,00;21,00;huur\nBE97737411882049;16/01/2026;2,50;6,00;kas\n");

        assertThat(refusal.code()).isEqualTo(RefusalCode.UNKNOWN_FORMAT);
    }

    /** Both exports of Stripe: what came in for the account is what was paid less the fee. */
    @ParameterizedTest
    @ValueSource(strings = {"""
                id,Type,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description,Transfer,Transfer Date (UTC)
                txn_1,charge,121.00,2.06,118.94,eur,2026-01-05 10:12,2026-01-12 00:00,Order 12,po_1,2026-01-13 00:00
                txn_2,charge,60.50,1.16,59.34,eur,2026-01-16 23:40,2026-01-23 00:00,Order 13,po_2,2026-01-24 00:00
                txn_3,refund,-20.00,0.00,-20.00,eur,2026-01-17 09:00,2026-01-17 00:00,REFUND FOR CHARGE,,
                """, """
                balance_transaction_id,created_utc,created,available_on_utc,currency,gross,fee,net,reporting_category,description
                txn_1,2026-01-05 10:12:33,2026-01-05 11:12:33,2026-01-12 00:00:00,eur,121.00,2.06,118.94,charge,Order 12
                txn_2,2026-01-16 23:40:01,2026-01-17 00:40:01,2026-01-23 00:00:00,eur,60.50,1.16,59.34,charge,Order 13
                txn_3,2026-01-17 09:00:00,2026-01-17 10:00:00,2026-01-17 00:00:00,eur,-20.00,0.00,-20.00,refund,REFUND
                """})
    void ofGrossFeeAndNetTheNetIsWhatCameIn(String export) {
        assertThat(amounts(statement(export)))
                .containsExactly("2026-01-05 118.94", "2026-01-17 59.34", "2026-01-17 -20.00");
    }

    @Test
    void aFeeStandsBesideTheAmountWhereAnotherColumnSaysWhatIsLeft() {
        assertThat(amounts(statement("""
                        Date;Amount;Fee;Left;Description
                        15/01/2026;121,00;2,06;118,94;Order 12
                        16/01/2026;-20,00;0,50;-20,50;Refund
                        """))).containsExactly("2026-01-15 118.94", "2026-01-16 -20.50");
    }

    // ---- spreadsheets

    private static final List<List<Object>> SHEET = List.of(
            List.of("Rekening", "BE97 7374 1188 2049"),
            List.of("Datum", "Omschrijving", "Bedrag", "Saldo"),
            List.of(LocalDate.of(2026, 1, 5), "huur", new BigDecimal("-980.10"), new BigDecimal("19.90")),
            List.of(LocalDate.of(2026, 1, 6), "kas", new BigDecimal("0.30"), new BigDecimal("20.20")));

    @Test
    void spreadsheetsAreReadWithTheirOwnDaysAndNumbers() {
        for (byte[] file : List.of(Spreadsheets.xlsx(SHEET), Spreadsheets.ods(SHEET))) {
            BankStatement statement = statement(DocumentReader.read(file));
            assertThat(amounts(statement)).containsExactly("2026-01-05 -980.10", "2026-01-06 0.30");
            assertThat(statement.account()).isEqualTo("BE97737411882049");
            assertThat(statement.closing()).isEqualTo(balance("2026-01-06", "20.20"));
        }
    }

    @Test
    void ofAFormulaItIsReadWhatItCameTo() {
        List<List<Object>> rows = new ArrayList<>(SHEET);
        rows.set(3, List.of(LocalDate.of(2026, 1, 6), "kas", formula("0.30"), formula("20.20")));
        rows.add(List.of("", "Totaal", formula("-979.80"), ""));

        BankFile file = (BankFile) DocumentReader.read(Spreadsheets.xlsx(rows));

        assertThat(amounts(statement(file))).containsExactly("2026-01-05 -980.10", "2026-01-06 0.30");
        assertThat(file.warnings()).extracting(Warning::code).doesNotContain("control-total");
    }

    private static Spreadsheets.Formula formula(String came) {
        return new Spreadsheets.Formula(new BigDecimal(came));
    }

    @Test
    void sheetsWithTheSameKindOfTableThatWereNotReadAreNamed() {
        Map<String, List<List<Object>>> sheets = new LinkedHashMap<>();
        sheets.put("Januari", SHEET);
        sheets.put("Februari", SHEET);
        sheets.put("Uitleg", List.of(List.of("Dit is een export"), List.of("van de bank")));

        BankFile file = (BankFile) DocumentReader.read(Spreadsheets.xlsx(sheets));

        assertThat(file.warnings())
                .filteredOn(warning -> warning.code().equals("sheets-left-out"))
                .singleElement()
                .satisfies(warning -> assertThat(warning.message())
                        .contains("'Januari'", "'Februari'")
                        .doesNotContain("Uitleg"));
    }

    @Test
    void ofSeveralSheetsTheOneThatReadsAsLinesWins() {
        Map<String, List<List<Object>>> sheets = new LinkedHashMap<>();
        sheets.put("Uitleg", List.of(List.of("Dit is een export"), List.of("van de bank")));
        sheets.put("Verrichtingen", SHEET);

        assertThat(statement(DocumentReader.read(Spreadsheets.xlsx(sheets))).entries())
                .hasSize(2);
    }

    @Test
    void aBombIsNamedAndNotUnpacked() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < 600; i++) {
                zip.write(zeros);
            }
        }
        assertThat(refusalOf(bytes.toByteArray()).code()).isEqualTo(RefusalCode.ZIP_BOMB);
    }

    @Test
    void rowsRepeatedWithoutEndAreTooMany() {
        byte[] file = Spreadsheets.ods(
                "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:spreadsheet><table:table table:name='a'>"
                        + row("Datum", 1) + row("2026-01-05", 1_000_000)
                        + "</table:table></office:spreadsheet></office:body></office:document-content>");

        assertThat(refusalOf(file).code()).isEqualTo(RefusalCode.TOO_LARGE);
    }

    private static String row(String text, int times) {
        String cell = "<table:table-cell office:value-type='string'><text:p>%s</text:p></table:table-cell>";
        return "<table:table-row table:number-rows-repeated='" + times + "'>" + cell.formatted(text)
                + cell.formatted(text.equals("Datum") ? "Bedrag" : "-1,00")
                + cell.formatted(text.equals("Datum") ? "Omschrijving" : "a") + "</table:table-row>";
    }

    private static Refusal refusalOf(byte[] content) {
        Reading reading = DocumentReader.read(content);
        assertThat(reading).isInstanceOf(Refusal.class);
        return (Refusal) reading;
    }

    @Test
    void filesThatAreNoTableAreRefusedWithTheWayOut() {
        byte[] old = new byte[2048];
        byte[] magic = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1};
        System.arraycopy(magic, 0, old, 0, magic.length);
        assertThat(refusalOf(old).code()).isEqualTo(RefusalCode.UNSUPPORTED_VERSION);
        assertThat(refusalOf(old).message()).contains(".xlsx");

        byte[] secret = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(secret, 0, old, 1000, secret.length);
        assertThat(refusalOf(old).code()).isEqualTo(RefusalCode.ENCRYPTED);

        assertThat(refusalOf(Spreadsheets.zip(Map.of("readme.txt", "a"))).code())
                .isEqualTo(RefusalCode.UNKNOWN_FORMAT);
        assertThat(refusalOf(new byte[] {'P', 'K', 3, 4, 20, 0, 0}).code()).isEqualTo(RefusalCode.BROKEN_TABLE);
        assertThat(refusalOf(new byte[] {1, 2, 0, 3, 0, 0, ';', 4, ';', 0, 5}).code())
                .isEqualTo(RefusalCode.UNKNOWN_FORMAT);
    }

    @Test
    void moreRowsThanTheLimitAreTooMany() {
        String text = "Datum;Bedrag;Omschrijving\n" + "15/01/2026;-1,00;a\n".repeat(200_001);

        assertThat(refusal(text).code()).isEqualTo(RefusalCode.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a;b;c\n1;2;3\n4;5;6\n",
                "Datum;Aantal;Artikel\n15/01/2026;3;brood\n16/01/2026;4;taart\n",
                "Datum;Dagboek;Grootboekrekening;Omschrijving;Debet;Credit\n15/01/2026;VK;400000;a;10,00;\n",
                "name,email\nA,a@example.com\nB,b@example.com\n",
            })
    void tablesOfOtherThingsAreNotTakenForMoney(String text) {
        assertThat(refusal(text).code()).isEqualTo(RefusalCode.UNKNOWN_FORMAT);
    }

    // ---- invoices

    @Test
    void invoicesThatWereSentAreReadWithWhatIsOpen() throws IOException {
        List<InvoiceDocument> invoices = invoices(fixture("sales-nl.csv"));

        assertThat(invoices)
                .extracting(invoice -> "%s %s %s of %s, %s"
                        .formatted(
                                invoice.kind(),
                                invoice.invoiceNumber(),
                                invoice.payable(),
                                invoice.gross(),
                                invoice.buyerName()))
                .containsExactly(
                        "INVOICE 2026-0031 0.00 of 1250.00, Brasserie De Ketel",
                        "INVOICE 2026-0032 212.00 of 212.00, Hotel Zeezicht",
                        "INVOICE 2026-0033 400.00 of 1000.00, Café \"De Kroon\"",
                        "CREDIT_NOTE C2026-002 106.00 of 106.00, Hotel Zeezicht");
        assertThat(invoices.getFirst().paymentReference()).isEqualTo("090933755493");
        assertThat(invoices.getFirst().buyerNumber()).isEqualTo("0403170701");
        assertThat(invoices.getFirst().source()).isEqualTo(DocumentSource.CSV);
    }

    @Test
    void invoicesThatWereReceivedSayWhereToPay() throws IOException {
        InvoiceDocument invoice = invoices(fixture("purchases-fr.csv")).getFirst();

        assertThat(invoice.sellerName()).isEqualTo("Van Damme Zuivel");
        assertThat(invoice.ibans()).containsExactly("BE68539007547034");
        assertThat(invoice.paymentReference()).isEqualTo("090933755493");
        assertThat(invoice.payable()).isEqualByComparingTo("1060");
        assertThat(invoice.dueDate()).isEqualTo(LocalDate.of(2026, 4, 12));
    }

    @Test
    void theKindOfEachRowTellsBillsFromCreditNotes() throws IOException {
        assertThat(invoices(fixture("odoo-bills.csv")))
                .extracting(invoice -> "%s %s %s".formatted(invoice.kind(), invoice.sellerName(), invoice.payable()))
                .containsExactly(
                        "INVOICE Van Damme Zuivel 1060.00",
                        "INVOICE Telco SA 0.00",
                        "CREDIT_NOTE Van Damme Zuivel 106.00");
    }

    @Test
    void invoicesOfWhichNothingTellsWhoOwesWhomAreAsked() {
        assertThat(refusal("Factuurnummer;Factuurdatum;Relatie;Totaal\n2026-1;15/01/2026;De Ketel;100,00\n")
                        .code())
                .isEqualTo(RefusalCode.AMBIGUOUS_DIRECTION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Factuurnummer;Factuurdatum;Klant;Totaal;Openstaand|2026-1;15/01/2026;a;100,00;120,00",
                "Factuurnummer;Factuurdatum;Klant;Totaal;Betaald;Openstaand|2026-1;15/01/2026;a;100,00;40,00;50,00",
                "Factuurnummer;Factuurdatum;Klant;Totaal;Openstaand;Status|2026-1;15/01/2026;a;100,00;50,00;Betaald",
            })
    void whatIsOpenMustFollowFromWhatIsPaid(String header, String row) {
        assertThat(refusal(header + "\n" + row + "\n").code()).isEqualTo(RefusalCode.CONTRADICTORY_COLUMNS);
    }

    @Test
    void aListOfTheLinesOfInvoicesIsNoListOfInvoices() {
        Refusal refusal = refusal(
                "Factuurnummer;Factuurdatum;Klant;Artikel;Totaal\n2026-1;15/01/2026;a;brood;10,00\n2026-1;15/01/2026;a;taart;20,00\n");

        assertThat(refusal.code()).isEqualTo(RefusalCode.CONTRADICTORY_COLUMNS);
        assertThat(refusal.message()).contains("Rows 2 and 3");
    }

    // ---- what a person decided

    @Test
    void anAnswerSettlesTheNextFileOfTheLayoutButNeverAgainstItsOwnCells() {
        byte[] doubtful = "Datum;Bedrag;Omschrijving\n03/04/2026;-2,50;a\n".getBytes(StandardCharsets.UTF_8);
        byte[] certain = "Datum;Bedrag;Omschrijving\n04/30/2026;-2,50;a\n".getBytes(StandardCharsets.UTF_8);
        var file = TableReader.open(doubtful).orElseThrow();
        TableInspection asked = TableInspector.inspect(file);
        assertThat(asked.questions()).hasSize(1);
        TableMapping answered = asked.mapping().withDates(com.billify.extraction.core.table.DateOrder.DAY_MONTH_YEAR);

        assertThat(statement(TableReader.read(file, TableInspector.inspect(file, answered)))
                        .entries()
                        .getFirst()
                        .bookingDate())
                .isEqualTo(LocalDate.of(2026, 4, 3));
        var other = TableReader.open(certain).orElseThrow();
        assertThat(statement(TableReader.read(other, TableInspector.inspect(other, answered)))
                        .entries()
                        .getFirst()
                        .bookingDate())
                .isEqualTo(LocalDate.of(2026, 4, 30));
    }

    // ---- damage

    @TestFactory
    Stream<DynamicTest> aDamagedTableAlwaysGetsAnAnswer() throws IOException {
        List<byte[]> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(FIXTURES)) {
            for (Path path : paths.sorted().toList()) {
                files.add(Files.readAllBytes(path));
            }
        }
        files.add(Spreadsheets.xlsx(SHEET));
        files.add(Spreadsheets.ods(SHEET));
        return files.stream().map(file -> DynamicTest.dynamicTest("file " + files.indexOf(file), () -> damage(file)));
    }

    private static void damage(byte[] whole) {
        Random random = new Random(20261122);
        for (int i = 0; i < 100; i++) {
            byte[] damaged = whole.clone();
            for (int change = 0; change <= random.nextInt(4); change++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            if (random.nextInt(5) == 0) {
                damaged = java.util.Arrays.copyOf(damaged, random.nextInt(damaged.length));
            }
            byte[] file = damaged;
            Reading reading = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> DocumentReader.read(file));
            if (reading instanceof Refusal refusal) {
                assertThat(refusal.message()).doesNotContain("fault of Billify");
            }
        }
    }
}
