package com.billify.extraction.core.fields;

import com.billify.extraction.core.page.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells a file into which more than one invoice was put: each would lend the others its number, its dates or its total. */
final class SeveralInvoices {
    /** Of a longer file the first pages tell. */
    private static final int MOST_PAGES = 20;

    private static final double CLEAR = 0.9;
    private static final double CLEAR_TOTAL = 0.8;
    private static final double LIKELY = 0.5;

    /** What differs from one invoice to the next besides its number. */
    private static final Set<Field> OWN = Set.of(Field.ISSUE_DATE, Field.PAYMENT_REFERENCE, Field.IBAN);

    private SeveralInvoices() {}

    /** What a page says when it is read as if it were alone. */
    private record Sheet(String number, double confidence, Map<Field, String> own, String text) {
        /** Neither names the other, as the annexes of an invoice do, and more than a number that may be another one tells them apart. */
        boolean isApartFrom(Sheet other) {
            return !text.contains(other.number)
                    && !other.text.contains(number)
                    && (Math.min(confidence, other.confidence) >= CLEAR || hasOther(other));
        }

        private boolean hasOther(Sheet other) {
            return own.entrySet().stream()
                    .anyMatch(mine -> other.own.containsKey(mine.getKey())
                            && !mine.getValue().equals(other.own.get(mine.getKey())));
        }
    }

    /** The numbers of the invoices; empty where there is one. A page begins another invoice when it has a number and a total of its own. */
    static List<String> numbers(Scene scene, Weights weights) {
        List<Page> pages = scene.print().pages();
        if (pages.size() < 2) {
            return List.of();
        }
        List<Sheet> apart = new ArrayList<>();
        for (Page page : pages.subList(0, Math.min(pages.size(), MOST_PAGES))) {
            Sheet sheet = sheet(Scene.of(Print.of(List.of(page)), scene.known()), weights);
            if (sheet != null && apart.stream().allMatch(sheet::isApartFrom)) {
                apart.add(sheet);
            }
        }
        return apart.size() < 2 ? List.of() : apart.stream().map(Sheet::number).toList();
    }

    /** Null for one without a number and a total. */
    private static @Nullable Sheet sheet(Scene alone, Weights weights) {
        Map<Field, Candidate> chosen = FieldExtractor.chosen(alone, weights).candidates();
        Candidate number = chosen.get(Field.INVOICE_NUMBER);
        Candidate total = chosen.get(Field.GROSS);
        if (number == null
                || total == null
                || confidence(Field.INVOICE_NUMBER, number) < LIKELY
                || confidence(Field.GROSS, total) < CLEAR_TOTAL) {
            return null;
        }
        Map<Field, String> own = new HashMap<>();
        chosen.forEach((field, candidate) -> {
            if (OWN.contains(field) && confidence(field, candidate) >= CLEAR) {
                own.put(field, candidate.value());
            }
        });
        String text = alone.print().lines().stream().map(Line::text).collect(Collectors.joining("\n"));
        return new Sheet(squeezed(number.value()), confidence(Field.INVOICE_NUMBER, number), own, squeezed(text));
    }

    private static double confidence(Field field, Candidate candidate) {
        return FieldExtractor.value(field, candidate).confidence();
    }

    private static String squeezed(String text) {
        return text.replaceAll("[ \u00a0]", "");
    }
}
