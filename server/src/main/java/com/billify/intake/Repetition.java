package com.billify.intake;

import com.billify.banking.BankBook;
import com.billify.banking.Delivery;
import com.billify.extraction.core.BankFileFormat;
import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes in bank files of which the very same bytes stand in the books. All that they state is known, and what the first
 * reading found holds: reading them again, line by line, would cost as much as the first time and add nothing.
 */
@Component
class Repetition {
    private final CompanyTransaction transaction;
    private final ImportRepository imports;
    private final ImportPages pages;
    private final BankBook bankBook;

    Repetition(CompanyTransaction transaction, ImportRepository imports, ImportPages pages, BankBook bankBook) {
        this.transaction = transaction;
        this.imports = imports;
        this.pages = pages;
        this.bankBook = bankBook;
    }

    /** A file and where the same was taken in. */
    record Repeated(ImportRepository.Upload upload, UUID earlierImport, int earlierPosition, ImportFile found) {
        /** What there is to say of it: as before, but that nothing is new. */
        ImportFile report() {
            ImportCounts counts = found.counts();
            return new ImportFile(
                    upload.documentId(),
                    upload.name(),
                    upload.sizeBytes(),
                    found.kind(),
                    found.format(),
                    null,
                    true,
                    found.statements().stream()
                            .map(ImportFile.ImportStatement::ofKnownAccount)
                            .toList(),
                    found.warnings(),
                    ImportCounts.ofKnownTransactions(counts.newTransactions() + counts.knownTransactions()));
        }
    }

    /**
     * The files of an import, where each of them repeats one whose lines were all taken in; empty where one does not. What
     * one file tells of the company may decide how another is read, so that all are read then.
     */
    Optional<List<Repeated>> of(CompanyId company, UUID importId, List<ImportRepository.Upload> uploads) {
        List<Repeated> repeated = new ArrayList<>();
        for (ImportRepository.Upload upload : uploads) {
            Optional<Repeated> one = upload.alreadyTakenIn()
                    ? imports.findTakenIn(company, importId, upload).filter(Repetition::isWhole)
                    : Optional.empty();
            if (one.isEmpty()) {
                return Optional.empty();
            }
            repeated.add(one.get());
        }
        return repeated.isEmpty() ? Optional.empty() : Optional.of(repeated);
    }

    /** A table may be read otherwise today; of a line that differs, or is refused, the books have to be asked. */
    private static boolean isWhole(Repeated repeated) {
        ImportFile found = repeated.found();
        ImportCounts counts = found.counts();
        return "bankStatement".equals(found.kind())
                && BankFileFormat.ofSlug(found.format())
                        .filter(BankFileFormat::isFixed)
                        .isPresent()
                && counts.total() == counts.newTransactions() + counts.knownTransactions()
                && found.statements().stream().allMatch(statement -> statement.refusal() == null);
    }

    /**
     * Writes that this import states the lines of these files too.
     *
     * @return false, and nothing was written, when what they repeat was undone meanwhile
     */
    boolean take(CompanyId company, UUID importId, List<Repeated> files) {
        return transaction.isRehearsal()
                || bankBook.repeat(
                        company,
                        files.stream()
                                .map(file -> new BankBook.Repeat(
                                        new Delivery(importId, file.upload().documentId()),
                                        file.earlierImport(),
                                        file.found().statements().size()))
                                .toList());
    }

    /** Writes what became of a file and of its rows. */
    ImportFile report(CompanyId company, UUID importId, Repeated file) {
        ImportFile report = file.report();
        if (transaction.isRehearsal()) {
            transaction.<Boolean>apart(company, () -> save(company, importId, file, report));
        } else {
            save(company, importId, file, report);
        }
        return report;
    }

    private boolean save(CompanyId company, UUID importId, Repeated file, ImportFile report) {
        int position = file.upload().position();
        imports.saveReport(company, importId, position, report);
        pages.copyAsKnown(company, file.earlierImport(), file.earlierPosition(), importId, position);
        return true;
    }
}
