package com.billify.intake;

import com.billify.extraction.core.DocumentReader;
import com.billify.extraction.core.Reading;
import com.billify.extraction.core.Refusal;
import com.billify.extraction.core.TableReader;
import com.billify.extraction.core.table.TableFault;
import com.billify.extraction.core.table.TableFile;
import com.billify.extraction.core.table.TableInspection;
import com.billify.extraction.core.table.TableInspector;
import com.billify.extraction.core.table.TableMapping;
import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Reads a file with what the company knows of its layout. What a person said of this very file comes first, then what is
 * known of the layout, then what the file itself proves. To be called within a transaction of the company.
 */
@Component
class FileReading {
    private final CompanyTransaction transaction;
    private final TableRepository tables;

    FileReading(CompanyTransaction transaction, TableRepository tables) {
        this.transaction = transaction;
        this.tables = tables;
    }

    /** A file that is taken in teaches the layout; a preview teaches nothing. */
    Reading read(CompanyId company, UUID documentId, byte[] content) {
        Optional<TableFile> table = TableReader.open(content);
        if (table.isEmpty()) {
            return DocumentReader.read(content);
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

    /** However it is read, it is a file of the layout that its header makes it. */
    private static TableInspection taught(TableFile table, TableInspection guess, TableMapping known) {
        TableInspection taught = TableInspector.inspect(table, known);
        return new TableInspection(
                taught.format(),
                taught.sheets(),
                guess.layout(),
                taught.mapping(),
                taught.headers(),
                taught.samples(),
                taught.questions());
    }
}
