package com.billify.extraction;

import com.billify.extraction.core.DocumentReader;
import com.billify.extraction.core.FileKind;
import com.billify.extraction.core.ImageKind;
import com.billify.extraction.core.InvoiceDocument;
import com.billify.extraction.core.PrintedCheck;
import com.billify.extraction.core.Reading;
import com.billify.extraction.core.Refusal;
import com.billify.extraction.core.RefusalCode;
import com.billify.extraction.core.fields.Field;
import com.billify.extraction.core.fields.FieldExtractor;
import com.billify.extraction.core.fields.FieldValue;
import com.billify.extraction.core.fields.Known;
import com.billify.extraction.core.fields.PrintedReading;
import com.billify.extraction.core.page.Page;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads any file, the printed ones too: what a file states as data comes first, then the text of its pages, then what can be
 * read from their images. Pages are read in a process of its own, which is started when the first file needs it.
 */
public final class ReadingDesk implements AutoCloseable {
    /** What is printed differs with less than this only because it was read wrong. */
    private static final double BELIEVED = 0.9;

    private final PageSource source;

    /** With a process of its own to read pages. */
    public ReadingDesk() {
        this(new PageReader());
    }

    /** @param source of the pages; closed with the desk */
    public ReadingDesk(PageSource source) {
        this.source = source;
    }

    /**
     * What a file states, and where that stands.
     *
     * @param fields of what was read from pages; empty for what was stated as data
     * @param otherAccounts of what was read from pages, after the one in the fields
     * @param pages that were read; empty for what was stated as data
     * @param otherKind what a document is that is refused for being no invoice, as {@code reminder}; null where unknown
     */
    public record Answer(
            Reading reading,
            Map<Field, FieldValue> fields,
            List<FieldValue> otherAccounts,
            List<Page> pages,
            @Nullable String otherKind) {
        public Answer {
            fields = Map.copyOf(fields);
            otherAccounts = List.copyOf(otherAccounts);
            pages = List.copyOf(pages);
        }

        private static Answer stated(Reading reading) {
            return new Answer(reading, Map.of(), List.of(), List.of(), null);
        }
    }

    /** Never throws on what a file may contain: what cannot be read is a {@link Refusal}. Fetches nothing. */
    public Answer read(byte[] content, Known known) {
        if (content.length > DocumentReader.LIMIT_BYTES) {
            return Answer.stated(DocumentReader.read(content));
        }
        return switch (FileKind.of(content)) {
            case IMAGE -> readImage(content, known);
            case PDF -> {
                source.warmUp(); // it starts while the file is looked at here
                yield readPdf(content, DocumentReader.read(content), known);
            }
            default -> Answer.stated(DocumentReader.read(content));
        };
    }

    private Answer readImage(byte[] content, Known known) {
        Refusal unread = ImageKind.refusal(content);
        return unread != null ? Answer.stated(unread) : readPages(content, known, null);
    }

    private Answer readPdf(byte[] content, Reading stated, Known known) {
        return switch (stated) {
            case InvoiceDocument invoice -> Answer.stated(compared(content, invoice, known));
            // a password that only forbids to print or to copy is none for reading
            case Refusal(RefusalCode code, String message)
            when code == RefusalCode.NO_EMBEDDED_INVOICE
                    || code == RefusalCode.ENCRYPTED
                    || code == RefusalCode.BROKEN_PDF -> readPages(content, known, null);
            case Refusal broken
            when broken.code() == RefusalCode.BROKEN_XML
                    || broken.code() == RefusalCode.UNKNOWN_FORMAT
                    || broken.code() == RefusalCode.INCOMPLETE_INVOICE -> readPages(content, known, broken);
            default -> Answer.stated(stated);
        };
    }

    /** @param embedded why the e-invoice within could not be taken, if there is one */
    private Answer readPages(byte[] content, Known known, @Nullable Refusal embedded) {
        return switch (source.read(content)) {
            case PagesRead.NotRead(Refusal refusal) -> Answer.stated(embedded == null ? refusal : embedded);
            case PagesRead.Pages(List<Page> pages) ->
                switch (FieldExtractor.read(pages, known)) {
                    case PrintedReading.Other(Refusal refusal, String kind) ->
                        new Answer(refusal, Map.of(), List.of(), List.of(), kind);
                    case PrintedReading.Invoice invoice -> answer(pages, invoice, embedded);
                };
        };
    }

    private static Answer answer(List<Page> pages, PrintedReading.Invoice invoice, @Nullable Refusal embedded) {
        InvoiceDocument document = invoice.document();
        boolean isInvoice = document.invoiceNumber() != null || document.gross() != null || document.payable() != null;
        if (!isInvoice) {
            return Answer.stated(new Refusal(
                    RefusalCode.NOT_AN_INVOICE, "Neither a number nor a total of an invoice stands on these pages."));
        }
        return new Answer(
                embedded == null ? document : PrintedCheck.beside(document, embedded),
                invoice.fields(),
                invoice.otherAccounts(),
                pages,
                null);
    }

    /** The e-invoice counts; but a person who looks at the page must see the same. */
    private InvoiceDocument compared(byte[] content, InvoiceDocument invoice, Known known) {
        if (!(source.readText(content) instanceof PagesRead.Pages(List<Page> pages))
                || !(FieldExtractor.read(pages, known) instanceof PrintedReading.Invoice printed)) {
            return invoice; // nothing on the pages to compare with
        }
        return PrintedCheck.compared(
                invoice,
                pages,
                believed(printed, Field.INVOICE_NUMBER),
                believed(printed, Field.GROSS),
                believed(printed, Field.IBAN));
    }

    private static @Nullable String believed(PrintedReading.Invoice printed, Field field) {
        FieldValue value = printed.fields().get(field);
        return value == null || value.confidence() < BELIEVED ? null : value.value();
    }

    /** Ends the process that reads pages, if there is one; a later file starts another. */
    @Override
    public void close() {
        source.close();
    }
}
