package com.billify.extraction.core;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a UBL 2 invoice or credit note: Peppol BIS Billing 3, and from archives UBL.BE and e-FFF (UBL 2.0). What is not
 * stated stays null; what breaks a rule of EN 16931 is read and warned about.
 */
final class UblReader {
    private static final String CREDIT_NOTE = "CreditNote";
    /** What invoices call VAT in the languages of the country. */
    private static final Set<String> VAT_NAMES = Set.of("VAT", "BTW", "TVA", "MWST");

    private static final List<String> PARTIES = List.of("AccountingSupplierParty", "AccountingCustomerParty");

    private final XmlElement document;
    private final boolean isCreditNote;
    private final InvoiceValues values = new InvoiceValues();

    private UblReader(XmlElement document) {
        this.document = document;
        this.isCreditNote = document.name().equals(CREDIT_NOTE);
    }

    /** @throws Refused when number, issue date or every amount is missing */
    static InvoiceDocument read(XmlElement document) {
        return new UblReader(document).read();
    }

    private InvoiceDocument read() {
        InvoiceKind kind = kindByType();
        String number = document.value("ID");
        LocalDate issueDate = date("IssueDate");
        XmlElement totals = totals();
        BigDecimal payable = values.amount(totals, "PayableAmount");
        BigDecimal gross = values.amount(totals, "TaxInclusiveAmount");
        InvoiceValues.refuseIncomplete(number, issueDate, gross != null ? gross : payable);
        XmlElement taxTotal = taxTotal();
        InvoiceDocument stated = new InvoiceDocument(
                kind,
                DocumentSource.UBL,
                number,
                issueDate,
                dueDate(issueDate),
                partyName(seller()),
                vatNumber(seller()),
                enterpriseNumber(seller()),
                partyName(buyer()),
                vatNumber(buyer()),
                enterpriseNumber(buyer()),
                values.accounts(document.values("PaymentMeans", "PayeeFinancialAccount", "ID")),
                paymentReference(),
                InvoiceValues.creditedNumber(
                        kind, document.values("BillingReference", "InvoiceDocumentReference", "ID")),
                currency(totals),
                values.amount(totals, "TaxExclusiveAmount"),
                taxTotal == null ? null : values.amount(taxTotal, "TaxAmount"),
                gross,
                payable,
                lines(),
                subtotals(taxTotal),
                List.of());
        InvoiceRules.check(stated, forTheRules(stated, totals), values);
        return values.withItsAmounts(stated);
    }

    private InvoiceKind kindByType() {
        String type = document.value("InvoiceTypeCode");
        InvoiceType.refuseOthers(type);
        if (!isCreditNote && InvoiceType.isCredit(type)) {
            values.warn(WarningCode.TYPE_CODE, "an invoice of type " + type + ", which is a credit note: read as one");
            return InvoiceKind.CREDIT_NOTE;
        }
        return isCreditNote ? InvoiceKind.CREDIT_NOTE : InvoiceKind.INVOICE;
    }

    private InvoiceRules.Stated forTheRules(InvoiceDocument stated, XmlElement totals) {
        return new InvoiceRules.Stated(
                document.value("CustomizationID"),
                false,
                document.value("DocumentCurrencyCode"),
                document.all(lineName()).stream().map(this::forTheRules).toList(),
                allowances(document, "false"),
                allowances(document, "true"),
                total(totals, "LineExtensionAmount"),
                total(totals, "AllowanceTotalAmount"),
                total(totals, "ChargeTotalAmount"),
                total(totals, "PrepaidAmount"),
                total(totals, "PayableRoundingAmount"),
                document.values("PaymentMeans", "PaymentMeansCode"),
                document.has("PaymentTerms"),
                PARTIES.stream()
                        .flatMap(role -> Stream.of(
                                document.all(role, "Party", "EndpointID"),
                                document.all(role, "Party", "PartyLegalEntity", "CompanyID")))
                        .flatMap(List::stream)
                        .filter(id -> "0208".equals(id.attribute("schemeID")))
                        .map(XmlElement::text)
                        .toList(),
                Stream.of("TaxExclusiveAmount", "TaxInclusiveAmount", "PayableAmount")
                        .flatMap(name -> Stream.ofNullable(totals.first(name)))
                        .flatMap(amount -> Stream.ofNullable(amount.attribute("currencyID")))
                        .toList());
    }

    private InvoiceRules.Line forTheRules(XmlElement line) {
        return new InvoiceRules.Line(
                description(line),
                amount(line, "LineExtensionAmount"),
                amount(line, quantityName()),
                amount(line, "Price", "PriceAmount"),
                Objects.requireNonNullElse(amount(line, "Price", "BaseQuantity"), BigDecimal.ONE),
                Amounts.sum(allowances(line, "true")).subtract(Amounts.sum(allowances(line, "false"))));
    }

    /** Null, without a warning of its own, when it cannot be read. */
    private static @Nullable BigDecimal amount(XmlElement owner, String... path) {
        return Optional.ofNullable(owner.value(path)).flatMap(Amounts::parse).orElse(null);
    }

    private String lineName() {
        return document.name() + "Line";
    }

    private String quantityName() {
        return isCreditNote ? "CreditedQuantity" : "InvoicedQuantity";
    }

    private static List<BigDecimal> allowances(XmlElement owner, String isCharge) {
        return owner.all("AllowanceCharge").stream()
                .filter(allowance -> isCharge.equals(allowance.value("ChargeIndicator")))
                .flatMap(allowance -> Stream.ofNullable(allowance.value("Amount")))
                .flatMap(amount -> Amounts.parse(amount).stream())
                .toList();
    }

    private static Optional<BigDecimal> total(XmlElement totals, String name) {
        return Optional.ofNullable(totals.value(name)).flatMap(Amounts::parse);
    }

    // ---- dates

    private @Nullable LocalDate date(String... path) {
        String text = document.value(path);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text.substring(0, Math.min(10, text.length())));
        } catch (DateTimeException noDay) {
            values.warn(WarningCode.UNREADABLE_VALUE, "%s is no date: %s".formatted(path[path.length - 1], text));
            return null;
        }
    }

    /** Stated, or given by stated terms; a credit note has its due date with the means of payment. */
    private @Nullable LocalDate dueDate(@Nullable LocalDate issueDate) {
        for (String[] path :
                new String[][] {{"DueDate"}, {"PaymentMeans", "PaymentDueDate"}, {"PaymentTerms", "PaymentDueDate"}}) {
            LocalDate stated = date(path);
            if (stated != null) {
                return stated;
            }
        }
        return InvoiceValues.dueDate(issueDate, terms());
    }

    private List<String> terms() {
        return document.values("PaymentTerms", "Note");
    }

    // ---- parties

    private @Nullable XmlElement seller() {
        return document.first("AccountingSupplierParty", "Party");
    }

    private @Nullable XmlElement buyer() {
        return document.first("AccountingCustomerParty", "Party");
    }

    private static @Nullable String partyName(@Nullable XmlElement party) {
        if (party == null) {
            return null;
        }
        String registered = party.value("PartyLegalEntity", "RegistrationName");
        return registered != null ? registered : party.value("PartyName", "Name");
    }

    private static boolean isBelgian(XmlElement party) {
        return "BE".equals(party.value("PostalAddress", "Country", "IdentificationCode"));
    }

    private @Nullable String vatNumber(@Nullable XmlElement party) {
        if (party == null) {
            return null;
        }
        for (XmlElement scheme : party.all("PartyTaxScheme")) {
            String name = scheme.value("TaxScheme", "ID");
            String number = scheme.value("CompanyID");
            if (number != null && (name == null || VAT_NAMES.contains(name.toUpperCase(Locale.ROOT)))) {
                return values.vatNumber(number, isBelgian(party));
            }
        }
        return null;
    }

    private static @Nullable String enterpriseNumber(@Nullable XmlElement party) {
        if (party == null) {
            return null;
        }
        List<XmlElement> addresses = new ArrayList<>(party.all("EndpointID"));
        addresses.addAll(party.all("PartyIdentification", "ID"));
        return InvoiceValues.enterpriseNumber(
                isBelgian(party),
                party.values("PartyTaxScheme", "CompanyID"),
                party.all("PartyLegalEntity", "CompanyID"),
                addresses);
    }

    private @Nullable String paymentReference() {
        List<String> stated = new ArrayList<>(document.values("PaymentMeans", "PaymentID"));
        stated.addAll(document.values("PaymentMeans", "InstructionID"));
        return InvoiceValues.paymentReference(
                stated, Stream.of(terms(), document.values("Note")).flatMap(List::stream));
    }

    // ---- amounts

    private XmlElement totals() {
        XmlElement totals = document.first("LegalMonetaryTotal");
        return Objects.requireNonNullElseGet(totals, () -> document);
    }

    /** A second total restates the tax in the currency of the tax office, without subtotals. */
    private @Nullable XmlElement taxTotal() {
        List<XmlElement> all = document.all("TaxTotal");
        return all.stream()
                .filter(total -> total.has("TaxSubtotal"))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElse(null);
    }

    private @Nullable String currency(XmlElement totals) {
        String stated = document.value("DocumentCurrencyCode");
        if (stated != null) {
            return stated;
        }
        XmlElement payable = totals.first("PayableAmount");
        return payable == null ? null : payable.attribute("currencyID");
    }

    private List<InvoiceLine> lines() {
        return document.all(lineName()).stream()
                .map(line -> new InvoiceLine(
                        description(line),
                        values.amount(line, quantityName()),
                        values.amount(line, "LineExtensionAmount")))
                .toList();
    }

    private static @Nullable String description(XmlElement line) {
        String name = line.value("Item", "Name");
        return name != null ? name : line.value("Item", "Description");
    }

    private List<VatSubtotal> subtotals(@Nullable XmlElement taxTotal) {
        if (taxTotal == null) {
            return List.of();
        }
        return taxTotal.all("TaxSubtotal").stream()
                .map(subtotal -> new VatSubtotal(
                        rate(subtotal), values.amount(subtotal, "TaxableAmount"), values.amount(subtotal, "TaxAmount")))
                .toList();
    }

    /** UBL 2.0 writes the rate beside the amounts. */
    private @Nullable BigDecimal rate(XmlElement subtotal) {
        BigDecimal rate = values.amount(subtotal, "TaxCategory", "Percent");
        return rate != null ? rate : values.amount(subtotal, "Percent");
    }
}
