package com.billify.extraction.core;

import com.billify.kernel.EnterpriseNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of EN 16931 and Peppol BIS Billing 3 that matter for money and that a reader can check by itself. A broken
 * rule is a warning that names it, never a refusal: the invoice was sent and somebody expects to be paid.
 */
final class UblRules {
    private static final String EN_16931 = "urn:cen.eu:en16931:2017";
    private static final Set<String> CREDIT_TRANSFER = Set.of("30", "58");
    private static final List<String> PARTIES = List.of("AccountingSupplierParty", "AccountingCustomerParty");
    /** EN 16931 rounds to two decimals whatever the currency. */
    private static final int DECIMALS = 2;

    private final XmlElement document;
    private final XmlElement totals;
    private final InvoiceDocument read;
    private final List<Warning> warnings;

    private UblRules(XmlElement document, XmlElement totals, InvoiceDocument read, List<Warning> warnings) {
        this.document = document;
        this.totals = totals;
        this.read = read;
        this.warnings = warnings;
    }

    /** @param read the document with its amounts as stated, before any change of sign */
    static void check(
            XmlElement document,
            XmlElement totals,
            @Nullable XmlElement taxTotal,
            InvoiceDocument read,
            List<Warning> warnings) {
        UblRules rules = new UblRules(document, totals, read, warnings);
        rules.checkProfile();
        rules.checkPresence();
        rules.checkEnterpriseNumbers();
        rules.checkSums();
        rules.checkTax(taxTotal);
        rules.checkCurrencies();
    }

    static String lineName(XmlElement document) {
        return document.name() + "Line";
    }

    private void checkProfile() {
        String profile = document.value("CustomizationID");
        if (profile == null || !profile.startsWith(EN_16931)) {
            warnings.add(WarningCode.OTHER_PROFILE.with(
                    profile == null ? "no profile is stated" : "not a profile of EN 16931: " + profile));
        }
    }

    private void checkPresence() {
        require("BR-05", "currency", document.value("DocumentCurrencyCode"));
        require("BR-06", "name of the seller", read.sellerName());
        require("BR-07", "name of the buyer", read.buyerName());
        require("BR-13", "total without VAT", read.net());
        require("BR-14", "total with VAT", read.gross());
        require("BR-15", "amount due", read.payable());
        require("BR-16", "line", read.lines().isEmpty() ? null : read.lines());
        require("BR-CO-18", "VAT breakdown", read.vatSubtotals().isEmpty() ? null : read.vatSubtotals());
        boolean byTransfer =
                document.values("PaymentMeans", "PaymentMeansCode").stream().anyMatch(CREDIT_TRANSFER::contains);
        if (byTransfer && read.kind() == InvoiceKind.INVOICE && read.ibans().isEmpty()) {
            warnings.add(WarningCode.MISSING_FIELD.with("BR-61: a credit transfer, but no account to pay to"));
        }
        boolean isDue = read.payable() != null && read.payable().signum() > 0 && read.kind() == InvoiceKind.INVOICE;
        if (isDue && read.dueDate() == null && !document.has("PaymentTerms")) {
            warnings.add(WarningCode.MISSING_FIELD.with("BR-CO-25: neither due date nor payment terms"));
        }
    }

    /** PEPPOL-COMMON-R043. */
    private void checkEnterpriseNumbers() {
        for (String role : PARTIES) {
            Stream.of(
                            document.all(role, "Party", "EndpointID"),
                            document.all(role, "Party", "PartyLegalEntity", "CompanyID"))
                    .flatMap(List::stream)
                    .filter(id -> "0208".equals(id.attribute("schemeID")))
                    .map(XmlElement::text)
                    .filter(number -> EnterpriseNumber.parse(number).isEmpty())
                    .distinct()
                    .forEach(number -> warnings.add(
                            WarningCode.INVALID_NUMBER.with("not a valid enterprise number: " + number.strip())));
        }
    }

    private void require(String rule, String name, @Nullable Object value) {
        if (value == null) {
            warnings.add(WarningCode.MISSING_FIELD.with(rule + ": no " + name));
        }
    }

    private void checkSums() {
        BigDecimal lines = sum(read.lines().stream().map(InvoiceLine::net).filter(Objects::nonNull));
        BigDecimal allowances = allowances("false");
        BigDecimal charges = allowances("true");
        Optional<BigDecimal> statedLines = total("LineExtensionAmount");
        check("BR-CO-10", "sum of the lines", lines, statedLines);
        total("AllowanceTotalAmount").ifPresent(stated -> check("BR-CO-11", "sum of allowances", allowances, stated));
        total("ChargeTotalAmount").ifPresent(stated -> check("BR-CO-12", "sum of charges", charges, stated));
        statedLines.ifPresent(stated -> check(
                "BR-CO-13",
                "total without VAT",
                stated.subtract(total("AllowanceTotalAmount").orElse(BigDecimal.ZERO))
                        .add(total("ChargeTotalAmount").orElse(BigDecimal.ZERO)),
                read.net()));
        if (read.net() != null && read.gross() != null) {
            BigDecimal vat = Objects.requireNonNullElse(read.vat(), BigDecimal.ZERO);
            check("BR-CO-15", "total with VAT", read.net().add(vat), read.gross());
        }
        if (read.gross() != null) {
            BigDecimal due = read.gross()
                    .subtract(total("PrepaidAmount").orElse(BigDecimal.ZERO))
                    .add(total("PayableRoundingAmount").orElse(BigDecimal.ZERO));
            check("BR-CO-16", "amount due", due, read.payable());
        }
    }

    private void checkTax(@Nullable XmlElement taxTotal) {
        if (taxTotal == null || read.vatSubtotals().isEmpty()) {
            return;
        }
        BigDecimal tax = sum(read.vatSubtotals().stream().map(VatSubtotal::tax).filter(Objects::nonNull));
        check("BR-CO-14", "sum of VAT", tax, read.vat());
        for (VatSubtotal subtotal : read.vatSubtotals()) {
            if (subtotal.rate() == null || subtotal.taxable() == null || subtotal.tax() == null) {
                continue;
            }
            BigDecimal expected = subtotal.taxable().multiply(subtotal.rate()).movePointLeft(2);
            // the rule's own tolerance: VAT may be rounded line by line
            if (expected.subtract(subtotal.tax()).abs().compareTo(BigDecimal.ONE) >= 0) {
                warnings.add(WarningCode.ARITHMETIC.with("BR-CO-17: VAT of %s %% on %s is not %s"
                        .formatted(
                                subtotal.rate().toPlainString(),
                                subtotal.taxable().toPlainString(),
                                subtotal.tax().toPlainString())));
            }
        }
    }

    private void checkCurrencies() {
        Stream.of("TaxExclusiveAmount", "TaxInclusiveAmount", "PayableAmount")
                .flatMap(name -> Stream.ofNullable(totals.first(name)))
                .flatMap(amount -> Stream.ofNullable(amount.attribute("currencyID")))
                .filter(currency -> !currency.equals(read.currency()))
                .findFirst()
                .ifPresent(currency -> warnings.add(WarningCode.AMOUNT_CURRENCY.with(
                        "a total in " + currency + " on a document in " + read.currency())));
    }

    private BigDecimal allowances(String isCharge) {
        return sum(document.all("AllowanceCharge").stream()
                .filter(allowance -> isCharge.equals(allowance.value("ChargeIndicator")))
                .flatMap(allowance -> Stream.ofNullable(allowance.value("Amount")))
                .flatMap(amount -> Amounts.parse(amount).stream()));
    }

    private Optional<BigDecimal> total(String name) {
        return Optional.ofNullable(totals.value(name)).flatMap(Amounts::parse);
    }

    private static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void check(String rule, String what, BigDecimal expected, Optional<BigDecimal> stated) {
        check(rule, what, expected, stated.orElse(null));
    }

    private void check(String rule, String what, BigDecimal expected, @Nullable BigDecimal stated) {
        if (stated == null || !rounded(expected).equals(rounded(stated))) {
            warnings.add(WarningCode.ARITHMETIC.with("%s: the %s is %s, stated is %s"
                    .formatted(
                            rule,
                            what,
                            rounded(expected).toPlainString(),
                            stated == null ? "nothing" : stated.toPlainString())));
        }
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
