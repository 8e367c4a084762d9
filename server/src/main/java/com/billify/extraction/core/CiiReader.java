package com.billify.extraction.core;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a UN/CEFACT cross-industry invoice: D16B, the second syntax of EN 16931 and the one within Factur-X and ZUGFeRD
 * 2, and the draft of it within ZUGFeRD 1. Both have the same parts under other names. What is not stated stays null;
 * what breaks a rule of EN 16931 is read and warned about.
 */
final class CiiReader {
    /** The root elements. */
    static final Set<String> ROOTS = Set.of("CrossIndustryInvoice", "CrossIndustryDocument");

    private static final Set<String> PROFILES_WITHOUT_LINES = Set.of("minimum", "basicwl");
    /** Lines of the profile EXTENDED that gather or explain others, and so stay out of the sum of the lines. */
    private static final Set<String> LINES_WITHOUT_MONEY = Set.of("GROUP", "INFORMATION");
    /** Schemes of a number by which a party is known to the VAT. */
    private static final String VAT_SCHEME = "VA";

    private static final String[] MONETARY_SUMMATION = {
        "SpecifiedTradeSettlementHeaderMonetarySummation", "SpecifiedTradeSettlementMonetarySummation"
    };

    private final XmlElement header;
    private final XmlElement agreement;
    private final XmlElement settlement;
    private final XmlElement totals;
    private final List<XmlElement> lines;
    private final @Nullable String profile;
    private final @Nullable String currency;
    private final InvoiceValues values = new InvoiceValues();

    private CiiReader(XmlElement document) {
        XmlElement transaction = part(document, "SupplyChainTradeTransaction", "SpecifiedSupplyChainTradeTransaction");
        this.header = part(document, "ExchangedDocument", "HeaderExchangedDocument");
        this.agreement = part(transaction, "ApplicableHeaderTradeAgreement", "ApplicableSupplyChainTradeAgreement");
        this.settlement = part(transaction, "ApplicableHeaderTradeSettlement", "ApplicableSupplyChainTradeSettlement");
        this.totals = part(settlement, MONETARY_SUMMATION);
        this.lines = transaction.all("IncludedSupplyChainTradeLineItem");
        this.profile = part(document, "ExchangedDocumentContext", "SpecifiedExchangedDocumentContext")
                .value("GuidelineSpecifiedDocumentContextParameter", "ID");
        this.currency = settlement.value("InvoiceCurrencyCode");
    }

    /** @throws Refused when number, issue date or every amount is missing, or the document is no invoice */
    static InvoiceDocument read(XmlElement document) {
        return new CiiReader(document).read();
    }

    /** The first part under any of these names; where there is none, one with nothing in it. */
    private static XmlElement part(XmlElement owner, String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.ofNullable(owner.first(name)))
                .findFirst()
                .orElseGet(() -> XmlElement.empty(names[0]));
    }

    private InvoiceDocument read() {
        String type = header.value("TypeCode");
        InvoiceType.refuseOthers(type);
        String number = header.value("ID");
        LocalDate issueDate = date(header, "IssueDateTime");
        BigDecimal payable = total("DuePayableAmount");
        BigDecimal gross = total("GrandTotalAmount");
        InvoiceValues.refuseIncomplete(number, issueDate, gross != null ? gross : payable);
        XmlElement seller = part(agreement, "SellerTradeParty");
        XmlElement buyer = part(agreement, "BuyerTradeParty");
        InvoiceDocument stated = new InvoiceDocument(
                InvoiceType.isCredit(type) ? InvoiceKind.CREDIT_NOTE : InvoiceKind.INVOICE,
                DocumentSource.CII,
                number,
                issueDate,
                dueDate(issueDate),
                seller.value("Name"),
                vatNumber(seller),
                enterpriseNumber(seller),
                buyer.value("Name"),
                vatNumber(buyer),
                enterpriseNumber(buyer),
                values.accounts(accounts()),
                InvoiceValues.paymentReference(
                        settlement.values("PaymentReference"),
                        Stream.of(terms(), header.values("IncludedNote", "Content"))
                                .flatMap(List::stream)),
                InvoiceValues.creditedNumber(
                        InvoiceType.isCredit(type) ? InvoiceKind.CREDIT_NOTE : InvoiceKind.INVOICE,
                        settlement.values("InvoiceReferencedDocument", "IssuerAssignedID")),
                currency,
                total("TaxBasisTotalAmount"),
                total("TaxTotalAmount"),
                gross,
                payable,
                lines.stream().map(this::line).toList(),
                settlement.all("ApplicableTradeTax").stream()
                        .map(this::subtotal)
                        .toList(),
                List.of());
        InvoiceRules.check(stated, forTheRules(seller, buyer), values);
        return values.withItsAmounts(stated);
    }

    private InvoiceRules.Stated forTheRules(XmlElement seller, XmlElement buyer) {
        List<BigDecimal> charges = new ArrayList<>(allowances(settlement, "true"));
        charges.addAll(amounts(settlement.values("SpecifiedLogisticsServiceCharge", "AppliedAmount")));
        return new InvoiceRules.Stated(
                profile,
                isWithoutLines(),
                currency,
                lines.stream()
                        .filter(CiiReader::bearsMoney)
                        .map(CiiReader::forTheRules)
                        .toList(),
                allowances(settlement, "false"),
                charges,
                Optional.ofNullable(total("LineTotalAmount")),
                Optional.ofNullable(total("AllowanceTotalAmount")),
                Optional.ofNullable(total("ChargeTotalAmount")),
                Optional.ofNullable(total("TotalPrepaidAmount")),
                Optional.ofNullable(total("RoundingAmount")),
                settlement.values("SpecifiedTradeSettlementPaymentMeans", "TypeCode"),
                settlement.has("SpecifiedTradePaymentTerms"),
                Stream.of(seller, buyer)
                        .flatMap(party -> Stream.of(addresses(party), legalIds(party)))
                        .flatMap(List::stream)
                        .filter(id -> "0208".equals(id.attribute("schemeID")))
                        .map(XmlElement::text)
                        .toList(),
                Stream.of("TaxBasisTotalAmount", "GrandTotalAmount", "DuePayableAmount")
                        .flatMap(name -> Stream.ofNullable(inCurrency(name)))
                        .flatMap(amount -> Stream.ofNullable(amount.attribute("currencyID")))
                        .toList());
    }

    /** MINIMUM and BASIC WL of Factur-X: a summary of the invoice for booking it. */
    private boolean isWithoutLines() {
        return profile != null
                && lines.isEmpty()
                && PROFILES_WITHOUT_LINES.contains(
                        profile.substring(profile.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT));
    }

    private static boolean bearsMoney(XmlElement line) {
        String status = line.value("AssociatedDocumentLineDocument", "LineStatusReasonCode");
        return status == null || !LINES_WITHOUT_MONEY.contains(status);
    }

    private static InvoiceRules.Line forTheRules(XmlElement line) {
        XmlElement settlement = lineSettlement(line);
        XmlElement agreement = part(line, "SpecifiedLineTradeAgreement", "SpecifiedSupplyChainTradeAgreement");
        BigDecimal priced = amount(agreement, "NetPriceProductTradePrice", "BasisQuantity");
        if (priced == null) {
            priced = amount(agreement, "GrossPriceProductTradePrice", "BasisQuantity");
        }
        return new InvoiceRules.Line(
                description(line),
                amount(lineTotals(line), "LineTotalAmount"),
                amount(lineDelivery(line), "BilledQuantity"),
                amount(agreement, "NetPriceProductTradePrice", "ChargeAmount"),
                Objects.requireNonNullElse(priced, BigDecimal.ONE),
                Amounts.sum(allowances(settlement, "true")).subtract(Amounts.sum(allowances(settlement, "false"))));
    }

    /** Null, without a warning of its own, when it cannot be read. */
    private static @Nullable BigDecimal amount(XmlElement owner, String... path) {
        return Optional.ofNullable(owner.value(path)).flatMap(Amounts::parse).orElse(null);
    }

    private static List<BigDecimal> allowances(XmlElement owner, String isCharge) {
        return amounts(owner.all("SpecifiedTradeAllowanceCharge").stream()
                .filter(allowance -> isCharge.equals(allowance.value("ChargeIndicator", "Indicator"))
                        || isCharge.equals(allowance.value("ChargeIndicator")))
                .flatMap(allowance -> Stream.ofNullable(allowance.value("ActualAmount")))
                .toList());
    }

    private static List<BigDecimal> amounts(List<String> texts) {
        return texts.stream().flatMap(text -> Amounts.parse(text).stream()).toList();
    }

    // ---- dates and terms

    /** CCYYMMDD (format 102) or, as some write it all the same, an ISO date; with or without a time behind it. */
    private @Nullable LocalDate date(XmlElement owner, String name) {
        XmlElement stated = part(owner, name);
        String text = stated.value("DateTimeString");
        if (text == null) {
            text = stated.value("DateTime");
        }
        if (text == null) {
            return null;
        }
        boolean isIso = text.indexOf('-') >= 0;
        int length = isIso ? 10 : 8;
        try {
            return LocalDate.parse(
                    text.substring(0, Math.min(length, text.length())),
                    isIso ? DateTimeFormatter.ISO_LOCAL_DATE : DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException noDay) {
            values.warn(WarningCode.UNREADABLE_VALUE, "%s is no date: %s".formatted(name, text));
            return null;
        }
    }

    /** Stated, but not by the terms of a discount for paying sooner; else given by stated terms. */
    private @Nullable LocalDate dueDate(@Nullable LocalDate issueDate) {
        LocalDate withDiscount = null;
        for (XmlElement terms : settlement.all("SpecifiedTradePaymentTerms")) {
            LocalDate stated = date(terms, "DueDateDateTime");
            boolean isDiscount = terms.has("ApplicableTradePaymentDiscountTerms");
            if (stated != null && !isDiscount) {
                return stated;
            }
            withDiscount = withDiscount != null ? withDiscount : stated;
        }
        return withDiscount != null ? withDiscount : InvoiceValues.dueDate(issueDate, terms());
    }

    private List<String> terms() {
        return settlement.values("SpecifiedTradePaymentTerms", "Description");
    }

    // ---- parties

    private static boolean isBelgian(XmlElement party) {
        return "BE".equals(party.value("PostalTradeAddress", "CountryID"));
    }

    private static List<XmlElement> vatRegistrations(XmlElement party) {
        return party.all("SpecifiedTaxRegistration", "ID").stream()
                .filter(id -> VAT_SCHEME.equals(id.attribute("schemeID")))
                .toList();
    }

    private @Nullable String vatNumber(XmlElement party) {
        return vatRegistrations(party).stream()
                .flatMap(id -> Stream.ofNullable(Texts.line(id.text())))
                .findFirst()
                .map(stated -> values.vatNumber(stated, isBelgian(party)))
                .orElse(null);
    }

    private static List<XmlElement> legalIds(XmlElement party) {
        return party.all("SpecifiedLegalOrganization", "ID");
    }

    private static List<XmlElement> addresses(XmlElement party) {
        return party.all("URIUniversalCommunication", "URIID");
    }

    private static @Nullable String enterpriseNumber(XmlElement party) {
        List<XmlElement> addresses = new ArrayList<>(addresses(party));
        addresses.addAll(party.all("GlobalID"));
        return InvoiceValues.enterpriseNumber(
                isBelgian(party),
                vatRegistrations(party).stream().map(XmlElement::text).toList(),
                legalIds(party),
                addresses);
    }

    private List<String> accounts() {
        List<String> accounts = new ArrayList<>();
        for (XmlElement account :
                settlement.all("SpecifiedTradeSettlementPaymentMeans", "PayeePartyCreditorFinancialAccount")) {
            String iban = account.value("IBANID");
            Stream.ofNullable(iban != null ? iban : account.value("ProprietaryID"))
                    .forEach(accounts::add);
        }
        return accounts;
    }

    // ---- amounts

    /** Where the tax office wants its own currency too, an amount stands twice. */
    private @Nullable XmlElement inCurrency(String name) {
        List<XmlElement> all = totals.all(name);
        return all.stream()
                .filter(amount -> {
                    String stated = amount.attribute("currencyID");
                    return stated == null || stated.equals(currency);
                })
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElse(null);
    }

    private @Nullable BigDecimal total(String name) {
        XmlElement amount = inCurrency(name);
        return amount == null ? null : values.amount(amount);
    }

    private static XmlElement lineSettlement(XmlElement line) {
        return part(line, "SpecifiedLineTradeSettlement", "SpecifiedSupplyChainTradeSettlement");
    }

    private static XmlElement lineDelivery(XmlElement line) {
        return part(line, "SpecifiedLineTradeDelivery", "SpecifiedSupplyChainTradeDelivery");
    }

    private static XmlElement lineTotals(XmlElement line) {
        return part(
                lineSettlement(line),
                "SpecifiedTradeSettlementLineMonetarySummation",
                "SpecifiedTradeSettlementMonetarySummation");
    }

    private InvoiceLine line(XmlElement line) {
        return new InvoiceLine(
                description(line),
                values.amount(lineDelivery(line), "BilledQuantity"),
                values.amount(lineTotals(line), "LineTotalAmount"));
    }

    private static @Nullable String description(XmlElement line) {
        String name = line.value("SpecifiedTradeProduct", "Name");
        return name != null ? name : line.value("SpecifiedTradeProduct", "Description");
    }

    private VatSubtotal subtotal(XmlElement tax) {
        BigDecimal rate = values.amount(tax, "RateApplicablePercent");
        return new VatSubtotal(
                rate != null ? rate : values.amount(tax, "ApplicablePercent"),
                values.amount(tax, "BasisAmount"),
                values.amount(tax, "CalculatedAmount"));
    }
}
