package com.billify.extraction.core.fields;

import com.billify.extraction.core.page.Box;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which value belongs to which label, by their places. All distances are in heights of a line. */
final class Linking {
    /** Words between a label and a value on its line, at most. */
    private static final int WORDS_BETWEEN = 3;
    /** As far below a column's head as a value may stand. */
    private static final double FARTHEST_BELOW = 26;

    /** What may stand between a label and the end of its cell. */
    private static final Pattern COLON_LAST = Pattern.compile("(?: (?:le|du|op|am|on|den|the))?[ \u2002.]*:[ \u2002]*");

    /** What is left of a label whose value begins the next line. */
    private static final double WRAPPED = 0.9;

    /** Between a label and its value: "Total (exempt from VAT, art. 44)". */
    private static final Pattern REMARK = Pattern.compile("\\([^()\t]*\\)");

    private final List<Label> labels;
    private final List<Printed> values;

    Linking(List<Label> labels, List<Printed> values) {
        this.labels = labels;
        this.values = values;
    }

    /** The best link of each role to this place, among the labels whose values are of this kind. */
    Map<Role, Link> links(Span value, Role.Kind kind) {
        Map<Role, Link> best = new EnumMap<>(Role.class);
        for (Label label : labels) {
            if (label.role().kind() == kind && label.span().page() == value.page()) {
                link(label, value, kind)
                        .ifPresent(link -> best.merge(
                                label.role(), link, (one, other) -> one.weight() >= other.weight() ? one : other));
            }
        }
        return best;
    }

    private Optional<Link> link(Label label, Span value, Role.Kind kind) {
        if (label.span().overlaps(value)) {
            // "TVA BE 0403.170.701": the end of the label begins the number
            boolean isBegun = kind == Role.Kind.TAX_NUMBER
                    && label.span().start() < value.start()
                    && label.span().end() < value.end();
            return isBegun ? Optional.of(new Link(label, Link.Relation.RIGHT, label.weight())) : Optional.empty();
        }
        if (label.span().line() == value.line()) {
            return value.start() >= label.span().end() ? right(label, value, kind) : Optional.empty();
        }
        return isWrapped(label, value)
                ? Optional.of(new Link(label, Link.Relation.RIGHT, label.weight() * WRAPPED))
                : below(label, value, kind);
    }

    /** The label ends its cell, and its value begins the next line of the same paragraph. */
    private static boolean isWrapped(Label label, Span value) {
        Line line = label.span().line();
        Optional<Span> cell =
                line.cells().stream().filter(one -> one.holds(label.span())).findFirst();
        if (cell.isEmpty() || label.span().start() == cell.get().start()) {
            return false;
        }
        String text = value.line().text();
        boolean begins = value.start() == 0 || text.charAt(value.start() - 1) == Line.COLUMN;
        double height = line.height();
        double down = value.box().y() - line.box().bottom();
        return begins
                && COLON_LAST
                        .matcher(line.text()
                                .substring(label.span().end(), cell.get().end()))
                        .matches()
                && Math.abs(value.box().x() - cell.get().box().x()) < height
                && down > -0.4 * height
                && down < height;
    }

    private Optional<Link> right(Label label, Span value, Role.Kind kind) {
        String text = value.line().text();
        int words = 0;
        List<Span> remarks = REMARK.matcher(text.substring(label.span().end(), value.start()))
                .results()
                .map(remark -> value.line()
                        .span(label.span().end() + remark.start(), label.span().end() + remark.end()))
                .toList();
        for (Token token : Token.of(text.substring(label.span().end(), value.start()))) {
            Span span = value.line()
                    .span(label.span().end() + token.start(), label.span().end() + token.end());
            boolean explained =
                    labels.stream().anyMatch(other -> other.span().overlaps(span) && other.role() == label.role())
                            || values.stream().anyMatch(other -> other.span().overlaps(span));
            boolean isNumberSign = token.text().equals(Token.NUMBER);
            if (!explained
                    && !isIn(remarks, span)
                    && !isNumberSign
                    && Character.isLetter(token.text().charAt(0))
                    && token.text().length() > 2) {
                words++;
            }
        }
        if (words > WORDS_BETWEEN) {
            return Optional.empty();
        }
        double weight = label.weight() * Math.pow(0.8, words);
        long rivals = labels.stream()
                .filter(other -> other.role() != label.role()
                        && other.role().kind() == kind
                        && other.span().line() == value.line()
                        && other.span().start() >= label.span().end()
                        && other.span().end() <= value.start()
                        && !isIn(remarks, other.span()))
                .count();
        weight *= rivals > 0 ? 0.35 : 1;
        long nearer = values.stream()
                .filter(other -> other.kind() == kind
                        && other.span().line() == value.line()
                        && !other.span().overlaps(value)
                        && other.span().start() >= label.span().start()
                        && other.span().end() > label.span().end()
                        && other.span().end() <= value.start()
                        && !isIn(remarks, other.span()))
                .map(other -> other.span().start())
                .distinct()
                .count();
        weight *= Math.pow(kind == Role.Kind.AMOUNT ? 0.9 : 0.6, nearer);
        double gap =
                (value.box().x() - label.span().box().right()) / value.line().height();
        weight *= gap <= 3 ? 1 : gap <= 15 ? 0.97 : gap <= 30 ? 0.92 : 0.85;
        return Optional.of(new Link(label, Link.Relation.RIGHT, weight));
    }

    private static boolean isIn(List<Span> remarks, Span span) {
        return remarks.stream().anyMatch(remark -> remark.holds(span));
    }

    private Optional<Link> below(Label label, Span value, Role.Kind kind) {
        Box head = label.span().box();
        Box place = value.box();
        double height = Math.max(label.span().line().height(), 1);
        double down = (place.y() - head.bottom()) / height;
        boolean overlaps = place.x() < head.right() + height && head.x() - height < place.right();
        if (!overlaps) {
            return Optional.empty();
        }
        double side = Math.min(
                Math.abs(place.x() - head.x()),
                Math.min(
                        Math.abs(place.right() - head.right()),
                        Math.abs((place.x() + place.right() - head.x() - head.right()) / 2)));
        boolean aligned = side <= height * 1.2;
        double weight = label.weight() * (aligned ? 0.94 : 0.75);
        if (down < -0.4) {
            double up = (head.y() - place.bottom()) / height;
            return up >= -0.4 && up < 1.3 && aligned && label.opens()
                    ? Optional.of(new Link(label, Link.Relation.ABOVE, weight * 0.4))
                    : Optional.empty();
        }
        if (down > FARTHEST_BELOW || !label.opens()) {
            return Optional.empty();
        }
        List<Span> between = between(label, value);
        long values = between.stream().filter(span -> isOf(span, kind)).count();
        long others = between.size() - values;
        weight *= Math.pow(0.93, values) * Math.pow(0.8, others);
        weight *= down < 1.6 ? 1 : down < 4 ? 0.93 : 0.85;
        if (hasValueBeside(label, kind)) {
            weight *= 0.4;
        }
        return weight < 0.08 ? Optional.empty() : Optional.of(new Link(label, Link.Relation.BELOW, weight));
    }

    /** The cells that stand between a label and a value below it, in its column. */
    private List<Span> between(Label label, Span value) {
        Box head = label.span().box();
        Box place = value.box();
        double left = Math.max(head.x(), place.x()) - 1;
        double right = Math.min(head.right(), place.right()) + 1;
        List<Span> between = new ArrayList<>();
        for (Printed other : values) {
            collect(other.span(), label, value, left, right, between);
        }
        for (Label other : labels) {
            if (other.role().kind() != Role.Kind.PARTY) {
                collect(other.span(), label, value, left, right, between);
            }
        }
        return between;
    }

    private static void collect(Span span, Label label, Span value, double left, double right, List<Span> between) {
        if (span.page() != value.page()
                || span.line() == value.line()
                || span.line() == label.span().line()) {
            return;
        }
        Box box = span.box();
        boolean isBetween = box.y() > label.span().box().y()
                && box.bottom() < value.box().bottom()
                && box.x() < right
                && left < box.right();
        if (isBetween && between.stream().noneMatch(other -> other.overlaps(span))) {
            between.add(span);
        }
    }

    private boolean isOf(Span span, Role.Kind kind) {
        return values.stream()
                .anyMatch(value -> value.kind() == kind && value.span().overlaps(span));
    }

    private boolean hasValueBeside(Label label, Role.Kind kind) {
        return values.stream()
                .filter(value -> value.kind() == kind
                        && value.span().line() == label.span().line()
                        && value.span().start() >= label.span().end())
                .anyMatch(value -> right(label, value.span(), kind)
                        .filter(link -> link.weight() > label.weight() * 0.7)
                        .isPresent());
    }
}
