package com.billify.intake;

import com.billify.extraction.ReadingDesk;
import com.billify.extraction.core.DocumentReader;
import com.billify.extraction.core.InvoiceDocument;
import com.billify.extraction.core.Reading;
import com.billify.extraction.core.Refusal;
import com.billify.extraction.core.RefusalCode;
import com.billify.extraction.core.TableReader;
import com.billify.extraction.core.Warning;
import com.billify.extraction.core.fields.Field;
import com.billify.extraction.core.fields.FieldExtractor;
import com.billify.extraction.core.fields.FieldValue;
import com.billify.extraction.core.page.Page;
import com.billify.extraction.core.table.TableFault;
import com.billify.extraction.core.table.TableFile;
import com.billify.extraction.core.table.TableInspection;
import com.billify.extraction.core.table.TableInspector;
import com.billify.extraction.core.table.TableMapping;
import com.billify.intake.core.OwnParty;
import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads a file with what the company knows of its layout. What a person said of this very file comes first, then what is
 * known of the layout, then what the file itself proves. To be called within a transaction of the company.
 */
@Component
class FileReading {
    /** What can be looked at though it could not be read. */
    private static final Set<RefusalCode> BY_EYE =
            EnumSet.of(RefusalCode.NO_OCR, RefusalCode.READING_FAILED, RefusalCode.NOTHING_PRINTED);

    private final CompanyTransaction transaction;
    private final TableRepository tables;
    private final PrintDesk printDesk;
    private final PrintRepository prints;
    private final RecentReadings recent;

    FileReading(
            CompanyTransaction transaction,
            TableRepository tables,
            PrintDesk printDesk,
            PrintRepository prints,
            RecentReadings recent) {
        this.transaction = transaction;
        this.tables = tables;
        this.printDesk = printDesk;
        this.prints = prints;
        this.recent = recent;
    }

    /**
     * What a file states.
     *
     * @param otherKind what a document is that is refused for being no invoice; null where unknown
     * @param print null for what was stated as data
     * @param isSettled whether it stays what it is, whatever else becomes known of whose it is
     */
    record Stated(
            Reading reading,
            @Nullable String otherKind,
            @Nullable Print print,
            boolean isSettled) {
        static Stated asData(Reading reading) {
            return new Stated(reading, null, null, true);
        }

        static Stated asPrint(Print print) {
            return new Stated(print.document(), null, print, false);
        }
    }

    /**
     * Of an invoice that was read from its pages, or that has to be.
     *
     * @param pages none where they could not be read
     * @param fields how sure each value is, and where it stands
     * @param answer what a person says is on it; null as long as nobody did
     */
    record Print(
            InvoiceDocument document,
            Map<Field, FieldValue> fields,
            List<Page> pages,
            @Nullable PrintAnswer answer) {}

    /**
     * Reads a file, its pages too where it states nothing as data.
     *
     * @param own as far as it is known by now
     */
    Stated read(CompanyId company, UUID documentId, byte[] content, OwnParty own) {
        if (!PrintDesk.mayBePrinted(content)) {
            return Stated.asData(read(company, documentId, content));
        }
        ReadingDesk.Answer answer = printDesk.read(company, documentId, content, own);
        return switch (answer.reading()) {
            case InvoiceDocument document
            when !answer.pages().isEmpty() ->
                Stated.asPrint(new Print(document, answer.fields(), answer.pages(), findAnswer(company, documentId)));
            case Refusal unread when BY_EYE.contains(unread.code()) -> byEye(unread, findAnswer(company, documentId));
            default -> new Stated(answer.reading(), answer.otherKind(), null, false);
        };
    }

    private @Nullable PrintAnswer findAnswer(CompanyId company, UUID documentId) {
        return prints.findAnswer(company, documentId).orElse(null);
    }

    /** An invoice as far as anybody knows, of which a person says what is on it. */
    private static Stated byEye(Refusal unread, @Nullable PrintAnswer answer) {
        InvoiceDocument empty =
                FieldExtractor.nothingRead(new Warning(unread.code().slug(), unread.message()));
        return Stated.asPrint(new Print(empty, Map.of(), List.of(), answer));
    }

    /** A file that is taken in teaches the layout; a preview teaches nothing. */
    private Reading read(CompanyId company, UUID documentId, byte[] content) {
        Optional<TableFile> table = TableReader.open(content);
        if (table.isEmpty()) {
            return readAsStated(company, documentId, content);
        }
        try {
            TableInspection inspection = inspect(company, documentId, table.get());
            Reading reading = TableReader.read(table.get(), inspection);
            if (!transaction.isRehearsal() && !(reading instanceof Refusal)) {
                tables.rememberProven(
                        company, inspection.layout(), inspection.mapping().ofLayout());
            }
            return reading;
        } catch (TableFault fault) {
            return TableReader.refusal(fault);
        }
    }

    /** The same bytes always state the same, so that what was just looked at is taken in without reading it again. */
    private Reading readAsStated(CompanyId company, UUID documentId, byte[] content) {
        Reading reading = recent.take(company, documentId).orElseGet(() -> DocumentReader.read(content));
        if (transaction.isRehearsal()) {
            recent.keep(company, documentId, reading);
        }
        return reading;
    }

    /** @throws TableFault when no sheet of the file holds bank lines or invoices */
    TableInspection inspect(CompanyId company, UUID documentId, TableFile table) {
        TableInspection guess = TableInspector.inspect(table);
        Optional<TableMapping> answer = tables.findAnswer(company, documentId);
        if (answer.isPresent()) {
            return taught(table, guess, answer.get());
        }
        Optional<TableMapping> layout = tables.findLayout(company, guess.layout())
                .map(TableRepository.Layout::mapping)
                .filter(mapping -> mapping.kind() == guess.mapping().kind())
                .map(mapping ->
                        mapping.at(guess.mapping().sheet(), guess.mapping().headerRow()));
        try {
            return layout.isPresent() ? taught(table, guess, layout.get()) : guess;
        } catch (TableFault unlike) {
            return guess; // a file that only looks like the others of its layout stands for itself
        }
    }

    /** However it is read, it is a file of the layout that the header of its sheet makes it. */
    private static TableInspection taught(TableFile table, TableInspection guess, TableMapping known) {
        TableInspection ofSheet =
                known.sheet() == guess.mapping().sheet() ? guess : TableInspector.inspectSheet(table, known.sheet());
        TableInspection taught = TableInspector.inspect(table, known);
        return new TableInspection(
                taught.format(),
                taught.sheets(),
                ofSheet.layout(),
                taught.mapping(),
                taught.headers(),
                taught.samples(),
                taught.questions());
    }
}
