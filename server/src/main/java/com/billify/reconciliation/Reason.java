package com.billify.reconciliation;

import com.billify.kernel.Money;
import com.billify.reconciliation.core.matching.Evidence;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact that speaks for a match, as it is stored and shown: the screen puts it into words. What does not belong to its kind
 * is null.
 *
 * @param kind the name of the {@link Evidence}
 * @param how same, oneEdit, cut or end for a text; the relation for an amount; stated or learnt for an account; same or alike for
 *     a name
 * @param invoiceId the document that it speaks of
 * @param transactionId the other line that it speaks of
 * @param text the reference, number, account or name
 * @param total what is open of the documents together
 * @param difference the payment less that
 * @param days after the due date; negative before it
 * @param usualDays the same as it is usual for this party
 */
record Reason(
        String kind,
        @Nullable String how,
        @Nullable UUID invoiceId,
        @Nullable UUID transactionId,
        @Nullable String text,
        @Nullable Money total,
        @Nullable Money difference,
        @Nullable Integer count,
        @Nullable Integer days,
        @Nullable Integer usualDays) {

    static Reason of(Evidence evidence) {
        return switch (evidence) {
            case Evidence.Reference(String document, String reference, Evidence.Agreement agreement) ->
                ofText("reference", agreement(agreement), document, reference);
            case Evidence.OlderReference(String document, String reference) ->
                ofText("olderReference", null, document, reference);
            case Evidence.Number(String document, String number, Evidence.Agreement agreement) ->
                ofText("number", agreement(agreement), document, number);
            case Evidence.Account(String iban, boolean stated) ->
                ofText("account", stated ? "stated" : "learnt", null, iban);
            case Evidence.Name(String name, boolean same) -> ofText("name", same ? "same" : "alike", null, name);
            case Evidence.Amount(Evidence.Relation relation, Money total, Money difference) ->
                new Reason("amount", relation(relation), null, null, null, total, difference, null, null, null);
            case Evidence.CreditNoteNetted(String document, String number) ->
                ofText("creditNoteNetted", null, document, number);
            case Evidence.Delay(int days, int usualDays) ->
                new Reason("delay", null, null, null, null, null, null, null, days, usualDays);
            case Evidence.OldestOfTwins(int count) -> ofCount("oldestOfTwins", count);
            case Evidence.Batch(int stated) -> ofCount("batch", stated);
            case Evidence.Repeats(String payment) -> ofLine("repeats", payment);
            case Evidence.Reverses(String payment) -> ofLine("reverses", payment);
            case Evidence.OwnAccount(String account) -> ofText("ownAccount", null, null, account);
            case Evidence.DoneBefore(int times) -> ofCount("doneBefore", times);
            case Evidence.NothingFits() -> ofText("nothingFits", null, null, null);
            case Evidence.SaidByPerson() -> ofText("saidByPerson", null, null, null);
        };
    }

    private static Reason ofText(String kind, @Nullable String how, @Nullable String document, @Nullable String text) {
        UUID invoice = document == null ? null : UUID.fromString(document);
        return new Reason(kind, how, invoice, null, text, null, null, null, null, null);
    }

    private static Reason ofCount(String kind, int count) {
        return new Reason(kind, null, null, null, null, null, null, count, null, null);
    }

    private static Reason ofLine(String kind, String payment) {
        return new Reason(kind, null, null, UUID.fromString(payment), null, null, null, null, null, null);
    }

    private static String agreement(Evidence.Agreement agreement) {
        return switch (agreement) {
            case SAME -> "same";
            case ONE_EDIT -> "oneEdit";
            case CUT -> "cut";
            case END -> "end";
        };
    }

    private static String relation(Evidence.Relation relation) {
        return switch (relation) {
            case EQUAL -> "equal";
            case SUM -> "sum";
            case LESS_FEE -> "lessFee";
            case LESS_DISCOUNT -> "lessDiscount";
            case ROUNDED -> "rounded";
            case PARTIAL -> "partial";
            case REMAINDER -> "remainder";
            case OTHER -> "other";
        };
    }
}
