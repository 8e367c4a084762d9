package com.billify.extraction.core.fields;

import com.billify.extraction.core.Amounts;
import com.billify.extraction.core.DocumentSource;
import com.billify.extraction.core.InvoiceDocument;
import com.billify.extraction.core.InvoiceKind;
import com.billify.extraction.core.Refusal;
import com.billify.extraction.core.RefusalCode;
import com.billify.extraction.core.VatSubtotal;
import com.billify.extraction.core.Warning;
import com.billify.extraction.core.page.Page;
import com.billify.kernel.EnterpriseNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the pages of an invoice: which of the words on them are its number, its dates, its amounts, its parties. */
public final class FieldExtractor {
    /** Logarithm of the odds that an account must reach to be named. */
    private static final double LEAST_ACCOUNT = -1;

    private static final double LEAST_IN_LETTER = -1;

    private static final String VAT_OF_RATES = "the sum of the VAT of each rate";
    /** Letters of a picture that are surer than this cost no confidence. */
    private static final double CLEAR = 0.85;

    private static final double CLEAR_SHARE = 0.8;
    private static final double DOUBTFUL = 0.9;
    /** Of several invoices in one file nothing tells which one a value belongs to. */
    private static final double MIXED = 0.5;

    private FieldExtractor() {}

    /** Never throws on what pages may hold. What is not on the pages is not in the answer. */
    public static PrintedReading read(List<Page> pages, Known known) {
        return read(pages, known, Weights.shipped());
    }

    static PrintedReading read(List<Page> pages, Known known, Weights weights) {
        Print print = Print.of(pages);
        if (print.lines().isEmpty()) {
            return empty(pages);
        }
        Scene scene = Scene.of(print, known);
        Optional<DocumentKind.Sighting> title = DocumentKind.of(scene);
        if (title.isPresent() && !title.get().kind().isInvoice()) {
            return new PrintedReading.Other(
                    new Refusal(
                            RefusalCode.NOT_AN_INVOICE,
                            "This is %s (\"%s\"), no invoice and no credit note."
                                    .formatted(
                                            title.get().kind().description(),
                                            title.get().span().text().replaceAll("\\s+", " "))),
                    title.get().kind().slug());
        }
        return new Reader(scene, weights, title.map(DocumentKind.Sighting::kind).orElse(DocumentKind.INVOICE)).read();
    }

    /** An invoice of which nothing could be read. */
    public static InvoiceDocument nothingRead(Warning why) {
        return Reader.document(DocumentSource.OCR, InvoiceKind.INVOICE, Map.of(), List.of(), List.of(), List.of(why));
    }

    private static PrintedReading empty(List<Page> pages) {
        return new PrintedReading.Invoice(
                Reader.document(source(pages), InvoiceKind.INVOICE, Map.of(), List.of(), List.of(), List.of()),
                Map.of(),
                List.of());
    }

    private static DocumentSource source(List<Page> pages) {
        return pages.stream().anyMatch(page -> page.origin() == Page.Origin.OCR)
                ? DocumentSource.OCR
                : DocumentSource.TEXT;
    }

    /**
     * What was chosen among all candidates.
     *
     * @param isNegative the total has a minus sign
     */
    record Chosen(
            Map<Field, Candidate> candidates,
            List<Candidate> otherAccounts,
            List<VatSubtotal> subtotals,
            boolean isNegative) {}

    static Chosen chosen(Scene scene, Weights weights) {
        Map<Field, Candidate> chosen = new EnumMap<>(Field.class);
        Candidate number = new NumberChoice(scene, weights).choose().orElse(null);
        put(chosen, Field.INVOICE_NUMBER, number);
        chosen.putAll(new DateChoice(scene, weights).choose());
        PartyChoice parties = new PartyChoice(scene, weights);
        Candidate sellerNumber = parties.sellerNumber().orElse(null);
        Candidate sellerName = parties.sellerName(sellerNumber).orElse(null);
        if (sellerNumber != null && sellerName != null && leansOn(sellerName, sellerNumber)) {
            sellerName.features().with("contested", sellerNumber.features().get("contested"));
        }
        put(chosen, Field.SELLER_VAT, sellerNumber);
        put(chosen, Field.SELLER_NAME, sellerName);
        put(chosen, Field.BUYER_VAT, parties.buyerNumber(sellerNumber).orElse(null));
        put(chosen, Field.BUYER_NAME, parties.buyerName(sellerName).orElse(null));
        List<Candidate> accounts = parties.accounts().stream()
                .filter(account -> account.logit() > LEAST_ACCOUNT)
                .toList();
        put(chosen, Field.IBAN, accounts.isEmpty() ? null : accounts.getFirst());
        put(
                chosen,
                Field.PAYMENT_REFERENCE,
                new ReferenceChoice(scene, weights).choose(number).orElse(null));
        SumChoice sums = new SumChoice(scene, weights);
        SumChoice.Totals found = sums.choose().orElse(null);
        SumChoice.Amount payable = found == null ? null : sums.payable(found).orElse(null);
        SumChoice.Totals whole = found == null || isLess(payable, found) ? found : sums.withoutRest(found);
        SumChoice.Totals totals =
                whole == null || number == null && isOfLetter(scene, whole) ? null : sums.withoutLarger(whole);
        if (totals != null) {
            put(chosen, Field.GROSS, Reader.amount(totals, totals.gross(), Role.GROSS));
            put(chosen, Field.NET, Reader.net(sums, totals));
            put(chosen, Field.VAT, Reader.vat(sums, totals));
            put(
                    chosen,
                    Field.PAYABLE,
                    payable == null ? null : Reader.amount(sums.believed(totals, payable), payable, Role.PAYABLE));
        }
        put(
                chosen,
                Field.CURRENCY,
                new CurrencyChoice(scene)
                        .choose(
                                totals == null
                                        ? null
                                        : totals.gross().place(Role.GROSS).span())
                        .orElse(null));
        return new Chosen(
                chosen,
                accounts.size() > 1 ? accounts.subList(1, accounts.size()) : List.of(),
                totals == null ? List.of() : sums.breakdown(totals),
                totals != null && totals.gross().isNegativeTotal());
    }

    /** An amount in a letter that has no number and does not call itself an invoice is no total, unless more than a chance says so. */
    private static boolean isOfLetter(Scene scene, SumChoice.Totals totals) {
        return totals.net() == null
                && totals.vat() == null
                && totals.logit() < LEAST_IN_LETTER
                && DocumentKind.of(scene).isEmpty();
    }

    /** It is the sender's name as far as the number that stands with it is the sender's. */
    private static boolean leansOn(Candidate name, Candidate number) {
        return number.features().get("contested") > 0
                && (name.features().get("in-block") > 0
                        || name.features().get("number-line") > 0
                        || name.features().get("signs") > 0);
    }

    private static boolean isLess(SumChoice.@Nullable Amount payable, SumChoice.Totals totals) {
        return payable != null && payable.size().compareTo(totals.gross().size()) < 0;
    }

    private static void put(Map<Field, Candidate> chosen, Field field, @Nullable Candidate candidate) {
        if (candidate != null) {
            chosen.put(field, candidate);
        }
    }

    /** One document on its way through the fields. */
    private static final class Reader {
        private final Scene scene;
        private final Weights weights;
        private final DocumentKind title;
        private final Map<Field, FieldValue> fields = new EnumMap<>(Field.class);
        private final List<Warning> warnings = new ArrayList<>();

        Reader(Scene scene, Weights weights, DocumentKind title) {
            this.scene = scene;
            this.weights = weights;
            this.title = title;
        }

        PrintedReading read() {
            Chosen chosen = chosen(scene, weights);
            List<String> numbers = SeveralInvoices.numbers(scene, weights);
            double most = numbers.isEmpty() ? 1 : MIXED;
            if (!numbers.isEmpty()) {
                warnings.add(Warning.ofSeveralInvoices(numbers));
            }
            chosen.candidates.forEach((field, candidate) ->
                    fields.put(field, value(field, candidate).atMost(most)));
            List<FieldValue> others = chosen.otherAccounts.stream()
                    .map(account -> value(Field.IBAN, account).atMost(most))
                    .toList();
            boolean isCredit = title == DocumentKind.CREDIT_NOTE || chosen.isNegative;
            InvoiceDocument document = document(
                    source(scene.print().pages()),
                    isCredit ? InvoiceKind.CREDIT_NOTE : InvoiceKind.INVOICE,
                    fields,
                    others.stream().map(FieldValue::value).toList(),
                    chosen.subtotals,
                    warnings);
            return new PrintedReading.Invoice(document, fields, others);
        }

        /** As printed; where only the rows of the rates are, their sum. */
        private static @Nullable Candidate net(SumChoice choice, SumChoice.Totals totals) {
            return totals.net() != null
                    ? amount(totals, totals.net(), Role.NET)
                    : choice.netOfRates(totals)
                            .map(net -> ofRates(totals, net, "the sum of what each rate is taken of"))
                            .orElse(null);
        }

        private static Candidate ofRates(SumChoice.Totals totals, BigDecimal size, String reason) {
            return new Candidate(
                    size.toPlainString(),
                    totals.gross().place(Role.GROSS).span(),
                    reason,
                    totals.features(),
                    totals.logit());
        }

        /** As printed; where only its parts are, their sum. */
        private static @Nullable Candidate vat(SumChoice choice, SumChoice.Totals totals) {
            BigDecimal netOfRates = choice.netOfRates(totals).orElse(null);
            if (netOfRates != null && totals.vat() == null) {
                return ofRates(totals, totals.gross().size().subtract(netOfRates), VAT_OF_RATES);
            }
            SumChoice.Amount net = totals.net();
            if (choice.isWithoutVat(totals)) {
                return ofRates(totals, BigDecimal.ZERO.setScale(2), "the paper says why there is no VAT");
            }
            if (totals.vat() != null || net == null || net == totals.gross()) {
                return amount(totals, totals.vat(), Role.VAT);
            }
            BigDecimal difference = totals.gross().size().subtract(net.size());
            List<SumChoice.Amount> parts = choice.parts(difference);
            Span span = !parts.isEmpty()
                    ? parts.getFirst().place(Role.VAT).span()
                    : choice.breakdown(totals).isEmpty()
                            ? null
                            : totals.gross().place(Role.GROSS).span();
            return span == null
                    ? null
                    : new Candidate(difference.toPlainString(), span, VAT_OF_RATES, totals.features(), totals.logit());
        }

        private static @Nullable Candidate amount(
                SumChoice.Totals totals, SumChoice.@Nullable Amount amount, Role role) {
            if (amount == null) {
                return null;
            }
            SumChoice.Place place = amount.place(role);
            if (role == Role.GROSS && amount.link(Role.PAYABLE) > amount.link(Role.GROSS)) {
                place = amount.place(Role.PAYABLE);
            }
            Link link = place.link();
            return new Candidate(
                    amount.size().toPlainString(),
                    place.span(),
                    link == null ? "adds up with the other totals" : link.reason(),
                    totals.features(),
                    totals.logit());
        }

        static InvoiceDocument document(
                DocumentSource source,
                InvoiceKind kind,
                Map<Field, FieldValue> fields,
                List<String> otherAccounts,
                List<VatSubtotal> subtotals,
                List<Warning> warnings) {
            String currency = text(fields, Field.CURRENCY);
            String sellerVat = text(fields, Field.SELLER_VAT);
            String buyerVat = text(fields, Field.BUYER_VAT);
            String iban = text(fields, Field.IBAN);
            List<String> ibans = new ArrayList<>();
            if (iban != null) {
                ibans.add(iban);
                ibans.addAll(otherAccounts);
            }
            BigDecimal gross = amount(fields, Field.GROSS, currency);
            BigDecimal payable = amount(fields, Field.PAYABLE, currency);
            return new InvoiceDocument(
                    kind,
                    source,
                    text(fields, Field.INVOICE_NUMBER),
                    date(fields, Field.ISSUE_DATE),
                    date(fields, Field.DUE_DATE),
                    text(fields, Field.SELLER_NAME),
                    sellerVat,
                    enterprise(sellerVat),
                    text(fields, Field.BUYER_NAME),
                    buyerVat,
                    enterprise(buyerVat),
                    ibans,
                    text(fields, Field.PAYMENT_REFERENCE),
                    null,
                    currency,
                    amount(fields, Field.NET, currency),
                    amount(fields, Field.VAT, currency),
                    gross,
                    payable == null ? gross : payable,
                    List.of(),
                    subtotals,
                    warnings);
        }

        private static @Nullable String text(Map<Field, FieldValue> fields, Field field) {
            FieldValue value = fields.get(field);
            return value == null ? null : value.value();
        }

        private static @Nullable LocalDate date(Map<Field, FieldValue> fields, Field field) {
            String value = text(fields, field);
            return value == null ? null : LocalDate.parse(value);
        }

        private static @Nullable BigDecimal amount(
                Map<Field, FieldValue> fields, Field field, @Nullable String currency) {
            String value = text(fields, field);
            return value == null ? null : Amounts.trimmed(new BigDecimal(value), currency);
        }

        private static @Nullable String enterprise(@Nullable String vatNumber) {
            return vatNumber == null || !vatNumber.startsWith("BE")
                    ? null
                    : EnterpriseNumber.parse(vatNumber)
                            .map(EnterpriseNumber::digits)
                            .orElse(null);
        }
    }

    /** What should carry check digits and does not, or carries wrong ones; and a number whose end is not clear. */
    private static boolean isDoubtful(Field field, Candidate candidate) {
        return switch (field) {
            case IBAN -> candidate.features().get("valid") == 0;
            case SELLER_VAT, BUYER_VAT ->
                candidate.value().startsWith("BE") && candidate.features().get("proven") == 0
                        || candidate.features().get("contested") > 0;
            case PAYMENT_REFERENCE -> candidate.features().get("free") > 0;
            case SELLER_NAME -> candidate.features().get("contested") > 0;
            case INVOICE_NUMBER -> NumberChoice.isUndecided(candidate);
            case ISSUE_DATE -> DateChoice.isUnclear(candidate);
            case DUE_DATE, BUYER_NAME, CURRENCY, NET, VAT, GROSS, PAYABLE -> false;
        };
    }

    static FieldValue value(Field field, Candidate candidate) {
        double doubt = candidate.span().line().isOcr() ? candidate.span().confidence() : 1;
        double calibrated = Calibration.shipped().confidence(field, candidate.logit());
        double confidence = isDoubtful(field, candidate) ? Math.min(calibrated, DOUBTFUL) : calibrated;
        return new FieldValue(
                candidate.value(),
                doubt >= CLEAR ? confidence : confidence * (CLEAR_SHARE + (1 - CLEAR_SHARE) * doubt / CLEAR),
                candidate.span().page(),
                candidate.span().box(),
                Objects.requireNonNull(candidate.reason()));
    }
}
