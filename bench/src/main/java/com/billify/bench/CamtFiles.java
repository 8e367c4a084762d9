package com.billify.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes statements as camt.053 files, each of one account and of whole statements. */
final class CamtFiles implements World.Statements, AutoCloseable {

    private final Path folder;
    private final String prefix;
    private final int linesInAFile;
    private final List<Path> files = new ArrayList<>();
    private final @Nullable OpenFile[] open = new @Nullable OpenFile[World.ACCOUNTS];
    private long bytes;
    private int lines;

    /** @param linesInAFile after which a file is closed; a file of 15,000 is about 14 MB */
    CamtFiles(Path folder, String prefix, int linesInAFile) {
        this.folder = folder;
        this.prefix = prefix;
        this.linesInAFile = linesInAFile;
    }

    /** In the order of their closing; known once this is closed. */
    List<Path> files() {
        return List.copyOf(files);
    }

    long bytes() {
        return bytes;
    }

    int lines() {
        return lines;
    }

    @Override
    public void statement(int account, int number, LocalDate day, long openingCents, List<BankLine> entries) {
        try {
            OpenFile file = open[account];
            if (file == null) {
                file = new OpenFile(Files.newBufferedWriter(
                        folder.resolve("%s-%d-%s.xml".formatted(prefix, account, day)), StandardCharsets.UTF_8));
                files.add(folder.resolve("%s-%d-%s.xml".formatted(prefix, account, day)));
                open[account] = file;
                file.write("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
                          <BkToCstmrStmt>
                            <GrpHdr>
                              <MsgId>%s-%d-%s</MsgId>
                              <CreDtTm>%sT04:12:09+01:00</CreDtTm>
                            </GrpHdr>
                        """.formatted(prefix, account, day, day.plusDays(1)));
            }
            write(file, account, number, day, openingCents, entries);
            if (file.lines >= linesInAFile) {
                close(account);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (int account = 0; account < World.ACCOUNTS; account++) {
            close(account);
        }
    }

    private void close(int account) throws IOException {
        OpenFile file = open[account];
        if (file != null) {
            file.write("""
                      </BkToCstmrStmt>
                    </Document>
                    """);
            file.writer.close();
            bytes += file.bytes;
            lines += file.lines;
            open[account] = null;
        }
    }

    private static void write(
            OpenFile file, int account, int number, LocalDate day, long openingCents, List<BankLine> entries)
            throws IOException {
        long closing =
                openingCents + entries.stream().mapToLong(BankLine::cents).sum();
        file.write("""
                <Stmt>
                  <Id>%1$d-%2$d</Id>
                  <ElctrncSeqNb>%2$d</ElctrncSeqNb>
                  <CreDtTm>%3$sT04:12:09+01:00</CreDtTm>
                  <FrToDt><FrDtTm>%4$sT00:00:00+01:00</FrDtTm><ToDtTm>%4$sT23:59:59+01:00</ToDtTm></FrToDt>
                  <Acct>
                    <Id><IBAN>%5$s</IBAN></Id>
                    <Ccy>EUR</Ccy>
                    <Ownr><Nm>%6$s</Nm></Ownr>
                    <Svcr><FinInstnId><BICFI>KREDBEBB</BICFI></FinInstnId></Svcr>
                  </Acct>
                """.formatted(account, number, day.plusDays(1), day, World.account(account), World.NAME));
        balance(file, "OPBD", openingCents, day);
        balance(file, "CLBD", closing, day);
        for (int place = 0; place < entries.size(); place++) {
            entry(
                    file,
                    entries.get(place),
                    day,
                    "C%d%s%06d".formatted(account, day.toString().replace("-", ""), place));
        }
        file.write("</Stmt>\n");
        file.lines += entries.size();
    }

    private static void balance(OpenFile file, String code, long cents, LocalDate day) throws IOException {
        file.write("""
                  <Bal>
                    <Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp>
                    <Amt Ccy="EUR">%s</Amt>
                    <CdtDbtInd>%s</CdtDbtInd>
                    <Dt><Dt>%s</Dt></Dt>
                  </Bal>
                """.formatted(code, euros(cents), direction(cents), day));
    }

    private static void entry(OpenFile file, BankLine line, LocalDate day, String reference) throws IOException {
        file.write("  <Ntry>\n    <NtryRef>" + reference + "</NtryRef>\n    <Amt Ccy=\"EUR\">" + euros(line.cents())
                + "</Amt>\n    <CdtDbtInd>" + direction(line.cents())
                + "</CdtDbtInd>\n    <Sts><Cd>BOOK</Cd></Sts>\n    <BookgDt><Dt>" + day
                + "</Dt></BookgDt>\n    <ValDt><Dt>" + day + "</Dt></ValDt>\n    <AcctSvcrRef>" + reference
                + "</AcctSvcrRef>\n    <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly>"
                + "</Domn><Prtry><Cd>0150000</Cd><Issr>BBA</Issr></Prtry></BkTxCd>\n    <NtryDtls><TxDtls>\n"
                + "      <Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>\n");
        if (line.counterparty() != null) {
            String side = line.cents() < 0 ? "Cdtr" : "Dbtr";
            file.write("      <RltdPties><" + side + "><Pty><Nm>" + line.counterparty() + "</Nm></Pty></" + side + "><"
                    + side + "Acct><Id><IBAN>" + line.counterpartyAccount() + "</IBAN></Id></" + side
                    + "Acct></RltdPties>\n");
        }
        file.write(
                line.reference() == null
                        ? "      <RmtInf><Ustrd>" + line.text() + "</Ustrd></RmtInf>\n"
                        : "      <RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry><Issr>BBA</Issr></Tp><Ref>"
                                + line.reference() + "</Ref></CdtrRefInf></Strd></RmtInf>\n");
        file.write("    </TxDtls></NtryDtls>\n  </Ntry>\n");
    }

    private static String direction(long cents) {
        return cents < 0 ? "DBIT" : "CRDT";
    }

    /** Without sign: the format states the direction beside the amount. */
    static String euros(long cents) {
        long unsigned = Math.abs(cents);
        return String.format(Locale.ROOT, "%d.%02d", unsigned / 100, unsigned % 100);
    }

    private static final class OpenFile {
        private final BufferedWriter writer;
        private long bytes;
        private int lines;

        private OpenFile(BufferedWriter writer) {
            this.writer = writer;
        }

        private void write(String text) throws IOException {
            writer.write(text);
            bytes += text.length(); // accents aside
        }
    }
}
