package com.billify.forecast.core;

import com.billify.forecast.core.CashHistory.Document;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Learns from a history, and lets the coming days happen many times. */
final class Simulation {
    private static final int ENOUGH_CASES = 40;

    private final Frame frame;
    private final OpenDocuments openDocuments;
    private final Rhythms rhythms;
    private final Set<DutyKind> shown = EnumSet.noneOf(DutyKind.class);

    Simulation(CashHistory history, Plan plan, int horizon, int paths, long seed) {
        this(history, new Words(), plan, horizon, paths, seed);
    }

    /** @param words may have read lines of other histories before: they say the same in each */
    Simulation(CashHistory history, Words words, Plan plan, int horizon, int paths, long seed) {
        frame = Frame.of(history, words, plan, horizon, paths, seed);
        openDocuments = new OpenDocuments(frame);
        rhythms = new Rhythms(frame);
    }

    Paths run() {
        PaymentHabits receivables = habits(true);
        PaymentHabits payables = habits(false);
        openDocuments.happen(Component.RECEIVABLES, true, receivables);
        openDocuments.happen(Component.PAYABLES, false, payables);
        PastBlocks blocks = new PastBlocks(frame);
        ComingDocuments coming = new ComingDocuments(frame, rhythms, blocks);
        coming.happen(Component.NEW_SALES, true, receivables);
        coming.happen(Component.NEW_PURCHASES, false, payables);
        shown.addAll(new Undocumented(frame, rhythms, blocks).happen());
        frame.plan().happen(frame);
        new Transfers(frame, rhythms, blocks).happen();
        return frame.paths();
    }

    List<OpenDocuments.Open> openDocuments() {
        return openDocuments.all();
    }

    List<Outlook.SeriesOutlook> series() {
        return rhythms.said();
    }

    Set<DutyKind> shown() {
        return shown;
    }

    private PaymentHabits habits(boolean receivable) {
        List<PaymentHabits.Case> whole = cases(receivable, frame.firstLine());
        List<PaymentHabits.Case> cases = whole.size() >= ENOUGH_CASES ? whole : cases(receivable, Integer.MIN_VALUE);
        return PaymentHabits.fit(cases, frame.days(), frame.asOf(), PaymentHabits.Tuning.USUAL);
    }

    /** Of documents before the bank data nobody can say whether they were paid then, so they tell nothing of habits. */
    private List<PaymentHabits.Case> cases(boolean receivable, int from) {
        List<PaymentHabits.Case> cases = new ArrayList<>();
        for (Document document : frame.history().documents()) {
            int issued = Frame.day(document.issueDate());
            if (document.receivable() == receivable && issued >= from && issued <= frame.asOf()) {
                int paid = document.payments().isEmpty()
                        ? PaymentHabits.Case.OPEN
                        : Frame.day(document.payments().getFirst().date());
                cases.add(new PaymentHabits.Case(document.party(), issued, Frame.day(document.dueDate()), paid));
            }
        }
        return cases;
    }
}
