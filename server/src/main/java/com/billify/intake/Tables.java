package com.billify.intake;

import com.billify.documents.DocumentStore;
import com.billify.documents.StoredDocument;
import com.billify.extraction.core.Reading;
import com.billify.extraction.core.TableReader;
import com.billify.extraction.core.table.TableFault;
import com.billify.extraction.core.table.TableFile;
import com.billify.extraction.core.table.TableInspection;
import com.billify.extraction.core.table.TableInspector;
import com.billify.extraction.core.table.TableMapping;
import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import com.billify.tenancy.CompanyTransaction;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows how a table of an import is read, and lets a person say otherwise as long as nothing is taken in. */
@Service
class Tables {
    /** How long an answer waits for the preview that it changes; a larger one shows its progress. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private final CompanyTransaction transaction;
    private final DocumentStore documents;
    private final FileReading reading;
    private final TableRepository tables;
    private final Intake intake;
    private final ImportWork work;

    Tables(
            CompanyTransaction transaction,
            DocumentStore documents,
            FileReading reading,
            TableRepository tables,
            Intake intake,
            ImportWork work) {
        this.transaction = transaction;
        this.documents = documents;
        this.reading = reading;
        this.tables = tables;
        this.intake = intake;
        this.work = work;
    }

    /**
     * How a table is read.
     *
     * @param read what comes of it; a refusal while something is open or wrong
     * @param lastAccount the own account last given for this layout
     */
    record Shown(
            TableInspection inspection,
            Reading read,
            @Nullable String lastAccount) {}

    /** @throws ProblemException when the file is no table of bank lines or invoices */
    Shown show(CompanyId company, UUID importId, UUID documentId) {
        return transaction.read(company, () -> shown(company, importId, documentId));
    }

    /** Decides how a file is read, and with it every other file of its layout; the preview is worked out anew. */
    Shown decide(CompanyId company, UserId user, UUID importId, UUID documentId, TableMapping mapping) {
        transaction.run(company, () -> {
            intake.requirePreview(company, importId);
            TableInspection before = shown(company, importId, documentId).inspection();
            if (mapping.columns().size() != before.headers().size()
                    || mapping.sheet() != before.mapping().sheet()
                    || mapping.headerRow() != before.mapping().headerRow()) {
                throw ProblemException.ofField("columns", "other-table", "The file has other columns than these.");
            }
            TableMapping completed = complete(company, documentId, mapping);
            tables.saveAnswer(company, documentId, mapping);
            tables.rememberAnswer(company, before.layout(), completed.ofLayout(), mapping.account());
        });
        intake.previewAgain(company, user, importId);
        work.beginAndWait(company, importId, PATIENCE);
        return show(company, importId, documentId);
    }

    /**
     * Has another sheet of a workbook read; the preview is worked out anew.
     *
     * @param sheet index among the visible sheets
     * @throws ProblemException when that sheet holds no bank lines or invoices
     */
    Shown choose(CompanyId company, UserId user, UUID importId, UUID documentId, int sheet) {
        transaction.run(company, () -> {
            intake.requirePreview(company, importId);
            intake.requireFile(company, importId, documentId);
            TableFile file = open(company, documentId);
            if (sheet < 0 || sheet >= file.sheets().size()) {
                throw ProblemException.ofField("sheet", "no-such-sheet", "The workbook has no such sheet.");
            }
            try {
                tables.saveAnswer(
                        company,
                        documentId,
                        TableInspector.inspectSheet(file, sheet).mapping());
            } catch (TableFault fault) {
                throw ProblemException.ofField("sheet", "no-table-in-sheet", fault.sentence());
            }
        });
        intake.previewAgain(company, user, importId);
        work.beginAndWait(company, importId, PATIENCE);
        return show(company, importId, documentId);
    }

    /**
     * The mapping with what the file itself tells of the rest, so that the next file of the layout is not asked about it:
     * an amount with a minus here says that amounts carry their sign. What leaves no days or no amounts is not kept.
     */
    private TableMapping complete(CompanyId company, UUID documentId, TableMapping mapping) {
        try {
            return TableInspector.inspect(open(company, documentId), mapping).mapping();
        } catch (TableFault fault) {
            throw ProblemException.ofField("columns", "incomplete-table", fault.sentence());
        }
    }

    private TableFile open(CompanyId company, UUID documentId) {
        byte[] content = documents
                .find(company, documentId)
                .map(StoredDocument::content)
                .orElseThrow(ProblemException::notFound);
        return TableReader.open(content).orElseThrow(Tables::noTable);
    }

    private Shown shown(CompanyId company, UUID importId, UUID documentId) {
        intake.requireFile(company, importId, documentId);
        TableFile table = open(company, documentId);
        try {
            TableInspection inspection = reading.inspect(company, documentId, table);
            String account = tables.findLayout(company, inspection.layout())
                    .map(TableRepository.Layout::account)
                    .orElse(null);
            return new Shown(inspection, TableReader.read(table, inspection), account);
        } catch (TableFault fault) {
            throw noTable();
        }
    }

    private static ProblemException noTable() {
        return new ProblemException(409, "no-table", "The file is no table of bank lines or invoices.");
    }
}
