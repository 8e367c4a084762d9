package com.billify.forecast.core;

import com.billify.forecast.core.CashHistory.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lets money go between the company's own accounts as it did before: with a rhythm on its days, else as in past weeks; as far as it is there. */
final class Transfers {
    private final Frame frame;
    private final Rhythms rhythms;
    private final PastBlocks blocks;

    Transfers(Frame frame, Rhythms rhythms, PastBlocks blocks) {
        this.frame = frame;
        this.rhythms = rhythms;
        this.blocks = blocks;
    }

    void happen() {
        Map<String, List<Transfer>> groups = new TreeMap<>();
        for (Transfer transfer : frame.history().accounts().transfers()) {
            groups.computeIfAbsent("transfer " + transfer.from() + ' ' + transfer.to(), none -> new ArrayList<>())
                    .add(transfer);
        }
        groups.forEach(this::happen);
        SortedMap<String, Long> balances = frame.history().accounts().balancesMinor();
        frame.paths()
                .makeTransfers(frame.paths().accounts().stream()
                        .mapToDouble(account -> balances.getOrDefault(account, 0L))
                        .toArray());
    }

    private void happen(String name, List<Transfer> transfers) {
        int from = frame.places().of(transfers.getFirst().from());
        int to = frame.places().of(transfers.getFirst().to());
        List<Recurrence.Event> events = transfers.stream()
                .map(transfer -> new Recurrence.Event(Frame.day(transfer.date()), transfer.amountMinor()))
                .toList();
        Optional<Recurrence> found = Recurrence.find(name, events, frame.days());
        if (found.isPresent()) {
            rhythms.transfer(found.get(), from, to);
            return;
        }
        List<PastBlocks.Past> past = events.stream()
                .map(event -> new PastBlocks.Past(event.day(), event.amountMinor(), Rhythms.AT_ONCE, from))
                .toList();
        blocks.happen(name, past, frame.asOf(), 1, (path, count, days, minor, places) -> {
            for (int i = 0; i < count; i++) {
                frame.paths().transfer(days[i], path, minor[i], from, to);
            }
        });
    }
}
