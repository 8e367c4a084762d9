package com.billify.connection.ponto;

import com.billify.banking.core.FeedLine;
import com.billify.connection.BankFeedSync;
import com.billify.connection.Provider.Opened;
import com.billify.connection.Run;
import com.billify.connection.StatedAccount;
import com.billify.connection.SyncFailure;
import com.billify.connection.core.AccountSync.UnknownException;
import com.billify.connection.core.Failure;
import com.billify.connection.core.UpstreamPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is read of Ponto, whichever door was taken: its accounts and their lines, as far as it holds them already. */
final class PontoReading {
    /** Of both doors: what they tell of an account are the same lines. */
    static final String FORMAT = "ponto";

    private static final int PAGE = 100;
    private static final int MOST_PAGES_OF_ACCOUNTS = 10;
    private static final int MOST_PAGES_OF_PENDING = 20;

    private final PontoClient client;

    PontoReading(PontoClient client) {
        this.client = client;
    }

    /** Brings the run's accounts up to date. */
    void run(Run run, BankFeedSync sync) {
        List<JsonNode> pages = pages();
        Map<String, String> institutions = sync.seesNew(run, ids(pages)) ? institutions() : Map.of();
        List<StatedAccount> accounts = pages.stream()
                .flatMap(page -> PontoMapping.accounts(page, institutions).stream())
                .toList();
        accounts.forEach(account -> run.consentUntil(account.consentExpiresAt()));
        for (JsonNode page : pages) {
            for (JsonNode account : page) {
                if (PontoMapping.isConsentOver(account)) {
                    run.notice("consent-ended");
                }
            }
        }
        sync.run(run, FORMAT, accounts, account -> new Lines(client, account));
    }

    /** The accounts that can be read. */
    List<Opened> opened() {
        return pages().stream()
                .flatMap(page -> PontoMapping.accounts(page, Map.of()).stream())
                .map(account -> new Opened(account.upstreamId(), account.number()))
                .toList();
    }

    private static List<String> ids(List<JsonNode> pages) {
        return pages.stream()
                .flatMap(page -> PontoMapping.accounts(page, Map.of()).stream())
                .map(StatedAccount::upstreamId)
                .distinct()
                .toList();
    }

    /** The banks that are linked, with a customer's token; an account is as good without the name of its bank. */
    private Map<String, String> institutions() {
        try {
            return PontoMapping.institutions(list(client.get("/financial-institutions" + query(null))));
        } catch (UnknownException e) {
            return Map.of();
        } catch (SyncFailure e) {
            if (e.failure() instanceof Failure.NeedsUser || e.failure() instanceof Failure.Broken) {
                return Map.of();
            }
            throw e;
        }
    }

    private List<JsonNode> pages() {
        List<JsonNode> pages = new ArrayList<>();
        String after = null;
        do {
            JsonNode document;
            try {
                document = client.get("/accounts" + query(after));
            } catch (UnknownException e) {
                throw new SyncFailure(new Failure.Broken("request-refused"));
            }
            JsonNode data = list(document);
            pages.add(data);
            after = hasNext(document) ? lastId(data) : null;
        } while (after != null && pages.size() < MOST_PAGES_OF_ACCOUNTS);
        return pages;
    }

    private static String query(@Nullable String after) {
        String limit = "?page%5Blimit%5D=" + PAGE;
        return after == null ? limit : limit + "&page%5Bafter%5D=" + PontoClient.encoded(after);
    }

    private static JsonNode list(JsonNode document) {
        JsonNode data = document.path("data");
        if (!data.isArray()) {
            throw new SyncFailure(new Failure.Broken("answer-without-data"));
        }
        return data;
    }

    /** The address itself is not followed: it is made anew from the last id, so that it can lead nowhere else. */
    private static boolean hasNext(JsonNode document) {
        return PontoMapping.text(document.path("links"), "next") != null;
    }

    private static @Nullable String lastId(JsonNode data) {
        return data.isEmpty() ? null : PontoMapping.text(data.get(data.size() - 1), "id");
    }

    /** The lines of one account. */
    private record Lines(PontoClient client, StatedAccount account) implements BankFeedSync.Source {
        @Override
        public UpstreamPage lines(@Nullable String after) {
            return page("/accounts/" + PontoClient.encoded(account.upstreamId()) + "/transactions" + query(after));
        }

        @Override
        public UpstreamPage updates(String synchronization, @Nullable String after) {
            return page("/synchronizations/" + PontoClient.encoded(synchronization) + "/updated-transactions"
                    + query(after));
        }

        @Override
        public Optional<UpstreamPage> line(String id) {
            JsonNode data;
            try {
                data = client.get("/accounts/" + PontoClient.encoded(account.upstreamId()) + "/transactions/"
                                + PontoClient.encoded(id))
                        .path("data");
            } catch (UnknownException e) {
                return Optional.empty();
            }
            JsonNode one = data.isObject() ? new ArrayNode(JsonNodeFactory.instance).add(data) : data;
            return Optional.of(PontoMapping.page(one, account.currency(), false));
        }

        @Override
        public List<FeedLine> pending() {
            List<FeedLine> pending = new ArrayList<>();
            String after = null;
            for (int pages = 0; pages < MOST_PAGES_OF_PENDING; pages++) {
                UpstreamPage page;
                try {
                    page = page("/accounts/" + PontoClient.encoded(account.upstreamId()) + "/pending-transactions"
                            + query(after));
                } catch (UnknownException e) {
                    return pending; // not every bank announces
                }
                pending.addAll(page.lines());
                if (!page.hasNext() || page.ids().isEmpty()) {
                    break;
                }
                after = page.ids().getLast();
            }
            return pending;
        }

        private UpstreamPage page(String path) {
            JsonNode document = client.get(path);
            return PontoMapping.page(list(document), account.currency(), hasNext(document));
        }
    }
}
