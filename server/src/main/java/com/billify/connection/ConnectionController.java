package com.billify.connection;

import com.billify.company.For;
import com.billify.company.Role;
import com.billify.identity.CurrentUser;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Cursor;
import com.billify.kernel.Page;
import com.billify.kernel.ProblemException;
import com.billify.tenancy.CompanyTransaction;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@RestController
@RequestMapping("/api/v1/companies/{company}/connections")
class ConnectionController {
    private static final int PAGE_SIZE = 50;
    private static final int LONGEST_FIELD = 500;

    private final Connections service;
    private final Grants grants;
    private final ConnectionRepository connections;
    private final LinkedAccountRepository accounts;
    private final BookItemRepository items;
    private final SyncLogRepository log;
    private final RawAnswers rawAnswers;
    private final CompanyTransaction transaction;
    private final Clock clock;

    ConnectionController(
            Connections service,
            Grants grants,
            ConnectionRepository connections,
            LinkedAccountRepository accounts,
            BookItemRepository items,
            SyncLogRepository log,
            RawAnswers rawAnswers,
            CompanyTransaction transaction,
            Clock clock) {
        this.service = service;
        this.grants = grants;
        this.connections = connections;
        this.accounts = accounts;
        this.items = items;
        this.log = log;
        this.rawAnswers = rawAnswers;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** All, those that are disconnected last. */
    @GetMapping
    @For(Role.VIEWER)
    List<ConnectionResponse> list(CompanyId company) {
        return transaction.read(company, () -> {
            Map<UUID, Integer> calls = connections.calls(company, clock.instant());
            List<LinkedAccount> linked = accounts.findAll(company);
            Map<UUID, Books> books = items.findAll(company);
            Map<UUID, Integer> open = items.open(company);
            return connections.findAll(company).stream()
                    .map(one -> ConnectionResponse.of(
                            one,
                            calls.getOrDefault(one.id(), 0),
                            service.callsADay(one.provider()),
                            connections.deadLetters(company, one.id()),
                            linked.stream()
                                    .filter(account -> account.connectionId().equals(one.id()))
                                    .toList(),
                            books.get(one.id()),
                            open.getOrDefault(one.id(), 0)))
                    .toList();
        });
    }

    /** What these keys open, without keeping them. */
    @PostMapping("/test")
    @For(Role.OWNER)
    TestResponse test(CompanyId company, @RequestBody ConnectionRequest body) {
        return new TestResponse(service.test(body.provider(), body.trial()).stream()
                .map(opened -> new OpenedResponse(opened.id(), opened.name()))
                .toList());
    }

    /** Tests the keys, keeps them, and begins. */
    @PostMapping
    @For(Role.OWNER)
    @ResponseStatus(HttpStatus.CREATED)
    AddedResponse add(CompanyId company, CurrentUser user, @RequestBody ConnectionRequest body) {
        String name = body.name() == null || body.name().isBlank() ? null : checked(body.name(), "name");
        return new AddedResponse(service.add(company, user.id(), body.provider(), name, body.credential()));
    }

    /** The providers that can be granted in a browser, at their own. */
    @GetMapping("/grants")
    @For(Role.VIEWER)
    List<String> grants(CompanyId company) {
        return grants.open();
    }

    /** Where to send the browser, so that a person lets the source be read; it comes back to {@code /links/granted}. */
    @PostMapping("/grants")
    @For(Role.OWNER)
    GrantResponse grant(CompanyId company, CurrentUser user, @RequestBody GrantRequest body) {
        String returnTo = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/links/granted")
                .toUriString();
        return new GrantResponse(grants.begin(company, user.id(), body.provider(), body.connection(), returnTo));
    }

    /** What the browser came back with: the link is there, or goes on. */
    @PostMapping("/grants/return")
    @For(Role.OWNER)
    AddedResponse granted(CompanyId company, CurrentUser user, @RequestBody GrantedRequest body) {
        return new AddedResponse(
                grants.finish(company, user.id(), checked(body.state(), "state"), checked(body.code(), "code")));
    }

    /** Where a person renews the consent of an account at its bank; the browser comes back to the page of the links. */
    @PostMapping("/{id}/accounts/{account}/renewal")
    @For(Role.OWNER)
    GrantResponse renew(
            CompanyId company,
            CurrentUser user,
            @PathVariable UUID id,
            @PathVariable UUID account,
            HttpServletRequest request) {
        String returnTo = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/c/" + company + "/connections")
                .toUriString();
        return new GrantResponse(service.renewal(company, user.id(), id, account, request.getRemoteAddr(), returnTo));
    }

    /** Has the bank itself asked, for the person who is there: 429 when it was a moment ago. */
    @PostMapping("/{id}/look-at-bank")
    @For(Role.EDITOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lookAtBank(CompanyId company, CurrentUser user, @PathVariable UUID id, HttpServletRequest request) {
        service.lookAtBank(company, user.id(), id, request.getRemoteAddr());
    }

    /** New keys for the same connection. */
    @PutMapping("/{id}/credential")
    @For(Role.OWNER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reconnect(CompanyId company, CurrentUser user, @PathVariable UUID id, @RequestBody KeysRequest body) {
        service.reconnect(company, user.id(), id, body.credential());
    }

    /** Has it looked at at once: 429 when it was a moment ago. */
    @PostMapping("/{id}/refresh")
    @For(Role.EDITOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void refresh(CompanyId company, @PathVariable UUID id) {
        service.refresh(company, id);
    }

    @PostMapping("/{id}/pause")
    @For(Role.OWNER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pause(CompanyId company, CurrentUser user, @PathVariable UUID id) {
        service.pause(company, user.id(), id);
    }

    @PostMapping("/{id}/resume")
    @For(Role.OWNER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resume(CompanyId company, CurrentUser user, @PathVariable UUID id) {
        service.resume(company, user.id(), id);
    }

    /** Forgets the keys. What it brought stays. */
    @DeleteMapping("/{id}")
    @For(Role.OWNER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disconnect(CompanyId company, CurrentUser user, @PathVariable UUID id) {
        service.disconnect(company, user.id(), id);
    }

    /** What of its answers could not be understood and has not been since, the latest first; a hundred at most. */
    @GetMapping("/{id}/unreadable")
    @For(Role.VIEWER)
    List<UnreadableResponse> unreadable(CompanyId company, @PathVariable UUID id) {
        return transaction.read(company, () -> {
            requireThere(company, id);
            return connections.deadLetters(company, id).stream()
                    .map(UnreadableResponse::of)
                    .toList();
        });
    }

    /** The answer as it came, as long as it is kept. */
    @GetMapping("/{id}/answers/{answer}")
    @For(Role.OWNER)
    ResponseEntity<byte[]> answer(CompanyId company, @PathVariable UUID id, @PathVariable UUID answer) {
        byte[] content = transaction.read(company, () -> {
            requireThere(company, id);
            return rawAnswers.find(company, answer).orElseThrow(ProblemException::notFound);
        });
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("answer-" + answer + ".txt")
                                .build()
                                .toString())
                .body(content);
    }

    /** Reads all of it again at once, for what could not be understood: 429 when it was looked at a moment ago. */
    @PostMapping("/{id}/read-again")
    @For(Role.EDITOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readAgain(CompanyId company, CurrentUser user, @PathVariable UUID id) {
        service.readAgain(company, user.id(), id);
    }

    private void requireThere(CompanyId company, UUID id) {
        if (connections.find(company, id).isEmpty()) {
            throw ProblemException.notFound();
        }
    }

    /** What each run did, the latest first; runs in a row that brought nothing are one entry. */
    @GetMapping("/{id}/log")
    @For(Role.VIEWER)
    Page<LogEntry> log(CompanyId company, @PathVariable UUID id, @RequestParam @Nullable String cursor) {
        Cursor from = cursor == null ? null : Cursor.parse(cursor, 2);
        return transaction.read(company, () -> {
            requireThere(company, id);
            return Page.of(
                            log.before(
                                    company,
                                    id,
                                    from == null ? null : from.instant(0),
                                    from == null ? null : from.uuid(1),
                                    PAGE_SIZE + 1),
                            PAGE_SIZE,
                            entry -> Cursor.of(entry.endedAt(), entry.id()))
                    .map(LogEntry::of);
        });
    }

    private static String checked(String value, String field) {
        String stripped = value.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_FIELD) {
            throw ProblemException.ofField(field, "required", "This field is empty or too long.");
        }
        return stripped;
    }

    /** @param clientId of the key; of an accounting system the administration, and empty to ask which there are */
    record ConnectionRequest(String provider, @Nullable String name, String clientId, String clientSecret) {
        /** To be tried: it may name nothing yet. */
        Credential trial() {
            return clientId.isBlank() ? new Credential("", checked(clientSecret, "clientSecret")) : credential();
        }

        Credential credential() {
            return new KeysRequest(clientId, clientSecret).credential();
        }

        @Override
        public String toString() {
            return "ConnectionRequest[" + provider + "]";
        }
    }

    record KeysRequest(String clientId, String clientSecret) {
        Credential credential() {
            return new Credential(checked(clientId, "clientId"), checked(clientSecret, "clientSecret"));
        }

        @Override
        public String toString() {
            return "KeysRequest";
        }
    }

    /**
     * @param answerId the answer that it stood in, to be fetched as it came; null when there was none
     * @param upstreamId which part of the answer; empty for all of it
     */
    record UnreadableResponse(
            UUID id, Instant at, String code, @Nullable UUID answerId, String upstreamId) {
        static UnreadableResponse of(ConnectionRepository.DeadLetter letter) {
            return new UnreadableResponse(
                    letter.id(), letter.at(), letter.code(), letter.answerId(), letter.upstreamId());
        }
    }

    /** @param accounts accounts or administrations */
    record TestResponse(List<OpenedResponse> accounts) {}

    /**
     * @param id at the source; of an administration what to link it with
     * @param name as a person knows it
     */
    record OpenedResponse(String id, String name) {}

    record AddedResponse(UUID id) {}

    /** @param connection to be granted anew; null for a new one */
    record GrantRequest(String provider, @Nullable UUID connection) {}

    /** @param address where the browser goes */
    record GrantResponse(String address) {}

    /** What the browser came back with. */
    record GrantedRequest(String state, String code) {
        @Override
        public String toString() {
            return "GrantedRequest";
        }
    }

    /**
     * @param simulated it speaks to a stand-in, so nothing in it is real
     * @param reason why its last run did not go as it should, or something to know, as a code
     * @param callsToday how many calls it made today
     * @param callsADay how many it may make; null where they are not counted at the source
     * @param unreadable how many parts of answers could not be understood
     */
    record ConnectionResponse(
            UUID id,
            String provider,
            @Nullable String name,
            boolean simulated,
            ConnectionState state,
            @Nullable String reason,
            boolean running,
            Instant madeAt,
            @Nullable Instant nextRunAt,
            @Nullable Instant lastAttemptAt,
            @Nullable Instant lastSuccessAt,
            @Nullable Instant consentExpiresAt,
            int callsToday,
            @Nullable Integer callsADay,
            int unreadable,
            List<LinkedAccountResponse> accounts,
            @Nullable BooksResponse books) {
        static ConnectionResponse of(
                Connection one,
                int calls,
                @Nullable Integer callsADay,
                List<ConnectionRepository.DeadLetter> deadLetters,
                List<LinkedAccount> accounts,
                @Nullable Books books,
                int open) {
            boolean looksOn = one.state() == ConnectionState.ACTIVE || one.state() == ConnectionState.NEEDS_USER;
            return new ConnectionResponse(
                    one.id(),
                    one.provider(),
                    one.name(),
                    one.simulated(),
                    one.state(),
                    one.reason(),
                    one.running(),
                    one.madeAt(),
                    looksOn ? one.nextRunAt() : null,
                    one.lastAttemptAt(),
                    one.lastSuccessAt(),
                    one.state() == ConnectionState.DISCONNECTED ? null : one.consentExpiresAt(),
                    calls,
                    callsADay,
                    deadLetters.size(),
                    accounts.stream().map(LinkedAccountResponse::of).toList(),
                    books == null ? null : new BooksResponse(books.administration(), open, books.pulledAt()));
        }
    }

    /**
     * An administration in an accounting system.
     *
     * @param openItems invoices that are open in it
     * @param readAt when its lists were read last; null before the first time
     */
    record BooksResponse(
            String administration, int openItems, @Nullable Instant readAt) {}

    /** @param synchronizedAt when the source last looked at the bank */
    record LinkedAccountResponse(
            UUID id,
            String number,
            String currency,
            @Nullable String description,
            @Nullable String institution,
            boolean gone,
            @Nullable Instant synchronizedAt,
            @Nullable Instant consentExpiresAt) {
        static LinkedAccountResponse of(LinkedAccount account) {
            return new LinkedAccountResponse(
                    account.id(),
                    account.number(),
                    account.currency(),
                    account.description() == null ? account.holderName() : account.description(),
                    account.institution(),
                    account.gone(),
                    account.synchronizedAt(),
                    account.consentExpiresAt());
        }
    }

    /**
     * @param outcome done, retry, wait, needsUser or broken
     * @param runs in a row that brought nothing and ended alike; 1 for one that brought something
     */
    record LogEntry(
            UUID id,
            String outcome,
            @Nullable String reason,
            Instant startedAt,
            Instant endedAt,
            int runs,
            long durationMillis,
            int added,
            int changed,
            int removed,
            int calls) {
        static LogEntry of(SyncLogRepository.Entry entry) {
            return new LogEntry(
                    entry.id(),
                    entry.outcome(),
                    entry.reason(),
                    entry.startedAt(),
                    entry.endedAt(),
                    entry.runs(),
                    entry.duration().toMillis(),
                    entry.counts().added(),
                    entry.counts().changed(),
                    entry.counts().removed(),
                    entry.counts().calls());
        }
    }
}
