package com.billify.reconciliation;

import com.billify.company.For;
import com.billify.company.Role;
import com.billify.identity.Accounts;
import com.billify.identity.CurrentUser;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Cursor;
import com.billify.kernel.Page;
import com.billify.kernel.ProblemException;
import com.billify.tenancy.CompanyTransaction;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes by hand of many rows, and taking them back. */
@RestController
@RequestMapping("/api/v1/companies/{company}/changes")
class ChangeController {
    private static final int PAGE = 30;
    private static final int LONGEST_REASON = 200;
    private static final int MOST_SHIFT_DAYS = 3_660;

    private final Changes changes;
    private final ChangeRepository repository;
    private final InvoiceList invoices;
    private final TransactionList transactions;
    private final CompanyTransaction transaction;
    private final Accounts users;
    private final Clock clock;

    ChangeController(
            Changes changes,
            ChangeRepository repository,
            InvoiceList invoices,
            TransactionList transactions,
            CompanyTransaction transaction,
            Accounts users,
            Clock clock) {
        this.changes = changes;
        this.repository = repository;
        this.invoices = invoices;
        this.transactions = transactions;
        this.transaction = transaction;
        this.users = users;
        this.clock = clock;
    }

    /** What is to be done. */
    enum Doing {
        SET_ASIDE,
        TAKE_BACK,
        MOVE_DUE,
        NOTE,
        SETTLE_OUTSIDE,
        UNDO_SETTLEMENTS,
        DELETE
    }

    /**
     * A deed, to rows that are named one by one or to all that a filter of one list lets through.
     *
     * @param invoiceFilter all invoices of that list
     * @param transactionFilter all bank lines of that list
     * @param count how many the person saw that to be: when there are others by now, nothing is done
     * @param text the reason for setting aside, or the note
     * @param day to which due dates move, or on which it was paid outside the bank
     * @param shiftDays by which due dates move, to or fro
     * @param way cash or other
     */
    record ChangeRequest(
            Doing kind,
            @Nullable List<UUID> invoiceIds,
            @Nullable List<UUID> transactionIds,
            @Nullable InvoiceFilter invoiceFilter,
            @Nullable TransactionFilter transactionFilter,
            @Nullable Integer count,
            @Nullable String text,
            @Nullable LocalDate day,
            @Nullable Integer shiftDays,
            @Nullable String way) {}

    /**
     * A change.
     *
     * @param label what to call the first of its rows
     * @param undone how many of them are as they were before
     */
    record Change(
            UUID id,
            ChangeKind kind,
            Instant at,
            @Nullable String by,
            int rows,
            @Nullable String label,
            int undone,
            @Nullable Instant undoneAt,
            @Nullable String undoneBy) {}

    /** What taking back came to; {@code refused} rows stay as they are. */
    record ChangeUndone(Change change, List<Changes.Refused> refused) {}

    @For(Role.EDITOR)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Change make(CompanyId company, CurrentUser user, @RequestBody ChangeRequest request) {
        Deed deed = deed(request);
        boolean ofTransactions = request.transactionIds() != null || request.transactionFilter() != null;
        List<UUID> ids = transaction.read(company, () -> ids(company, request));
        if (ids.isEmpty()) {
            throw new ProblemException(422, "nothing-chosen", "There is nothing chosen.");
        }
        if (ids.size() > Changes.MOST_ROWS) {
            throw new ProblemException(422, "too-many-rows", "At most " + Changes.MOST_ROWS + " rows at once.");
        }
        if (request.count() != null && request.count() != ids.size()) {
            throw new ProblemException(409, "list-changed", "The list has changed: look again before you go on.");
        }
        UUID id = ofTransactions
                ? changes.toTransactions(company, user.id(), deed, ids)
                : changes.toInvoices(company, user.id(), deed, ids);
        return find(company, id);
    }

    @For(Role.VIEWER)
    @GetMapping
    Page<Change> list(CompanyId company, @RequestParam(required = false) @Nullable String cursor) {
        Cursor after = cursor == null ? null : Cursor.parse(cursor, 2);
        return transaction.read(
                company,
                () -> Page.of(
                                repository.findBefore(
                                        company,
                                        after == null ? null : after.instant(0),
                                        after == null ? null : after.uuid(1),
                                        PAGE + 1),
                                PAGE,
                                last -> Cursor.of(last.madeAt(), last.id()))
                        .map(this::toChange));
    }

    @For(Role.EDITOR)
    @PostMapping("/{id}/undo")
    ChangeUndone undo(CompanyId company, CurrentUser user, @PathVariable UUID id) {
        List<Changes.Refused> refused = changes.undo(company, user.id(), id);
        return new ChangeUndone(find(company, id), refused);
    }

    private List<UUID> ids(CompanyId company, ChangeRequest request) {
        int limit = Changes.MOST_ROWS + 1;
        if (request.invoiceFilter() != null) {
            return invoices.ids(company, request.invoiceFilter().checked(), limit);
        }
        if (request.transactionFilter() != null) {
            return transactions.ids(company, request.transactionFilter().checked(), limit);
        }
        List<UUID> named = request.transactionIds() != null ? request.transactionIds() : request.invoiceIds();
        return named == null ? List.of() : List.copyOf(new LinkedHashSet<>(named));
    }

    private Deed deed(ChangeRequest request) {
        return switch (request.kind()) {
            case SET_ASIDE -> new Deed.SetAside(reason(request.text()));
            case TAKE_BACK -> new Deed.TakeBack();
            case MOVE_DUE -> moveDue(request);
            case NOTE -> new Deed.WriteNote(Remarks.words(request.text() == null ? "" : request.text()));
            case SETTLE_OUTSIDE -> settleOutside(request);
            case UNDO_SETTLEMENTS -> new Deed.UndoSettlements();
            case DELETE -> new Deed.Delete();
        };
    }

    private static String reason(@Nullable String text) {
        String reason = text == null ? "" : text.strip();
        if (reason.isEmpty()) {
            throw ProblemException.ofField("text", "required", "Say why.");
        }
        if (reason.length() > LONGEST_REASON) {
            throw ProblemException.ofField("text", "too-long", "At most " + LONGEST_REASON + " characters.");
        }
        return reason;
    }

    private static Deed moveDue(ChangeRequest request) {
        Integer shift = request.shiftDays();
        if ((request.day() == null) == (shift == null)) {
            throw ProblemException.ofField("day", "required", "Give a day, or a number of days.");
        }
        if (shift != null && Math.abs(shift.longValue()) > MOST_SHIFT_DAYS) {
            throw ProblemException.ofField("shiftDays", "invalid-date", "That is too far away.");
        }
        return new Deed.MoveDue(request.day(), shift);
    }

    private Deed settleOutside(ChangeRequest request) {
        String way = request.way();
        if (way == null || !List.of("cash", "other").contains(way)) {
            throw ProblemException.ofField("way", "required", "Say how it was paid: cash or other.");
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate on = request.day() == null ? today : request.day();
        if (on.isAfter(today)) {
            throw ProblemException.ofField("day", "in-the-future", "That day is still to come.");
        }
        return new Deed.SettleOutside(way, on);
    }

    private Change find(CompanyId company, UUID id) {
        return transaction.read(
                company, () -> toChange(repository.find(company, id).orElseThrow(ProblemException::notFound)));
    }

    private Change toChange(ChangeRepository.Head head) {
        return new Change(
                head.id(),
                head.kind(),
                head.madeAt(),
                People.nameOf(users, head.madeBy()),
                head.rowCount(),
                head.label(),
                head.undoneCount(),
                head.undoneAt(),
                People.nameOf(users, head.undoneBy()));
    }
}
