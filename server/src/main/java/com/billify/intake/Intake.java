package com.billify.intake;

import com.billify.audit.AuditTrail;
import com.billify.banking.BankAccount;
import com.billify.banking.BankBook;
import com.billify.company.Companies;
import com.billify.documents.DocumentStore;
import com.billify.documents.StoredDocument;
import com.billify.extraction.core.DocumentReader;
import com.billify.extraction.core.Reading;
import com.billify.invoicing.InvoiceBook;
import com.billify.invoicing.core.Direction;
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
            DocumentStore documents,
            FileTaking fileTaking,
            BankBook bankBook,
            InvoiceBook invoiceBook,
            Companies companies,
            AuditTrail audit,
            Clock clock) {
        this.transaction = transaction;
        this.imports = imports;
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
    record Answers(
            Map<String, Direction> directions, @Nullable EnterpriseNumber ownNumber) {
        static final Answers NONE = new Answers(Map.of(), null);
    }

    /** Files read, and what they say of whose they are. */
    private record Batch(List<FileTaking.Source> sources, List<Reading> readings, OwnParty own) {}

    /** Keeps the files and works out what taking them in would do. */
    UUID preview(CompanyId company, UserId user, List<Upload> uploads) {
        UUID id = keep(company, user, uploads);
        try {
            List<FileTaking.Report> reports =
                    transaction.rehearse(company, () -> takeAll(company, user, id, Answers.NONE));
            transaction.run(company, () -> imports.saveReports(company, id, reports, sum(reports)));
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
            List<FileTaking.Report> reports = takeAll(company, user, id, answers);
            ImportCounts counts = sum(reports);
            imports.saveReports(company, id, reports, counts);
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
    Optional<EnterpriseNumber> proposedNumber(CompanyId company, UUID id) {
        if (companies.get(company).enterpriseNumber() != null) {
            return Optional.empty();
        }
        return Optional.ofNullable(read(company, id, Answers.NONE).own().number());
    }

    private List<FileTaking.Report> takeAll(CompanyId company, UserId user, UUID id, Answers answers) {
        Batch batch = read(company, id, answers);
        companies.learn(company, user, batch.own().number(), batch.own().name());
        List<FileTaking.Report> reports = new ArrayList<>();
        for (int index = 0; index < batch.sources().size(); index++) {
            reports.add(fileTaking.take(
                    company,
                    batch.sources().get(index),
                    batch.readings().get(index),
                    batch.own(),
                    answers.directions()));
        }
        return reports;
    }

    private Batch read(CompanyId company, UUID id, Answers answers) {
        List<FileTaking.Source> sources = new ArrayList<>();
        List<Reading> readings = new ArrayList<>();
        for (ImportRepository.Upload upload : imports.uploads(company, id)) {
            byte[] content = documents
                    .find(company, upload.documentId())
                    .map(StoredDocument::content)
                    .orElseThrow();
            sources.add(new FileTaking.Source(
                    id,
                    upload.position(),
                    upload.documentId(),
                    upload.name(),
                    upload.sizeBytes(),
                    upload.alreadyTakenIn()));
            readings.add(DocumentReader.read(content));
        }
        EnterpriseNumber known = companies.get(company).enterpriseNumber();
        List<String> accounts =
                bankBook.accounts(company).stream().map(BankAccount::number).toList();
        return new Batch(
                sources, readings, OwnParty.of(known != null ? known : answers.ownNumber(), accounts, readings));
    }

    private void requireState(CompanyId company, UUID id, State wanted, String problem) {
        State state = imports.find(company, id)
                .orElseThrow(ProblemException::notFound)
                .state();
        if (state != wanted) {
            throw new ProblemException(409, problem, "The import is not in a state that allows this.");
        }
    }

    private static ImportCounts sum(List<FileTaking.Report> reports) {
        return reports.stream().map(report -> report.file().counts()).reduce(ImportCounts.NONE, ImportCounts::plus);
    }
}
