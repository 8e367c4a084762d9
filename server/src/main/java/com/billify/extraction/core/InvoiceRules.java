package com.billify.extraction.core;

import com.billify.kernel.EnterpriseNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules of EN 16931 and Peppol BIS Billing 3 that matter for money and that a reader can check by itself. A broken
 * rule is a warning that names it, never a refusal: the invoice was sent and somebody expects to be paid.
 */
final class InvoiceRules {
    /** EN 16931 itself, and what is declared to comply with it or to extend it. */
    private static final Pattern EN_16931 = Pattern.compile("urn:cen\\.eu:en16931:2017(#.*)?");

    private static final Set<String> CREDIT_TRANSFER = Set.of("30", "58");
    /** EN 16931 rounds to two decimals whatever the currency. */
    private static final int DECIMALS = 2;

    private static final BigDecimal LINE_TOLERANCE = new BigDecimal("0.02");

    private final InvoiceDocument read;
    private final Stated stated;
    private final InvoiceValues values;

    private InvoiceRules(InvoiceDocument read, Stated stated, InvoiceValues values) {
        this.read = read;
        this.stated = stated;
        this.values = values;
    }

    /**
     * What a document states for the rules alone.
     *
     * @param profile of its contents; null when none is named
     * @param withoutLines by its profile the document has no lines, so none is missing
     * @param currency as stated for the whole document
     * @param lines those that make up the sum of the lines
     * @param allowances on the whole document, as charges are
     * @param lineTotal as the totals state it, and so the five behind it
     * @param paymentMeans codes (UNTDID 4461)
     * @param enterpriseNumbers that stand under the scheme of the Belgian register (0208)
     * @param currencies of the totals
     */
    record Stated(
            @Nullable String profile,
            boolean withoutLines,
            @Nullable String currency,
            List<Line> lines,
            List<BigDecimal> allowances,
            List<BigDecimal> charges,
            Optional<BigDecimal> lineTotal,
            Optional<BigDecimal> allowanceTotal,
            Optional<BigDecimal> chargeTotal,
            Optional<BigDecimal> prepaid,
            Optional<BigDecimal> rounding,
            List<String> paymentMeans,
            boolean hasTerms,
            List<String> enterpriseNumbers,
            List<String> currencies) {}

    /**
     * How the net amount of a line comes about.
     *
     * @param quantity null where the line states none, and so the price
     * @param priced how many units the price is for
     * @param extra charges of the line less its allowances
     */
    record Line(
            @Nullable String description,
            @Nullable BigDecimal net,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal price,
            BigDecimal priced,
            BigDecimal extra) {}

    /** @param read the document with its amounts as stated, before any change of sign */
    static void check(InvoiceDocument read, Stated stated, InvoiceValues values) {
        InvoiceRules rules = new InvoiceRules(read, stated, values);
        rules.checkProfile();
        rules.checkPresence();
        rules.checkEnterpriseNumbers();
        rules.checkLines();
        rules.checkSums();
        rules.checkTax();
        rules.checkCurrencies();
    }

    private void checkProfile() {
        String profile = stated.profile();
        if (stated.withoutLines()) {
            values.warn(WarningCode.OTHER_PROFILE, "the profile states totals only, without lines: " + profile);
        } else if (profile == null || !EN_16931.matcher(profile).matches()) {
            values.warn(
                    WarningCode.OTHER_PROFILE,
                    profile == null ? "no profile is stated" : "not a profile of EN 16931: " + profile);
        }
    }

    private void checkPresence() {
        require("BR-05", "currency", stated.currency());
        require("BR-06", "name of the seller", read.sellerName());
        require("BR-07", "name of the buyer", read.buyerName());
        require("BR-13", "total without VAT", read.net());
        require("BR-14", "total with VAT", read.gross());
        require("BR-15", "amount due", read.payable());
        if (!stated.withoutLines()) {
            require("BR-16", "line", read.lines().isEmpty() ? null : read.lines());
            require("BR-CO-18", "VAT breakdown", read.vatSubtotals().isEmpty() ? null : read.vatSubtotals());
        }
        boolean byTransfer = stated.paymentMeans().stream().anyMatch(CREDIT_TRANSFER::contains);
        if (byTransfer && read.kind() == InvoiceKind.INVOICE && read.ibans().isEmpty()) {
            values.warn(WarningCode.MISSING_FIELD, "BR-61: a credit transfer, but no account to pay to");
        }
        boolean isDue = read.payable() != null && read.payable().signum() > 0 && read.kind() == InvoiceKind.INVOICE;
        if (isDue && read.dueDate() == null && !stated.hasTerms() && !stated.withoutLines()) {
            values.warn(WarningCode.MISSING_FIELD, "BR-CO-25: neither due date nor payment terms");
        }
    }

    /** PEPPOL-COMMON-R043. */
    private void checkEnterpriseNumbers() {
        stated.enterpriseNumbers().stream()
                .filter(number -> EnterpriseNumber.parse(number).isEmpty())
                .distinct()
                .forEach(number ->
                        values.warn(WarningCode.INVALID_NUMBER, "not a valid enterprise number: " + number.strip()));
    }

    private void require(String rule, String name, @Nullable Object value) {
        if (value == null) {
            values.warn(WarningCode.MISSING_FIELD, rule + ": no " + name);
        }
    }

    /** PEPPOL-EN16931-R120, with its own tolerance. */
    private void checkLines() {
        for (Line line : stated.lines()) {
            if (line.net() == null
                    || line.quantity() == null
                    || line.price() == null
                    || line.priced().signum() == 0) {
                continue;
            }
            BigDecimal expected =
                    line.quantity().multiply(line.price()).divide(line.priced(), DECIMALS, RoundingMode.HALF_UP);
            // many a sender has its allowances in the price already
            if (isOff(expected.add(line.extra()), line.net()) && isOff(expected, line.net())) {
                values.warn(
                        WarningCode.ARITHMETIC,
                        "R120: %s times %s for %s is not the %s of the line %s"
                                .formatted(
                                        line.quantity().toPlainString(),
                                        line.price().toPlainString(),
                                        line.priced().toPlainString(),
                                        line.net().toPlainString(),
                                        Objects.requireNonNullElse(line.description(), "without name")));
            }
        }
    }

    private static boolean isOff(BigDecimal expected, BigDecimal stated) {
        return expected.subtract(stated).abs().compareTo(LINE_TOLERANCE) > 0;
    }

    private void checkSums() {
        if (!stated.withoutLines()) {
            List<BigDecimal> lines = stated.lines().stream()
                    .map(Line::net)
                    .filter(Objects::nonNull)
                    .toList();
            check("BR-CO-10", "sum of the lines", Amounts.sum(lines), stated.lineTotal());
        }
        stated.allowanceTotal()
                .ifPresent(total -> check("BR-CO-11", "sum of allowances", Amounts.sum(stated.allowances()), total));
        stated.chargeTotal()
                .ifPresent(total -> check("BR-CO-12", "sum of charges", Amounts.sum(stated.charges()), total));
        stated.lineTotal()
                .ifPresent(total -> check(
                        "BR-CO-13",
                        "total without VAT",
                        total.subtract(stated.allowanceTotal().orElse(BigDecimal.ZERO))
                                .add(stated.chargeTotal().orElse(BigDecimal.ZERO)),
                        read.net()));
        if (read.net() != null && read.gross() != null) {
            BigDecimal vat = Objects.requireNonNullElse(read.vat(), BigDecimal.ZERO);
            check("BR-CO-15", "total with VAT", read.net().add(vat), read.gross());
        }
        if (read.gross() != null && !(stated.withoutLines() && stated.prepaid().isEmpty())) {
            BigDecimal due = read.gross()
                    .subtract(stated.prepaid().orElse(BigDecimal.ZERO))
                    .add(stated.rounding().orElse(BigDecimal.ZERO));
            check("BR-CO-16", "amount due", due, read.payable());
        }
    }

    private void checkTax() {
        if (read.vatSubtotals().isEmpty()) {
            return;
        }
        BigDecimal tax = Amounts.sum(read.vatSubtotals().stream()
                .map(VatSubtotal::tax)
                .filter(Objects::nonNull)
                .toList());
        check("BR-CO-14", "sum of VAT", tax, read.vat());
        for (VatSubtotal subtotal : read.vatSubtotals()) {
            if (subtotal.rate() == null || subtotal.taxable() == null || subtotal.tax() == null) {
                continue;
            }
            BigDecimal expected = subtotal.taxable().multiply(subtotal.rate()).movePointLeft(2);
            // the rule's own tolerance: VAT may be rounded line by line
            if (expected.subtract(subtotal.tax()).abs().compareTo(BigDecimal.ONE) >= 0) {
                values.warn(
                        WarningCode.ARITHMETIC,
                        "BR-CO-17: VAT of %s %% on %s is not %s"
                                .formatted(
                                        subtotal.rate().toPlainString(),
                                        subtotal.taxable().toPlainString(),
                                        subtotal.tax().toPlainString()));
            }
        }
    }

    private void checkCurrencies() {
        stated.currencies().stream()
                .filter(currency -> !currency.equals(read.currency()))
                .findFirst()
                .ifPresent(currency -> values.warn(
                        WarningCode.AMOUNT_CURRENCY,
                        "a total in " + currency + " on a document in " + read.currency()));
    }

    private void check(String rule, String what, BigDecimal expected, Optional<BigDecimal> given) {
        check(rule, what, expected, given.orElse(null));
    }

    private void check(String rule, String what, BigDecimal expected, @Nullable BigDecimal given) {
        if (given == null || !rounded(expected).equals(rounded(given))) {
            values.warn(
                    WarningCode.ARITHMETIC,
                    "%s: the %s is %s, stated is %s"
                            .formatted(
                                    rule,
                                    what,
                                    rounded(expected).toPlainString(),
                                    given == null ? "nothing" : given.toPlainString()));
        }
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
