package com.billify.cli;

import com.billify.invoicing.core.Direction;
import com.billify.kernel.Money;
import com.billify.reconciliation.core.matching.Decision;
import com.billify.reconciliation.core.matching.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The tables in which {@code reconcile} answers. */
final class Reconciled {
    private static final int CONFIDENCE_DIGITS = 6;

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
