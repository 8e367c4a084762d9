package com.billify.extraction.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CamtReaderTest {
    private static final String ACCOUNT = "<Acct><Id><IBAN>BE97737411882049</IBAN></Id><Ccy>EUR</Ccy></Acct>";

    private static String camt(String version, String statement) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.%s"><BkToCstmrStmt>
                <GrpHdr><MsgId>M1</MsgId></GrpHdr><Stmt><Id>S1</Id><LglSeqNb>12</LglSeqNb>%s</Stmt>
                </BkToCstmrStmt></Document>
                """.formatted(version, statement);
    }

    private static String balance(String type, String amount) {
        return """
                <Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd>
                <Dt><Dt>2026-10-30</Dt></Dt></Bal>
                """.formatted(type, amount);
    }

    private static String entry(String amount, String direction, String rest) {
        return "<Ntry><Amt Ccy=\"EUR\">%s</Amt><CdtDbtInd>%s</CdtDbtInd>%s</Ntry>".formatted(amount, direction, rest);
    }

    private static final String BOOKED = "<Sts>BOOK</Sts><BookgDt><Dt>2026-10-29</Dt></BookgDt>";

    private static Reading read(String xml) {
        return DocumentReader.read(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static BankFile file(String statement) {
        return (BankFile) read(camt("02", statement));
    }

    private static BankStatement statement(String content) {
        return file(content).statements().getFirst();
    }

    private static BankEntry only(String details) {
        return statement(ACCOUNT + entry("10.00", "CRDT", BOOKED + "<NtryDtls>" + details + "</NtryDtls>"))
                .entries()
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource({"02,0", "08,0", "13,0", "01,1", "14,1"})
    void versionsOutsideTheKnownOnesAreReadWithAWarning(String version, int warnings) {
        BankFile file = (BankFile) read(camt(version, ACCOUNT + balance("OPBD", "1.00") + balance("CLBD", "1.00")));
        assertThat(file.warnings()).hasSize(warnings);
    }

    @ParameterizedTest
    @CsvSource({
        "camt.052.001.02,BkToCstmrAcctRpt,camt.052",
        "camt.054.001.08,BkToCstmrDbtCdtNtfctn,camt.054",
        "pain.001.001.09,CstmrCdtTrfInitn,pain.001"
    })
    void otherMessagesAreRefusedByName(String namespace, String element, String name) {
        Reading reading = read(
                "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:%s\"><%s/></Document>".formatted(namespace, element));
        assertThat(reading).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(RefusalCode.UNSUPPORTED_MESSAGE);
            assertThat(refusal.message()).contains(name);
        });
    }

    @Test
    void anEnvelopeIsOpened() {
        String enveloped = camt("08", ACCOUNT + entry("10.00", "DBIT", BOOKED)).replaceFirst("<\\?xml.*\\?>\n", "");
        Reading reading = read(
                "<Envelope xmlns=\"urn:any\"><Header><To>x</To></Header><Body>" + enveloped + "</Body></Envelope>");
        assertThat(((BankFile) reading).statements().getFirst().entries()).hasSize(1);
    }

    @Test
    void whatIsNotBookedIsPendingAndProvesNothing() {
        BankStatement statement = statement(ACCOUNT
                + balance("OPBD", "100.00")
                + balance("CLBD", "90.00")
                + entry("10.00", "DBIT", BOOKED)
                + entry("55.00", "CRDT", "<Sts><Cd>PDNG</Cd></Sts>")
                + entry("7.00", "DBIT", "<Sts>INFO</Sts>"));
        assertThat(statement.balanceProven()).isTrue();
        assertThat(statement.entries()).extracting(BankEntry::pending).containsExactly(false, true, true);
    }

    @Test
    void entriesThatDoNotAddUpLeaveAGapOfThatAmount() {
        BankFile file =
                file(ACCOUNT + balance("OPBD", "100.00") + balance("CLBD", "90.00") + entry("9.00", "DBIT", BOOKED));
        assertThat(file.statements().getFirst().balanceProven()).isFalse();
        assertThat(file.warnings()).extracting(Warning::code).containsExactly("balance-gap");
        assertThat(file.warnings().getFirst().message()).contains("-1.00");
    }

    @Test
    void thePreviousClosingBalanceOpensTheStatement() {
        BankStatement statement = statement(ACCOUNT + balance("PRCD", "5.00") + balance("CLBD", "5.00"));
        assertThat(Objects.requireNonNull(statement.opening()).amount()).isEqualTo("5.00");
        assertThat(statement.balanceProven()).isTrue();
    }

    @Test
    void aMissingBalanceProvesNothing() {
        BankFile file = file(ACCOUNT + balance("CLBD", "5.00"));
        assertThat(file.statements().getFirst().balanceProven()).isNull();
        assertThat(file.warnings()).extracting(Warning::code).containsExactly("missing-record");
    }

    @Test
    void missingAccountAndCurrencyAreNullWithAWarning() {
        BankFile file = file("<Acct><Id><IBAN></IBAN></Id></Acct>");
        assertThat(file.statements().getFirst().account()).isNull();
        assertThat(file.statements().getFirst().currency()).isNull();
        assertThat(file.warnings()).extracting(Warning::code).contains("missing-account");
    }

    @Test
    void theSignChoosesTheCounterpartyWhenBothSidesAreThere() {
        String parties = """
                <NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Betaler</Nm></Dbtr>
                <DbtrAcct><Id><IBAN>BE68539007547034</IBAN></Id></DbtrAcct>
                <Cdtr><Pty><Nm>Ontvanger</Nm></Pty></Cdtr>
                <CdtrAcct><Id><Othr><Id>99-123</Id></Othr></Id></CdtrAcct></RltdPties></TxDtls></NtryDtls>
                """;
        assertThat(statement(ACCOUNT
                                + entry("1.00", "CRDT", BOOKED + parties)
                                + entry("1.00", "DBIT", BOOKED + parties))
                        .entries())
                .extracting(BankEntry::amount, BankEntry::counterpartyName, BankEntry::counterpartyAccount)
                .containsExactly(
                        tuple(new BigDecimal("1.00"), "Betaler", "BE68539007547034"),
                        tuple(new BigDecimal("-1.00"), "Ontvanger", "99-123"));
    }

    @Test
    void thePartsOfABatchAreDetailsAndNeverMoney() {
        BankStatement statement = statement(
                ACCOUNT + balance("OPBD", "0.00") + balance("CLBD", "30.00") + entry("30.00", "CRDT", BOOKED + """
                                <NtryDtls><TxDtls><Amt Ccy="EUR">10.00</Amt></TxDtls>
                                <TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">20</Amt></TxAmt></AmtDtls></TxDtls></NtryDtls>
                                <AddtlNtryInf>Verzamelboeking</AddtlNtryInf>
                                """));
        assertThat(statement.balanceProven()).isTrue();
        assertThat(statement.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.remittanceInformation()).isEqualTo("Verzamelboeking");
            assertThat(entry.details())
                    .extracting(EntryDetail::amount)
                    .containsExactly(new BigDecimal("10.00"), new BigDecimal("20.00"));
        });
    }

    @Test
    void everyPartOfTheCommunicationIsKeptInOrder() {
        BankEntry entry = only("""
                <TxDtls><RmtInf><Ustrd>eerste</Ustrd><Ustrd>tweede</Ustrd>
                <Strd><RfrdDocInf><Nb>2026-0195</Nb></RfrdDocInf><AddtlRmtInf>derde</AddtlRmtInf></Strd></RmtInf></TxDtls>
                """);
        assertThat(entry.remittanceInformation()).isEqualTo("eerste tweede 2026-0195 derde");
    }

    @Test
    void aStructuredReferenceIsTakenOnlyWithRightCheckDigits() {
        String structured = "<TxDtls><RmtInf><Strd><CdtrRefInf><Ref>%s</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>";
        assertThat(only(structured.formatted("202600018751")).structuredReference())
                .isNull();
        assertThat(only(structured.formatted("202600018751")).remittanceInformation())
                .isEqualTo("202600018751");
        assertThat(only(structured.formatted("202600004236")).structuredReference())
                .isEqualTo("202600004236");
        assertThat(only(structured.formatted("202600004236")).remittanceInformation())
                .isNull();
        assertThat(only(structured.formatted("rf18 5390 0754 7034")).structuredReference())
                .isEqualTo("RF18539007547034");
    }

    @Test
    void referencesOfTheBankAndThePayerAreKeptApart() {
        BankEntry entry = statement(
                        ACCOUNT
                                + entry(
                                        "1.00",
                                        "CRDT",
                                        "<NtryRef>N1</NtryRef>" + BOOKED
                                                + "<AcctSvcrRef>A1</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs></TxDtls></NtryDtls>"))
                .entries()
                .getFirst();
        assertThat(entry.bankReference()).isEqualTo("A1");
        assertThat(entry.endToEndId()).isNull();
    }

    @Test
    void withoutBookingDateTheValueDateStandsInThenTheStatements() {
        BankFile file = file(ACCOUNT
                + balance("OPBD", "0.00")
                + balance("CLBD", "2.00")
                + entry("1.00", "CRDT", "<Sts>BOOK</Sts><ValDt><DtTm>2026-10-28T23:30:00Z</DtTm></ValDt>")
                + entry("1.00", "CRDT", "<Sts>BOOK</Sts>"));
        assertThat(file.statements().getFirst().entries())
                .extracting(BankEntry::bookingDate)
                .containsExactly(LocalDate.of(2026, 10, 28), LocalDate.of(2026, 10, 30));
        assertThat(file.warnings()).extracting(Warning::code).containsExactly("booking-date");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DUPL", "CODU"})
    void aStatementSentAgainIsMarked(String indicator) {
        assertThat(statement("<CpyDplctInd>" + indicator + "</CpyDplctInd>" + ACCOUNT)
                        .duplicate())
                .isTrue();
    }

    @Test
    void anEntryWithoutDirectionOrAmountRefusesTheFileForMoneyIsNeverGuessed() {
        for (String entry : List.of(
                "<Ntry><Amt Ccy=\"EUR\">1.00</Amt></Ntry>",
                "<Ntry><Amt Ccy=\"EUR\">1e9</Amt><CdtDbtInd>CRDT</CdtDbtInd></Ntry>",
                "<Ntry><CdtDbtInd>CRDT</CdtDbtInd></Ntry>")) {
            assertThat(read(camt("08", ACCOUNT + entry)))
                    .extracting(reading -> ((Refusal) reading).code())
                    .isEqualTo(RefusalCode.BROKEN_STATEMENT);
        }
    }

    @Test
    void theSummaryMustAgree() {
        BankFile file = file(ACCOUNT
                + balance("OPBD", "0.00")
                + balance("CLBD", "1.00")
                + "<TxsSummry><TtlNtries><NbOfNtries>2</NbOfNtries><Sum>3.00</Sum></TtlNtries></TxsSummry>"
                + entry("1.00", "CRDT", BOOKED));
        assertThat(file.warnings()).extracting(Warning::code).containsExactly("control-total", "control-total");
    }

    @Test
    void aFileCutAnywhereIsBroken() {
        String whole = camt("08", ACCOUNT + entry("1.00", "CRDT", BOOKED));
        assertThat(read(whole.substring(0, whole.indexOf("</Document>"))))
                .extracting(reading -> ((Refusal) reading).code())
                .isEqualTo(RefusalCode.BROKEN_XML);
    }
}
