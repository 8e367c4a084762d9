package com.billify.bench.world;

import com.billify.bench.CheckDigits;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a payer says what is paid. */
final class Referring {
    /** The longest text that some channels let through. */
    private static final int SHORT_TEXT = 35;

    /** The ways of referring to an invoice that people keep to, mostly. */
    enum Habit {
        STRUCTURED,
        STRUCTURED_AS_TEXT,
        NUMBER,
        NUMBER_WITHOUT_LETTERS,
        LAST_DIGITS,
        END_TO_END_ID,
        MONTH,
        CUSTOMER_NUMBER,
        OWN_ORDER,
        NOTHING
    }

    /** @param state what the truth calls it */
    record Reference(
            @Nullable String structured,
            @Nullable String text,
            @Nullable String endToEndId,
            String state) {}

    private final Chance chance;
    private final String language;

    Referring(Chance chance, String language) {
        this.chance = chance;
        this.language = language;
    }

    /**
     * @param documents what is paid, oldest first
     * @param before the one that the payer paid last, whose reference a template may still hold; null for none
     */
    Reference to(List<MadeDocument> documents, Habit usual, @Nullable MadeDocument before, String customerNumber) {
        Habit habit = chance.happens(0.88) ? usual : chance.oneOf(List.of(Habit.values()));
        if (documents.size() > 1) {
            return several(documents, habit, customerNumber);
        }
        MadeDocument document = documents.getFirst();
        if (before != null && chance.happens(0.012) && before.structuredReference() != null) {
            return new Reference(before.structuredReference(), null, null, "older_structured");
        }
        if (document.structuredReference() == null
                && (habit == Habit.STRUCTURED || habit == Habit.STRUCTURED_AS_TEXT)) {
            habit = Habit.NUMBER;
        }
        return switch (habit) {
            case STRUCTURED ->
                chance.happens(0.02)
                        ? mistyped(document)
                        : new Reference(document.structuredReference(), null, null, "structured");
            case STRUCTURED_AS_TEXT -> {
                String text = chance.oneOf(
                                List.of("+++%s/%s/%s+++", "***%s/%s/%s***", "%s/%s/%s", "%s %s %s", "%s%s%s"))
                        .formatted(digits(document, 0, 3), digits(document, 3, 7), digits(document, 7, 12));
                yield new Reference(null, word() + text, null, "structured_in_text");
            }
            case NUMBER -> number(document);
            case NUMBER_WITHOUT_LETTERS ->
                new Reference(
                        null,
                        word() + document.number().replaceAll("\\p{L}", "").replaceAll("^[^0-9]+", ""),
                        null,
                        "number_digits");
            case LAST_DIGITS -> {
                String bare = document.number().replaceAll("\\D", "");
                String last = bare.substring(Math.max(0, bare.length() - 4)).replaceFirst("^0+(?=\\d)", "");
                yield new Reference(null, word() + last, null, "last_digits");
            }
            case END_TO_END_ID ->
                new Reference(null, chance.happens(0.5) ? null : party(), document.number(), "end_to_end_id");
            case MONTH -> new Reference(null, word() + month(document), null, "month");
            case CUSTOMER_NUMBER -> new Reference(null, clientWord() + " " + customerNumber, null, "customer_number");
            case OWN_ORDER ->
                new Reference(null, "PO " + chance.between(4500000, 4599999) + " " + party(), null, "order");
            case NOTHING ->
                new Reference(
                        null,
                        chance.happens(0.5)
                                ? null
                                : chance.oneOf(List.of(party(), "betaling", "paiement", "Zahlung", "merci", ".")),
                        null,
                        "none");
        };
    }

    private Reference number(MadeDocument document) {
        String printed = document.number();
        if (chance.happens(0.05)) {
            int at = chance.between(0, printed.length() - 2);
            String typo = chance.happens(0.5)
                    ? printed.substring(0, at) + printed.charAt(at + 1) + printed.charAt(at) + printed.substring(at + 2)
                    : printed.substring(0, at) + chance.between(0, 9) + printed.substring(at + 1);
            return new Reference(null, word() + typo, null, typo.equals(printed) ? "number" : "number_typo");
        }
        String written = switch (chance.between(0, 4)) {
            case 0 -> printed.replace("/", "-");
            case 1 -> printed.replaceAll("[^\\p{L}\\p{N}]", "");
            case 2 -> printed.toLowerCase(Locale.ROOT);
            default -> printed;
        };
        String also = chance.happens(0.25) ? " " + clientWord() + " " + chance.between(10000, 99999) : "";
        String dated = chance.happens(0.15)
                ? " dd " + document.issued().getDayOfMonth() + "/"
                        + document.issued().getMonthValue()
                : "";
        return new Reference(null, word() + written + dated + also, null, "number");
    }

    private Reference mistyped(MadeDocument document) {
        String digits = digits(document, 0, 12);
        int at = chance.between(0, 10);
        String typo = digits.substring(0, at) + digits.charAt(at + 1) + digits.charAt(at) + digits.substring(at + 2);
        return new Reference(null, typo, null, typo.equals(digits) ? "structured_in_text" : "structured_typo");
    }

    private Reference several(List<MadeDocument> documents, Habit habit, String customerNumber) {
        MadeDocument first = documents.getFirst();
        boolean noNumbers = habit == Habit.NOTHING || habit == Habit.MONTH || habit == Habit.CUSTOMER_NUMBER;
        if (noNumbers || chance.happens(0.08)) {
            String text = habit == Habit.MONTH
                    ? word() + month(first)
                    : habit == Habit.CUSTOMER_NUMBER
                            ? clientWord() + " " + customerNumber
                            : chance.oneOf(List.of(
                                    "div. facturen", "solde", "openstaande fact", "Rechnungen", "factures diverses"));
            return new Reference(null, text, null, "bundle_without_list");
        }
        if (habit == Habit.STRUCTURED && first.structuredReference() != null && chance.happens(0.25)) {
            return new Reference(first.structuredReference(), null, null, "structured_of_first");
        }
        List<String> numbers = documents.stream().map(MadeDocument::number).toList();
        String text;
        String state = "list_full";
        if (chance.happens(0.3)) {
            // the first in full, of the others what differs
            String prefix = commonPrefix(numbers);
            text = word()
                    + numbers.getFirst()
                    + numbers.stream()
                            .skip(1)
                            .map(number -> chance.oneOf(List.of(", ", "/", " + ")) + number.substring(prefix.length()))
                            .collect(Collectors.joining());
            state = "list_short";
        } else {
            text = word() + String.join(chance.oneOf(List.of(" ", ", ", " + ", " en ", ";", " et ")), numbers);
        }
        if (text.length() > SHORT_TEXT && chance.happens(0.35)) {
            return new Reference(null, text.substring(0, SHORT_TEXT), null, "list_cut");
        }
        return new Reference(
                null,
                text.length() > 140 ? text.substring(0, 140) : text,
                null,
                text.length() > 140 ? "list_cut" : state);
    }

    private static String commonPrefix(List<String> numbers) {
        String prefix = numbers.getFirst();
        for (String number : numbers) {
            while (!number.startsWith(prefix)) {
                prefix = prefix.substring(0, prefix.length() - 1);
            }
        }
        return prefix.length() == numbers.getFirst().length() ? "" : prefix;
    }

    private static String digits(MadeDocument document, int from, int to) {
        String reference = document.structuredReference();
        return (reference == null
                        ? CheckDigits.structuredReference(document.id().hashCode() & 0xffffffL)
                        : reference)
                .substring(from, to);
    }

    private String word() {
        return switch (language) {
            case "fr" ->
                chance.oneOf(
                        List.of("", "Facture ", "fact. ", "Fact n° ", "FACT ", "Paiement facture ", "votre facture "));
            case "de" -> chance.oneOf(List.of("", "Rechnung ", "RG ", "Rechnungsnr. ", "Re.-Nr. "));
            case "en" -> chance.oneOf(List.of("", "Invoice ", "inv ", "Payment of "));
            default ->
                chance.oneOf(List.of("", "Factuur ", "fact ", "Fact.nr ", "FACTUUR ", "bet. fact. ", "uw factuur "));
        };
    }

    private String clientWord() {
        return switch (language) {
            case "fr" -> chance.oneOf(List.of("client", "n° client", "cl."));
            case "de" -> "Kd.-Nr.";
            case "en" -> "customer";
            default -> chance.oneOf(List.of("klant", "klantnr", "klantnummer"));
        };
    }

    private String party() {
        return chance.oneOf(List.of("", "dank u", "bien à vous", "cfr mail", "vlgs afspraak", "suivant devis"));
    }

    private String month(MadeDocument document) {
        return document.issued().getMonth().getDisplayName(TextStyle.FULL, Locale.forLanguageTag(language))
                + (chance.happens(0.5) ? " " + document.issued().getYear() : "");
    }
}
