package com.billify.extraction.core;

import com.billify.kernel.EnterpriseNumber;
import com.billify.kernel.VatNumber;
import java.math.BigDecimal;
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

/** What e-invoices mean alike in every syntax: brings stated values to their form and gathers what was odd about them. */
final class InvoiceValues {
    /** Schemes of identifiers that hold a Belgian enterprise number: KBO, VAT, and older forms of both. */
    private static final Set<String> BELGIAN_SCHEMES = Set.of("0208", "9925", "9956", "BE:CBE", "BE:VAT");

    private static final Pattern VAT_DECORATION = Pattern.compile("[\\s./_-]");

    private final List<Warning> warnings = new ArrayList<>();

    void warn(WarningCode code, String message) {
        warnings.add(code.with(message));
    }

    /** So far, in the order in which they came up. */
    List<Warning> warnings() {
        return warnings;
    }

    /** @throws Refused when number, issue date or every total is missing */
    static void refuseIncomplete(@Nullable String number, @Nullable LocalDate issueDate, @Nullable BigDecimal total) {
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

    /** The amount at the end of the path, or of the element itself; null, with a warning, when it is none. */
    @Nullable
    BigDecimal amount(XmlElement owner, String... path) {
        String text = owner.value(path);
        if (text == null) {
            return null;
        }
        Optional<BigDecimal> amount = Amounts.parse(text);
        if (amount.isEmpty()) {
            String name = path.length == 0 ? owner.name() : path[path.length - 1];
            warn(WarningCode.UNREADABLE_VALUE, "%s is no amount: %s".formatted(name, text));
        }
        return amount.orElse(null);
    }

    /** A Belgian number may lack its prefix; one with wrong check digits stays as it is, with a warning. */
    String vatNumber(String stated, boolean isBelgian) {
        Optional<String> valid = VatNumber.parse(stated)
                .map(VatNumber::value)
                .or(() -> isBelgian
                        ? EnterpriseNumber.parse(stated).map(number -> "BE" + number.digits())
                        : Optional.empty());
        if (valid.isEmpty()) {
            warn(WarningCode.INVALID_NUMBER, "not a valid VAT number: " + stated);
        }
        return valid.orElseGet(
                () -> VAT_DECORATION.matcher(stated).replaceAll("").toUpperCase(Locale.ROOT));
    }

    /**
     * The Belgian enterprise number of a party, as ten digits; null when none is stated.
     *
     * @param vatNumbers only a Belgian one holds the number
     * @param legalIds without scheme they count where the party is Belgian
     * @param addresses count by their scheme alone
     */
    static @Nullable String enterpriseNumber(
            boolean isBelgian, List<String> vatNumbers, List<XmlElement> legalIds, List<XmlElement> addresses) {
        Stream<String> belgianVat = vatNumbers.stream()
                .filter(number -> number.toUpperCase(Locale.ROOT).startsWith("BE"));
        Stream<String> legal = legalIds.stream()
                .filter(id -> id.attribute("schemeID") == null ? isBelgian : isBelgianScheme(id))
                .map(XmlElement::text);
        Stream<String> addressed =
                addresses.stream().filter(InvoiceValues::isBelgianScheme).map(XmlElement::text);
        return Stream.of(belgianVat, legal, addressed)
                .flatMap(numbers -> numbers)
                .flatMap(number -> EnterpriseNumber.parse(number).stream())
                .map(EnterpriseNumber::digits)
                .findFirst()
                .orElse(null);
    }

    /** The one invoice that a credit note is about (EN 16931, BT-25); null where it names none or several. */
    static @Nullable String creditedNumber(InvoiceKind kind, List<String> stated) {
        List<String> numbers = stated.stream().distinct().toList();
        return kind == InvoiceKind.CREDIT_NOTE && numbers.size() == 1 ? numbers.getFirst() : null;
    }

    private static boolean isBelgianScheme(XmlElement id) {
        String scheme = id.attribute("schemeID");
        return scheme != null && BELGIAN_SCHEMES.contains(scheme);
    }

    /** Each account once, in document order. */
    List<String> accounts(List<String> printed) {
        Set<String> accounts = new LinkedHashSet<>();
        for (String one : printed) {
            String account = Texts.packed(one);
            if (account == null) {
                continue;
            }
            String read = Objects.requireNonNullElse(AccountNumbers.read(account), account);
            if (!AccountNumbers.isIban(read) && AccountNumbers.isLikeIban(read)) {
                warn(WarningCode.INVALID_IBAN, "not a valid IBAN: " + read);
            }
            accounts.add(read);
        }
        return List.copyOf(accounts);
    }

    /**
     * What to write on the payment: an OGM wherever it stands, else what the means of payment say.
     *
     * @param stated in fields that are meant for it
     * @param texts in which it may stand among other words
     */
    static @Nullable String paymentReference(List<String> stated, Stream<String> texts) {
        for (String reference : stated) {
            Optional<String> valid = References.stated(reference);
            if (valid.isPresent()) {
                return valid.get();
            }
        }
        if (!stated.isEmpty()) {
            return stated.getFirst();
        }
        return texts.flatMap(text -> References.inFreeText(text).stream())
                .findFirst()
                .orElse(null);
    }

    /** By terms that stand alone and can mean one day only. */
    static @Nullable LocalDate dueDate(@Nullable LocalDate issueDate, List<String> terms) {
        return issueDate == null || terms.size() != 1
                ? null
                : PaymentTerms.dueDate(issueDate, terms.getFirst()).orElse(null);
    }

    /** The document with its amounts as Billify gives them: not below zero, and without needless decimals. */
    InvoiceDocument withItsAmounts(InvoiceDocument stated) {
        BigDecimal total = Objects.requireNonNullElse(
                stated.gross(), Objects.requireNonNullElse(stated.payable(), BigDecimal.ZERO));
        boolean isTurned = total.signum() < 0;
        if (isTurned) {
            warn(
                    WarningCode.NEGATIVE_TOTAL,
                    stated.kind() == InvoiceKind.INVOICE
                            ? "an invoice of " + total.toPlainString() + " is read as a credit note"
                            : "a credit note of " + total.toPlainString() + " is read as positive");
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
                stated.creditedNumber(),
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
}
