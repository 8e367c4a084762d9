package com.billify.intake;

import com.billify.audit.AuditTrail;
import com.billify.banking.BankAccount;
import com.billify.banking.BankBook;
import com.billify.company.Companies;
import com.billify.documents.DocumentStore;
import com.billify.documents.StoredDocument;
import com.billify.extraction.core.BankFile;
import com.billify.extraction.core.DocumentReader;
import com.billify.extraction.core.Reading;
import com.billify.invoicing.InvoiceBook;
import com.billify.kernel.CompanyId;
import com.billify.kernel.EnterpriseNumber;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import com.billify.tenancy.CompanyTransaction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Takes in what a person brings: any number of files at once, looked at before anything is written, taken in as a whole
 * or not at all, and undone as a whole.
 */
@Service
class Intake {
    private static final String LOCK = "intake";

    private final CompanyTransaction transaction;
    private final ImportRepository imports;
    private final ImportPages pages;
    private final DocumentStore documents;
    private final FileTaking fileTaking;
    private final BankBook bankBook;
    private final InvoiceBook invoiceBook;
    private final Companies companies;
    private final AuditTrail audit;
    private final Clock clock;

    Intake(
            CompanyTransaction transaction,
            ImportRepository imports,
            ImportPages pages,
            DocumentStore documents,
            FileTaking fileTaking,
            BankBook bankBook,
            InvoiceBook invoiceBook,
            Companies companies,
            AuditTrail audit,
            Clock clock) {
        this.transaction = transaction;
        this.imports = imports;
        this.pages = pages;
        this.documents = documents;
        this.fileTaking = fileTaking;
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

    /** Keeps the files and works out what taking them in would do. */
    UUID preview(CompanyId company, UserId user, List<Upload> uploads) {
        UUID id = keep(company, user, uploads);
        try {
            Outcome outcome = transaction.rehearse(company, () -> takeAll(company, user, id, Answers.NONE));
            transaction.run(company, () -> imports.saveCounts(company, id, outcome.counts(), outcome.toldNumber()));
        } catch (RuntimeException e) {
            discard(company, id); // a preview that cannot be shown leaves nothing behind
            throw e;
        }
        return id;
    }

    /** Keeps the files as an import that is neither looked at nor taken in yet. */
    UUID keep(CompanyId company, UserId user, List<Upload> uploads) {
        UUID id = UUID.randomUUID();
        transaction.run(company, () -> {
            imports.add(company, id, user, clock.instant());
            for (int position = 0; position < uploads.size(); position++) {
                Upload upload = uploads.get(position);
                UUID document = documents.store(company, upload.name(), upload.content());
                imports.addFile(company, id, position, document, upload.name());
            }
        });
        return id;
    }

    void takeIn(CompanyId company, UserId user, UUID id, Answers answers) {
        transaction.run(company, () -> {
            transaction.lock(company, LOCK);
            requireState(company, id, State.PREVIEW, "import-already-taken-in");
            Outcome outcome = takeAll(company, user, id, answers);
            ImportCounts counts = outcome.counts();
            imports.saveCounts(company, id, counts, outcome.toldNumber());
            imports.setTakenIn(company, id, clock.instant());
            audit.record(
                    company,
                    user,
                    "importTakenIn",
                    Map.of(
                            "import", id.toString(),
                            "newTransactions", String.valueOf(counts.newTransactions()),
                            "newInvoices", String.valueOf(counts.newInvoices())));
        });
    }

    /** Takes back all that the import brought and no other delivery states, with what it settled. */
    void undo(CompanyId company, UserId user, UUID id) {
        transaction.run(company, () -> {
            transaction.lock(company, LOCK);
            requireState(company, id, State.TAKEN_IN, "import-not-taken-in");
            BankBook.Withdrawn withdrawn = bankBook.withdraw(company, id);
            int invoices = invoiceBook.withdraw(company, id);
            imports.setUndone(company, id, clock.instant());
            audit.record(
                    company,
                    user,
                    "importUndone",
                    Map.of(
                            "import", id.toString(),
                            "removedTransactions", String.valueOf(withdrawn.transactions()),
                            "removedInvoices", String.valueOf(invoices)));
        });
    }

    /** Forgets a preview; its files go too, unless another import brought them. */
    void discard(CompanyId company, UUID id) {
        transaction.run(company, () -> {
            transaction.lock(company, LOCK);
            requireState(company, id, State.PREVIEW, "import-already-taken-in");
            List<UUID> brought = imports.uploads(company, id).stream()
                    .map(ImportRepository.Upload::documentId)
                    .toList();
            imports.remove(company, id);
            imports.unreferenced(company, brought).forEach(document -> documents.remove(company, document));
        });
    }

    /** The enterprise number that the files say is the company's own; empty when it is known already or they do not. */
    Optional<EnterpriseNumber> proposedNumber(CompanyId company, ImportRepository.Head head) {
        return companies.get(company).enterpriseNumber() != null
                ? Optional.empty()
                : Optional.ofNullable(head.toldNumber());
    }

    /**
     * One file at a time, so that an import needs no more memory than its largest file. Bank files first: whose invoices
     * they are is told by all files together.
     */
    private Outcome takeAll(CompanyId company, UserId user, UUID id, Answers answers) {
        OwnParty.Told told = new OwnParty.Told();
        ImportCounts counts = ImportCounts.NONE;
        List<ImportRepository.Upload> others = new ArrayList<>();
        OwnParty nobody = new OwnParty(null, null, Set.of());
        for (ImportRepository.Upload upload : imports.uploads(company, id)) {
            Reading reading = read(company, upload);
            told.add(reading);
            if (reading instanceof BankFile) {
                counts = counts.plus(takeFile(company, id, upload, reading, nobody, answers));
            } else {
                others.add(upload);
            }
        }
        OwnParty own = ownParty(company, answers, told);
        companies.learn(company, user, own.number(), own.name());
        for (ImportRepository.Upload upload : others) {
            counts = counts.plus(takeFile(company, id, upload, read(company, upload), own, answers));
        }
        return new Outcome(counts, told.number());
    }

    private ImportCounts takeFile(
            CompanyId company,
            UUID id,
            ImportRepository.Upload upload,
            Reading reading,
            OwnParty own,
            Answers answers) {
        FileTaking.Source source = new FileTaking.Source(
                id, upload.position(), upload.documentId(), upload.name(), upload.sizeBytes(), upload.alreadyTakenIn());
        FileTaking.Report report = fileTaking.take(company, source, reading, own, answers.decisions());
        if (transaction.isRehearsal()) {
            transaction.<Boolean>apart(company, () -> save(company, id, upload, report));
        } else {
            save(company, id, upload, report);
        }
        return report.file().counts();
    }

    private boolean save(CompanyId company, UUID id, ImportRepository.Upload upload, FileTaking.Report report) {
        imports.saveReport(company, id, upload.position(), report.file());
        pages.save(company, id, upload.position(), report.rows());
        return true;
    }

    private Reading read(CompanyId company, ImportRepository.Upload upload) {
        return DocumentReader.read(documents
                .find(company, upload.documentId())
                .map(StoredDocument::content)
                .orElseThrow());
    }

    private OwnParty ownParty(CompanyId company, Answers answers, OwnParty.Told told) {
        EnterpriseNumber known = companies.get(company).enterpriseNumber();
        List<String> accounts =
                bankBook.accounts(company).stream().map(BankAccount::number).toList();
        return OwnParty.of(known != null ? known : answers.ownNumber(), accounts, told);
    }

    private void requireState(CompanyId company, UUID id, State wanted, String problem) {
        State state = imports.find(company, id)
                .orElseThrow(ProblemException::notFound)
                .state();
        if (state != wanted) {
            throw new ProblemException(409, problem, "The import is not in a state that allows this.");
        }
    }
}
