package com.billify.intake;

import com.billify.documents.DocumentStore;
import com.billify.documents.StoredDocument;
import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import com.billify.tenancy.CompanyTransaction;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Shows what was read from the pages of a document, and lets a person say what is on them before it is taken in. */
@Service
class Prints {
    /** How long an answer waits for the preview that it changes; a larger one shows its progress. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final CompanyTransaction transaction;
    private final DocumentStore documents;
    private final FileReading reading;
    private final PrintDesk printDesk;
    private final PrintRepository prints;
    private final Intake intake;
    private final ImportWork work;

    Prints(
            CompanyTransaction transaction,
            DocumentStore documents,
            FileReading reading,
            PrintDesk printDesk,
            PrintRepository prints,
            Intake intake,
            ImportWork work) {
        this.transaction = transaction;
        this.documents = documents;
        this.reading = reading;
        this.printDesk = printDesk;
        this.prints = prints;
        this.intake = intake;
        this.work = work;
    }

    /** @throws ProblemException when the file is no invoice that was read from its pages */
    PrintForm show(CompanyId company, UUID importId, UUID documentId) {
        return transaction.read(
                company, () -> PrintForm.of(print(company, importId, documentId), intake.ownParty(company)));
    }

    /** @throws ProblemException when nothing can be kept of it as it is, or it is taken in already */
    PrintForm confirm(CompanyId company, UserId user, UUID importId, UUID documentId, PrintAnswer answer) {
        transaction.run(company, () -> {
            intake.requirePreview(company, importId);
            print(company, importId, documentId);
            answer.invoice();
            prints.saveAnswer(company, documentId, answer);
        });
        intake.previewAgain(company, user, importId);
        work.beginAndWait(company, importId, PATIENCE);
        return show(company, importId, documentId);
    }

    /** @throws ProblemException when there is no such page */
    byte[] picture(CompanyId company, UUID importId, UUID documentId, int page) {
        byte[] content = transaction.read(company, () -> content(company, importId, documentId));
        if (!PrintDesk.mayBePrinted(content)) {
            throw ProblemException.notFound();
        }
        return printDesk.picture(content, page).orElseThrow(ProblemException::notFound);
    }

    private FileReading.Print print(CompanyId company, UUID importId, UUID documentId) {
        byte[] content = content(company, importId, documentId);
        FileReading.Print print = reading.read(company, documentId, content, intake.ownParty(company))
                .print();
        if (print == null) {
            throw new ProblemException(409, "no-print", "The file is no invoice that was read from its pages.");
        }
        return print;
    }

    private byte[] content(CompanyId company, UUID importId, UUID documentId) {
        intake.requireFile(company, importId, documentId);
        return documents.find(company, documentId).map(StoredDocument::content).orElseThrow(ProblemException::notFound);
    }
}
