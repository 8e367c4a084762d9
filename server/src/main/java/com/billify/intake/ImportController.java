package com.billify.intake;

import com.billify.company.For;
import com.billify.company.Role;
import com.billify.extraction.core.DocumentReader;
import com.billify.identity.Accounts;
import com.billify.identity.CurrentUser;
import com.billify.invoicing.TwinAnswer;
import com.billify.invoicing.core.Direction;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Cursor;
import com.billify.kernel.EnterpriseNumber;
import com.billify.kernel.Page;
import com.billify.kernel.ProblemException;
import com.billify.tenancy.CompanyTransaction;
import com.billify.tenancy.PendingWork;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/companies/{company}/imports")
class ImportController {
    private static final int PAGE = 50;
    private static final int ROWS = 200;
    private static final int MOST_FILES = 500;

    /** How long a request waits for the work that it began. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final Intake intake;
    private final ImportWork work;
    private final ProgressRepository progress;
    private final ImportRepository imports;
    private final ImportPages pages;
    private final CompanyTransaction transaction;
    private final PendingWork pendingWork;
    private final MatchCount matches;
    private final Accounts users;

    ImportController(
            Intake intake,
            ImportWork work,
            ProgressRepository progress,
            ImportRepository imports,
            ImportPages pages,
            CompanyTransaction transaction,
            PendingWork pendingWork,
            MatchCount matches,
            Accounts users) {
        this.intake = intake;
        this.work = work;
        this.progress = progress;
        this.imports = imports;
        this.pages = pages;
        this.transaction = transaction;
        this.pendingWork = pendingWork;
        this.matches = matches;
        this.users = users;
    }

    /** An import without its files. */
    record Import(
            UUID id,
            State state,
            Instant createdAt,
            @Nullable String createdBy,
            @Nullable Instant takenInAt,
            @Nullable Instant undoneAt,
            List<String> fileNames,
            ImportCounts counts) {}

    /**
     * An import with its files.
     *
     * @param matchingPending payments are still being matched with invoices
     * @param matchedTransactions the payments that found their invoice so far, where either came with this import
     * @param ownEnterpriseNumber what the files say the company's own number is, while it has none
     * @param progress of the work under way; null when there is none
     * @param failure why the last work came to nothing, as a code; null when it did not
     */
    record ImportDetail(
            UUID id,
            State state,
            Instant createdAt,
            @Nullable String createdBy,
            @Nullable Instant takenInAt,
            @Nullable Instant undoneAt,
            List<String> fileNames,
            ImportCounts counts,
            List<ImportFile> files,
            boolean matchingPending,
            int matchedTransactions,
            @Nullable String ownEnterpriseNumber,
            @Nullable Progress progress,
            @Nullable String failure) {}

    /** What a person answers to what the files leave open; {@code directions} and {@code twins} by row, {@code looked} the doubtful rows that are right. */
    record TakeInRequest(
            @Nullable Map<String, Direction> directions,
            @Nullable Map<String, TwinAnswer> twins,
            @Nullable List<String> looked,
            @Nullable String ownEnterpriseNumber) {}

    @For(Role.EDITOR)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ImportDetail create(
            CompanyId company, CurrentUser user, @RequestParam(required = false) @Nullable List<MultipartFile> files) {
        if (files == null || files.isEmpty()) {
            throw ProblemException.ofField("files", "no-files", "There is no file in the request.");
        }
        if (files.size() > MOST_FILES) {
            throw tooManyFiles();
        }
        if (files.stream().anyMatch(file -> file.getSize() > DocumentReader.LIMIT_BYTES)) {
            throw new ProblemException(413, "too-large", "A file is larger than 20 MB.").at("files");
        }
        List<Supplier<Intake.Upload>> uploads = HandedOver.of(files, MOST_FILES);
        if (uploads.size() > MOST_FILES) {
            throw tooManyFiles();
        }
        return worked(company, intake.begin(company, user.id(), uploads));
    }

    @For(Role.VIEWER)
    @GetMapping
    Page<Import> list(CompanyId company, @RequestParam(required = false) @Nullable String cursor) {
        Cursor after = cursor == null ? null : Cursor.parse(cursor, 2);
        return transaction.read(company, () -> {
            List<ImportRepository.Head> heads = imports.findAll(
                    company, after == null ? null : after.instant(0), after == null ? null : after.uuid(1), PAGE + 1);
            return Page.of(heads, PAGE, last -> Cursor.of(last.createdAt(), last.id()))
                    .map(this::toImport);
        });
    }

    @For(Role.VIEWER)
    @GetMapping("/{id}")
    ImportDetail detail(CompanyId company, @PathVariable UUID id) {
        return transaction.read(company, () -> {
            ImportRepository.Head head = imports.find(company, id).orElseThrow(ProblemException::notFound);
            Import plain = toImport(head);
            boolean preview = head.state() == State.PREVIEW;
            boolean inBooks = head.state() == State.TAKEN_IN || head.state() == State.UNDONE;
            return new ImportDetail(
                    plain.id(),
                    plain.state(),
                    plain.createdAt(),
                    plain.createdBy(),
                    plain.takenInAt(),
                    plain.undoneAt(),
                    plain.fileNames(),
                    plain.counts(),
                    imports.files(company, id),
                    inBooks && pendingWork.isPending(company),
                    inBooks ? matches.ofImport(company, id) : 0,
                    preview
                            ? intake.proposedNumber(company, head)
                                    .map(EnterpriseNumber::digits)
                                    .orElse(null)
                            : null,
                    head.state().isUnderWay() ? progress.find(company, id).orElse(null) : null,
                    head.failure());
        });
    }

    /** The rows in the order of the files. */
    @For(Role.VIEWER)
    @GetMapping("/{id}/rows")
    Page<ImportRow> rows(
            CompanyId company,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID file,
            @RequestParam(required = false) @Nullable Verdict verdict,
            @RequestParam(required = false) @Nullable String cursor) {
        Cursor after = cursor == null ? null : Cursor.parse(cursor, 2);
        return transaction.read(company, () -> {
            if (imports.find(company, id).isEmpty()) {
                throw ProblemException.notFound();
            }
            List<ImportPages.PlacedRow> rows = pages.find(
                    company,
                    id,
                    file,
                    verdict,
                    after == null ? -1 : after.integer(0),
                    after == null ? -1 : after.integer(1),
                    ROWS + 1);
            return Page.of(rows, ROWS, last -> Cursor.of(last.file(), last.position()))
                    .map(ImportPages.PlacedRow::row);
        });
    }

    @For(Role.EDITOR)
    @PostMapping("/{id}/take-in")
    ImportDetail takeIn(
            CompanyId company, CurrentUser user, @PathVariable UUID id, @RequestBody TakeInRequest request) {
        Map<String, Direction> directions =
                request.directions() == null ? Map.of() : new HashMap<>(request.directions());
        Map<String, TwinAnswer> twins = request.twins() == null ? Map.of() : new HashMap<>(request.twins());
        Set<String> looked = request.looked() == null ? Set.of() : Set.copyOf(request.looked());
        intake.takeIn(
                company,
                user.id(),
                id,
                new Intake.Answers(new FileTaking.Decisions(directions, twins, looked), ownNumber(request)));
        return worked(company, id);
    }

    @For(Role.EDITOR)
    @PostMapping("/{id}/undo")
    ImportDetail undo(CompanyId company, CurrentUser user, @PathVariable UUID id) {
        intake.undo(company, user.id(), id);
        return worked(company, id);
    }

    /** Reads files once more that could not be read because of a fault of Billify. */
    @For(Role.EDITOR)
    @PostMapping("/{id}/read-again")
    ImportDetail readAgain(CompanyId company, CurrentUser user, @PathVariable UUID id) {
        intake.readAgain(company, user.id(), id);
        return worked(company, id);
    }

    /** Stops the work under way: all is as before it began, and files that were being read are forgotten. */
    @For(Role.EDITOR)
    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void cancel(CompanyId company, @PathVariable UUID id) {
        intake.cancel(company, id);
    }

    /** What is done in a moment is answered as done; of the rest the state tells that it is under way. */
    private ImportDetail worked(CompanyId company, UUID id) {
        work.beginAndWait(company, id, PATIENCE);
        return detail(company, id);
    }

    @For(Role.EDITOR)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(CompanyId company, @PathVariable UUID id) {
        intake.discard(company, id);
    }

    private static @Nullable EnterpriseNumber ownNumber(TakeInRequest request) {
        return request.ownEnterpriseNumber() == null
                ? null
                : EnterpriseNumber.parse(request.ownEnterpriseNumber())
                        .orElseThrow(() -> ProblemException.ofField(
                                "ownEnterpriseNumber",
                                "invalid-enterprise-number",
                                "The enterprise number is not right."));
    }

    private Import toImport(ImportRepository.Head head) {
        return new Import(
                head.id(),
                head.state(),
                head.createdAt(),
                users.find(head.createdBy())
                        .map(user -> user.name() != null ? user.name() : user.email())
                        .orElse(null),
                head.takenInAt(),
                head.undoneAt(),
                head.fileNames(),
                head.counts());
    }

    private static ProblemException tooManyFiles() {
        return ProblemException.ofField("files", "too-many-files", "At most " + MOST_FILES + " files at once.");
    }
}
