package com.billify.simulators.yuki;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one Yuki knows: domains with their administrations, what is open in each, and the calls that each domain has seen today.
 * Ids come from the seed, so that the same story has the same ids.
 */
public final class YukiBook {
    static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final int CALLS_A_DAY = 1_000;

    private final Random random;
    private final Supplier<Instant> clock;
    final Map<String, Domain> domains = new LinkedHashMap<>();
    final Map<String, List<Domain>> keys = new HashMap<>();

    /** The id of the file of each item that has one. */
    final Map<String, String> documents = new HashMap<>();

    final Map<String, byte[]> files = new HashMap<>();

    public YukiBook(long seed, Supplier<Instant> clock) {
        this.random = new Random(seed);
        this.clock = clock;
    }

    Instant now() {
        return clock.get();
    }

    synchronized String newId() {
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE).toString();
    }

    public synchronized Domain addDomain() {
        return addDomain(newId());
    }

    /** The same under an id of one's own. */
    public synchronized Domain addDomain(String id) {
        Domain domain = new Domain(id);
        domains.put(domain.id, domain);
        return domain;
    }

    /** A web service key; one of several domains must choose before it asks. */
    public synchronized String addKey(Domain... opens) {
        String key = newId();
        addKey(key, opens);
        return key;
    }

    /** The same with a key of one's own. */
    public synchronized void addKey(String key, Domain... opens) {
        keys.put(key, List.of(opens));
    }

    /** The key opens nothing any more. */
    public synchronized void revoke(String key) {
        keys.remove(key);
    }

    /** The file of an item, as a bookkeeper keeps it beside it. */
    public synchronized void attach(Item item, byte[] file) {
        String id = newId();
        documents.put(item.id(), id);
        files.put(id, file.clone());
    }

    /** Where calls are counted. */
    public final class Domain {
        final String id;
        final Map<String, Administration> administrations = new LinkedHashMap<>();
        private final Map<LocalDate, Integer> calls = new HashMap<>();
        private int limit = CALLS_A_DAY;
        private boolean givesFiles = true;

        private Domain(String id) {
            this.id = id;
        }

        public Administration addAdministration(String name) {
            return addAdministration(newId(), name);
        }

        /** The same under an id of one's own. */
        public Administration addAdministration(String administrationId, String name) {
            synchronized (YukiBook.this) {
                Administration administration = new Administration(this, administrationId, name);
                administrations.put(administration.id, administration);
                return administration;
            }
        }

        /** Whether its keys may see files. */
        public void setGivesFiles(boolean may) {
            givesFiles = may;
        }

        boolean givesFiles() {
            return givesFiles;
        }

        /** How many calls a day it answers. */
        public void setLimit(int callsADay) {
            limit = callsADay;
        }

        /** How many calls came on that day in Brussels, by whomever. */
        public int calls(LocalDate day) {
            synchronized (YukiBook.this) {
                return calls.getOrDefault(day, 0);
            }
        }

        /** False when the day's calls are over. */
        boolean count() {
            return calls.merge(LocalDate.ofInstant(now(), BRUSSELS), 1, Integer::sum) <= limit;
        }
    }

    /**
     * An open item as Yuki tells it; amounts in cents, as its list writes them.
     *
     * @param type 6 a sales invoice, 2 a purchase invoice, 21 a journal entry
     * @param reference the number of the invoice
     */
    public record Item(
            String id,
            boolean debtor,
            int type,
            LocalDate date,
            @Nullable LocalDate dueDate,
            @Nullable String description,
            String contact,
            String contactId,
            @Nullable String vatNumber,
            long openMinor,
            long originalMinor,
            @Nullable String reference) {
        Item open(long minor) {
            return new Item(
                    id,
                    debtor,
                    type,
                    date,
                    dueDate,
                    description,
                    contact,
                    contactId,
                    vatNumber,
                    minor,
                    originalMinor,
                    reference);
        }
    }

    /** The books of one company. */
    public final class Administration {
        final Domain domain;
        final String id;
        final String name;
        final Map<String, Item> items = new LinkedHashMap<>();
        private int creditorSign = 1;
        private boolean probeAnswers = true;
        private boolean probeMoves = true;
        private Instant modifiedAt = now();

        private Administration(Domain domain, String id, String name) {
            this.domain = domain;
            this.id = id;
            this.name = name;
        }

        public String id() {
            return id;
        }

        public String name() {
            return name;
        }

        /** -1 for books that write what is owed to suppliers as negative. */
        public void setCreditorSign(int sign) {
            creditorSign = sign;
        }

        /** Whether it answers when its last change was, and whether that says so of invoices. */
        public void setProbe(boolean answers, boolean moves) {
            probeAnswers = answers;
            probeMoves = moves;
        }

        boolean probeAnswers() {
            return probeAnswers;
        }

        Instant modifiedAt() {
            return modifiedAt;
        }

        /** @param minor negative for a credit note */
        public Item sell(
                @Nullable String reference,
                String contact,
                @Nullable String vat,
                LocalDate date,
                LocalDate due,
                long minor) {
            return add(true, 6, reference, contact, vat, date, due, minor);
        }

        /** @param minor what is owed; negative for a credit note */
        public Item buy(
                @Nullable String reference,
                String contact,
                @Nullable String vat,
                LocalDate date,
                LocalDate due,
                long minor) {
            return add(false, 2, reference, contact, vat, date, due, creditorSign * minor);
        }

        private Item add(
                boolean debtor,
                int type,
                @Nullable String reference,
                String contact,
                @Nullable String vat,
                LocalDate date,
                @Nullable LocalDate due,
                long minor) {
            synchronized (YukiBook.this) {
                Item item = new Item(
                        newId(),
                        debtor,
                        type,
                        date,
                        due,
                        "Factuur " + reference,
                        contact,
                        newId(),
                        vat,
                        minor,
                        minor,
                        reference);
                put(item);
                return item;
            }
        }

        /** Books an item as it is given, or changes the one of its id. */
        public void put(Item item) {
            synchronized (YukiBook.this) {
                items.put(item.id(), item);
                modified();
            }
        }

        /** The bookkeeper matches a payment with it: it leaves the list once nothing is open. */
        public void pay(Item item, long minor) {
            synchronized (YukiBook.this) {
                items.computeIfPresent(item.id(), (id, open) -> {
                    long left = open.openMinor() - minor;
                    return left == 0 ? null : open.open(left);
                });
                modified();
            }
        }

        /** All that is open now; what is not among it was paid. */
        public void list(List<Item> open) {
            synchronized (YukiBook.this) {
                Map<String, Item> listed = new LinkedHashMap<>();
                open.forEach(item -> listed.put(item.id(), item));
                if (!listed.equals(items)) {
                    items.clear();
                    items.putAll(listed);
                    modified();
                }
            }
        }

        public void remove(String itemId) {
            synchronized (YukiBook.this) {
                items.remove(itemId);
                modified();
            }
        }

        public List<Item> items() {
            synchronized (YukiBook.this) {
                return new ArrayList<>(items.values());
            }
        }

        private void modified() {
            if (probeMoves) {
                Instant now = now();
                modifiedAt = now.isAfter(modifiedAt) ? now : modifiedAt.plusMillis(1);
            }
        }
    }
}
