package com.billify.intake;

import com.billify.audit.AuditTrail;
import com.billify.banking.BankAccount;
import com.billify.banking.BankBook;
import com.billify.company.Companies;
import com.billify.documents.DocumentStore;
import com.billify.documents.StoredDocument;
import com.billify.extraction.core.BankFile;
import com.billify.intake.core.OwnParty;
import com.billify.invoicing.InvoiceBook;
import com.billify.kernel.CompanyId;
import com.billify.kernel.EnterpriseNumber;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import com.billify.notification.LiveUpdates;
import com.billify.tenancy.CompanyTransaction;
import com.billify.tenancy.Foreground;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/**
 * Takes in what a person brings: any number of files at once, looked at before anything is written, taken in as a whole
 * or not at all, and undone as a whole.
 */
@Service
class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /** For a moment, while a state is set. */
    private static final String LOCK = "intake";
    /** As long as the work takes: who has it is the one at work. */
    private static final String WORK = "intake work";

    private static final int MOST_ATTEMPTS = 5;
    private static final long TELL_EVERY_NANOS = 500_000_000;

    private final CompanyTransaction transaction;
    private final Foreground foreground;
    private final ImportRepository imports;
    private final ImportPages pages;
    private final ProgressRepository progress;
    private final LiveUpdates live;
    private final DocumentStore documents;
    private final FileReading fileReading;
    private final PrintDesk printDesk;
    private final FileTaking fileTaking;
    private final Repetition repetition;
    private final BankBook bankBook;
    private final InvoiceBook invoiceBook;
    private final Companies companies;
    private final AuditTrail audit;
    private final Clock clock;
    private volatile boolean stopping;

    Intake(
            CompanyTransaction transaction,
            Foreground foreground,
            ImportRepository imports,
            ImportPages pages,
            ProgressRepository progress,
            LiveUpdates live,
            DocumentStore documents,
            FileReading fileReading,
            PrintDesk printDesk,
            FileTaking fileTaking,
            Repetition repetition,
            BankBook bankBook,
            InvoiceBook invoiceBook,
            Companies companies,
            AuditTrail audit,
            Clock clock) {
        this.transaction = transaction;
        this.foreground = foreground;
        this.imports = imports;
        this.pages = pages;
        this.progress = progress;
        this.live = live;
        this.documents = documents;
        this.fileReading = fileReading;
        this.printDesk = printDesk;
        this.fileTaking = fileTaking;
        this.repetition = repetition;
        this.bankBook = bankBook;
        this.invoiceBook = invoiceBook;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
    }

    /** A file as it was handed over. */
    record Upload(String name, byte[] content) {}

    /** What a person answers to what the files leave open. */
    record Answers(FileTaking.Decisions decisions, @Nullable EnterpriseNumber ownNumber) {
        static final Answers NONE = new Answers(FileTaking.Decisions.NONE, null);
    }

    /** What became of all files of an import. */
    private record Outcome(ImportCounts counts, @Nullable EnterpriseNumber toldNumber) {}

    /** Keeps the files, to be looked at by {@link #work}. */
    UUID begin(CompanyId company, UserId user, List<? extends Supplier<Upload>> uploads) {
        return transaction.call(company, () -> keep(company, user, uploads, State.READING));
    }

    /** Takes files in at once, unseen, and within the transaction that is running: with it they are in the books or not. */
    UUID takeInNow(CompanyId company, UserId user, List<? extends Supplier<Upload>> uploads) {
        return transaction.call(company, () -> {
            UUID id = keep(company, user, uploads, State.TAKING_IN);
            transaction.lock(company, WORK);
            finishTakingIn(new Under(company, id, State.TAKING_IN));
            return id;
        });
    }

    private UUID keep(CompanyId company, UserId user, List<? extends Supplier<Upload>> uploads, State state) {
        UUID id = UUID.randomUUID();
        transaction.lock(company, LOCK);
        imports.add(company, id, user, clock.instant());
        for (int position = 0; position < uploads.size(); position++) {
            Upload upload = uploads.get(position).get();
            UUID document = documents.store(company, upload.name(), upload.content());
            imports.addFile(company, id, position, document, upload.name());
        }
        set(company, id, user, state, Answers.NONE);
        return id;
    }

    /** Has a preview worked out anew, after something was decided on how a file is read. */
    void previewAgain(CompanyId company, UserId user, UUID id) {
        ask(company, user, id, State.PREVIEW, State.READING, Answers.NONE, "import-already-taken-in");
    }

    /** @throws ProblemException when it is no preview, or none any more */
    void requirePreview(CompanyId company, UUID id) {
        requireState(company, id, State.PREVIEW, "import-already-taken-in");
    }

    /** @throws ProblemException when the import has no such file */
    void requireFile(CompanyId company, UUID id, UUID documentId) {
        if (imports.uploads(company, id).stream()
                .noneMatch(upload -> upload.documentId().equals(documentId))) {
            throw ProblemException.notFound();
        }
    }

    /** Has it looked at once more, after that failed. */
    void readAgain(CompanyId company, UserId user, UUID id) {
        ask(company, user, id, State.FAILED, State.READING, Answers.NONE, "import-not-failed");
    }

    /** Has it taken into the books. */
    void takeIn(CompanyId company, UserId user, UUID id, Answers answers) {
        ask(company, user, id, State.PREVIEW, State.TAKING_IN, answers, "import-already-taken-in");
    }

    /** Has all taken back that the import brought and no other delivery states, with what it settled. */
    void undo(CompanyId company, UserId user, UUID id) {
        ask(company, user, id, State.TAKEN_IN, State.UNDOING, Answers.NONE, "import-not-taken-in");
    }

    private void ask(CompanyId company, UserId user, UUID id, State from, State to, Answers answers, String otherwise) {
        transaction.run(company, () -> {
            transaction.lock(company, LOCK);
            requireState(company, id, from, otherwise);
            set(company, id, user, to, answers);
        });
    }

    private void set(CompanyId company, UUID id, UserId user, State state, Answers answers) {
        imports.setUnderWay(company, id, state, user, answers);
        progress.begin(company, id);
        live.publish(company, LiveUpdates.Topic.IMPORT, id.toString());
    }

    /**
     * Has the work under way stop. Then all is as it was before it began; of files that were being looked at nothing stays.
     */
    void cancel(CompanyId company, UUID id) {
        transaction.run(company, () -> {
            transaction.lock(company, LOCK);
            State state = imports.find(company, id)
                    .orElseThrow(ProblemException::notFound)
                    .state();
            if (!state.isUnderWay()) {
                throw new ProblemException(409, "import-not-under-way", "There is nothing under way to cancel.");
            }
            progress.cancel(company, id);
            if (transaction.tryLock(company, WORK)) { // nobody is at it, so nobody would hear of it
                takeBack(company, id);
            }
        });
    }

    /**
     * Does what the state says is to be done: as a whole, or not at all. Returns at once when a node is at work for the
     * company already, or when nothing is to be done any more.
     */
    void work(CompanyId company, UUID id) {
        ImportRepository.Head head =
                transaction.read(company, () -> imports.find(company, id).orElse(null));
        if (head == null || !head.state().isUnderWay()) {
            return;
        }
        Under under = new Under(company, id, head.state());
        try {
            switch (head.state()) {
                case READING -> {
                    readPages(under);
                    foreground.during(company, () -> read(under));
                }
                case TAKING_IN -> foreground.during(company, () -> takeIn(under));
                case UNDOING -> foreground.during(company, () -> undo(under));
                case FAILED, PREVIEW, TAKEN_IN, UNDONE -> {}
            }
        } catch (Halted halted) {
            if (!stopping) {
                transaction.run(company, () -> takeBack(company, id));
            }
        } catch (TransientDataAccessException | RecoverableDataAccessException | TransactionException e) {
            LOG.warn("The database did not let an import come to its end; it will be tried again", e);
        } catch (RuntimeException e) {
            if (stopping) {
                return; // the connection went with the program; the next start takes it up
            }
            LOG.error("An import failed while it was {}", head.state().wireName(), e);
            fail(under, e instanceof ProblemException problem ? problem.code() : "internal-error");
        }
    }

    /** From now on no work goes on beyond its next file; what is under way is left to be taken up again. */
    void stop() {
        stopping = true;
    }

    /** Somebody wants the work to stop, or the program is about to. */
    private static final class Halted extends RuntimeException {
        Halted() {
            super("halted", null, false, false);
        }
    }

    /** Work under way: counts what is done, tells it, and hears whether to go on. */
    private final class Under {
        private final CompanyId company;
        private final UUID id;
        private final State state;
        private int files;
        private long bytes;
        private long lines;
        private final Set<UUID> counted = new HashSet<>();
        private long toldAtNanos = System.nanoTime();

        Under(CompanyId company, UUID id, State state) {
            this.company = company;
            this.id = id;
            this.state = state;
        }

        /**
         * Makes the work this node's for as long as the running transaction lasts.
         *
         * @return false when another node has it, or it was done meanwhile
         */
        boolean claim() {
            if (!transaction.tryLock(company, WORK)) {
                return false;
            }
            boolean still = imports.find(company, id)
                    .filter(head -> head.state() == state)
                    .isPresent();
            if (still && progress.isCancelled(company, id)) {
                throw new Halted();
            }
            if (still && progress.attempt(company, id) > MOST_ATTEMPTS) {
                throw new ProblemException(
                        500, "import-given-up", "It was tried several times and never came to its end.");
            }
            return still;
        }

        /** The longest part of a file is over. */
        void pagesRead(ImportRepository.Upload upload) {
            count(upload);
            goOn();
        }

        private void count(ImportRepository.Upload upload) {
            if (counted.add(upload.documentId())) {
                files++;
                bytes += upload.sizeBytes();
            }
        }

        void done(ImportRepository.Upload upload, ImportCounts counts) {
            count(upload);
            lines += counts.total();
            goOn();
        }

        void goOn() {
            if (stopping) {
                throw new Halted();
            }
            if (System.nanoTime() - toldAtNanos >= TELL_EVERY_NANOS) {
                toldAtNanos = System.nanoTime();
                if (progress.report(company, id, files, bytes, lines)) {
                    throw new Halted();
                }
            }
        }
    }

    /** Takes seconds a page; so it is done before the books are locked, and nothing else waits for it. */
    private void readPages(Under under) {
        CompanyId company = under.company;
        for (ImportRepository.Upload upload : transaction.read(company, () -> imports.uploads(company, under.id))) {
            if (printDesk.prepare(company, upload.documentId())) {
                under.pagesRead(upload);
            }
        }
    }

    private void read(Under under) {
        CompanyId company = under.company;
        UUID id = under.id;
        Outcome outcome =
                transaction.rehearse(company, () -> under.claim() ? takeAll(under, imports.asked(company, id)) : null);
        if (outcome == null) {
            return;
        }
        transaction.run(company, () -> {
            transaction.lock(company, LOCK);
            if (progress.isCancelled(company, id)) {
                throw new Halted();
            }
            if (imports.set(company, id, State.READING, State.PREVIEW, null)) {
                imports.saveCounts(company, id, outcome.counts(), outcome.toldNumber());
                ended(company, id);
            }
        });
    }

    private void takeIn(Under under) {
        transaction.run(under.company, () -> {
            if (under.claim()) {
                finishTakingIn(under);
            }
        });
    }

    private void finishTakingIn(Under under) {
        CompanyId company = under.company;
        UUID id = under.id;
        ImportRepository.Asked asked = imports.asked(company, id);
        Outcome outcome = takeAll(under, asked);
        ImportCounts counts = outcome.counts();
        imports.saveCounts(company, id, counts, outcome.toldNumber());
        imports.set(company, id, State.TAKING_IN, State.TAKEN_IN, clock.instant());
        documents.keepAsAccounting(
                company,
                imports.uploads(company, id).stream()
                        .map(ImportRepository.Upload::documentId)
                        .toList());
        ended(company, id);
        live.publish(company, LiveUpdates.Topic.BOOKS, "");
        audit.record(
                company,
                asked.by(),
                "importTakenIn",
                Map.of(
                        "import", id.toString(),
                        "newTransactions", String.valueOf(counts.newTransactions()),
                        "newInvoices", String.valueOf(counts.newInvoices())));
    }

    private void undo(Under under) {
        CompanyId company = under.company;
        UUID id = under.id;
        transaction.run(company, () -> {
            if (!under.claim()) {
                return;
            }
            BankBook.Withdrawn withdrawn = bankBook.withdraw(company, id);
            under.goOn();
            int invoices = invoiceBook.withdraw(company, id);
            imports.set(company, id, State.UNDOING, State.UNDONE, clock.instant());
            ended(company, id);
            live.publish(company, LiveUpdates.Topic.BOOKS, "");
            audit.record(
                    company,
                    imports.asked(company, id).by(),
                    "importUndone",
                    Map.of(
                            "import", id.toString(),
                            "removedTransactions", String.valueOf(withdrawn.transactions()),
                            "removedInvoices", String.valueOf(invoices)));
        });
    }

    private void ended(CompanyId company, UUID id) {
        progress.end(company, id);
        live.publish(company, LiveUpdates.Topic.IMPORT, id.toString());
    }

    /** After the transaction of the work was taken back: the state too is what it was before. */
    private void takeBack(CompanyId company, UUID id) {
        State state =
                imports.find(company, id).map(ImportRepository.Head::state).orElse(State.UNDONE);
        if (state == State.READING) {
            remove(company, id);
            live.publish(company, LiveUpdates.Topic.IMPORT, id.toString());
        } else if (state.isUnderWay() && imports.set(company, id, state, state.before(), null)) {
            ended(company, id);
        }
    }

    private void fail(Under under, String code) {
        CompanyId company = under.company;
        transaction.run(company, () -> {
            if (imports.set(company, under.id, under.state, under.state.before(), null)) {
                imports.setFailure(company, under.id, code);
                ended(company, under.id);
            }
        });
    }

    /** Forgets a preview; its files go too, unless another import brought them. */
    void discard(CompanyId company, UUID id) {
        transaction.run(company, () -> {
            transaction.lock(company, LOCK);
            requireState(company, id, State.PREVIEW, State.FAILED, "import-already-taken-in");
            remove(company, id);
            live.publish(company, LiveUpdates.Topic.IMPORT, id.toString());
        });
    }

    private void remove(CompanyId company, UUID id) {
        List<UUID> brought = imports.uploads(company, id).stream()
                .map(ImportRepository.Upload::documentId)
                .toList();
        imports.remove(company, id);
        imports.unreferenced(company, brought).forEach(document -> documents.remove(company, document));
    }

    /** The enterprise number that the files say is the company's own; empty when it is known already or they do not. */
    Optional<EnterpriseNumber> proposedNumber(CompanyId company, ImportRepository.Head head) {
        return companies.get(company).enterpriseNumber() != null
                ? Optional.empty()
                : Optional.ofNullable(head.toldNumber());
    }

    /**
     * One file at a time, so that an import needs no more memory than its largest file, and a little for small ones that are
     * then read once. Bank files first: whose invoices they are is told by all files together.
     */
    private Outcome takeAll(Under under, ImportRepository.Asked asked) {
        CompanyId company = under.company;
        UUID id = under.id;
        Answers answers = asked.answers();
        OwnParty.Told told = new OwnParty.Told();
        ImportCounts counts = ImportCounts.NONE;
        List<ImportRepository.Upload> others = new ArrayList<>();
        SmallFiles small = new SmallFiles();
        OwnParty nobody = new OwnParty(null, null, Set.of());
        List<ImportRepository.Upload> uploads = imports.uploads(company, id);
        Optional<ImportCounts> repeated = repeatAll(under, uploads);
        if (repeated.isPresent()) {
            return new Outcome(repeated.get(), null);
        }
        for (ImportRepository.Upload upload : uploads) {
            FileReading.Stated stated = read(company, upload, nobody);
            if (stated.print() == null) {
                told.add(stated.reading());
            }
            if (stated.reading() instanceof BankFile) {
                counts = counts.plus(takeFile(under, upload, stated, nobody, answers));
            } else {
                others.add(upload);
                small.keep(upload, stated);
            }
        }
        OwnParty own = ownParty(company, answers, told);
        companies.learn(company, asked.by(), own.number(), own.name());
        for (ImportRepository.Upload upload : others) {
            FileReading.Stated stated = small.take(upload).orElseGet(() -> read(company, upload, own));
            counts = counts.plus(takeFile(under, upload, stated, own, answers));
        }
        return new Outcome(counts, told.number());
    }

    /** What small files state, by document, until it is taken in. */
    private static final class SmallFiles {
        private static final int MOST_BYTES = 2_000_000;

        private final Map<UUID, FileReading.Stated> kept = new HashMap<>();
        private long bytes;

        void keep(ImportRepository.Upload upload, FileReading.Stated stated) {
            if (stated.isSettled() && bytes + upload.sizeBytes() <= MOST_BYTES) {
                bytes += upload.sizeBytes();
                kept.put(upload.documentId(), stated);
            }
        }

        Optional<FileReading.Stated> take(ImportRepository.Upload upload) {
            return Optional.ofNullable(kept.remove(upload.documentId()));
        }
    }

    /** Empty when the files have to be read: one of them brings something new, or may do so. */
    private Optional<ImportCounts> repeatAll(Under under, List<ImportRepository.Upload> uploads) {
        Optional<List<Repetition.Repeated>> files = repetition
                .of(under.company, under.id, uploads)
                .filter(all -> repetition.take(under.company, under.id, all));
        return files.map(all -> {
            ImportCounts counts = ImportCounts.NONE;
            for (Repetition.Repeated file : all) {
                ImportCounts ofFile =
                        repetition.report(under.company, under.id, file).counts();
                under.done(file.upload(), ofFile);
                counts = counts.plus(ofFile);
            }
            return counts;
        });
    }

    private ImportCounts takeFile(
            Under under, ImportRepository.Upload upload, FileReading.Stated stated, OwnParty own, Answers answers) {
        CompanyId company = under.company;
        UUID id = under.id;
        FileTaking.Source source = new FileTaking.Source(
                id, upload.position(), upload.documentId(), upload.name(), upload.sizeBytes(), upload.alreadyTakenIn());
        FileTaking.Report report = fileTaking.take(company, source, stated, own, answers.decisions());
        boolean sameLines =
                stated.reading() instanceof BankFile file && file.format().isFixed();
        if (transaction.isRehearsal()) {
            transaction.<Boolean>apart(company, () -> save(company, id, upload, report, sameLines));
        } else {
            save(company, id, upload, report, sameLines);
        }
        under.done(upload, report.file().counts());
        return report.file().counts();
    }

    private boolean save(
            CompanyId company, UUID id, ImportRepository.Upload upload, FileTaking.Report report, boolean sameLines) {
        imports.saveReport(company, id, upload.position(), report.file());
        pages.save(company, id, upload.position(), report.rows(), sameLines);
        return true;
    }

    private FileReading.Stated read(CompanyId company, ImportRepository.Upload upload, OwnParty own) {
        return fileReading.read(
                company,
                upload.documentId(),
                documents
                        .find(company, upload.documentId())
                        .map(StoredDocument::content)
                        .orElseThrow(),
                own);
    }

    /** The company as its settings and accounts know it. */
    OwnParty ownParty(CompanyId company) {
        return ownParty(company, Answers.NONE, new OwnParty.Told());
    }

    private OwnParty ownParty(CompanyId company, Answers answers, OwnParty.Told told) {
        EnterpriseNumber known = companies.get(company).enterpriseNumber();
        List<String> accounts =
                bankBook.accounts(company).stream().map(BankAccount::number).toList();
        return OwnParty.of(known != null ? known : answers.ownNumber(), accounts, told);
    }

    private void requireState(CompanyId company, UUID id, State wanted, String problem) {
        requireState(company, id, wanted, wanted, problem);
    }

    private void requireState(CompanyId company, UUID id, State wanted, State orElse, String problem) {
        State state = imports.find(company, id)
                .orElseThrow(ProblemException::notFound)
                .state();
        if (state != wanted && state != orElse) {
            throw state == State.READING
                    ? new ProblemException(409, "import-being-read", "The files are still being read: ask again later.")
                    : new ProblemException(409, problem, "The import is not in a state that allows this.");
        }
    }
}
