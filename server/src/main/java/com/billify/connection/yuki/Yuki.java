package com.billify.connection.yuki;

import com.billify.connection.Books;
import com.billify.connection.BooksSync;
import com.billify.connection.Credential;
import com.billify.connection.OutsideCalls;
import com.billify.connection.Provider;
import com.billify.connection.Run;
import com.billify.connection.SyncFailure;
import com.billify.connection.WantedFile;
import com.billify.connection.core.BooksPace;
import com.billify.connection.core.Failure;
import com.billify.extraction.core.XmlElement;
import com.billify.invoicing.core.Direction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Yuki, by an access key that its administrator makes: who still has to pay, and who is still to be paid. Of a credential the id
 * is that of the administration, the secret is the key. Yuki counts calls by the day, for all who ask about a domain: so we ask
 * first whether anything changed, where that has proven to be right, and never spend more than our share.
 */
@Component
class Yuki implements Provider {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final int MOST_DOMAINS = 10;
    private static final int MOST_FILES = 5;
    private static final double SHARE_OF_FILES = 0.5;

    /** It was never right and was wrong so often, or was never answered: it costs a call for nothing. */
    private static final int WRONG_OFTEN_ENOUGH = 5;

    private final OutsideCalls calls;
    private final YukiSessions sessions;
    private final BooksSync sync;
    private final Clock clock;
    private final String apiBase;
    private final int callsADay;

    Yuki(
            OutsideCalls calls,
            YukiSessions sessions,
            BooksSync sync,
            Clock clock,
            @Value("${billify.yuki.api:https://api.yukiworks.be}") String apiBase,
            @Value("${billify.yuki.budget:400}") int callsADay) {
        this.calls = calls;
        this.sessions = sessions;
        this.sync = sync;
        this.clock = clock;
        this.apiBase = apiBase;
        this.callsADay = callsADay;
    }

    @Override
    public String code() {
        return "yuki";
    }

    @Override
    public String apiBase() {
        return apiBase;
    }

    @Override
    public OptionalInt callsADay() {
        return OptionalInt.of(callsADay);
    }

    @Override
    public Duration betweenRefreshes() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void run(Run run) {
        try {
            look(run);
        } catch (YukiClient.FaultException e) {
            throw new SyncFailure(new Failure.Broken("request-refused"));
        }
        files(run);
        run.nextAt(BooksPace.next(clock.instant(), run.spent(), callsADay));
    }

    private void look(Run run) {
        Books books = sync.find(run)
                .filter(known ->
                        known.administrationId().equals(run.credential().clientId()))
                .orElse(null);
        if (books == null) {
            books = administration(run);
            sync.keep(run, books);
        }
        YukiClient client = client(run, books.domainId());
        String probe = probe(run, client, books);
        Instant now = run.startedAt();
        if (!BooksPace.isPullDue(books.probe(), probe, books.announced(), books.missed(), books.pulledAt(), now)) {
            return;
        }
        List<YukiMapping.Row> debtors = client.list(
                Operation.DEBTOR_ITEMS,
                "OutstandingDebtorItems",
                YukiMapping.Row::of,
                books.administrationId(),
                "false",
                "DateDesc");
        boolean news = take(run, Direction.RECEIVABLE, debtors, 1);
        List<YukiMapping.Row> creditors = client.list(
                Operation.CREDITOR_ITEMS,
                "OutstandingCreditorItems",
                YukiMapping.Row::of,
                books.administrationId(),
                "false",
                "DateDesc");
        int sign = YukiMapping.creditorSign(creditors, books.creditorSign());
        news |= take(run, Direction.PAYABLE, creditors, sign);
        sync.keep(run, judged(books, probe, sign, news, now));
    }

    /**
     * The files that the books keep of what is open, a few at a time and from the first half of the day's calls alone: lists come
     * first. A key that may not see them is as good.
     */
    private void files(Run run) {
        Books books = sync.find(run).orElse(null);
        if (books == null || run.spent() >= callsADay * SHARE_OF_FILES) {
            return;
        }
        List<WantedFile> wanted = sync.wantedFiles(run, MOST_FILES);
        YukiClient client = client(run, books.domainId());
        for (WantedFile one : wanted) {
            try {
                sync.takeFile(run, one, client.file(Operation.DOCUMENT_DATA, one.documentId()));
            } catch (YukiClient.FaultException e) {
                sync.takeFile(run, one, Optional.empty());
            } catch (SyncFailure e) {
                switch (e.failure()) {
                    case Failure.NeedsUser ignored -> {
                        sync.refuseFiles(run);
                        return;
                    }
                    case Failure.Broken ignored -> sync.takeFile(run, one, Optional.empty());
                    default -> throw e;
                }
            }
        }
    }

    private boolean take(Run run, Direction direction, List<YukiMapping.Row> rows, int sign) {
        YukiMapping.Items items = YukiMapping.items(rows, direction, sign);
        return sync.take(run, direction, items.items(), items.unreadable());
    }

    /** Whether the probe told of what the lists then said. */
    private static Books judged(Books books, @Nullable String probe, int sign, boolean news, Instant now) {
        boolean compared = books.pulledAt() != null && books.probe() != null;
        boolean moved = probe != null && !probe.equals(books.probe());
        int announced = books.announced() + (compared && news && moved ? 1 : 0);
        int missed = books.missed() + ((compared && news && !moved) || probe == null ? 1 : 0);
        return books.pulled(sign, probe, announced, missed, now);
    }

    /** Null when Yuki does not say. */
    private @Nullable String probe(Run run, YukiClient client, Books books) {
        if (books.announced() == 0 && books.missed() >= WRONG_OFTEN_ENOUGH) {
            return null;
        }
        int year = LocalDate.ofInstant(run.startedAt(), BRUSSELS).getYear();
        try {
            String said = client.value(Operation.YEAR_MODIFIED, books.administrationId(), Integer.toString(year));
            return said.isEmpty() ? null : said;
        } catch (YukiClient.FaultException e) {
            return null;
        }
    }

    private Books administration(Run run) {
        return administrations(run.apiBase(), run.credential().clientSecret(), new Counting(run, callsADay)).stream()
                .filter(one -> one.administrationId().equals(run.credential().clientId()))
                .findFirst()
                .orElseThrow(() -> new SyncFailure(new Failure.NeedsUser("administration-unknown")));
    }

    private YukiClient client(Run run, @Nullable String domain) {
        return new YukiClient(
                calls,
                sessions,
                clock,
                run.apiBase(),
                run.credential().clientSecret(),
                domain,
                new Counting(run, callsADay));
    }

    @Override
    public List<Opened> test(String base, Credential credential) {
        List<Books> found;
        try {
            found = administrations(base, credential.clientSecret(), new Silent());
        } catch (YukiClient.FaultException e) {
            throw new SyncFailure(new Failure.Broken("request-refused"));
        }
        if (!credential.clientId().isEmpty()
                && found.stream().noneMatch(one -> one.administrationId().equals(credential.clientId()))) {
            throw new SyncFailure(new Failure.NeedsUser("administration-unknown"));
        }
        return found.stream()
                .map(one -> new Opened(one.administrationId(), one.administration()))
                .toList();
    }

    /** Of all domains that the key opens; most open one. */
    private List<Books> administrations(String base, String accessKey, YukiClient.Listener listener) {
        YukiClient client = new YukiClient(calls, sessions, clock, base, accessKey, null, listener);
        List<String> domains = domains(client);
        if (domains.size() < 2) {
            return administrations(client);
        }
        List<Books> found = new ArrayList<>();
        for (String domain : domains.subList(0, Math.min(domains.size(), MOST_DOMAINS))) {
            found.addAll(administrations(new YukiClient(calls, sessions, clock, base, accessKey, domain, listener)));
        }
        return found.stream().distinct().toList();
    }

    private static List<String> domains(YukiClient client) {
        try {
            return client.list(Operation.DOMAINS, "Domains", row -> Optional.ofNullable(row.attribute("ID"))).stream()
                    .flatMap(Optional::stream)
                    .toList();
        } catch (YukiClient.FaultException e) {
            return List.of(); // a key of one administration may not ask
        }
    }

    private static List<Books> administrations(YukiClient client) {
        List<Books> found = new ArrayList<>();
        for (XmlElement row : client.list(Operation.ADMINISTRATIONS, "Administrations", Function.identity())) {
            String id = row.attribute("ID");
            if (id != null) {
                String name = row.value("Name");
                found.add(Books.begin(id, name == null ? id : name, row.value("DomainID")));
            }
        }
        return found;
    }

    private record Counting(Run run, int most) implements YukiClient.Listener {
        @Override
        public void spend() {
            run.spend(most);
        }

        @Override
        public void answered(String request, OutsideCalls.Answer answer) {
            run.answered(request, answer);
        }
    }

    /** A trial: nothing of it is kept, and as it belongs to no link yet it is not counted either. */
    private record Silent() implements YukiClient.Listener {
        @Override
        public void spend() {
            // not ours to count yet
        }

        @Override
        public void answered(String request, OutsideCalls.Answer answer) {
            // not kept
        }
    }
}
