package com.billify.forecast.core;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lets come what the company says it owes by the calendar and the bank lines do not show. */
final class Duties {
    /**
     * Rules of thumb for white-collar wages, as shares of the net wage: of a gross wage of 100, 13 are the employee's contribution, about 20
     * tax and 67 his; the employer owes 27 more. Holiday pay and a premium are taxed at about half. Whoever knows better types the amount.
     */
    private static final double WAGE_TAX = 0.30;

    private static final double SOCIAL_SECURITY = 0.60;
    private static final double ONCE_A_YEAR = 0.75;

    private static final double SPREAD_TYPED = 0.03;
    private static final double SPREAD_OF_THUMB = 0.2;

    private final Frame frame;
    private final Rhythms rhythms;
    private final Obligations obligations;
    private final Profile profile;

    Duties(Frame frame, Rhythms rhythms, Obligations obligations) {
        this.frame = frame;
        this.rhythms = rhythms;
        this.obligations = obligations;
        profile = frame.plan().profile();
    }

    /**
     * @param shown kinds that the bank lines show by themselves
     * @return the kinds that were let come
     */
    Set<DutyKind> happen(Set<DutyKind> shown) {
        Set<DutyKind> happened = EnumSet.noneOf(DutyKind.class);
        for (Duty duty : profile.duties()) {
            if (!shown.contains(duty.kind()) && happen(duty)) {
                happened.add(duty.kind());
            }
        }
        return happened;
    }

    private boolean happen(Duty duty) {
        LocalDate from = frame.history().asOf().plusDays(1);
        VatRegime regime = profile.vatRegime() == null ? VatRegime.QUARTERLY : profile.vatRegime();
        List<DutyCalendar.Due> dues = DutyCalendar.due(
                duty.kind(), regime, profile.financialYear(), from, from.plusDays(frame.horizon() - 1L));
        frame.paths()
                .begin(
                        component(duty),
                        Outlook.Source.CALENDAR,
                        duty.kind().name(),
                        frame.places().usual(-1));
        long key = Draws.key(frame.seed(), "duty " + duty.kind());
        boolean any = false;
        for (DutyCalendar.Due due : dues) {
            int day = Frame.day(due.date());
            Obligations.Amount amount = amount(duty, due, regime);
            if (amount == null
                    || rhythms.expect(day, amount.mean(day))
                    || frame.plan().replaces(day, amount.mean(day))) {
                continue;
            }
            if (!any) {
                say(duty, due, amount.mean(day));
                any = true;
            }
            long dayKey = Draws.key(key, day);
            for (int path = 0; path < frame.paths().count(); path++) {
                frame.add(day, path, amount.draw(day, Draws.uniform(dayKey, path)));
            }
        }
        return any;
    }

    private static Component component(Duty duty) {
        return switch (duty.kind()) {
            case WAGES, HOLIDAY_PAY, YEAR_END_PREMIUM -> Component.REGULAR;
            case VAT, WAGE_TAX, SOCIAL_SECURITY, PREPAYMENT, SELF_EMPLOYED, COMPANY_CONTRIBUTION ->
                Component.OBLIGATIONS;
        };
    }

    private void say(Duty duty, DutyCalendar.Due due, long minor) {
        rhythms.say(new Outlook.SeriesOutlook(
                duty.kind().name(), component(duty), "", "", due.date(), due.date(), due.date(), minor, 1));
    }

    /** Null where nothing tells what it amounts to. */
    private Obligations.@Nullable Amount amount(Duty duty, DutyCalendar.Due due, VatRegime regime) {
        Long typed = duty.amountMinor();
        if (typed != null) {
            return Obligations.about(-typed * due.share(), SPREAD_TYPED);
        }
        return switch (duty.kind()) {
            case VAT ->
                obligations
                        .vat(regime)
                        .filter(amount -> amount.mean(Frame.day(due.date())) != 0)
                        .orElse(null);
            case WAGE_TAX -> ofWages(WAGE_TAX, due);
            case SOCIAL_SECURITY -> ofWages(SOCIAL_SECURITY, due);
            case HOLIDAY_PAY, YEAR_END_PREMIUM -> ofWages(ONCE_A_YEAR, due);
            case WAGES, PREPAYMENT, SELF_EMPLOYED, COMPANY_CONTRIBUTION -> null;
        };
    }

    private Obligations.@Nullable Amount ofWages(double share, DutyCalendar.Due due) {
        int first = frame.days().month(Frame.day(due.periodFrom().atDay(1)));
        double wages = IntStream.range(first, first + due.periodMonths())
                .mapToDouble(this::wages)
                .sum();
        return wages == 0 ? null : Obligations.about(share * due.share() * wages, SPREAD_OF_THUMB);
    }

    /** Net wages of a month, zero or less: as the bank lines show them, else as the company says. */
    private double wages(int month) {
        if (obligations.hasWages()) {
            return obligations.wagesOf(month);
        }
        return profile.duties().stream()
                .filter(duty -> duty.kind() == DutyKind.WAGES)
                .map(Duty::amountMinor)
                .filter(Objects::nonNull)
                .mapToDouble(amount -> -amount)
                .findFirst()
                .orElse(0);
    }
}
