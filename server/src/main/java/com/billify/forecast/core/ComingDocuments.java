package com.billify.forecast.core;

import com.billify.forecast.core.CashHistory.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lets invoices come that are still to be sent or received: of parties with a rhythm on its days, of all others as in the past. */
final class ComingDocuments {
    private static final int LONGEST_PAYMENT = 250;
    private static final int REMEMBERED_DAYS = 800;
    private static final int QUANTILES = 64;

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
        Map<String, List<Document>> byParty = new TreeMap<>();
        for (Document document : frame.history().documents()) {
            if (document.receivable() == receivable
                    && !frame.plan().isPlanned(document.party(), document.amountMinor())) {
                byParty.computeIfAbsent(document.party(), none -> new ArrayList<>())
                        .add(document);
            }
        }
        List<PastBlocks.Past> irregular = new ArrayList<>();
        for (Map.Entry<String, List<Document>> entry : byParty.entrySet()) {
            List<Document> documents = entry.getValue();
            documents.sort(Comparator.comparing(Document::issueDate));
            List<Recurrence.Event> events = documents.stream()
                    .map(document -> new Recurrence.Event(Frame.day(document.issueDate()), document.amountMinor()))
                    .toList();
            Optional<Recurrence> found = Recurrence.find(component + entry.getKey(), events, frame.days());
            if (found.isPresent()) {
                rhythms.happen(
                        component,
                        found.get(),
                        new Rhythms.Whose(entry.getKey(), "", frame.places().of(documents.getLast())),
                        known,
                        delays(habits, documents.getLast(), known + 1),
                        rhythms.usual(found.get()),
                        factor);
            } else {
                for (Document document : documents) {
                    int issued = Frame.day(document.issueDate());
                    if (issued > known - REMEMBERED_DAYS) {
                        irregular.add(new PastBlocks.Past(
                                issued,
                                document.amountMinor(),
                                delays(habits, document, issued),
                                frame.places().of(document)));
                    }
                }
            }
        }
        frame.paths().beginPattern(component);
        blocks.happen(component.name(), irregular, known, factor);
    }

    /** Days from issue until payment of a document like another, each as likely as the next. */
    private short[] delays(PaymentHabits habits, Document like, int issued) {
        float[] chances = new float[LONGEST_PAYMENT];
        int terms = (int) (like.dueDate().toEpochDay() - like.issueDate().toEpochDay())
                + frame.plan().laterDays(like);
        habits.chances(like.party(), issued + terms, issued, chances, 1 - 0.25 / QUANTILES);
        short[] delays = new short[QUANTILES];
        double sum = 0;
        int index = 0;
        for (int quantile = 0; quantile < QUANTILES; quantile++) {
            double u = (quantile + 0.5) / QUANTILES;
            while (index < LONGEST_PAYMENT && sum + chances[index] < u) {
                sum += chances[index++];
            }
            delays[quantile] = index < LONGEST_PAYMENT ? (short) index : Short.MAX_VALUE;
        }
        return delays;
    }
}
