package com.billify.notification;

import com.billify.kernel.CompanyId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says that something of a company has changed to whoever looks at it, on any node: "ask again", never what it is. It goes
 * through PostgreSQL's NOTIFY, so that it is said when the transaction that changed it is committed, and not at all when it
 * is taken back.
 */
@Component
public class LiveUpdates {
    static final String CHANNEL = "billify_live";

    private final JdbcClient jdbc;
    private final Map<CompanyId, Set<Consumer<Update>>> listeners = new ConcurrentHashMap<>();

    LiveUpdates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What has changed. */
    public enum Topic {
        /** One import; its id is the key. */
        IMPORT,
        /** Transactions, invoices or what settles what: any figure may be another. Without a key. */
        BOOKS,
        /** A connection was looked at, or is another than before; its id is the key. */
        CONNECTION;

        /** The name outside. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param key what of the topic it is; empty for all */
    public record Update(Topic topic, String key) {}

    /** To be called in the transaction that changes it. Saying the same twice in one transaction is saying it once. */
    public void publish(CompanyId company, Topic topic, String key) {
        jdbc.sql("SELECT pg_notify(:channel, :payload)")
                .param("channel", CHANNEL)
                .param("payload", company + " " + topic + " " + key)
                .query()
                .singleRow();
    }

    /** Says something that means nothing, to find out whether it is heard. Outside of any transaction. */
    void echo(String word) {
        jdbc.sql("SELECT pg_notify(:channel, :word)")
                .param("channel", CHANNEL)
                .param("word", word)
                .query()
                .singleRow();
    }

    /**
     * Hears what is published for a company from now on, on this node or another.
     *
     * @param listener called on a thread that others wait for: it must be quick
     * @return ends it
     */
    public Runnable listen(CompanyId company, Consumer<Update> listener) {
        listeners.compute(company, (id, all) -> {
            Set<Consumer<Update>> heard = all == null ? ConcurrentHashMap.newKeySet() : all;
            heard.add(listener);
            return heard;
        });
        return () -> listeners.computeIfPresent(company, (id, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }

    boolean hasListeners() {
        return !listeners.isEmpty();
    }

    /** @param payload as {@link #publish} writes it; another, as a newer node may write, is passed over */
    void received(String payload) {
        String[] parts = payload.split(" ", 3);
        if (parts.length < 3) {
            return;
        }
        try {
            Update update = new Update(Topic.valueOf(parts[1]), parts[2]);
            listeners.getOrDefault(CompanyId.parse(parts[0]), Set.of()).forEach(listener -> listener.accept(update));
        } catch (IllegalArgumentException unknown) {
            // said by a node of another version
        }
    }

    /** What was said meanwhile was not heard: everything may be another. */
    void missedSome() {
        listeners.values().forEach(all -> all.forEach(listener -> listener.accept(new Update(Topic.BOOKS, ""))));
    }
}
