package com.billify.extraction.core.fields;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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
    /** Another word of letters alone, that is no currency and no word before a date. */
    private static final Pattern GOES_ON = Pattern.compile(
            "['\u2019./-]{0,2} ?(?!(?:EUR|USD|GBP|CHF|van|du|le|vom|of|dd)\\b)\\p{L}+(?![\\p{L}\\p{Nd}/-])");
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
     * What the documents of one supplier taught together.
     *
     * @param lessons at least one, the oldest first
     */
    public static SupplierProfile of(List<Lesson> lessons) {
        SupplierProfile profile = new SupplierProfile(null, Set.of(), List.of());
        for (Lesson lesson : lessons) {
            profile = profile.with(lesson);
        }
        return profile;
    }

    private SupplierProfile with(Lesson lesson) {
        Set<String> known = new LinkedHashSet<>(identities);
        known.addAll(lesson.identities());
        List<Habit> all = new ArrayList<>(habits);
        lesson.beside().forEach((field, words) -> learn(all, field, words));
        return new SupplierProfile(lesson.name() == null ? name : lesson.name(), known, all);
    }

    private static void learn(List<Habit> habits, Field field, Lesson.Words words) {
        Set<String> known = new HashSet<>();
        habits.replaceAll(habit -> {
            if (habit.field != field) {
                return habit;
            }
            known.add(habit.label);
            int agreed = habit.agreed + (words.right().contains(habit.label) ? 1 : 0);
            boolean isElsewhere =
                    words.wrong().contains(habit.label) && !words.right().contains(habit.label);
            return new Habit(field, habit.label, agreed, habit.contradicted + (isElsewhere ? 1 : 0));
        });
        words.right().stream()
                .filter(label -> !known.contains(label) && !words.wrong().contains(label))
                .forEach(label -> habits.add(new Habit(field, label, 1, 0)));
    }

    /** The labels of this supplier on a line. */
    List<Label> labels(Line line) {
        List<Token> tokens = Token.of(line.text());
        List<Label> labels = new ArrayList<>();
        for (Habit habit : habits) {
            Role role = Lesson.ROLES.get(habit.field);
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
                if (stands && isWhole(line.text(), tokens, from, from + wanted.size())) {
                    Span span = line.span(
                            tokens.get(from).start(),
                            tokens.get(from + wanted.size() - 1).end());
                    labels.add(new Label(role, habit.isTemplate() ? Label.TEMPLATE : 3, "", span, true, true));
                }
            }
        }
        return labels;
    }

    /** As it was learnt, and no part of a longer phrase: "nr" is not beside the number of a customer. */
    private static boolean isWhole(String line, List<Token> tokens, int from, int to) {
        if (from > 0 && to - from < Beside.MOST_WORDS) {
            Token before = tokens.get(from - 1);
            boolean isNear = line.substring(before.end(), tokens.get(from).start())
                            .chars()
                            .noneMatch(gap -> gap == Line.COLUMN || gap == Line.WIDE || gap == ':')
                    && !Character.isDigit(before.text().charAt(0));
            if (isNear) {
                return false;
            }
        }
        String after = line.substring(tokens.get(to - 1).end());
        return !GOES_ON.matcher(after).lookingAt();
    }
}
