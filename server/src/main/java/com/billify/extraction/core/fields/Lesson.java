package com.billify.extraction.core.fields;

import com.billify.extraction.core.page.Page;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one confirmed document teaches about its supplier. Kept for each document, so that a document that is confirmed again, or taken
 * away, teaches anew, or nothing.
 *
 * @param name as it was confirmed; null where none was
 * @param vatNumber of the supplier, packed; null where none was confirmed
 * @param iban to pay to, packed; null where none was confirmed
 * @param beside of the fields with a value on the pages, the words that stand beside that value and beside others
 */
public record Lesson(
        @Nullable String name,
        @Nullable String vatNumber,
        @Nullable String iban,
        Map<Field, Words> beside) {
    static final Map<Field, Role> ROLES = Collections.unmodifiableMap(new EnumMap<>(Map.of(
            Field.INVOICE_NUMBER,
            Role.INVOICE_NUMBER,
            Field.ISSUE_DATE,
            Role.ISSUE_DATE,
            Field.DUE_DATE,
            Role.DUE_DATE,
            Field.NET,
            Role.NET,
            Field.VAT,
            Role.VAT,
            Field.GROSS,
            Role.GROSS,
            Field.PAYABLE,
            Role.PAYABLE)));

    public Lesson {
        beside = Collections.unmodifiableMap(beside.isEmpty() ? new EnumMap<>(Field.class) : new EnumMap<>(beside));
    }

    /**
     * Words as they are compared: folded, with a blank between them.
     *
     * @param right beside the value of the field
     * @param wrong beside other values of its form
     */
    public record Words(Set<String> right, Set<String> wrong) {
        public Words {
            right = Set.copyOf(right);
            wrong = Set.copyOf(wrong);
        }
    }

    /** @param confirmed the values that a person left standing or corrected, as {@link FieldValue} has them */
    public static Lesson of(List<Page> pages, Map<Field, String> confirmed) {
        Scene scene = Scene.of(Print.of(pages), Known.nothing());
        Map<Field, Words> beside = new EnumMap<>(Field.class);
        for (Field field : ROLES.keySet()) {
            String value = confirmed.get(field);
            if (value != null) {
                Words words = new Words(labels(scene, field, value, true), labels(scene, field, value, false));
                if (!words.right.isEmpty() || !words.wrong.isEmpty()) {
                    beside.put(field, words);
                }
            }
        }
        return new Lesson(
                confirmed.get(Field.SELLER_NAME), confirmed.get(Field.SELLER_VAT), confirmed.get(Field.IBAN), beside);
    }

    /** The numbers by which the supplier is known again. */
    public Set<String> identities() {
        Set<String> identities = new LinkedHashSet<>();
        for (String identity : new String[] {vatNumber, iban}) {
            if (identity != null) {
                identities.add(identity);
            }
        }
        return identities;
    }

    /**
     * The supplier of a document, among those whose lessons share a number with it.
     *
     * @param lessons the oldest first
     * @param printed the numbers on the document, packed
     * @return empty where they speak of none, or of more than one: a factor's account is that of many
     */
    public static Optional<SupplierProfile> supplier(List<Lesson> lessons, Set<String> printed) {
        List<Lesson> byNumber = lessons.stream()
                .filter(lesson -> lesson.vatNumber != null && printed.contains(lesson.vatNumber))
                .toList();
        Map<String, Boolean> suppliers = new LinkedHashMap<>();
        List<Lesson> own = byNumber.isEmpty() ? lessons : byNumber;
        own.forEach(lesson -> suppliers.put(
                Objects.requireNonNullElse(lesson.vatNumber, Objects.requireNonNullElse(lesson.iban, "")), true));
        return suppliers.size() == 1 ? Optional.of(SupplierProfile.of(own)) : Optional.empty();
    }

    /** What stands beside the values of the field's form that are this value, or that are not. */
    private static Set<String> labels(Scene scene, Field field, String value, boolean isValue) {
        Set<String> labels = new LinkedHashSet<>();
        for (Printed printed : values(scene, field)) {
            if (isSame(printed, value) == isValue) {
                Beside.label(scene, printed.span()).ifPresent(labels::add);
            }
        }
        return labels;
    }

    private static List<? extends Printed> values(Scene scene, Field field) {
        return switch (field) {
            case INVOICE_NUMBER -> scene.codes();
            case ISSUE_DATE, DUE_DATE -> scene.days();
            case NET, VAT, GROSS, PAYABLE -> scene.sums();
            case SELLER_NAME, SELLER_VAT, BUYER_NAME, BUYER_VAT, IBAN, PAYMENT_REFERENCE, CURRENCY -> List.of();
        };
    }

    private static boolean isSame(Printed printed, String value) {
        return switch (printed) {
            case Printed.Code code -> packed(code.value()).equals(packed(value));
            case Printed.Day day -> day.date().equals(LocalDate.parse(value));
            case Printed.Sum sum -> sum.amount().abs().compareTo(new BigDecimal(value)) == 0;
            case Printed.Account account -> account.iban().equals(value);
            case Printed.TaxNumber number -> number.number().equals(value);
            case Printed.Reference reference -> reference.value().equals(value);
        };
    }

    private static String packed(String text) {
        return Fold.fold(text).replaceAll("[^a-z0-9]", "");
    }
}
