package com.billify.intake;

import com.billify.documents.DocumentStore;
import com.billify.documents.StoredDocument;
import com.billify.extraction.core.fields.Lesson;
import com.billify.extraction.core.page.Look;
import com.billify.intake.core.ConfirmedFields;
import com.billify.invoicing.core.Direction;
import com.billify.invoicing.core.StatedInvoice;
import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import com.billify.tenancy.CompanyTransaction;
import java.time.Clock;
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
    private final LessonRepository lessons;
    private final Intake intake;
    private final FileTaking fileTaking;
    private final ImportWork work;
    private final Clock clock;

    Prints(
            CompanyTransaction transaction,
            DocumentStore documents,
            FileReading reading,
            PrintDesk printDesk,
            PrintRepository prints,
            LessonRepository lessons,
            Intake intake,
            FileTaking fileTaking,
            ImportWork work,
            Clock clock) {
        this.transaction = transaction;
        this.documents = documents;
        this.reading = reading;
        this.printDesk = printDesk;
        this.prints = prints;
        this.lessons = lessons;
        this.intake = intake;
        this.fileTaking = fileTaking;
        this.work = work;
        this.clock = clock;
    }

    /** @throws ProblemException when the file is no invoice that was read from its pages */
    PrintForm show(CompanyId company, UUID importId, UUID documentId) {
        return transaction.read(company, () -> {
            FileReading.Print print = print(company, importId, documentId);
            return PrintForm.of(print, intake.ownParty(company), fileTaking.otherAccount(company, print.document()));
        });
    }

    /** @throws ProblemException when nothing can be kept of it as it is, or it is taken in already */
    PrintForm confirm(CompanyId company, UserId user, UUID importId, UUID documentId, PrintAnswer answer) {
        transaction.run(company, () -> {
            intake.requirePreview(company, importId);
            FileReading.Print print = print(company, importId, documentId);
            StatedInvoice confirmed = answer.invoice();
            prints.saveAnswer(company, documentId, answer);
            if (confirmed.direction() == Direction.PAYABLE) {
                lessons.save(
                        company,
                        documentId,
                        Lesson.of(print.pages(), ConfirmedFields.of(confirmed, print.document())),
                        clock.instant());
            }
        });
        intake.previewAgain(company, user, importId);
        work.beginAndWait(company, importId, PATIENCE);
        return show(company, importId, documentId);
    }

    /** @throws ProblemException when the file is no invoice that was read from its pages */
    PrintValues values(CompanyId company, UUID importId, UUID documentId) {
        return PrintValues.of(transaction.read(
                company, () -> print(company, importId, documentId).pages()));
    }

    /** @throws ProblemException when there is no such page */
    byte[] picture(CompanyId company, UUID importId, UUID documentId, int page) {
        byte[] content = transaction.read(company, () -> content(company, importId, documentId));
        if (!PrintDesk.mayBePrinted(content)) {
            throw ProblemException.notFound();
        }
        Look look = transaction.read(company, () -> printDesk.look(company, documentId, page));
        return printDesk.picture(content, page, look).orElseThrow(ProblemException::notFound);
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
