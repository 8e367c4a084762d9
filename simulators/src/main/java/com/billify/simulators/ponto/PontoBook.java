package com.billify.simulators.ponto;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one Ponto knows: the integrations of companies, their accounts, and the lines that its looks at the banks have brought.
 * Ids come from the seed, so that the same story has the same ids.
 */
public final class PontoBook {
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(5);

    private final Random random;
    private final Supplier<Instant> clock;
    private final Map<String, Integration> integrations = new ConcurrentHashMap<>();

    public PontoBook(long seed, Supplier<Instant> clock) {
        this.random = new Random(seed);
        this.clock = clock;
    }

    Instant now() {
        return clock.get();
    }

    private synchronized String id() {
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE).toString();
    }

    /** One company's key and what it opens. */
    public final class Integration {
        private final String clientId;
        private final String clientSecret;
        final Map<String, Account> accounts = new LinkedHashMap<>();
        private int readsWithToken;
        private int answering;
        private int mostAtOnce;

        private Integration(String clientId, String clientSecret) {
            this.clientId = clientId;
            this.clientSecret = clientSecret;
        }

        String clientId() {
            return clientId;
        }

        boolean opensWith(String id, String secret) {
            return clientId.equals(id) && clientSecret.equals(secret);
        }

        /** @param iban without spaces */
        public Account addAccount(String iban, String holder, long balanceMinor) {
            return addAccount(id(), iban, holder, balanceMinor);
        }

        /** The same under an id of one's own. */
        public Account addAccount(String accountId, String iban, String holder, long balanceMinor) {
            synchronized (PontoBook.this) {
                Account account = new Account(this, accountId, iban, holder, balanceMinor);
                accounts.put(account.id, account);
                return account;
            }
        }

        /** The account is removed and linked again: everything in it has new ids. */
        public Account relink(Account account) {
            synchronized (PontoBook.this) {
                accounts.remove(account.id);
                Account again = new Account(this, id(), account.iban, account.holder, account.balanceMinor);
                for (Line line : account.lines.reversed()) {
                    again.lines.addFirst(line.withId(id()));
                }
                again.look(List.of());
                accounts.put(again.id, again);
                return again;
            }
        }

        synchronized void read() {
            readsWithToken++;
            answering++;
            mostAtOnce = Math.max(mostAtOnce, answering);
        }

        synchronized void answered() {
            answering--;
        }

        /** How many calls with a token were on their way at one time, at most. */
        public synchronized int mostAtOnce() {
            return mostAtOnce;
        }

        /** How many calls with a token it has seen. */
        public synchronized int reads() {
            return readsWithToken;
        }
    }

    /**
     * A line as Ponto tells it; amounts in cents, negative is out.
     *
     * @param internalReference the bank's own
     */
    public record Line(
            String id,
            LocalDate executionDate,
            LocalDate valueDate,
            long amountMinor,
            @Nullable String counterpartName,
            @Nullable String counterpartReference,
            @Nullable String remittanceInformation,
            boolean structured,
            Instant createdAt,
            Instant updatedAt,
            @Nullable String internalReference) {
        /** Of a bank that gives no reference. */
        public Line(
                String id,
                LocalDate executionDate,
                LocalDate valueDate,
                long amountMinor,
                @Nullable String counterpartName,
                @Nullable String counterpartReference,
                @Nullable String remittanceInformation,
                boolean structured,
                Instant createdAt,
                Instant updatedAt) {
            this(
                    id,
                    executionDate,
                    valueDate,
                    amountMinor,
                    counterpartName,
                    counterpartReference,
                    remittanceInformation,
                    structured,
                    createdAt,
                    updatedAt,
                    null);
        }

        Line withId(String other) {
            return new Line(
                    other,
                    executionDate,
                    valueDate,
                    amountMinor,
                    counterpartName,
                    counterpartReference,
                    remittanceInformation,
                    structured,
                    createdAt,
                    updatedAt,
                    internalReference);
        }
    }

    /** One look at the bank, with what it brought or changed. */
    record Look(String id, Instant at, String status, List<String> errors, List<String> updated) {}

    /** One account. Its lines are newest first, as they came, which is not always by day. */
    public final class Account {
        final Integration integration;
        final String id;
        final String iban;
        final String holder;
        final List<Line> lines = new ArrayList<>();
        final List<Line> pending = new ArrayList<>();
        final List<Look> looks = new ArrayList<>();
        private final List<Line> unseen = new ArrayList<>();
        private final List<String> lookedFor = new ArrayList<>();
        long balanceMinor;
        Instant consentUntil;

        private Account(Integration integration, String id, String iban, String holder, long balanceMinor) {
            this.integration = integration;
            this.id = id;
            this.iban = iban;
            this.holder = holder;
            this.balanceMinor = balanceMinor;
            this.consentUntil = now().plus(Duration.ofDays(90));
        }

        public String id() {
            return id;
        }

        public String iban() {
            return iban;
        }

        /** All lines as they are told now, newest first. */
        public List<Line> lines() {
            synchronized (PontoBook.this) {
                return List.copyOf(lines);
            }
        }

        public long balanceMinor() {
            synchronized (PontoBook.this) {
                return balanceMinor;
            }
        }

        /** A line is booked and Ponto has seen it. */
        public Line book(
                LocalDate day,
                long amountMinor,
                @Nullable String name,
                @Nullable String account,
                @Nullable String text) {
            return book(day, day, amountMinor, name, account, text, false, 0);
        }

        /**
         * A line is booked and Ponto has seen it.
         *
         * @param depth how many newer lines stand before it in the list: one that comes late may stand further down
         */
        public Line book(
                LocalDate day,
                LocalDate valueDate,
                long amountMinor,
                @Nullable String name,
                @Nullable String account,
                @Nullable String text,
                boolean structured,
                int depth) {
            synchronized (PontoBook.this) {
                Line line = new Line(
                        PontoBook.this.id(),
                        day,
                        valueDate,
                        amountMinor,
                        name,
                        account,
                        text,
                        structured,
                        now(),
                        now());
                lines.add(Math.min(depth, lines.size()), line);
                balanceMinor += amountMinor;
                look(List.of(line.id()));
                return line;
            }
        }

        /** Many lines, seen in one look. */
        public void bookAll(List<Line> many) {
            bookAsTold(
                    many.stream().map(line -> line.withId(PontoBook.this.id())).toList());
        }

        /** The same under ids of one's own. */
        public void bookAsTold(List<Line> many) {
            synchronized (PontoBook.this) {
                for (Line line : many) {
                    lines.addFirst(line);
                    balanceMinor += line.amountMinor();
                }
                look(many.stream().map(Line::id).toList());
            }
        }

        /**
         * One look at the bank that brings lines, some of them late.
         *
         * @param depths how many newer lines stand before each in the list; 0 for one that is the newest
         */
        public void bookLate(List<Line> many, List<Integer> depths) {
            synchronized (PontoBook.this) {
                List<String> ids = new ArrayList<>();
                for (int index = 0; index < many.size(); index++) {
                    Line line = many.get(index).withId(PontoBook.this.id());
                    lines.add(Math.min(depths.get(index), lines.size()), line);
                    balanceMinor += line.amountMinor();
                    ids.add(line.id());
                }
                look(ids);
            }
        }

        /** The bank tells a line otherwise. */
        public void change(String lineId, String text) {
            synchronized (PontoBook.this) {
                for (int index = 0; index < lines.size(); index++) {
                    Line line = lines.get(index);
                    if (line.id().equals(lineId)) {
                        lines.set(
                                index,
                                new Line(
                                        line.id(),
                                        line.executionDate(),
                                        line.valueDate(),
                                        line.amountMinor(),
                                        line.counterpartName(),
                                        line.counterpartReference(),
                                        text,
                                        line.structured(),
                                        line.createdAt(),
                                        now(),
                                        line.internalReference()));
                        look(List.of(lineId));
                    }
                }
            }
        }

        /** The bank takes a line away, and nothing says so. */
        public void delete(String lineId) {
            synchronized (PontoBook.this) {
                for (Line line : List.copyOf(lines)) {
                    if (line.id().equals(lineId)) {
                        lines.remove(line);
                        balanceMinor -= line.amountMinor();
                    }
                }
                look(List.of());
            }
        }

        /** A line is booked at the bank, and Ponto has not looked there since. */
        public Line bookUnseen(LocalDate day, long amountMinor, @Nullable String name, @Nullable String text) {
            synchronized (PontoBook.this) {
                Line line = new Line(PontoBook.this.id(), day, day, amountMinor, name, null, text, false, now(), now());
                unseen.add(line);
                return line;
            }
        }

        /** Ponto looks at the bank for a person at that address; null when it did a moment ago. */
        @Nullable
        Look lookFor(String address) {
            Look latest = latestLook();
            if (latest != null && latest.at().plus(BETWEEN_LOOKS).isAfter(now())) {
                return null;
            }
            lookedFor.add(address);
            if (consentUntil.isBefore(now())) {
                expireConsent();
                return looks.getLast();
            }
            List<Line> seen = List.copyOf(unseen);
            unseen.clear();
            for (Line line : seen) {
                lines.addFirst(line);
                balanceMinor += line.amountMinor();
            }
            look(seen.stream().map(Line::id).toList());
            return looks.getLast();
        }

        /** At which addresses the people were for whom it looked. */
        public List<String> lookedFor() {
            synchronized (PontoBook.this) {
                return List.copyOf(lookedFor);
            }
        }

        /** A payment is announced. */
        public Line announce(
                LocalDate day,
                long amountMinor,
                @Nullable String name,
                @Nullable String account,
                @Nullable String text) {
            synchronized (PontoBook.this) {
                Line line =
                        new Line(PontoBook.this.id(), day, day, amountMinor, name, account, text, false, now(), now());
                pending.addFirst(line);
                look(List.of());
                return line;
            }
        }

        /** What was announced is booked, under another id and perhaps on another day. */
        public Line settle(String pendingId, LocalDate day, long amountMinor) {
            synchronized (PontoBook.this) {
                Line announced = pending.stream()
                        .filter(line -> line.id().equals(pendingId))
                        .findFirst()
                        .orElseThrow();
                pending.remove(announced);
                return book(
                        day,
                        amountMinor,
                        announced.counterpartName(),
                        announced.counterpartReference(),
                        announced.remittanceInformation());
            }
        }

        /** What was announced is dropped. */
        public void drop(String pendingId) {
            synchronized (PontoBook.this) {
                pending.removeIf(line -> line.id().equals(pendingId));
                look(List.of());
            }
        }

        /** The bank lets Ponto look until then. */
        public void consentUntil(Instant end) {
            synchronized (PontoBook.this) {
                consentUntil = end;
            }
        }

        /** The consent ends now: Ponto's next look at the bank is refused. */
        public void expireConsent() {
            synchronized (PontoBook.this) {
                consentUntil = now();
                looks.add(new Look(PontoBook.this.id(), now(), "error", List.of("authorizationExpired"), List.of()));
            }
        }

        /** A person has consented anew at the bank. */
        public void renewConsent() {
            synchronized (PontoBook.this) {
                consentUntil = now().plus(Duration.ofDays(90));
                look(List.of());
            }
        }

        private void look(List<String> updated) {
            looks.add(new Look(PontoBook.this.id(), now(), "success", List.of(), updated));
        }

        /** The id of Ponto's last look at the bank; empty before the first. */
        public String latestLookId() {
            synchronized (PontoBook.this) {
                return looks.isEmpty() ? "" : looks.getLast().id();
            }
        }

        @Nullable
        Look latestLook() {
            return looks.isEmpty() ? null : looks.getLast();
        }
    }

    /** The integration with that key, made where it is new. */
    public Integration integration(String clientId, String clientSecret) {
        return integrations.computeIfAbsent(clientId, id -> new Integration(id, clientSecret));
    }

    @Nullable
    Integration find(String clientId) {
        return integrations.get(clientId);
    }

    /** The look with that id, and whose it is. */
    @Nullable
    Look findLook(Integration integration, String id) {
        synchronized (this) {
            return integration.accounts.values().stream()
                    .flatMap(account -> account.looks.stream())
                    .filter(look -> look.id().equals(id))
                    .findFirst()
                    .orElse(null);
        }
    }

    @Nullable
    Account accountOfLook(Integration integration, String id) {
        synchronized (this) {
            return integration.accounts.values().stream()
                    .filter(account ->
                            account.looks.stream().anyMatch(look -> look.id().equals(id)))
                    .findFirst()
                    .orElse(null);
        }
    }
}
