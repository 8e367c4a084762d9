package com.billify.extraction.core;

import com.billify.kernel.EnterpriseNumber;
import com.billify.kernel.VatNumber;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
    /** Type codes (UNTDID 1001) of documents that give money back. */
    private static final Set<String> CREDIT_TYPES =
            Set.of("81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532");
    /** Schemes of identifiers that hold a Belgian enterprise number: KBO, VAT, and older forms of both. */
    private static final Set<String> BELGIAN_SCHEMES = Set.of("0208", "9925", "9956", "BE:CBE", "BE:VAT");

    private static final Pattern LIKE_AN_IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{8,30}");
    private static final Pattern VAT_DECORATION = Pattern.compile("[\\s./_-]");

    private final XmlElement document;
    private final boolean isCreditNote;
    private final List<Warning> warnings = new ArrayList<>();

    private UblReader(XmlElement document) {
        this.document = document;
        this.isCreditNote = document.name().equals(CREDIT_NOTE);
    }

    /** @throws Refused when number, issue date or every amount is missing */
    static InvoiceDocument read(XmlElement document) {
        return new UblReader(document).read();
    }

    private InvoiceDocument read() {
        String number = document.value("ID");
        LocalDate issueDate = date("IssueDate");
        XmlElement totals = totals();
        BigDecimal payable = amount(totals, "PayableAmount");
        BigDecimal gross = amount(totals, "TaxInclusiveAmount");
        refuseIncomplete(number, issueDate, gross != null ? gross : payable);
        XmlElement taxTotal = taxTotal();
        InvoiceDocument stated = new InvoiceDocument(
                kindByType(),
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
                accounts(),
                paymentReference(),
                currency(totals),
                amount(totals, "TaxExclusiveAmount"),
                taxTotal == null ? null : amount(taxTotal, "TaxAmount"),
                gross,
                payable,
                lines(),
                subtotals(taxTotal),
                List.of());
        UblRules.check(document, totals, taxTotal, stated, warnings);
        return withItsAmounts(stated);
    }

    private void refuseIncomplete(@Nullable String number, @Nullable LocalDate issueDate, @Nullable BigDecimal total) {
        List<String> missing = Stream.of(
                        number == null ? "number" : "",
                        issueDate == null ? "issue date" : "",
                        total == null ? "total amount" : "")
                .filter(name -> !name.isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new Refused(
                    RefusalCode.INCOMPLETE_INVOICE, "This invoice states no " + String.join(", no ", missing) + ".");
        }
    }

    // ---- what kind of document, and its signs

    private InvoiceKind kindByType() {
        String type = document.value("InvoiceTypeCode");
        if (!isCreditNote && type != null && CREDIT_TYPES.contains(type)) {
            warnings.add(
                    WarningCode.TYPE_CODE.with("an invoice of type " + type + ", which is a credit note: read as one"));
            return InvoiceKind.CREDIT_NOTE;
        }
        return isCreditNote ? InvoiceKind.CREDIT_NOTE : InvoiceKind.INVOICE;
    }

    /** The document with its amounts as Billify gives them: not below zero, and without needless decimals. */
    private InvoiceDocument withItsAmounts(InvoiceDocument stated) {
        BigDecimal total = Objects.requireNonNullElse(
                stated.gross(), Objects.requireNonNullElse(stated.payable(), BigDecimal.ZERO));
        boolean isTurned = total.signum() < 0;
        if (isTurned) {
            warnings.add(WarningCode.NEGATIVE_TOTAL.with(
                    stated.kind() == InvoiceKind.INVOICE
                            ? "an invoice of " + total.toPlainString() + " is read as a credit note"
                            : "a credit note of " + total.toPlainString() + " is read as positive"));
        }
        Given given = new Given(isTurned, stated.currency());
        return new InvoiceDocument(
                isTurned ? InvoiceKind.CREDIT_NOTE : stated.kind(),
                stated.source(),
                stated.invoiceNumber(),
                stated.issueDate(),
                stated.dueDate(),
                stated.sellerName(),
                stated.sellerVat(),
                stated.sellerNumber(),
                stated.buyerName(),
                stated.buyerVat(),
                stated.buyerNumber(),
                stated.ibans(),
                stated.paymentReference(),
                stated.currency(),
                given.amount(stated.net()),
                given.amount(stated.vat()),
                given.amount(stated.gross()),
                given.amount(stated.payable()),
                stated.lines().stream()
                        .map(line -> new InvoiceLine(
                                line.description(), given.sign(line.quantity()), given.amount(line.net())))
                        .toList(),
                stated.vatSubtotals().stream()
                        .map(subtotal -> new VatSubtotal(
                                subtotal.rate(), given.amount(subtotal.taxable()), given.amount(subtotal.tax())))
                        .toList(),
                warnings);
    }

    /** How the figures of a document are given: turned or not, in its currency's decimals. */
    private record Given(boolean isTurned, @Nullable String currency) {
        @Nullable
        BigDecimal sign(@Nullable BigDecimal stated) {
            return stated == null || !isTurned ? stated : stated.negate();
        }

        @Nullable
        BigDecimal amount(@Nullable BigDecimal stated) {
            BigDecimal signed = sign(stated);
            return signed == null ? null : Amounts.trimmed(signed, currency);
        }
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
            warnings.add(WarningCode.UNREADABLE_VALUE.with("%s is no date: %s".formatted(path[path.length - 1], text)));
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
        List<String> terms = terms();
        return issueDate == null || terms.size() != 1
                ? null
                : PaymentTerms.dueDate(issueDate, terms.getFirst()).orElse(null);
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

    private @Nullable String vatNumber(@Nullable XmlElement party) {
        if (party == null) {
            return null;
        }
        for (XmlElement scheme : party.all("PartyTaxScheme")) {
            String name = scheme.value("TaxScheme", "ID");
            String number = scheme.value("CompanyID");
            if (number != null && (name == null || VAT_NAMES.contains(name.toUpperCase(Locale.ROOT)))) {
                return normalisedVat(number, party);
            }
        }
        return null;
    }

    /** A Belgian number may lack its prefix; one with wrong check digits stays as it is, with a warning. */
    private String normalisedVat(String stated, XmlElement party) {
        boolean isBelgian = "BE".equals(party.value("PostalAddress", "Country", "IdentificationCode"));
        Optional<String> valid = VatNumber.parse(stated)
                .map(VatNumber::value)
                .or(() -> isBelgian
                        ? EnterpriseNumber.parse(stated).map(number -> "BE" + number.digits())
                        : Optional.empty());
        if (valid.isEmpty()) {
            warnings.add(WarningCode.INVALID_NUMBER.with("not a valid VAT number: " + stated));
        }
        return valid.orElseGet(
                () -> VAT_DECORATION.matcher(stated).replaceAll("").toUpperCase(Locale.ROOT));
    }

    private static @Nullable String enterpriseNumber(@Nullable XmlElement party) {
        if (party == null) {
            return null;
        }
        boolean isBelgian = "BE".equals(party.value("PostalAddress", "Country", "IdentificationCode"));
        Stream<String> vatNumbers = party.values("PartyTaxScheme", "CompanyID").stream()
                .filter(number -> number.toUpperCase(Locale.ROOT).startsWith("BE"));
        Stream<String> legalNumbers = party.all("PartyLegalEntity", "CompanyID").stream()
                .filter(id -> id.attribute("schemeID") == null ? isBelgian : isBelgianScheme(id))
                .map(XmlElement::text);
        Stream<String> addresses = Stream.of(party.all("EndpointID"), party.all("PartyIdentification", "ID"))
                .flatMap(List::stream)
                .filter(UblReader::isBelgianScheme)
                .map(XmlElement::text);
        return Stream.of(vatNumbers, legalNumbers, addresses)
                .flatMap(numbers -> numbers)
                .flatMap(number -> EnterpriseNumber.parse(number).stream())
                .map(EnterpriseNumber::digits)
                .findFirst()
                .orElse(null);
    }

    private static boolean isBelgianScheme(XmlElement id) {
        String scheme = id.attribute("schemeID");
        return scheme != null && BELGIAN_SCHEMES.contains(scheme);
    }

    // ---- how to pay

    private List<String> accounts() {
        Set<String> accounts = new LinkedHashSet<>();
        for (String printed : document.values("PaymentMeans", "PayeeFinancialAccount", "ID")) {
            String account = Texts.packed(printed);
            if (account == null) {
                continue;
            }
            String read = Objects.requireNonNullElse(AccountNumbers.read(account), account);
            if (!AccountNumbers.isIban(read) && LIKE_AN_IBAN.matcher(read).matches()) {
                warnings.add(WarningCode.INVALID_IBAN.with("not a valid IBAN: " + read));
            }
            accounts.add(read);
        }
        return List.copyOf(accounts);
    }

    /** What to write on the payment: an OGM wherever it stands, else what the means of payment say. */
    private @Nullable String paymentReference() {
        List<String> stated = new ArrayList<>(document.values("PaymentMeans", "PaymentID"));
        stated.addAll(document.values("PaymentMeans", "InstructionID"));
        for (String reference : stated) {
            Optional<String> valid = References.stated(reference);
            if (valid.isPresent()) {
                return valid.get();
            }
        }
        if (!stated.isEmpty()) {
            return stated.getFirst();
        }
        return Stream.of(terms(), document.values("Note"))
                .flatMap(List::stream)
                .flatMap(text -> References.inFreeText(text).stream())
                .findFirst()
                .orElse(null);
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

    private @Nullable BigDecimal amount(XmlElement owner, String name) {
        String text = owner.value(name);
        if (text == null) {
            return null;
        }
        Optional<BigDecimal> amount = Amounts.parse(text);
        if (amount.isEmpty()) {
            warnings.add(WarningCode.UNREADABLE_VALUE.with("%s is no amount: %s".formatted(name, text)));
        }
        return amount.orElse(null);
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
        return document.all(UblRules.lineName(document)).stream()
                .map(line -> new InvoiceLine(
                        description(line),
                        amount(line, isCreditNote ? "CreditedQuantity" : "InvoicedQuantity"),
                        amount(line, "LineExtensionAmount")))
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
                        rate(subtotal), amount(subtotal, "TaxableAmount"), amount(subtotal, "TaxAmount")))
                .toList();
    }

    /** UBL 2.0 writes the rate beside the amounts. */
    private @Nullable BigDecimal rate(XmlElement subtotal) {
        XmlElement category = subtotal.first("TaxCategory");
        BigDecimal rate = category == null ? null : amount(category, "Percent");
        return rate != null ? rate : amount(subtotal, "Percent");
    }
}
