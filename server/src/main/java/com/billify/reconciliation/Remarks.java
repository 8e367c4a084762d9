package com.billify.reconciliation;

import com.billify.audit.AuditTrail;
import com.billify.connection.BookFileCame;
import com.billify.documents.DocumentStore;
import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import com.billify.tenancy.CompanyTransaction;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** Notes and files that people hang on invoices, expected items and bank lines. */
@Service
class Remarks {
    private static final int MOST_ATTACHMENTS = 20;

    private final CompanyTransaction transaction;
    private final NoteRepository notes;
    private final AttachmentRepository attachments;
    private final InvoiceList invoices;
    private final TransactionList transactions;
    private final DocumentStore documents;
    private final AuditTrail audit;

    Remarks(
            CompanyTransaction transaction,
            NoteRepository notes,
            AttachmentRepository attachments,
            InvoiceList invoices,
            TransactionList transactions,
            DocumentStore documents,
            AuditTrail audit) {
        this.transaction = transaction;
        this.notes = notes;
        this.attachments = attachments;
        this.invoices = invoices;
        this.transactions = transactions;
        this.documents = documents;
        this.audit = audit;
    }

    void write(CompanyId company, UserId user, Subject on, String text) {
        String words = words(text);
        transaction.run(company, () -> {
            requireThere(company, on);
            UUID id = UUID.randomUUID();
            notes.add(company, user, Map.of(id, on), words);
            audit.record(
                    company,
                    user,
                    "noteWritten",
                    Map.of("note", id.toString(), "on", on.id().toString()));
        });
    }

    void change(CompanyId company, UserId user, UUID id, String text) {
        String words = words(text);
        transaction.run(company, () -> {
            NoteRepository.Written written = notes.find(company, id).orElseThrow(ProblemException::notFound);
            if (!written.text().equals(words)) {
                notes.change(company, id, written.on(), words);
                audit.record(
                        company,
                        user,
                        "noteChanged",
                        Map.of("note", id.toString(), "on", written.on().id().toString()));
            }
        });
    }

    void remove(CompanyId company, UserId user, UUID id) {
        transaction.run(company, () -> {
            NoteRepository.Written written = notes.find(company, id).orElseThrow(ProblemException::notFound);
            notes.remove(company, id);
            audit.record(
                    company,
                    user,
                    "noteRemoved",
                    Map.of("note", id.toString(), "on", written.on().id().toString()));
        });
    }

    /** @throws ProblemException when it is of no kind that is kept */
    void attach(CompanyId company, UserId user, Subject on, String name, byte[] content) {
        transaction.run(company, () -> {
            requireThere(company, on);
            if (attachments.count(company, on) >= MOST_ATTACHMENTS) {
                throw ProblemException.ofField(
                        "file", "too-many-files", "At most " + MOST_ATTACHMENTS + " files can be added here.");
            }
            UUID id = UUID.randomUUID();
            attachments.add(company, user, id, on, documents.storeAttachment(company, name, content), name);
            audit.record(
                    company,
                    user,
                    "fileAttached",
                    Map.of("attachment", id.toString(), "on", on.id().toString(), "name", name));
        });
    }

    /** The file of an invoice that the books keep, once; it hangs there in the name of who linked them. */
    @EventListener
    void on(BookFileCame event) {
        Subject on = Subject.ofInvoice(event.invoice());
        boolean there = attachments.on(event.company(), on).stream()
                .anyMatch(attachment -> attachment.documentId().equals(event.document()));
        if (!there) {
            attachments.add(event.company(), event.linkedBy(), UUID.randomUUID(), on, event.document(), event.name());
        }
    }

    /** @throws ProblemException when there is no such file, or an owner holds it */
    void detach(CompanyId company, UserId user, UUID id) {
        transaction.run(company, () -> {
            UUID document = attachments.remove(company, id).orElseThrow(ProblemException::notFound);
            documents.requireNotHeld(company, document);
            documents.remove(company, document);
            audit.record(company, user, "fileRemoved", Map.of("attachment", id.toString()));
        });
    }

    /** What was typed, as it is kept; empty and endless notes are refused. */
    static String words(String text) {
        String words = text.strip();
        if (words.isEmpty()) {
            throw ProblemException.ofField("text", "required", "There is nothing written.");
        }
        if (words.length() > Note.LONGEST) {
            throw ProblemException.ofField("text", "too-long", "At most " + Note.LONGEST + " characters.");
        }
        return words;
    }

    private void requireThere(CompanyId company, Subject on) {
        UUID invoice = on.invoiceId();
        boolean there = invoice != null
                ? invoices.find(company, invoice).isPresent()
                : transactions.find(company, on.id()).isPresent();
        if (!there) {
            throw ProblemException.notFound();
        }
    }
}
