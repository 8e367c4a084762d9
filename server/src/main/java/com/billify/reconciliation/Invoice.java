package com.billify.reconciliation;

import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or credit note with what of it is still owed. Public as other modules show it.
 *
 * @param amount signed as cash: + comes in, − goes out
 * @param outstanding what of it is not settled, signed alike
 * @param vat what of the amount is VAT, signed alike; null where the document does not state it
 * @param urgency of an open one: overdue, within7, within30 or later; null when settled
 * @param daysOverdue null unless overdue
 * @param kind invoice, creditNote, or expected: what is expected is owed by nobody and in no figure of what is owed
 * @param number of an expected item: the words for it
 * @param certainty of an expected item: certain or likely
 * @param byHand a person typed it
 * @param isSetAside it counts nowhere
 * @param noteCount how many notes people wrote on it
 * @param attachmentCount how many files they hung on it
 */
public record Invoice(
        UUID id,
        String direction,
        String kind,
        String number,
        @Nullable String counterpartyName,
        LocalDate issueDate,
        LocalDate dueDate,
        boolean dueDateStated,
        Money amount,
        Money outstanding,
        @Nullable Money vat,
        String status,
        @Nullable String urgency,
        @Nullable Integer daysOverdue,
        @Nullable String certainty,
        boolean byHand,
        boolean isSetAside,
        int noteCount,
        int attachmentCount) {

    /** Open for seven days or less counts as soon. */
    public static final int SOON_DAYS = 7;

    /** What was expected this long ago and did not come is expected no more. */
    public static final int LAPSE_DAYS = 14;

    /** The next step of urgency. */
    public static final int NEAR_DAYS = 30;

    static String statusOf(Money amount, Money outstanding) {
        if (outstanding.isZero()) {
            return "settled";
        }
        return outstanding.equals(amount) ? "open" : "partlySettled";
    }

    static String urgencyOf(LocalDate dueDate, LocalDate today) {
        if (dueDate.isBefore(today)) {
            return "overdue";
        }
        if (!dueDate.isAfter(today.plusDays(SOON_DAYS))) {
            return "within7";
        }
        return dueDate.isAfter(today.plusDays(NEAR_DAYS)) ? "later" : "within30";
    }
}
