package com.billify.connection.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.banking.core.FeedLine;
import com.billify.banking.core.PendingMatch;
import com.billify.banking.core.PendingMatch.Pending;
import com.billify.banking.core.StatedLine;
import com.billify.connection.core.AccountSync.UnknownException;
import com.billify.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Stories made from a seed: a bank books, books late, tells otherwise and takes away while a reader reads, which is cut off
 * anywhere. In the end the reader has what the bank has, each line once. A failing seed tells the same story again.
 */
class AccountSyncTest {
    private static final int SEEDS = 10_000;
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void whateverHappensOnTheWayEveryLineIsThereOnceAsItIsToldNow() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Story story = new Story(seed, true, false);
            assertThat(story.readToTheEnd(Duration.ofHours(21)))
                    .as("seed %d", seed)
                    .isEqualTo(story.upstream());
        }
    }

    /** Of a bank that only books: the days read again would mend what is lost here, a day later. */
    @Test
    void cursorKeptApartFromItsLinesLosesSome() {
        int lost = 0;
        for (long seed = 0; seed < SEEDS / 10; seed++) {
            Story together = new Story(seed, true, true);
            assertThat(together.readToTheEnd(Duration.ofMinutes(1)))
                    .as("seed %d", seed)
                    .isEqualTo(together.upstream());
            Story apart = new Story(seed, false, true);
            lost += apart.readToTheEnd(Duration.ofMinutes(1)).equals(apart.upstream()) ? 0 : 1;
        }
        assertThat(lost).isPositive();
    }

    @Test
    void nothingNewCostsNoPage() {
        Story story = new Story(7, true, false);
        story.readToTheEnd(Duration.ofHours(21));

        assertThat(story.run().pages()).isZero();
    }

    @Test
    void linesThatAllGoAtOnceAreNotBelievedToBeGone() {
        Story story = new Story(11, true, false);
        story.readToTheEnd(Duration.ofHours(21));
        Map<String, String> before = Map.copyOf(story.kept);

        story.lines.clear();
        story.look(List.of());
        story.readToTheEnd(Duration.ofHours(21));

        assertThat(story.kept).isEqualTo(before);
        assertThat(story.doubts).isPositive();
    }

    @Test
    void whatSeveralLooksBroughtSinceTheLastRunComesWithTheNext() {
        for (long seed = 0; seed < 300; seed++) {
            Story story = new Story(seed, true, false);
            story.crashes = false;
            story.happen();
            story.happen();
            story.happen();

            assertThat(story.readToTheEnd(Duration.ofMinutes(5)))
                    .as("seed %d", seed)
                    .isEqualTo(story.upstream());
        }
    }

    @Test
    void lateLineBelowPagesOfOlderOnesComesThoughItsLookPassedUnseen() {
        Story story = new Story(3, true, false);
        List<FeedLine> older = new ArrayList<>();
        for (int count = 0; count < 40; count++) {
            older.add(story.line("older " + count, 40));
        }
        story.lines.addAll(0, older);
        story.look(older.stream().map(FeedLine::upstreamId).toList());
        story.readToTheEnd(Duration.ofHours(21));

        FeedLine late = story.line("late", 5);
        story.lines.add(15, late);
        story.look(List.of(late.upstreamId()));
        story.look(List.of());

        assertThat(story.readToTheEnd(Duration.ofMinutes(5))).isEqualTo(story.upstream());
    }

    /** That none of them is both on the way is looked at wherever lines are kept. */
    @Test
    void whatIsAnnouncedIsTheSameLineOnceItIsBooked() {
        int taken = 0;
        for (long seed = 0; seed < SEEDS / 10; seed++) {
            Story story = new Story(seed, true, false);
            story.readToTheEnd(Duration.ofHours(21));

            assertThat(Set.copyOf(story.ids.values())).as("seed %d", seed).hasSameSizeAs(story.ids.keySet());
            assertThat(story.ids.keySet()).as("seed %d", seed).isEqualTo(story.kept.keySet());
            taken += story.taken;
        }
        assertThat(taken).isPositive();
    }

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;

        Crash() {
            super("cut off", null, false, false);
        }
    }

    private static final class Story implements AccountSync.Source, AccountSync.Shelf {
        private final Random random;
        private final boolean together;
        private final boolean onlyBooks;
        private Instant now = START;
        private int names;
        private boolean crashes = true;
        private int doubts;

        /** Newest first, as they came. */
        private final List<FeedLine> lines = new ArrayList<>();

        private final Map<String, List<String>> looks = new HashMap<>();
        private String latestLook = "";

        /** Announced and not booked, newest first. */
        private final List<FeedLine> announced = new ArrayList<>();

        private final Map<String, String> kept = new TreeMap<>();

        /** The line here that each line of the bank is. */
        private final Map<String, UUID> ids = new HashMap<>();

        private List<Pending> announcedHere = new ArrayList<>();
        private int taken;
        private final Map<String, Instant> seenAt = new HashMap<>();
        private FeedCursor cursor = FeedCursor.begin();

        /** @param together lines and cursor are kept at once */
        Story(long seed, boolean together, boolean onlyBooks) {
            this.random = new Random(seed);
            this.together = together;
            this.onlyBooks = onlyBooks;
            int begin = 20 + random.nextInt(40);
            for (int count = 0; count < begin; count++) {
                lines.addFirst(line("line " + names++, random.nextInt(9)));
            }
            look(List.of());
            int turns = 5 + random.nextInt(15);
            for (int turn = 0; turn < turns; turn++) {
                if (random.nextInt(3) > 0) {
                    happen();
                }
                now = now.plus(Duration.ofMinutes(random.nextInt(onlyBooks ? 10 : 120)));
                tryToRun();
            }
        }

        /** The bank falls silent, and the reader is left in peace. */
        Map<String, String> readToTheEnd(Duration between) {
            crashes = false;
            for (int round = 0; round < 3; round++) {
                now = now.plus(between);
                while (!run().finished()) {
                    // goes on
                }
            }
            return kept;
        }

        Map<String, String> upstream() {
            Map<String, String> told = new TreeMap<>();
            lines.forEach(line -> told.put(line.upstreamId(), said(line)));
            return told;
        }

        private static String said(FeedLine line) {
            return line.line().bookingDate() + " "
                    + payment(line.line().amount().minorUnits(), line.line().remittanceInformation());
        }

        private static String payment(long amountMinor, @Nullable String text) {
            return amountMinor + " " + text;
        }

        private void happen() {
            List<String> touched = new ArrayList<>();
            int many = 1 + random.nextInt(4);
            for (int count = 0; count < many; count++) {
                switch (onlyBooks ? 0 : random.nextInt(9)) {
                    case 0, 1, 2 -> {
                        FeedLine line = line("line " + names++, random.nextInt(2));
                        lines.addFirst(line);
                        touched.add(line.upstreamId());
                    }
                    case 3 -> {
                        FeedLine late = line("line " + names++, 2 + random.nextInt(7));
                        lines.add(random.nextInt(lines.size()), late);
                        touched.add(late.upstreamId());
                    }
                    case 4 -> {
                        int place = random.nextInt(lines.size());
                        FeedLine before = lines.get(place);
                        lines.set(
                                place,
                                new FeedLine(
                                        before.upstreamId(),
                                        line("edited " + names++, random.nextInt(9))
                                                .line()));
                        touched.add(before.upstreamId());
                    }
                    case 5 -> lines.remove(random.nextInt(lines.size()));
                    case 6 -> {
                        int name = names++;
                        announced.addFirst(new FeedLine(
                                "announced " + name, stated("payment " + name, random.nextInt(2), 1_000 + name)));
                    }
                    case 7 -> settle(touched);
                    default -> {
                        if (!announced.isEmpty()) {
                            announced.removeLast();
                        }
                    }
                }
            }
            look(touched);
        }

        /** What was announced is booked under another id, a day later perhaps, or for another amount. */
        private void settle(List<String> touched) {
            if (announced.isEmpty()) {
                return;
            }
            StatedLine was = announced.removeLast().line();
            long amountMinor = was.amount().minorUnits() - (random.nextInt(5) == 0 ? 900 : 0);
            FeedLine booked = new FeedLine(
                    "booked " + names++,
                    stated(Objects.requireNonNull(was.remittanceInformation()), random.nextInt(3), amountMinor));
            lines.addFirst(booked);
            touched.add(booked.upstreamId());
        }

        private void look(List<String> touched) {
            latestLook = "look " + names++;
            looks.put(latestLook, touched);
        }

        private FeedLine line(String text, int daysAgo) {
            return new FeedLine(text, stated(text, daysAgo, 100));
        }

        private static StatedLine stated(String text, int daysAgo, long amountMinor) {
            return new StatedLine(
                    TODAY.minusDays(daysAgo),
                    null,
                    new Money(amountMinor, EUR),
                    null,
                    null,
                    text,
                    null,
                    null,
                    null,
                    List.of());
        }

        private void tryToRun() {
            try {
                run();
            } catch (Crash e) {
                // the next run goes on from what is kept
            }
        }

        AccountSync.Done run() {
            UpstreamAccount account = new UpstreamAccount(latestLook, latestLook);
            AccountSync.Done done = new AccountSync(this, this).run(account, now, TODAY, 3 + random.nextInt(10));
            if (done.finished() && done.pages() > 0) {
                mayCrash(20);
                announcedHere = announced.stream().map(this::here).toList();
            }
            return done;
        }

        /** As it is here: under the id that it has already, where it was announced before. */
        private Pending here(FeedLine line) {
            StatedLine said = line.line();
            return announcedHere.stream()
                    .filter(one -> Objects.equals(one.remittanceInformation(), said.remittanceInformation()))
                    .findFirst()
                    .orElseGet(() -> new Pending(
                            UUID.randomUUID(),
                            said.bookingDate(),
                            said.amount().minorUnits(),
                            null,
                            null,
                            said.remittanceInformation()));
        }

        /** The announced line that a line is which is not known yet, or one of its own. */
        private UUID take(FeedLine line) {
            Pending was = PendingMatch.find(line.line(), announcedHere).orElse(null);
            if (was == null) {
                return UUID.randomUUID();
            }
            assertThat(was.remittanceInformation()).isEqualTo(line.line().remittanceInformation());
            taken++;
            announcedHere =
                    announcedHere.stream().filter(one -> !one.equals(was)).toList();
            return was.id();
        }

        // ---- the source

        @Override
        public UpstreamPage lines(@Nullable String after) {
            mayHappenMeanwhile();
            return page(lines, after);
        }

        @Override
        public UpstreamPage updates(String synchronization, @Nullable String after) {
            mayCrash(20);
            List<String> touched = looks.getOrDefault(synchronization, List.of());
            return page(
                    lines.stream()
                            .filter(line -> touched.contains(line.upstreamId()))
                            .toList(),
                    after);
        }

        @Override
        public Optional<UpstreamPage> line(String id) {
            mayCrash(20);
            return lines.stream()
                    .filter(line -> line.upstreamId().equals(id))
                    .findFirst()
                    .map(line -> new UpstreamPage(List.of(line), List.of(), List.of(id), false));
        }

        private void mayHappenMeanwhile() {
            mayCrash(20);
            if (crashes && random.nextInt(10) == 0) {
                happen();
            }
        }

        private UpstreamPage page(List<FeedLine> all, @Nullable String after) {
            List<String> ids = all.stream().map(FeedLine::upstreamId).toList();
            if (after != null && !ids.contains(after)) {
                throw new UnknownException();
            }
            int from = after == null ? 0 : ids.indexOf(after) + 1;
            int to = Math.min(all.size(), from + 7);
            return new UpstreamPage(all.subList(from, to), List.of(), ids.subList(from, to), to < all.size());
        }

        // ---- the shelf

        @Override
        public FeedCursor cursor() {
            return cursor;
        }

        @Override
        public void keep(UpstreamPage page, FeedCursor moved, Instant at) {
            mayCrash(10);
            if (!together) {
                cursor = moved;
                mayCrash(5);
            }
            page.lines().forEach(line -> {
                if (kept.put(line.upstreamId(), said(line)) == null) {
                    ids.put(line.upstreamId(), take(line));
                }
                seenAt.put(line.upstreamId(), at);
            });
            for (Pending one : announcedHere) {
                String payment = payment(one.amountMinor(), one.remittanceInformation());
                assertThat(kept.values()).noneMatch(said -> said.endsWith(" " + payment));
            }
            cursor = moved;
            mayCrash(10);
        }

        @Override
        public void keep(FeedCursor moved) {
            mayCrash(10);
            cursor = moved;
            mayCrash(10);
        }

        @Override
        public List<String> missing(LocalDate from, Instant since) {
            return kept.keySet().stream()
                    .filter(id -> seenAt.getOrDefault(id, Instant.EPOCH).isBefore(since))
                    .toList();
        }

        @Override
        public int present(LocalDate from) {
            return kept.size();
        }

        @Override
        public void remove(String id) {
            mayCrash(10);
            kept.remove(id);
            ids.remove(id);
        }

        @Override
        public void doubt(int missing) {
            doubts++;
        }

        private void mayCrash(int oneIn) {
            if (crashes && random.nextInt(oneIn) == 0) {
                throw new Crash();
            }
        }
    }
}
