package com.billify.extraction.core.fields;

import com.billify.extraction.core.page.Page;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the confirmed documents of one supplier taught: its name, the numbers by which it is known again, and what it prints beside
 * its values.
 *
 * @param name as it was confirmed last; null where none was
 * @param identities VAT numbers and IBANs, packed
 * @param habits each label of each field once
 */
public record SupplierProfile(@Nullable String name, Set<String> identities, List<Habit> habits) {
    private static final Map<Field, Role> ROLES = new EnumMap<>(Map.of(
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
            Role.PAYABLE));
    /** Documents that must agree before a label is believed over every other. */
    private static final int TEMPLATE = 2;

    public SupplierProfile {
        identities = Set.copyOf(identities);
        habits = List.copyOf(habits);
    }

    /**
     * What a supplier prints beside a field.
     *
     * @param label its words, folded, with a blank between them
     * @param agreed documents on which the confirmed value stood beside it
     * @param contradicted documents on which another value did
     */
    public record Habit(Field field, String label, int agreed, int contradicted) {
        boolean holds() {
            return agreed > contradicted;
        }

        boolean isTemplate() {
            return agreed >= TEMPLATE && agreed > 2 * contradicted;
        }
    }

    /**
     * With one more document.
     *
     * @param before null of a supplier's first document
     * @param confirmed the values that a person left standing or corrected, as {@link FieldValue} has them
     */
    public static SupplierProfile learnt(
            @Nullable SupplierProfile before, List<Page> pages, Map<Field, String> confirmed) {
        Scene scene = Scene.of(Print.of(pages), Known.nothing());
        Set<String> identities = new LinkedHashSet<>(before == null ? Set.of() : before.identities);
        for (Field field : List.of(Field.SELLER_VAT, Field.IBAN)) {
            String value = confirmed.get(field);
            if (value != null) {
                identities.add(value);
            }
        }
        List<Habit> habits = new ArrayList<>(before == null ? List.of() : before.habits);
        ROLES.keySet().stream().sorted().forEach(field -> {
            String value = confirmed.get(field);
            if (value != null) {
                learn(habits, field, labels(scene, field, value, true), labels(scene, field, value, false));
            }
        });
        String name = confirmed.get(Field.SELLER_NAME);
        return new SupplierProfile(name == null && before != null ? before.name : name, identities, habits);
    }

    /** @param right what stands beside the right value, {@code wrong} beside others */
    private static void learn(List<Habit> habits, Field field, Set<String> right, Set<String> wrong) {
        Set<String> known = new HashSet<>();
        habits.replaceAll(habit -> {
            if (habit.field != field) {
                return habit;
            }
            known.add(habit.label);
            int agreed = habit.agreed + (right.contains(habit.label) ? 1 : 0);
            boolean isElsewhere = wrong.contains(habit.label) && !right.contains(habit.label);
            return new Habit(field, habit.label, agreed, habit.contradicted + (isElsewhere ? 1 : 0));
        });
        right.stream()
                .filter(label -> !known.contains(label) && !wrong.contains(label))
                .forEach(label -> habits.add(new Habit(field, label, 1, 0)));
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

    /** The labels of this supplier on a line. */
    List<Label> labels(Line line) {
        List<Token> tokens = Token.of(line.text());
        List<Label> labels = new ArrayList<>();
        for (Habit habit : habits) {
            Role role = ROLES.get(habit.field);
            if (role == null || !habit.holds()) {
                continue;
            }
            List<String> wanted = List.of(habit.label.split(" "));
            for (int from = 0; from + wanted.size() <= tokens.size(); from++) {
                int start = from;
                boolean stands = true;
                for (int index = 0; index < wanted.size() && stands; index++) {
                    stands = wanted.get(index).equals(tokens.get(start + index).text());
                }
                if (stands) {
                    Span span = line.span(
                            tokens.get(from).start(),
                            tokens.get(from + wanted.size() - 1).end());
                    labels.add(new Label(role, habit.isTemplate() ? Label.TEMPLATE : 3, "", span, true, true));
                }
            }
        }
        return labels;
    }
}
