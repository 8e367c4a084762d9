package com.billify.forecast.core;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Learns from a history, and lets the coming days happen many times. */
final class Simulation {
    private final Frame frame;
    private final OpenDocuments openDocuments;
    private final Rhythms rhythms;
    private final Set<DutyKind> shown = EnumSet.noneOf(DutyKind.class);

    Simulation(CashHistory history, Plan plan, int horizon, int paths, long seed) {
        this(Learnt.of(history), new Words(), plan, horizon, paths, seed);
    }

    /** @param words may have read lines of other histories before: they say the same in each */
    Simulation(Learnt learnt, Words words, Plan plan, int horizon, int paths, long seed) {
        frame = Frame.of(learnt, words, plan, horizon, paths, seed);
        openDocuments = new OpenDocuments(frame);
        rhythms = new Rhythms(frame);
    }

    Paths run() {
        PaymentHabits receivables = frame.learnt().habits(true);
        PaymentHabits payables = frame.learnt().habits(false);
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
}
