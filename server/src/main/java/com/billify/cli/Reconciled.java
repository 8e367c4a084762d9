package com.billify.cli;

import com.billify.invoicing.core.Direction;
import com.billify.kernel.Money;
import com.billify.reconciliation.core.category.Suggestion;
import com.billify.reconciliation.core.matching.Decision;
import com.billify.reconciliation.core.matching.Share;
import com.billify.reconciliation.core.series.Series;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The tables in which {@code reconcile} answers. */
final class Reconciled {
    private static final int CONFIDENCE_DIGITS = 6;
    /** What is due later is told when it comes nearer. */
    private static final int FORESEEN_DAYS = 120;
    /** An amount that has been off by more than this part of itself on average is none to be stated as the next one. */
    private static final double MOST_ERROR_SHARE = 0.15;

    private Reconciled() {}

    /**
     * {@code txn_id,doc_id,amount,confidence,auto}: each line at least once, once for each of its documents.
     *
     * @param decisions one for each line of the books
     */
    static String matches(CompanyBooks books, List<Decision> decisions) {
        Map<String, CompanyBooks.Filed> documents = new HashMap<>();
        books.documents().forEach(document -> documents.put(document.key().toString(), document));
        Map<String, Decision> byLine = new HashMap<>();
        decisions.forEach(decision -> byLine.put(decision.paymentId(), decision));
        CsvWriter csv = new CsvWriter("txn_id", "doc_id", "amount", "confidence", "auto");
        for (CompanyBooks.Line line : books.lines()) {
            Decision decision = Objects.requireNonNull(byLine.get(line.key().toString()));
            String confidence = confidence(decision.best().confidence());
            int auto = decision.certain() ? 1 : 0;
            if (decision.best().shares().isEmpty()) {
                csv.row(line.name(), null, null, confidence, auto);
            }
            for (Share share : decision.best().shares()) {
                CompanyBooks.Filed document = Objects.requireNonNull(documents.get(share.documentId()));
                csv.row(line.name(), document.name(), plain(settled(document, share)), confidence, auto);
            }
        }
        return csv.toString();
    }

    /** {@code series_key,txn_id}: the lines of each series that costs money. */
    static String recurring(CompanyBooks books, List<Series> series) {
        Map<String, String> names = lineNames(books);
        CsvWriter csv = new CsvWriter("series_key", "txn_id");
        for (int index = 0; index < series.size(); index++) {
            for (String line : series.get(index).lineIds()) {
                csv.row(key(index), names.get(line));
            }
        }
        return csv.toString();
    }

    /**
     * {@code series_key,next_date,next_amount}: of those that go on, are due again within some months, and whose amount can be
     * told about.
     */
    static String recurringNext(List<Series> series, LocalDate asOf) {
        CsvWriter csv = new CsvWriter("series_key", "next_date", "next_amount");
        for (int index = 0; index < series.size(); index++) {
            LocalDate next = series.get(index).nextDate();
            Money amount = series.get(index).nextAmount();
            boolean foreseen = series.get(index).amountErrorShare() <= MOST_ERROR_SHARE;
            if (foreseen && next != null && amount != null && !next.isAfter(asOf.plusDays(FORESEEN_DAYS))) {
                csv.row(key(index), next, plain(amount));
            }
        }
        return csv.toString();
    }

    private static String key(int index) {
        return "series-" + (index + 1);
    }

    /** {@code txn_id,category}: each line once. */
    static String categories(CompanyBooks books, Map<String, Suggestion> suggestions) {
        CsvWriter csv = new CsvWriter("txn_id", "category");
        for (CompanyBooks.Line line : books.lines()) {
            Suggestion suggestion =
                    Objects.requireNonNull(suggestions.get(line.key().toString()));
            csv.row(line.name(), suggestion.category().wireName());
        }
        return csv.toString();
    }

    private static Map<String, String> lineNames(CompanyBooks books) {
        Map<String, String> names = new HashMap<>();
        books.lines().forEach(line -> names.put(line.key().toString(), line.name()));
        return names;
    }

    /** Positive for what is paid of an invoice, negative for a credit note, whoever owes whom. */
    private static Money settled(CompanyBooks.Filed document, Share share) {
        return document.stated().direction() == Direction.RECEIVABLE
                ? share.amount()
                : share.amount().negated();
    }

    /** As command-line.md has it: a dot, the currency's decimals. */
    static String plain(Money amount) {
        return amount.amount().toPlainString();
    }

    /** Rounded down, so that nothing that is not certain reads 1. */
    private static String confidence(double confidence) {
        return BigDecimal.valueOf(confidence)
                .setScale(CONFIDENCE_DIGITS, RoundingMode.DOWN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
