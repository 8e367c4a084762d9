package com.billify.connection.ponto;

import com.billify.banking.core.FeedLine;
import com.billify.connection.BankFeedSync;
import com.billify.connection.Credential;
import com.billify.connection.OutsideCalls;
import com.billify.connection.Provider;
import com.billify.connection.Run;
import com.billify.connection.StatedAccount;
import com.billify.connection.SyncFailure;
import com.billify.connection.core.AccountSync.UnknownException;
import com.billify.connection.core.Failure;
import com.billify.connection.core.UpstreamPage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Ponto, by the door for a company's own use: a key that it makes in its Ponto, with which a token is had for half an hour at
 * a time. What a tick reads is what Ponto holds already: one call as long as nothing is new. No look at the bank is ever asked
 * for without a person, as Ponto does those itself and the law counts them.
 */
@Component
class Ponto implements Provider {
    private static final int PAGE = 100;
    private static final int MOST_PAGES_OF_ACCOUNTS = 10;
    private static final int MOST_PAGES_OF_PENDING = 20;

    private final OutsideCalls calls;
    private final Tokens tokens;
    private final BankFeedSync sync;
    private final Clock clock;
    private final String apiBase;

    Ponto(
            OutsideCalls calls,
            Tokens tokens,
            BankFeedSync sync,
            Clock clock,
            @Value("${billify.ponto.api:https://api.myponto.com}") String apiBase) {
        this.calls = calls;
        this.tokens = tokens;
        this.sync = sync;
        this.clock = clock;
        this.apiBase = apiBase;
    }

    @Override
    public String code() {
        return "ponto";
    }

    @Override
    public String apiBase() {
        return apiBase;
    }

    @Override
    public void run(Run run) {
        PontoClient client = new PontoClient(calls, tokens, clock, run.apiBase(), run.credential(), new Counting(run));
        List<JsonNode> pages = accounts(client);
        List<StatedAccount> accounts = pages.stream()
                .flatMap(page -> PontoMapping.accounts(page).stream())
                .toList();
        accounts.forEach(account -> run.consentUntil(account.consentExpiresAt()));
        for (JsonNode page : pages) {
            for (JsonNode account : page) {
                if (PontoMapping.isConsentOver(account)) {
                    run.notice("consent-ended");
                }
            }
        }
        sync.run(run, code(), accounts, account -> new Lines(client, account));
    }

    @Override
    public List<Opened> test(String base, Credential credential) {
        PontoClient client = new PontoClient(calls, tokens, clock, base, credential, new Silent());
        return accounts(client).stream()
                .flatMap(page -> PontoMapping.accounts(page).stream())
                .map(account -> new Opened(account.upstreamId(), account.number()))
                .toList();
    }

    private static List<JsonNode> accounts(PontoClient client) {
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
            JsonNode document;
            try {
                document = client.get("/accounts/" + PontoClient.encoded(account.upstreamId()) + "/transactions/"
                        + PontoClient.encoded(id));
            } catch (UnknownException e) {
                return Optional.empty();
            }
            return Optional.of(PontoMapping.page(
                    document.path("data").isObject()
                            ? new tools.jackson.databind.node.ArrayNode(
                                            tools.jackson.databind.node.JsonNodeFactory.instance)
                                    .add(document.path("data"))
                            : document.path("data"),
                    account.currency(),
                    false));
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

    private record Counting(Run run) implements PontoClient.Listener {
        @Override
        public void received(String request, OutsideCalls.Answer answer) {
            run.received(request, answer);
        }

        @Override
        public void called() {
            run.called();
        }
    }

    private record Silent() implements PontoClient.Listener {
        @Override
        public void received(String request, OutsideCalls.Answer answer) {
            // a trial: nothing of it is kept
        }

        @Override
        public void called() {
            // nor counted
        }
    }
}
