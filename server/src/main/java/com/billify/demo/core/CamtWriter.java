package com.billify.demo.core;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Writes a statement as camt.053 version 08 (ISO 20022), as Belgian banks deliver it. */
final class CamtWriter {
    private static final String EURO = "Ccy=\"EUR\"";

    private CamtWriter() {}

    static byte[] write(Statement statement) {
        String created = statement.closingDate().plusDays(1) + "T04:10:00Z";
        String id = Statement.BIC + "-" + statement.closingDate().format(DateTimeFormatter.BASIC_ISO_DATE);
        Xml xml = new Xml()
                .open("Document", "xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"")
                .open("BkToCstmrStmt")
                .open("GrpHdr")
                .value("MsgId", id)
                .value("CreDtTm", created)
                .close()
                .open("Stmt")
                .value("Id", id + "-1")
                .value("ElctrncSeqNb", Integer.toString(statement.number()))
                .value("CreDtTm", created)
                .open("Acct")
                .open("Id")
                .value("IBAN", statement.iban().value())
                .close()
                .value("Ccy", "EUR")
                .open("Ownr")
                .value("Nm", Cast.BAKERY.name())
                .close()
                .open("Svcr")
                .open("FinInstnId")
                .value("BICFI", Statement.BIC)
                .close(3);
        balance(xml, "OPBD", statement.openingMinor(), statement.openingDate());
        balance(xml, "CLBD", statement.closingMinor(), statement.closingDate());
        long sumMinor = statement.lines().stream()
                .mapToLong(line -> Math.abs(line.amountMinor()))
                .sum();
        xml.open("TxsSummry")
                .open("TtlNtries")
                .value("NbOfNtries", Integer.toString(statement.lines().size()))
                .value("Sum", Xml.euro(sumMinor))
                .close(2);
        for (int index = 0; index < statement.lines().size(); index++) {
            entry(xml, index + 1, statement.lines().get(index));
        }
        return xml.close(3).bytes();
    }

    private static void balance(Xml xml, String type, long minor, LocalDate day) {
        xml.open("Bal")
                .open("Tp")
                .open("CdOrPrtry")
                .value("Cd", type)
                .close(2)
                .value("Amt", EURO, Xml.euro(Math.abs(minor)))
                .value("CdtDbtInd", minor < 0 ? "DBIT" : "CRDT")
                .open("Dt")
                .value("Dt", day.toString())
                .close(2);
    }

    private static void entry(Xml xml, int number, BankLine line) {
        boolean comesIn = line.amountMinor() > 0;
        xml.open("Ntry")
                .value("NtryRef", Integer.toString(number))
                .value("Amt", EURO, Xml.euro(Math.abs(line.amountMinor())))
                .value("CdtDbtInd", comesIn ? "CRDT" : "DBIT")
                .open("Sts")
                .value("Cd", "BOOK")
                .close()
                .open("BookgDt")
                .value("Dt", line.date().toString())
                .close()
                .open("ValDt")
                .value("Dt", line.date().toString())
                .close()
                .value("AcctSvcrRef", line.bankReference())
                .open("BkTxCd")
                .open("Prtry")
                .value("Cd", line.kind().code() + "000")
                .value("Issr", "BBA")
                .close(2)
                .open("NtryDtls")
                .open("TxDtls");
        if (line.counterpartyName() != null || line.counterpartyAccount() != null) {
            String side = comesIn ? "Dbtr" : "Cdtr";
            xml.open("RltdPties");
            if (line.counterpartyName() != null) {
                xml.open(side).open("Pty").value("Nm", line.counterpartyName()).close(2);
            }
            if (line.counterpartyAccount() != null) {
                xml.open(side + "Acct")
                        .open("Id")
                        .value("IBAN", line.counterpartyAccount())
                        .close(2);
            }
            xml.close();
        }
        if (line.text() != null) {
            xml.open("RmtInf").value("Ustrd", line.text()).close();
        }
        xml.close(3);
    }
}
