package com.billify.insights;

import com.billify.kernel.Figure;
import com.billify.kernel.Money;
import com.billify.notification.Letter;
import com.billify.notification.LetterStyle;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells how the companies of a person stand: of each what the first screen says, in the same figures. */
final class DigestLetter {
    private DigestLetter() {}

    /**
     * What is told of one company.
     *
     * @param waiting bank lines that a person is asked about
     * @param address of its first screen
     */
    record Part(Dashboard dashboard, int waiting, String address) {}

    /**
     * @param parts one at least
     * @param stop where no more of these are asked for
     */
    static Letter of(LetterStyle style, LocalDate today, List<Part> parts, String stop) {
        String day = style.day(today);
        String name = parts.size() == 1 ? parts.getFirst().dashboard().company().name() : "";
        String subject = switch (style.language()) {
            case NL -> name.isEmpty() ? "Uw bedrijven op " + day : name + " op " + day;
            case FR -> name.isEmpty() ? "Vos entreprises le " + day : name + ", le " + day;
            case EN -> name.isEmpty() ? "Your companies on " + day : name + " on " + day;
            case DE -> name.isEmpty() ? "Ihre Unternehmen am " + day : name + " am " + day;
        };
        String end = switch (style.language()) {
            case NL -> "U krijgt dit overzicht omdat u erom vroeg. Niet meer? Stop het hier:";
            case FR -> "Vous recevez ce résumé à votre demande. Plus maintenant ? Arrêtez-le ici :";
            case EN -> "You get this overview because you asked for it. No longer? Stop it here:";
            case DE -> "Sie erhalten diese Übersicht auf Wunsch. Nicht mehr? Beenden Sie sie hier:";
        };
        return new Letter(
                subject,
                parts.stream().map(part -> text(style, part)).collect(Collectors.joining("\n")) + "\n" + end + "\n"
                        + stop + "\n");
    }

    private static String text(LetterStyle style, Part part) {
        Dashboard seen = part.dashboard();
        List<String> lines = new ArrayList<>();
        lines.add(seen.company().name());
        Figure balance = seen.balance();
        LocalDate balanceDate = seen.dataAsOf().balanceDate();
        if (balance == null || balanceDate == null) {
            lines.add(
                    switch (style.language()) {
                        case NL -> "Er is nog niets van de bank.";
                        case FR -> "Il n’y a encore rien de la banque.";
                        case EN -> "There is nothing of the bank yet.";
                        case DE -> "Von der Bank ist noch nichts da.";
                    });
        } else {
            lines.add(balance(style, style.amount(balance.money()), style.day(balanceDate)));
            Lowest lowest = Lowest.of(seen);
            if (lowest != null) {
                lines.add(lowest(style, lowest));
            }
        }
        addOverdue(style, seen.open().receivable(), true, lines);
        addOverdue(style, seen.open().payable(), false, lines);
        if (part.waiting() > 0) {
            lines.add(
                    switch (style.language()) {
                        case NL -> "Wacht op een blik van u: " + part.waiting();
                        case FR -> "Attend un coup d’œil de vous : " + part.waiting();
                        case EN -> "Waits for a look of yours: " + part.waiting();
                        case DE -> "Wartet auf einen Blick von Ihnen: " + part.waiting();
                    });
        }
        lines.add(part.address());
        return String.join("\n", lines) + "\n";
    }

    private static String balance(LetterStyle style, String amount, String day) {
        return switch (style.language()) {
            case NL -> "Saldo: %s, volgens de bank tot en met %s".formatted(amount, day);
            case FR -> "Solde : %s, selon la banque jusqu’au %s".formatted(amount, day);
            case EN -> "Balance: %s, as the bank has it up to %s".formatted(amount, day);
            case DE -> "Saldo: %s, laut Bank bis %s".formatted(amount, day);
        };
    }

    /**
     * The lowest of the coming days.
     *
     * @param sure whether it is from what is known alone, as nothing else was worked out yet
     */
    private record Lowest(Money amount, LocalDate date, boolean belowFloor, boolean sure) {
        static @Nullable Lowest of(Dashboard seen) {
            var forecast = seen.forecast();
            if (forecast == null) {
                return null;
            }
            var outlook = forecast.outlook();
            var point = outlook == null ? forecast.lowest() : outlook.lowest();
            if (point == null) {
                return null;
            }
            boolean below = outlook == null ? forecast.firstBelowFloor() != null : outlook.firstBelowFloor() != null;
            return new Lowest(point.balance().money(), point.date(), below, outlook == null);
        }
    }

    private static String lowest(LetterStyle style, Lowest lowest) {
        String amount = style.amount(lowest.amount());
        String day = style.day(lowest.date());
        return switch (style.language()) {
            case NL ->
                (lowest.sure()
                                        ? "Laagste saldo met wat gekend is: %s op %s"
                                        : "Laagste saldo dat we verwachten: %s rond %s")
                                .formatted(amount, day)
                        + (lowest.belowFloor() ? "; in die periode onder uw ondergrens" : "");
            case FR ->
                (lowest.sure()
                                        ? "Solde le plus bas avec ce qui est connu : %s le %s"
                                        : "Solde le plus bas attendu : %s vers le %s")
                                .formatted(amount, day)
                        + (lowest.belowFloor() ? " ; sous votre plancher dans cette période" : "");
            case EN ->
                (lowest.sure() ? "Lowest balance by what is known: %s on %s" : "Lowest balance we expect: %s around %s")
                                .formatted(amount, day)
                        + (lowest.belowFloor() ? "; below your floor in that time" : "");
            case DE ->
                (lowest.sure()
                                        ? "Niedrigster Saldo nach dem, was bekannt ist: %s am %s"
                                        : "Niedrigster Saldo, den wir erwarten: %s um den %s")
                                .formatted(amount, day)
                        + (lowest.belowFloor() ? "; in dieser Zeit unter Ihrer Untergrenze" : "");
        };
    }

    private static void addOverdue(LetterStyle style, Dashboard.OpenSide side, boolean receivable, List<String> lines) {
        if (side.overdueCount() == 0) {
            return;
        }
        Money owed = side.overdue().money();
        String amount = style.amount(receivable ? owed : owed.negated());
        String what = switch (style.language()) {
            case NL -> receivable ? "Klanten zijn te laat met: %s (%d)" : "U bent te laat met: %s (%d)";
            case FR -> receivable ? "Vos clients sont en retard de : %s (%d)" : "Vous êtes en retard de : %s (%d)";
            case EN -> receivable ? "Customers are late with: %s (%d)" : "You are late with: %s (%d)";
            case DE -> receivable ? "Kunden sind im Verzug mit: %s (%d)" : "Sie sind im Verzug mit: %s (%d)";
        };
        lines.add(what.formatted(amount, side.overdueCount()));
    }
}
