package com.billify.demo.core;

import com.billify.kernel.Language;
import com.billify.kernel.StructuredReference;
import com.billify.kernel.VatNumber;
import java.time.temporal.ChronoUnit;

/** Writes an invoice or credit note as UBL 2.1 in the profile Peppol BIS Billing 3, as it travels since 2026 in Belgium. */
final class UblWriter {
    private static final String SCHEMA = "urn:oasis:names:specification:ubl:schema:xsd:";
    private static final String EURO = "currencyID=\"EUR\"";
    private static final String BELGIAN = "schemeID=\"0208\"";

    private final Bill bill;
    private final Language language;
    private final Xml xml = new Xml();

    private UblWriter(Bill bill, Language language) {
        this.bill = bill;
        this.language = language;
    }

    static byte[] write(Bill bill, Language language) {
        return new UblWriter(bill, language).document().bytes();
    }

    private Xml document() {
        String root = bill.creditNote() ? "CreditNote" : "Invoice";
        xml.open(
                root,
                "xmlns=\"%s%s-2\" xmlns:cac=\"%sCommonAggregateComponents-2\" xmlns:cbc=\"%sCommonBasicComponents-2\""
                        .formatted(SCHEMA, root, SCHEMA, SCHEMA));
        xml.value("cbc:CustomizationID", "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0");
        xml.value("cbc:ProfileID", "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0");
        xml.value("cbc:ID", bill.number());
        xml.value("cbc:IssueDate", bill.issueDate().toString());
        if (!bill.creditNote()) {
            xml.value("cbc:DueDate", bill.dueDate().toString());
        }
        xml.value(
                bill.creditNote() ? "cbc:CreditNoteTypeCode" : "cbc:InvoiceTypeCode",
                bill.creditNote() ? "381" : "380");
        xml.value("cbc:DocumentCurrencyCode", "EUR");
        xml.value("cbc:BuyerReference", buyer().number().digits());
        String corrected = bill.correctedNumber();
        if (corrected != null) {
            xml.open("cac:BillingReference")
                    .open("cac:InvoiceDocumentReference")
                    .value("cbc:ID", corrected)
                    .close(2);
        }
        party("cac:AccountingSupplierParty", seller());
        party("cac:AccountingCustomerParty", buyer());
        means();
        if (!bill.creditNote()) {
            long days = ChronoUnit.DAYS.between(bill.issueDate(), bill.dueDate());
            xml.open("cac:PaymentTerms")
                    .value("cbc:Note", Text.THIRTY_DAYS.in(language, days))
                    .close();
        }
        tax();
        totals();
        for (int index = 0; index < bill.lines().size(); index++) {
            line(index + 1, bill.lines().get(index));
        }
        return xml.close();
    }

    private Party seller() {
        return bill.sale() ? Cast.BAKERY : bill.party();
    }

    private Party buyer() {
        return bill.sale() ? bill.party() : Cast.BAKERY;
    }

    private void party(String role, Party party) {
        String number = party.number().digits();
        xml.open(role)
                .open("cac:Party")
                .value("cbc:EndpointID", BELGIAN, number)
                .open("cac:PartyName")
                .value("cbc:Name", party.name())
                .close()
                .open("cac:PostalAddress")
                .value("cbc:StreetName", party.street())
                .value("cbc:CityName", party.city())
                .value("cbc:PostalZone", party.postcode())
                .open("cac:Country")
                .value("cbc:IdentificationCode", "BE")
                .close(2)
                .open("cac:PartyTaxScheme")
                .value("cbc:CompanyID", VatNumber.of(party.number()).value());
        vatScheme();
        xml.close()
                .open("cac:PartyLegalEntity")
                .value("cbc:RegistrationName", party.name())
                .value("cbc:CompanyID", BELGIAN, number)
                .close(3);
    }

    private void vatScheme() {
        xml.open("cac:TaxScheme").value("cbc:ID", "VAT").close();
    }

    private void means() {
        xml.open("cac:PaymentMeans")
                .value("cbc:PaymentMeansCode", Integer.toString(bill.means().code()));
        StructuredReference reference = bill.reference();
        xml.value("cbc:PaymentID", reference == null ? bill.number() : reference.printed());
        switch (bill.means()) {
            case TRANSFER ->
                xml.open("cac:PayeeFinancialAccount")
                        .value("cbc:ID", seller().account().value())
                        .close();
            case DIRECT_DEBIT ->
                xml.open("cac:PaymentMandate")
                        .value("cbc:ID", "M" + bill.party().number().digits())
                        .open("cac:PayerFinancialAccount")
                        .value("cbc:ID", buyer().account().value())
                        .close(2);
            case CARD ->
                xml.open("cac:CardAccount")
                        .value("cbc:PrimaryAccountNumberID", "XXXXXXXXXXXX0417")
                        .value("cbc:NetworkID", "NA")
                        .close();
        }
        xml.close();
    }

    private void tax() {
        xml.open("cac:TaxTotal").value("cbc:TaxAmount", EURO, Xml.euro(bill.vatMinor()));
        bill.netMinorByRate().forEach((percent, netMinor) -> {
            xml.open("cac:TaxSubtotal")
                    .value("cbc:TaxableAmount", EURO, Xml.euro(netMinor))
                    .value("cbc:TaxAmount", EURO, Xml.euro(Bill.vatMinor(netMinor, percent)));
            category("cac:TaxCategory", percent, true);
            xml.close();
        });
        xml.close();
    }

    /** Rent and insurance are exempt from VAT (VAT code, article 44 § 3, 2° and 4°). */
    private void category(String name, int percent, boolean withReason) {
        xml.open(name).value("cbc:ID", percent == 0 ? "E" : "S").value("cbc:Percent", Integer.toString(percent));
        if (percent == 0 && withReason) {
            xml.value("cbc:TaxExemptionReason", "art. 44 § 3");
        }
        vatScheme();
        xml.close();
    }

    private void totals() {
        xml.open("cac:LegalMonetaryTotal")
                .value("cbc:LineExtensionAmount", EURO, Xml.euro(bill.netMinor()))
                .value("cbc:TaxExclusiveAmount", EURO, Xml.euro(bill.netMinor()))
                .value("cbc:TaxInclusiveAmount", EURO, Xml.euro(bill.grossMinor()))
                .value("cbc:PayableAmount", EURO, Xml.euro(bill.grossMinor()))
                .close();
    }

    private void line(int number, Bill.Line line) {
        xml.open(bill.creditNote() ? "cac:CreditNoteLine" : "cac:InvoiceLine")
                .value("cbc:ID", Integer.toString(number))
                .value(
                        bill.creditNote() ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity",
                        "unitCode=\"C62\"",
                        Integer.toString(line.quantity()))
                .value("cbc:LineExtensionAmount", EURO, Xml.euro(line.netMinor()))
                .open("cac:Item")
                .value("cbc:Name", line.description());
        category("cac:ClassifiedTaxCategory", line.vatPercent(), false);
        xml.close()
                .open("cac:Price")
                .value("cbc:PriceAmount", EURO, Xml.euro(line.priceMinor()))
                .close(2);
    }
}
