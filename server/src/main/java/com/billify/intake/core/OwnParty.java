package com.billify.intake.core;

import com.billify.extraction.core.BankFile;
import com.billify.extraction.core.BankStatement;
import com.billify.extraction.core.InvoiceDocument;
import com.billify.extraction.core.Reading;
import com.billify.invoicing.core.Direction;
import com.billify.kernel.EnterpriseNumber;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which party of a document the company itself is: by its enterprise number, or by an account of its own as the one to
 * pay to.
 *
 * @param number null when neither known nor to be told from the files
 * @param name as the bank prints it; null when no bank file names one holder alone
 * @param accounts numbers of the company's own bank accounts
 */
public record OwnParty(
        @Nullable EnterpriseNumber number, @Nullable String name, Set<String> accounts) {

    /** The company as its settings and accounts know it, completed by what the files of this import say. */
    public static OwnParty of(@Nullable EnterpriseNumber known, Collection<String> accounts, Told told) {
        Set<String> all = new HashSet<>(accounts);
        all.addAll(told.accounts);
        return new OwnParty(known != null ? known : told.number(), told.holderName(), all);
    }

    /** What files say of whose they are, gathered one file at a time. */
    public static final class Told {
        private final Set<String> accounts = new HashSet<>();
        private final Set<String> holderNames = new HashSet<>();
        private final Set<EnterpriseNumber> holders = new HashSet<>();
        private final Set<String> common = new HashSet<>();
        private int documents;

        public void add(Reading reading) {
            if (reading instanceof BankFile file) {
                for (BankStatement statement : file.statements()) {
                    addIfStated(accounts, statement.account());
                    addIfStated(holderNames, statement.holderName());
                    addIfStated(holders, statement.holderNumber());
                }
            } else if (reading instanceof InvoiceDocument document) {
                Set<String> parties = new HashSet<>();
                addIfStated(parties, document.sellerNumber());
                addIfStated(parties, document.buyerNumber());
                if (documents++ == 0) {
                    common.addAll(parties);
                } else {
                    common.retainAll(parties);
                }
            }
        }

        private @Nullable String holderName() {
            return holderNames.size() == 1 ? holderNames.iterator().next() : null;
        }

        /** The holder that the bank names, if it is one; else the one enterprise that every document has in common. */
        public @Nullable EnterpriseNumber number() {
            if (!holders.isEmpty()) {
                return holders.size() == 1 ? holders.iterator().next() : null;
            }
            return documents >= 2 && common.size() == 1
                    ? new EnterpriseNumber(common.iterator().next())
                    : null;
        }

        private static <T> void addIfStated(Set<T> all, @Nullable T one) {
            if (one != null) {
                all.add(one);
            }
        }
    }

    /** Who owes whom; null when neither party is the company. */
    public @Nullable Direction directionOf(InvoiceDocument document) {
        if (number != null) {
            boolean sells = number.digits().equals(document.sellerNumber());
            boolean buys = number.digits().equals(document.buyerNumber());
            if (sells != buys) {
                return sells ? Direction.RECEIVABLE : Direction.PAYABLE;
            }
        }
        List<String> ibans = document.ibans();
        return ibans.stream().anyMatch(accounts::contains) ? Direction.RECEIVABLE : null;
    }
}
