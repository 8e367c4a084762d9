package com.billify.intake;

import com.billify.extraction.core.BankFile;
import com.billify.extraction.core.BankStatement;
import com.billify.extraction.core.InvoiceDocument;
import com.billify.extraction.core.Reading;
import com.billify.invoicing.core.Direction;
import com.billify.kernel.EnterpriseNumber;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
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
record OwnParty(@Nullable EnterpriseNumber number, @Nullable String name, Set<String> accounts) {

    /** The company as its settings and accounts know it, completed by what the files of this import say. */
    static OwnParty of(@Nullable EnterpriseNumber known, Collection<String> accounts, Collection<Reading> readings) {
        Set<String> all = new HashSet<>(accounts);
        for (Reading reading : readings) {
            if (reading instanceof BankFile file) {
                file.statements().stream()
                        .map(BankStatement::account)
                        .filter(Objects::nonNull)
                        .forEach(all::add);
            }
        }
        return new OwnParty(known != null ? known : told(readings), holderName(readings), all);
    }

    private static @Nullable String holderName(Collection<Reading> readings) {
        Set<String> names = new HashSet<>();
        for (Reading reading : readings) {
            if (reading instanceof BankFile file) {
                file.statements().stream()
                        .map(BankStatement::holderName)
                        .filter(Objects::nonNull)
                        .forEach(names::add);
            }
        }
        return names.size() == 1 ? names.iterator().next() : null;
    }

    /** The holder that the bank names, if it is one; else the one enterprise that every document has in common. */
    private static @Nullable EnterpriseNumber told(Collection<Reading> readings) {
        Set<EnterpriseNumber> holders = new HashSet<>();
        Set<String> common = new HashSet<>();
        int documents = 0;
        for (Reading reading : readings) {
            if (reading instanceof BankFile file) {
                file.statements().stream()
                        .map(BankStatement::holderNumber)
                        .filter(Objects::nonNull)
                        .forEach(holders::add);
            } else if (reading instanceof InvoiceDocument document) {
                Set<String> parties = new HashSet<>();
                for (String party : new @Nullable String[] {document.sellerNumber(), document.buyerNumber()}) {
                    if (party != null) {
                        parties.add(party);
                    }
                }
                if (documents++ == 0) {
                    common.addAll(parties);
                } else {
                    common.retainAll(parties);
                }
            }
        }
        if (!holders.isEmpty()) {
            return holders.size() == 1 ? holders.iterator().next() : null;
        }
        return documents >= 2 && common.size() == 1
                ? new EnterpriseNumber(common.iterator().next())
                : null;
    }

    /** Who owes whom; null when neither party is the company. */
    @Nullable
    Direction directionOf(InvoiceDocument document) {
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
