package com.billify.bench.world;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a made-up company as the sample worlds have it: what is visible as camt.053 and UBL, the truth as CSV. */
public final class WorldFolder {
    private static final String LINE_COLUMNS =
            "txn_id,account_id,booking_date,value_date,amount,currency,counterparty_name,counterparty_iban,structured_ref,remittance,balance_after";
    private static final String TRUTH_COLUMNS =
            "category,kind,series_id,party_id,note,ref_state,duplicate_or_refund_of";
    private static final String DOCUMENT_COLUMNS =
            "doc_id,doc_no,direction,type,party_id,party_name,party_vat,issue_date,due_date,net,vat,gross,currency,structured_ref,buyer_reference,credited_doc_no,supplier_iban";

    private final Path folder;
    private final MadeCompany company;

    private WorldFolder(Path folder, MadeCompany company) {
        this.folder = folder;
        this.company = company;
    }

    /** Writes {@code visible} and {@code truth} into the folder, which is made. */
    public static void write(Path folder, MadeCompany company) throws IOException {
        WorldFolder world = new WorldFolder(folder, company);
        Files.createDirectories(folder.resolve("visible/camt"));
        Files.createDirectories(folder.resolve("visible/ubl"));
        Files.createDirectories(folder.resolve("truth"));
        world.writeCompany();
        world.writeStatements();
        world.writeDocuments();
        world.writeTruth();
    }

    private void writeCompany() throws IOException {
        Files.writeString(folder.resolve("visible/company.json"), """
                {
                 "name": "%s",
                 "vat": "%s",
                 "country": "BE",
                 "language": "%s",
                 "vat_period": "%s",
                 "as_of": "%s",
                 "history_from": "%s",
                 "employees": %d
                }
                """.formatted(
                        company.name(),
                        company.vat(),
                        company.language(),
                        company.monthlyVat() ? "monthly" : "quarterly",
                        company.asOf(),
                        company.first(),
                        company.employees()));
    }

    private void writeStatements() throws IOException {
        StringBuilder accounts = new StringBuilder("account_id,iban,type,currency,opening_date,opening_balance\n");
        for (int account = 0; account < company.ibans().size(); account++) {
            accounts.append(row(accountCells(account)));
        }
        Files.writeString(folder.resolve("visible/accounts.csv"), accounts);
        for (int account = 0; account < company.ibans().size(); account++) {
            int index = account;
            long balance = company.openingCents().get(account);
            Map<YearMonth, List<MadeLine>> months = company.visibleLines().stream()
                    .filter(line -> line.account() == index)
                    .collect(Collectors.groupingBy(
                            line -> YearMonth.from(line.bookingDate()), TreeMap::new, Collectors.toList()));
            int number = 0;
            for (Map.Entry<YearMonth, List<MadeLine>> month : months.entrySet()) {
                String statement = statement(account, ++number, month.getKey(), balance, month.getValue());
                Files.writeString(
                        folder.resolve("visible/camt/A%d-%s.xml".formatted(account + 1, month.getKey())), statement);
                balance += month.getValue().stream().mapToLong(MadeLine::cents).sum();
            }
        }
    }

    private List<@Nullable String> accountCells(int account) {
        List<@Nullable String> cells = new ArrayList<>();
        cells.add("A" + (account + 1));
        cells.add(company.ibans().get(account));
        cells.add(account == 0 ? "current" : "savings");
        cells.add("EUR");
        cells.add(company.first().toString());
        cells.add(euros(company.openingCents().get(account)));
        return cells;
    }

    private String statement(int account, int number, YearMonth month, long openingCents, List<MadeLine> lines) {
        StringBuilder xml = new StringBuilder();
        long closing = openingCents + lines.stream().mapToLong(MadeLine::cents).sum();
        LocalDate end = month.atEndOfMonth().isAfter(company.asOf()) ? company.asOf() : month.atEndOfMonth();
        xml.append("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
                <GrpHdr><MsgId>%1$d-%2$d</MsgId><CreDtTm>%3$sT23:00:00</CreDtTm></GrpHdr>
                <Stmt><Id>%1$d-%2$d</Id><ElctrncSeqNb>%2$d</ElctrncSeqNb><CreDtTm>%3$sT23:00:00</CreDtTm>
                <Acct><Id><IBAN>%4$s</IBAN></Id><Ccy>EUR</Ccy><Ownr><Nm>%5$s</Nm></Ownr></Acct>
                """.formatted(account, number, end, company.ibans().get(account), escaped(company.name())));
        balance(xml, "OPBD", openingCents, month.atDay(1));
        balance(xml, "CLBD", closing, end);
        lines.forEach(line -> entry(xml, line));
        return xml.append("</Stmt></BkToCstmrStmt></Document>\n").toString();
    }

    private static void balance(StringBuilder xml, String code, long cents, LocalDate day) {
        xml.append(
                "<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Dt><Dt>%s</Dt></Dt></Bal>\n"
                        .formatted(code, euros(Math.abs(cents)), cents < 0 ? "DBIT" : "CRDT", day));
    }

    private static void entry(StringBuilder xml, MadeLine line) {
        String side = line.cents() < 0 ? "Cdtr" : "Dbtr";
        xml.append("<Ntry><NtryRef>").append(line.id()).append("</NtryRef><Amt Ccy=\"EUR\">");
        xml.append(euros(Math.abs(line.cents())))
                .append("</Amt><CdtDbtInd>")
                .append(line.cents() < 0 ? "DBIT" : "CRDT")
                .append("</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>")
                .append(line.bookingDate())
                .append("</Dt></BookgDt><ValDt><Dt>")
                .append(line.bookingDate())
                .append("</Dt></ValDt><AcctSvcrRef>")
                .append(line.id())
                .append("</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>")
                .append(line.cents() < 0 ? "ICDT" : "RCDT")
                .append("</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>")
                .append(line.endToEndId() == null ? "NOTPROVIDED" : escaped(line.endToEndId()))
                .append("</EndToEndId></Refs>");
        if (line.counterpartyName() != null || line.counterpartyAccount() != null) {
            xml.append("<RltdPties>");
            if (line.counterpartyName() != null) {
                xml.append("<%1$s><Pty><Nm>%2$s</Nm></Pty></%1$s>".formatted(side, escaped(line.counterpartyName())));
            }
            if (line.counterpartyAccount() != null) {
                xml.append(
                        "<%1$sAcct><Id><IBAN>%2$s</IBAN></Id></%1$sAcct>".formatted(side, line.counterpartyAccount()));
            }
            xml.append("</RltdPties>");
        }
        if (line.structuredReference() != null) {
            xml.append("<RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry><Issr>BBA</Issr></Tp><Ref>")
                    .append(line.structuredReference())
                    .append("</Ref></CdtrRefInf></Strd></RmtInf>");
        } else if (line.remittanceInformation() != null) {
            xml.append("<RmtInf><Ustrd>")
                    .append(escaped(line.remittanceInformation()))
                    .append("</Ustrd></RmtInf>");
        }
        xml.append("</TxDtls></NtryDtls></Ntry>\n");
    }

    private void writeDocuments() throws IOException {
        StringBuilder csv = new StringBuilder(DOCUMENT_COLUMNS).append('\n');
        for (MadeDocument document : company.visibleDocuments()) {
            csv.append(row(documentCells(document)));
            Files.writeString(folder.resolve("visible/ubl/" + document.id() + ".xml"), ubl(document));
        }
        Files.writeString(folder.resolve("visible/invoices.csv"), csv);
        StringBuilder future = new StringBuilder(DOCUMENT_COLUMNS).append('\n');
        company.documents().stream()
                .filter(document -> document.issued().isAfter(company.asOf()))
                .forEach(document -> future.append(row(documentCells(document))));
        Files.writeString(folder.resolve("truth/truth_future_invoices.csv"), future);
    }

    private static List<@Nullable String> documentCells(MadeDocument document) {
        List<@Nullable String> cells = new ArrayList<>();
        cells.add(document.id());
        cells.add(document.number());
        cells.add(document.sale() ? "sales" : "purchase");
        cells.add(document.creditNote() ? "credit_note" : "invoice");
        cells.add(document.party().id());
        cells.add(document.party().name());
        cells.add(document.party().vat());
        cells.add(document.issued().toString());
        cells.add(document.due().toString());
        cells.add(euros(document.netCents()));
        cells.add(euros(document.grossCents() - document.netCents()));
        cells.add(euros(document.grossCents()));
        cells.add("EUR");
        cells.add(document.structuredReference());
        cells.add(null);
        cells.add(document.credited());
        cells.add(document.sale() ? null : document.party().iban());
        return cells;
    }

    private String ubl(MadeDocument document) {
        String root = document.creditNote() ? "CreditNote" : "Invoice";
        String us = party(company.name(), company.vat());
        String them = party(document.party().name(), document.party().vat());
        long net = document.netCents();
        long tax = document.grossCents() - net;
        long rate = net == 0 ? 0 : Math.round(100.0 * tax / net);
        String reference = document.structuredReference();
        String payment = document.creditNote()
                ? ""
                : "<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>"
                        + (reference == null
                                ? ""
                                : "<cbc:PaymentID>+++%s/%s/%s+++</cbc:PaymentID>"
                                        .formatted(
                                                reference.substring(0, 3),
                                                reference.substring(3, 7),
                                                reference.substring(7)))
                        + "<cac:PayeeFinancialAccount><cbc:ID>"
                        + (document.sale()
                                ? company.ibans().getFirst()
                                : document.party().iban())
                        + "</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>";
        String credited = document.credited() == null
                ? ""
                : "<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>" + escaped(document.credited())
                        + "</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>";
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <%1$s xmlns="urn:oasis:names:specification:ubl:schema:xsd:%1$s-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
                <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID><cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
                <cbc:ID>%2$s</cbc:ID><cbc:IssueDate>%3$s</cbc:IssueDate>%4$s<cbc:%5$s>%6$s</cbc:%5$s><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>%7$s
                <cac:AccountingSupplierParty>%8$s</cac:AccountingSupplierParty>
                <cac:AccountingCustomerParty>%9$s</cac:AccountingCustomerParty>%10$s
                <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">%11$s</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">%12$s</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">%11$s</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>%13$d</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
                <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">%12$s</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID="EUR">%12$s</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="EUR">%14$s</cbc:TaxInclusiveAmount><cbc:PayableAmount currencyID="EUR">%14$s</cbc:PayableAmount></cac:LegalMonetaryTotal>
                </%1$s>
                """.formatted(
                        root,
                        escaped(document.number()),
                        document.issued(),
                        document.creditNote() ? "" : "<cbc:DueDate>" + document.due() + "</cbc:DueDate>",
                        document.creditNote() ? "CreditNoteTypeCode" : "InvoiceTypeCode",
                        document.creditNote() ? "381" : "380",
                        credited,
                        document.sale() ? us : them,
                        document.sale() ? them : us,
                        payment,
                        euros(tax),
                        euros(net),
                        rate,
                        euros(document.grossCents()));
    }

    private static String party(String name, @Nullable String vat) {
        return "<cac:Party><cac:PartyName><cbc:Name>" + escaped(name) + "</cbc:Name></cac:PartyName>"
                + (vat == null
                        ? ""
                        : "<cac:PartyTaxScheme><cbc:CompanyID>" + vat
                                + "</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>")
                + "<cac:PartyLegalEntity><cbc:RegistrationName>" + escaped(name)
                + "</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party>";
    }

    private void writeTruth() throws IOException {
        Map<Integer, Long> balances = new HashMap<>();
        StringBuilder visible = new StringBuilder(LINE_COLUMNS).append('\n');
        StringBuilder truth = new StringBuilder("txn_id,").append(TRUTH_COLUMNS).append('\n');
        StringBuilder future = new StringBuilder(LINE_COLUMNS)
                .append(',')
                .append(TRUTH_COLUMNS)
                .append('\n');
        Set<String> futureIds = new HashSet<>();
        for (MadeLine line : company.lines()) {
            long balance = balances.merge(
                    line.account(),
                    company.openingCents().get(line.account()) + line.cents(),
                    (known, none) -> known + line.cents());
            List<@Nullable String> cells = lineCells(line, balance);
            if (line.bookingDate().isAfter(company.asOf())) {
                cells.addAll(truthCells(line));
                future.append(row(cells));
                futureIds.add(line.id());
            } else {
                visible.append(row(cells));
                List<@Nullable String> told = new ArrayList<>();
                told.add(line.id());
                told.addAll(truthCells(line));
                truth.append(row(told));
            }
        }
        Files.writeString(folder.resolve("visible/transactions.csv"), visible);
        Files.writeString(folder.resolve("truth/truth_transactions.csv"), truth);
        Files.writeString(folder.resolve("truth/truth_future_transactions.csv"), future);
        writeLinks(futureIds);
        StringBuilder daily = new StringBuilder("date,balance\n");
        NavigableMap<LocalDate, Long> days = company.dailyBalanceCents();
        days.forEach((day, cents) ->
                daily.append(day).append(',').append(euros(cents)).append('\n'));
        Files.writeString(folder.resolve("truth/truth_daily_balance.csv"), daily);
        StringBuilder series = new StringBuilder("series_id,kind,cadence\n");
        company.series()
                .forEach(one -> series.append(one.id())
                        .append(',')
                        .append(one.category())
                        .append(',')
                        .append(one.cadence())
                        .append('\n'));
        Files.writeString(folder.resolve("truth/truth_recurring.csv"), series);
    }

    private void writeLinks(Set<String> futureIds) throws IOException {
        Map<String, MadeLine> lines = new HashMap<>();
        company.lines().forEach(line -> lines.put(line.id(), line));
        Map<String, Integer> counts = new HashMap<>();
        company.links().forEach(link -> counts.merge(link.lineId(), 1, Integer::sum));
        Map<String, Long> open = new TreeMap<>();
        company.visibleDocuments()
                .forEach(document -> open.put(
                        document.id(), document.creditNote() ? -document.grossCents() : document.grossCents()));
        String columns = "txn_id,doc_id,amount_applied,kind,note,ref_state,docs_in_txn\n";
        StringBuilder past = new StringBuilder(columns);
        StringBuilder future = new StringBuilder(columns);
        Map<String, String> firstPaid = new HashMap<>();
        for (MadeLink link : company.links()) {
            MadeLine line = java.util.Objects.requireNonNull(lines.get(link.lineId()));
            boolean later = futureIds.contains(link.lineId());
            List<@Nullable String> cells = new ArrayList<>();
            cells.add(link.lineId());
            cells.add(link.documentId());
            cells.add(euros(link.cents()));
            cells.add(line.kind());
            cells.add(line.note());
            cells.add(line.referenceState());
            cells.add(Integer.toString(counts.getOrDefault(link.lineId(), 1)));
            (later ? future : past).append(row(cells));
            if (later) {
                firstPaid.putIfAbsent(link.documentId(), line.bookingDate().toString());
            } else {
                open.computeIfPresent(link.documentId(), (id, cents) -> cents - link.cents());
            }
        }
        Files.writeString(folder.resolve("truth/truth_links.csv"), past);
        Files.writeString(folder.resolve("truth/truth_future_links.csv"), future);
        StringBuilder opened = new StringBuilder("doc_id,direction,open_amount,first_payment_date,fully_paid_date\n");
        for (MadeDocument document : company.visibleDocuments()) {
            long cents = open.getOrDefault(document.id(), 0L);
            if (cents > 0) {
                String day = firstPaid.getOrDefault(document.id(), "");
                opened.append(document.id())
                        .append(',')
                        .append(document.sale() ? "sales" : "purchase")
                        .append(',')
                        .append(euros(cents))
                        .append(',')
                        .append(day)
                        .append(',')
                        .append(day)
                        .append('\n');
            }
        }
        Files.writeString(folder.resolve("truth/truth_open_documents.csv"), opened);
    }

    private static List<@Nullable String> lineCells(MadeLine line, long balanceCents) {
        List<@Nullable String> cells = new ArrayList<>();
        cells.add(line.id());
        cells.add("A" + (line.account() + 1));
        cells.add(line.bookingDate().toString());
        cells.add(line.bookingDate().toString());
        cells.add(euros(line.cents()));
        cells.add("EUR");
        cells.add(line.counterpartyName());
        cells.add(line.counterpartyAccount());
        cells.add(line.structuredReference());
        cells.add(line.remittanceInformation());
        cells.add(euros(balanceCents));
        return cells;
    }

    private static List<@Nullable String> truthCells(MadeLine line) {
        List<@Nullable String> cells = new ArrayList<>();
        cells.add(line.category());
        cells.add(line.kind());
        cells.add(line.series());
        cells.add(line.partyId());
        cells.add(line.note());
        cells.add(line.referenceState());
        cells.add(null);
        return cells;
    }

    private static String row(List<@Nullable String> cells) {
        return cells.stream().map(WorldFolder::cell).collect(Collectors.joining(",")) + "\n";
    }

    private static String cell(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return text.matches("[^,\"\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String euros(long cents) {
        return String.format(Locale.ROOT, "%s", BigDecimal.valueOf(cents, 2).toPlainString());
    }
}
