package com.billify.extraction.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Starts from the first statement of the bakery's October, lines 1 to the first record 9, and breaks it. */
class CodaReaderTest {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final List<String> lines = firstStatement();

    private static List<String> firstStatement() {
        List<String> all = new String(Fixtures.bytes("korenaar/2026-10-coda.cod"), StandardCharsets.US_ASCII)
                .lines()
                .toList();
        int trailer = all.stream().map(line -> line.charAt(0)).toList().indexOf('9');
        return new ArrayList<>(all.subList(0, trailer + 1));
    }

    @Test
    void headerNamesTheHolderByNumber() {
        BankStatement statement = statement();
        assertThat(Objects.requireNonNull(statement.holderNumber()).digits()).isEqualTo("0999123457");
        assertThat(statement.holderName()).isEqualTo("Bakkerij De Korenaar BV");
        assertThat(statement.bic()).isEqualTo("KREDBEBB");
        assertThat(statement.duplicate()).isFalse();
    }

    @Test
    void headerNumberWithWrongCheckDigitsIsNobody() {
        replace(0, 72, "00999123458");
        assertThat(statement().holderNumber()).isNull();
    }

    @Test
    void aFileSentAgainIsMarked() {
        replace(0, 17, "D");
        assertThat(statement().duplicate()).isTrue();
    }

    @Test
    void versionOneIsReadWithAWarning() {
        replace(0, 128, "1");
        assertThat(codes(read())).containsExactly("other-version");
    }

    @Test
    void anUnknownVersionIsRefusedByName() {
        replace(0, 128, "3");
        assertThat(DocumentReader.read(bytes()))
                .isEqualTo(new Refusal(
                        RefusalCode.UNSUPPORTED_VERSION, "This is CODA version 3; Billify reads versions 1 and 2."));
    }

    @Test
    void aLostMovementLeavesAGapOfItsAmount() {
        int lost = indexOf("2100020000");
        lines.subList(lost, lost + 2).clear();
        BankFile file = read();
        assertThat(file.statements().getFirst().balanceProven()).isFalse();
        assertThat(file.warnings())
                .extracting(Warning::code)
                .containsExactly("balance-gap", "control-total", "control-total");
        assertThat(file.warnings().getFirst().message()).contains("842.15");
    }

    @Test
    void aTrailerThatCountsOtherRecordsIsNoticed() {
        replace(lines.size() - 1, 17, "000099");
        assertThat(codes(read())).containsExactly("control-total");
    }

    @Test
    void withoutTrailerTheStatementIsReadAndNotCalledWhole() {
        lines.removeLast();
        BankFile file = read();
        assertThat(codes(file)).containsExactly("missing-record");
        assertThat(file.statements().getFirst().balanceProven()).isTrue();
    }

    @Test
    void withoutClosingBalanceNothingIsProven() {
        lines.subList(lines.size() - 2, lines.size()).clear();
        BankFile file = read();
        assertThat(file.statements().getFirst().closing()).isNull();
        assertThat(file.statements().getFirst().balanceProven()).isNull();
        assertThat(codes(file)).containsOnly("missing-record");
    }

    @Test
    void anUnreadableAmountRefusesTheFileForMoneyIsNeverLeftOut() {
        replace(indexOf("2100020000"), 33, "00000000084215X");
        assertThat(DocumentReader.read(bytes()))
                .extracting(reading -> ((Refusal) reading).code())
                .isEqualTo(RefusalCode.BROKEN_STATEMENT);
    }

    @Test
    void anUnreadableOpeningBalanceIsUnknownNotZero() {
        replace(1, 44, "ABC");
        BankFile file = read();
        assertThat(file.statements().getFirst().opening()).isNull();
        assertThat(codes(file)).containsExactly("balance-unreadable");
    }

    @Test
    void bothBalanceRecordsMustNameTheSameAccount() {
        replace(indexOf("8040"), 5, "BE91738209331476");
        assertThat(codes(read())).containsExactly("account-differs");
    }

    @Test
    void anOldAccountNumberIsReadAsItsIban() {
        for (int line : new int[] {1, indexOf("8040")}) {
            int zone = line == 1 ? 6 : 5;
            replace(line, zone, "737411882049 EUR0BE                  ");
        }
        replace(1, 2, "0");
        assertThat(statement().account()).isEqualTo("BE97737411882049");
        assertThat(statement().currency()).isEqualTo("EUR");
    }

    @Test
    void shortAndLongLinesAreReadByPositionWithAWarning() {
        lines.replaceAll(String::stripTrailing);
        lines.set(2, lines.get(2) + " ".repeat(60));
        BankFile file = read();
        assertThat(codes(file)).containsExactly("line-length");
        assertThat(file.statements().getFirst().balanceProven()).isTrue();
        assertThat(file.statements().getFirst().entries()).hasSize(8);
    }

    @Test
    void strayTextAroundTheRecordsIsPassedOverWithAWarning() {
        lines.addFirst("Rekeninguittreksel van uw bank");
        lines.add(4, "--- pagina 2 ---");
        lines.add("einde");
        BankFile file = read();
        assertThat(codes(file)).containsExactly("stray-lines");
        assertThat(file.warnings().getFirst().message()).startsWith("3 line(s)");
        assertThat(file.statements().getFirst().entries()).hasSize(8);
    }

    @Test
    void aMovementOutsideAnyStatementRefusesTheFile() {
        String movement = lines.get(indexOf("2100020000"));
        lines.add(movement);
        assertThat(DocumentReader.read(bytes())).isInstanceOf(Refusal.class);
    }

    @Test
    void recordsMayFollowOneAnotherWithoutLineEnds() {
        BankFile runOn = (BankFile) DocumentReader.read(String.join("", lines).getBytes(StandardCharsets.US_ASCII));
        assertThat(runOn).isEqualTo(read());
    }

    @Test
    void accentsComeInWindows1252OrInUtf8() {
        lines.replaceAll(line -> line.replace("Immo Korenmarkt NV", "Immo Brûlée & Fils"));
        BankFile ansi = (BankFile) DocumentReader.read(text().getBytes(WINDOWS_1252));
        BankFile utf8 = (BankFile) DocumentReader.read(text().getBytes(StandardCharsets.UTF_8));
        assertThat(ansi).isEqualTo(utf8);
        assertThat(ansi.statements().getFirst().entries().getFirst().counterpartyName())
                .isEqualTo("Immo Brûlée & Fils");
    }

    @Test
    void theLongNameOfTheInformationRecordIsPreferred() {
        int information = indexOf("31000100");
        replace(information, 44, "Immobilienmaatschappij Korenmarkt en Graslei te Gent NV");
        assertThat(statement().entries().getFirst().counterpartyName())
                .isEqualTo("Immobilienmaatschappij Korenmarkt en Graslei te Gent NV");
    }

    @Test
    void aStructuredReferenceIsFoundWhereverItStands() {
        assertThat(referenceOf('1', "101202600004236")).isEqualTo("202600004236");
        assertThat(referenceOf('1', "102202600004236")).isEqualTo("202600004236");
        assertThat(referenceOf('1', "100RF18539007547034")).isEqualTo("RF18539007547034");
        assertThat(referenceOf('0', "202/6000/04236   813")).isEqualTo("202600004236");
        assertThat(referenceOf('0', "fact ***202/6000/04236***")).isEqualTo("202600004236");
        assertThat(referenceOf('0', "202600004236")).isEqualTo("202600004236");
    }

    @Test
    void aReferenceWithWrongCheckDigitsIsKeptAsText() {
        communication('1', "101202600004237");
        BankEntry entry = statement().entries().getFirst();
        assertThat(entry.structuredReference()).isNull();
        assertThat(entry.remittanceInformation()).isEqualTo("202600004237");
    }

    @Test
    void whatFollowsAReferenceIsStillText() {
        communication('1', "101202600004236  klant 813");
        BankEntry entry = statement().entries().getFirst();
        assertThat(entry.structuredReference()).isEqualTo("202600004236");
        assertThat(entry.remittanceInformation()).isEqualTo("klant 813");
    }

    @Test
    void aTextCutOverThreeRecordsIsWholeAgain() {
        int movement = indexOf("2100010000");
        replace(movement, 63, "x".repeat(50) + "REK");
        replace(movement + 1, 11, "ENING " + "y".repeat(47));
        replace(movement + 2, 83, "EINDE");
        assertThat(statement().entries().getFirst().remittanceInformation())
                .isEqualTo("x".repeat(50) + "REKENING " + "y".repeat(47) + "EINDE");
    }

    @Test
    void aDirectDebitSaysWhatItIsFor() {
        assertThat(statement().entries())
                .filteredOn(entry -> entry.amount().equals(new BigDecimal("-118.90")))
                .extracting(BankEntry::remittanceInformation, BankEntry::counterpartyName)
                .containsExactly(tuple("Klant 88412 factuur oktober 2026", "Netlijn Telecom NV"));
    }

    @Test
    void withoutBookingDateTheValueDateStandsInThenTheStatements() {
        int movement = indexOf("2100010000");
        replace(movement, 116, "000000");
        BankFile file = read();
        assertThat(codes(file)).containsExactly("booking-date");
        assertThat(file.statements().getFirst().entries().getFirst().bookingDate())
                .isEqualTo(LocalDate.of(2026, 10, 1));
        replace(movement, 48, "000000");
        assertThat(statement().entries().getFirst().bookingDate()).isEqualTo(LocalDate.of(2026, 10, 9));
    }

    @Test
    void detailsThatDoNotAddUpAreNamed() {
        String october = new String(Fixtures.bytes("korenaar/2026-10-coda.cod"), StandardCharsets.US_ASCII)
                .replace("000000002684100", "000000002684200");
        BankFile file = (BankFile) DocumentReader.read(october.getBytes(StandardCharsets.US_ASCII));
        assertThat(codes(file)).containsExactly("detail-sum");
        assertThat(file.statements()).extracting(BankStatement::balanceProven).containsOnly(true);
    }

    @Test
    void afterDetail9999TheCountRunsOnWithoutBecomingMoney() {
        String october = new String(Fixtures.bytes("korenaar/2026-10-coda.cod"), StandardCharsets.US_ASCII);
        assertThat(october).contains("2100080003", "2100080005");
        String wrapped = october.replaceAll("(?m)^(?<part>2[123]0008)0003", "${part}9999")
                .replaceAll("(?m)^(?<part>3[12]0008)0004", "${part}9999")
                .replaceAll("(?m)^(?<part>2[123]0008)0005", "${part}0000");
        BankFile file = (BankFile) DocumentReader.read(wrapped.getBytes(StandardCharsets.US_ASCII));
        assertThat(file.statements().getLast().entries()).hasSize(9);
        assertThat(file.statements().getLast().balanceProven()).isTrue();
    }

    @Test
    void anEmptyDayIsAStatementWithoutEntries() {
        lines.subList(2, lines.size() - 2).clear();
        replace(indexOf("8040"), 43, lines.get(1).substring(43, 58));
        replace(lines.size() - 1, 17, "000002");
        replace(lines.size() - 1, 23, "0".repeat(30));
        BankFile file = read();
        assertThat(file.warnings()).isEmpty();
        assertThat(file.statements().getFirst().entries()).isEmpty();
        assertThat(file.statements().getFirst().balanceProven()).isTrue();
    }

    @Test
    void aSeparateApplicationWithoutBalancesProvesNothing() {
        replace(0, 84, "01500");
        replace(1, 44, "0".repeat(15));
        replace(indexOf("8040"), 43, "0".repeat(15));
        BankFile file = read();
        assertThat(codes(file)).containsExactly("partial-file");
        assertThat(file.statements().getFirst().balanceProven()).isNull();
    }

    @Test
    void aHeaderAloneIsNoStatement() {
        lines.subList(1, lines.size()).clear();
        assertThat(DocumentReader.read(bytes()))
                .extracting(reading -> ((Refusal) reading).code())
                .isEqualTo(RefusalCode.BROKEN_STATEMENT);
    }

    private String referenceOf(char structured, String communication) {
        communication(structured, communication);
        return Objects.requireNonNull(statement().entries().getFirst().structuredReference());
    }

    private void communication(char structured, String text) {
        replace(indexOf("2100010000"), 62, structured + text + " ".repeat(53 - text.length()));
    }

    /** Writes over a line from a position, counted from 1. */
    private void replace(int line, int position, String text) {
        UnaryOperator<String> over = old -> old.substring(0, position - 1)
                + text
                + old.substring(Math.min(old.length(), position - 1 + text.length()));
        lines.set(line, over.apply(lines.get(line)));
    }

    private int indexOf(String start) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(start)) {
                return i;
            }
        }
        throw new AssertionError("no line starts with " + start);
    }

    private String text() {
        return String.join("\r\n", lines);
    }

    private byte[] bytes() {
        return text().getBytes(WINDOWS_1252);
    }

    private BankFile read() {
        return (BankFile) DocumentReader.read(bytes());
    }

    private BankStatement statement() {
        return read().statements().getFirst();
    }

    private static List<String> codes(BankFile file) {
        return file.warnings().stream().map(Warning::code).toList();
    }
}
