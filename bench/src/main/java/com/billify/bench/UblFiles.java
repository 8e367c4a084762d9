package com.billify.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes invoices as Peppol BIS Billing documents, one a file. */
final class UblFiles {

    private UblFiles() {}

    static List<Path> write(Path folder, List<Invoice> invoices) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Invoice invoice : invoices) {
            files.add(Files.writeString(folder.resolve(invoice.number() + ".xml"), document(invoice)));
        }
        return files;
    }

    private static String document(Invoice invoice) {
        long gross = Math.abs(invoice.cents());
        long net = gross * 100 / 121;
        boolean receivable = invoice.cents() > 0;
        Party party = invoice.party();
        String ourselves = party(World.NAME, World.ENTERPRISE_NUMBER);
        String other = party(party.name(), party.enterpriseNumber());
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
                    xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
                    xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
                  <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>
                  <cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
                  <cbc:ID>%1$s</cbc:ID>
                  <cbc:IssueDate>%2$s</cbc:IssueDate>
                  <cbc:DueDate>%3$s</cbc:DueDate>
                  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
                  <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
                  <cac:AccountingSupplierParty>%4$s</cac:AccountingSupplierParty>
                  <cac:AccountingCustomerParty>%5$s</cac:AccountingCustomerParty>
                  <cac:PaymentMeans>
                    <cbc:PaymentMeansCode name="Credit transfer">30</cbc:PaymentMeansCode>
                    <cbc:PaymentID>%6$s</cbc:PaymentID>
                    <cac:PayeeFinancialAccount><cbc:ID>%7$s</cbc:ID></cac:PayeeFinancialAccount>
                  </cac:PaymentMeans>
                  <cac:TaxTotal>
                    <cbc:TaxAmount currencyID="EUR">%8$s</cbc:TaxAmount>
                    <cac:TaxSubtotal>
                      <cbc:TaxableAmount currencyID="EUR">%9$s</cbc:TaxableAmount>
                      <cbc:TaxAmount currencyID="EUR">%8$s</cbc:TaxAmount>
                      <cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent>
                        <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>
                    </cac:TaxSubtotal>
                  </cac:TaxTotal>
                  <cac:LegalMonetaryTotal>
                    <cbc:LineExtensionAmount currencyID="EUR">%9$s</cbc:LineExtensionAmount>
                    <cbc:TaxExclusiveAmount currencyID="EUR">%9$s</cbc:TaxExclusiveAmount>
                    <cbc:TaxInclusiveAmount currencyID="EUR">%10$s</cbc:TaxInclusiveAmount>
                    <cbc:PayableAmount currencyID="EUR">%10$s</cbc:PayableAmount>
                  </cac:LegalMonetaryTotal>
                  <cac:InvoiceLine>
                    <cbc:ID>1</cbc:ID>
                    <cbc:InvoicedQuantity unitCode="C62">1</cbc:InvoicedQuantity>
                    <cbc:LineExtensionAmount currencyID="EUR">%9$s</cbc:LineExtensionAmount>
                    <cac:Item><cbc:Name>Werken volgens bestelbon %1$s</cbc:Name>
                      <cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent>
                        <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item>
                    <cac:Price><cbc:PriceAmount currencyID="EUR">%9$s</cbc:PriceAmount></cac:Price>
                  </cac:InvoiceLine>
                </Invoice>
                """.formatted(
                        invoice.number(),
                        invoice.issued(),
                        invoice.due(),
                        receivable ? ourselves : other,
                        receivable ? other : ourselves,
                        "+++%s/%s/%s+++"
                                .formatted(
                                        invoice.reference().substring(0, 3),
                                        invoice.reference().substring(3, 7),
                                        invoice.reference().substring(7)),
                        receivable ? World.account(0) : party.iban(),
                        CamtFiles.euros(gross - net),
                        CamtFiles.euros(net),
                        CamtFiles.euros(gross));
    }

    private static String party(String name, String number) {
        return """
                <cac:Party>
                  <cbc:EndpointID schemeID="0208">%2$s</cbc:EndpointID>
                  <cac:PartyName><cbc:Name>%1$s</cbc:Name></cac:PartyName>
                  <cac:PostalAddress><cac:Country><cbc:IdentificationCode>BE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
                  <cac:PartyTaxScheme><cbc:CompanyID>BE%2$s</cbc:CompanyID>
                    <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
                  <cac:PartyLegalEntity><cbc:RegistrationName>%1$s</cbc:RegistrationName>
                    <cbc:CompanyID schemeID="0208">%2$s</cbc:CompanyID></cac:PartyLegalEntity>
                </cac:Party>""".formatted(name, number);
    }
}
