package com.billify.forecast.core;

import com.billify.forecast.core.CashHistory.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Lets happen what moves without a document: what has a rhythm on its days, the rest as in the past. */
final class Undocumented {
    private static final double LARGE_MONTHS = 0.15;
    private static final int RARE_DAYS = 45;

    /** Who is known for less has been seen to pay everything once or twice: only more than a month's outflow then stands out. */
    private static final int FEW_DAYS = 61;

    private static final double MONTH_DAYS = 30.4;

    private final Frame frame;
    private final Rhythms rhythms;
    private final PastBlocks blocks;
    private final Obligations obligations;
    /** What the company owes by the calendar that the lines show by themselves. */
    private final Set<DutyKind> shown = EnumSet.noneOf(DutyKind.class);

    Undocumented(Frame frame, Rhythms rhythms, PastBlocks blocks) {
        this.frame = frame;
        this.rhythms = rhythms;
        this.blocks = blocks;
        obligations = new Obligations(frame.history(), frame.words(), frame.days());
    }

    /** @return what is owed by the calendar that the lines show by themselves */
    Set<DutyKind> happen() {
        Map<String, List<Line>> groups = new TreeMap<>();
        for (Line line : frame.history().lines()) {
            if (!line.documents() && !frame.plan().isPlanned(line.party(), line.amountMinor())) {
                groups.computeIfAbsent(frame.words().group(line), none -> new ArrayList<>())
                        .add(line);
            }
        }
        List<Line> irregular = new ArrayList<>();
        for (Map.Entry<String, List<Line>> entry : groups.entrySet()) {
            entry.getValue().sort(Comparator.comparing(Line::date).thenComparingLong(Line::amountMinor));
            Set<Line> taken = new HashSet<>();
            series(entry.getKey(), entry.getValue(), taken);
            entry.getValue().stream().filter(line -> !taken.contains(line)).forEach(irregular::add);
        }
        if (obligations.hasWages()) {
            shown.add(DutyKind.WAGES);
        }
        Set<DutyKind> due = new Duties(frame, rhythms, obligations).happen(shown);
        List<PastBlocks.Past> rest = irregular.stream()
                .filter(line -> !isOneOf(due, line))
                .map(line -> new PastBlocks.Past(
                        Frame.day(line.date()),
                        line.amountMinor(),
                        Rhythms.AT_ONCE,
                        frame.places().of(line)))
                .toList();
        frame.paths().beginPattern(Component.REST);
        blocks.happen("rest", withoutRare(rest), frame.asOf(), frame.plan().salesFactor());
        return shown;
    }

    /** What the calendar lets come must not come again because it came before. */
    private boolean isOneOf(Set<DutyKind> due, Line line) {
        return !due.isEmpty()
                && obligations
                        .recognise(List.of(line))
                        .map(Obligations.Kind::duty)
                        .filter(due::contains)
                        .isPresent();
    }

    /**
     * Large things that hardly ever happen (a machine, a grant) come again as often as they came, whenever that was: in a past
     * week that is likely to be repeated they would come too often, elsewhere too seldom.
     */
    private List<PastBlocks.Past> withoutRare(List<PastBlocks.Past> rest) {
        int known = frame.asOf() - frame.firstLine() + 1;
        double large = known < FEW_DAYS ? outOfHalfYear() * MONTH_DAYS / known : LARGE_MONTHS * outOfHalfYear() / 6;
        double spanDays = Math.max(known, 365);
        boolean rareIn = isRare(rest, large, 1, spanDays);
        boolean rareOut = isRare(rest, large, -1, spanDays);
        List<PastBlocks.Past> usual = new ArrayList<>();
        for (PastBlocks.Past one : rest) {
            if (Math.abs(one.amountMinor()) < large || !(one.amountMinor() > 0 ? rareIn : rareOut)) {
                usual.add(one);
                continue;
            }
            long key = Draws.key(Draws.key(frame.seed(), "rare"), one.day() * 31 + (int) one.amountMinor());
            for (int path = 0; path < frame.paths().count(); path++) {
                double after = -Math.log(Draws.uniform(key, path)) * spanDays;
                if (after < frame.horizon()) {
                    int day = frame.days().bankDayFrom(frame.asOf() + 1 + (int) after);
                    frame.add(day, path, one.amountMinor(), one.place());
                }
            }
        }
        return usual;
    }

    private static boolean isRare(List<PastBlocks.Past> rest, double large, int sign, double spanDays) {
        long count =
                rest.stream().filter(one -> sign * one.amountMinor() >= large).count();
        return large > 0 && count * RARE_DAYS <= spanDays;
    }

    /** What left the accounts in the last half year. */
    private double outOfHalfYear() {
        double out = 0;
        for (Line line : frame.history().lines()) {
            out -= line.amountMinor() < 0 && Frame.day(line.date()) > frame.asOf() - 182 ? line.amountMinor() : 0;
        }
        return out;
    }

    /** All lines of a group as one series, else parts of it that are series. */
    private void series(String key, List<Line> lines, Set<Line> taken) {
        if (series(key, lines)) {
            taken.addAll(lines);
            return;
        }
        int cluster = 0;
        for (List<Line> part : LineGroups.byDayOfMonth(lines)) {
            if (part.size() < lines.size() && series(key + cluster++, part)) {
                taken.addAll(part);
            }
        }
        List<Line> left = lines.stream().filter(line -> !taken.contains(line)).toList();
        for (List<Line> part : LineGroups.byAmount(left)) {
            if (part.size() < lines.size() && series(key + cluster++, part)) {
                taken.addAll(part);
            }
        }
    }

    private boolean series(String key, List<Line> lines) {
        List<Recurrence.Event> events = lines.stream()
                .map(line -> new Recurrence.Event(Frame.day(line.date()), line.amountMinor()))
                .toList();
        Optional<Recurrence> found = recurrence(key, lines, events);
        if (found.isEmpty()) {
            return false;
        }
        Recurrence series = found.get();
        Optional<Obligations.Kind> kind = obligations.recognise(lines);
        if (kind.isPresent() && isDenied(kind.get(), series)) {
            return true;
        }
        kind.map(Obligations.Kind::duty).ifPresent(shown::add);
        Component component = kind.isPresent() ? Component.OBLIGATIONS : component(lines.getLast());
        Obligations.Amount amounts =
                kind.flatMap(one -> obligations.amounts(one, series)).orElseGet(() -> rhythms.usual(series));
        Line last = lines.getLast();
        double factor = last.amountMinor() > 0 ? frame.plan().salesFactor() : 1;
        rhythms.happen(
                component,
                series,
                new Rhythms.Whose(
                        last.party(),
                        last.name().isEmpty() ? last.text() : last.name(),
                        frame.places().of(last)),
                frame.asOf(),
                Rhythms.AT_ONCE,
                amounts,
                factor);
        return true;
    }

    private Optional<Recurrence> recurrence(String key, List<Line> lines, List<Recurrence.Event> events) {
        if (lines.size() == 1 && obligations.isOnceAYear(lines.getFirst())) {
            return Optional.of(Recurrence.yearly(key, events.getFirst(), frame.days()));
        }
        return Recurrence.find(key, events, frame.days()).or(() -> obligations.byLaw(key, lines, events));
    }

    private static Component component(Line last) {
        return switch (last.purpose()) {
            case OPERATING -> Component.REGULAR;
            case FINANCING -> Component.FINANCING;
            case INVESTMENT -> Component.INVESTMENT;
        };
    }

    /** The regime of VAT was another before: what the company says of it now counts. */
    private boolean isDenied(Obligations.Kind kind, Recurrence series) {
        VatRegime regime = frame.plan().profile().vatRegime();
        return kind == Obligations.Kind.VAT && regime != null && regime.contradicts(series.perYear());
    }
}
