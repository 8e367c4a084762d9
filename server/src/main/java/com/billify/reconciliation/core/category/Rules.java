package com.billify.reconciliation.core.category;

import com.billify.reconciliation.core.matching.Payment;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of a line cannot be otherwise, or hardly: by the account it goes to, by what it settles, by words that only banks use. */
final class Rules {
    /** Collects VAT for all of Belgium; the other one does so after a formal demand (Federal Public Service Finance). */
    private static final Set<String> VAT_ACCOUNTS = Set.of("BE22679200300047", "BE31679200349355");
    /** Takes prepayments of corporate tax since the tax year 2020 (Federal Public Service Finance). */
    private static final Set<String> PREPAYMENT_ACCOUNTS = Set.of("BE61679200229117");

    private static final Set<Category> PAID_TO_STATE =
            EnumSet.of(Category.PAYROLL_TAX, Category.SOCIAL_SECURITY, Category.VAT, Category.CORP_TAX_PREPAY);

    private static final Set<Category> PAID_TO_PEOPLE =
            EnumSet.of(Category.SALARY, Category.HOLIDAY_PAY, Category.YEAREND_PREMIUM);

    private static final double CERTAIN = 0.995;
    private static final double NEARLY = 0.97;

    private Rules() {}

    /** @param ownAccounts numbers of the company's own accounts */
    static Optional<Suggestion> of(Payment line, Matched matched, Set<String> ownAccounts) {
        if (line.counterpartyAccount() != null && ownAccounts.contains(line.counterpartyAccount())) {
            return rule(Category.INTERNAL_TRANSFER, CERTAIN);
        }
        Set<Category> words = Terms.inText(line.remittanceInformation());
        boolean saysRefund = words.contains(Category.REFUND) && !words.contains(Category.SDD_RETURN);
        Optional<Suggestion> settled = matched == Matched.RETURNED && saysRefund
                ? rule(Category.REFUND, NEARLY)
                : ofMatched(matched, line.amount().isPositive());
        if (settled.isPresent()) {
            return settled;
        }
        Set<Category> names = Terms.inNames(line.counterpartyName(), line.remittanceInformation());
        return line.amount().isPositive() ? ofIncoming(line, words, names) : ofOutgoing(line, words, names);
    }

    private static Optional<Suggestion> ofMatched(Matched matched, boolean comesIn) {
        return switch (matched) {
            case OWN_TRANSFER -> rule(Category.INTERNAL_TRANSFER, NEARLY);
            case RETURNED -> rule(Category.SDD_RETURN, NEARLY);
            case COLLECTION -> rule(Category.SDD_BATCH, NEARLY);
            case BATCH -> rule(Category.SUPPLIER_BATCH, NEARLY);
            case CREDIT_NOTE, REFUND -> rule(Category.REFUND, NEARLY);
            case RECEIVABLE -> comesIn ? rule(Category.SALES, CERTAIN) : Optional.empty();
            case PAYABLE, DUPLICATE, NOTHING -> Optional.empty();
        };
    }

    private static Optional<Suggestion> ofIncoming(Payment line, Set<Category> words, Set<Category> names) {
        if (words.contains(Category.SDD_BATCH) && line.counterpartyAccount() == null) {
            return rule(Category.SDD_BATCH, NEARLY);
        }
        return words.contains(Category.CARD_SETTLEMENT) || names.contains(Category.CARD_SETTLEMENT)
                ? rule(Category.CARD_SETTLEMENT, NEARLY)
                : Optional.empty();
    }

    private static Optional<Suggestion> ofOutgoing(Payment line, Set<Category> words, Set<Category> names) {
        String account = line.counterpartyAccount();
        if (account != null && VAT_ACCOUNTS.contains(account)) {
            return rule(Category.VAT, CERTAIN);
        }
        if (account != null && PREPAYMENT_ACCOUNTS.contains(account)) {
            return rule(Category.CORP_TAX_PREPAY, CERTAIN);
        }
        if (Features.isOfState(account)) {
            Category only = only(names, PAID_TO_STATE);
            return only == null ? Optional.empty() : rule(only, NEARLY);
        }
        if (words.contains(Category.SUPPLIER_BATCH) && account == null) {
            return rule(Category.SUPPLIER_BATCH, NEARLY);
        }
        if (words.contains(Category.SDD_RETURN)) {
            return rule(Category.SDD_RETURN, NEARLY);
        }
        if (words.size() == 1 && PAID_TO_PEOPLE.containsAll(words)) {
            return rule(words.iterator().next(), NEARLY);
        }
        boolean bankItself = account == null && line.counterpartyName() == null;
        return bankItself && words.equals(EnumSet.of(Category.BANK_FEE))
                ? rule(Category.BANK_FEE, NEARLY)
                : Optional.empty();
    }

    private static @Nullable Category only(Set<Category> found, Set<Category> of) {
        Category only = null;
        for (Category category : found) {
            if (of.contains(category)) {
                if (only != null) {
                    return null;
                }
                only = category;
            }
        }
        return only;
    }

    private static Optional<Suggestion> rule(Category category, double confidence) {
        return Optional.of(new Suggestion(category, Suggestion.Source.RULE, confidence));
    }
}
