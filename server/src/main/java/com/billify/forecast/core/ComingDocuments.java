package com.billify.forecast.core;

import com.billify.forecast.core.CashHistory.Document;
import java.util.ArrayList;
import java.util.List;

/** Lets invoices come that are still to be sent or received: of parties with a rhythm on its days, of all others as in the past. */
final class ComingDocuments {

    private final Frame frame;
    private final Rhythms rhythms;
    private final PastBlocks blocks;

    ComingDocuments(Frame frame, Rhythms rhythms, PastBlocks blocks) {
        this.frame = frame;
        this.rhythms = rhythms;
        this.blocks = blocks;
    }

    void happen(Component component, boolean receivable, PaymentHabits habits) {
        double factor = receivable ? frame.plan().salesFactor() : 1;
        int known = frame.documentsUntil();
        List<PastBlocks.Past> irregular = new ArrayList<>();
        for (Learnt.Party party : frame.learnt().parties(receivable)) {
            happen(component, unplanned(party, receivable), habits, factor, irregular);
        }
        frame.paths().beginPattern(component);
        blocks.happen(component.name(), irregular, known, factor);
    }

    /** The documents of a party without those in whose place people planned something. */
    private Learnt.Party unplanned(Learnt.Party party, boolean receivable) {
        if (frame.plan().vessels().isEmpty()) {
            return party;
        }
        List<Document> left = party.documents().stream()
                .filter(document -> !frame.plan().isPlanned(document.party(), document.amountMinor()))
                .toList();
        return left.size() == party.documents().size()
                ? party
                : new Learnt.Party(
                        party.key(), left, Learnt.rhythm(party.key(), receivable, left, frame.days()), List.of());
    }

    private void happen(
            Component component,
            Learnt.Party party,
            PaymentHabits habits,
            double factor,
            List<PastBlocks.Past> irregular) {
        int known = frame.documentsUntil();
        if (party.rhythm().isPresent()) {
            Document last = party.documents().getLast();
            rhythms.happen(
                    component,
                    party.rhythm().get(),
                    new Rhythms.Whose(party.key(), "", frame.places().of(last)),
                    known,
                    Learnt.delays(
                            habits.of(party.key()),
                            last,
                            known + 1,
                            frame.plan().laterDays(last)),
                    rhythms.usual(party.rhythm().get()),
                    factor);
            return;
        }
        PaymentHabits.Of own = habits.of(party.key());
        for (int index = 0; index < party.documents().size(); index++) {
            Document document = party.documents().get(index);
            int issued = Frame.day(document.issueDate());
            if (issued > known - Learnt.REMEMBERED_DAYS) {
                int later = frame.plan().laterDays(document);
                short[] delays = later == 0 && !party.delays().isEmpty()
                        ? party.delays().get(index)
                        : Learnt.delays(own, document, issued, later);
                irregular.add(new PastBlocks.Past(
                        issued, document.amountMinor(), delays, frame.places().of(document)));
            }
        }
    }
}
