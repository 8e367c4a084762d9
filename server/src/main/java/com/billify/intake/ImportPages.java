package com.billify.intake;

import com.billify.kernel.CompanyId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of imports, kept two hundred at a time: they are written by the million and read by the screen. */
@Repository
class ImportPages {
    private static final int ROWS = 200;
    private static final int PAGES_AT_ONCE = 50;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ImportPages(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A row of an import, with where it stands. */
    record PlacedRow(int file, int position, ImportRow row) {}

    /** Two hundred rows, or what is left of them, as they are kept. */
    private record Page(int number, String verdicts, String content) {}

    /**
     * Replaces the rows that were found before in this file.
     *
     * @param sameLines the file cannot be read otherwise than before, so that equal verdicts are equal rows, and stay untouched
     */
    void save(CompanyId company, UUID importId, int file, List<ImportRow> rows, boolean sameLines) {
        Map<Integer, String> kept = verdicts(company, importId, file);
        List<Page> changed = new ArrayList<>();
        int pages = (rows.size() + ROWS - 1) / ROWS;
        for (int number = 0; number < pages; number++) {
            List<ImportRow> part = rows.subList(number * ROWS, Math.min(rows.size(), (number + 1) * ROWS));
            String verdicts = verdictsOf(part);
            if (!sameLines || !isToldByVerdicts(part) || !verdicts.equals(kept.get(number))) {
                changed.add(new Page(number, verdicts, json.writeValueAsString(part)));
            }
            if (changed.size() == PAGES_AT_ONCE) {
                write(company, importId, file, changed);
                changed.clear();
            }
        }
        write(company, importId, file, changed);
        if (kept.size() > pages) {
            jdbc.sql("""
                            DELETE FROM intake.import_page
                             WHERE company_id = :company AND import_id = :import AND file_position = :file
                               AND page >= :pages
                            """)
                    .param("company", company.value())
                    .param("import", importId)
                    .param("file", file)
                    .param("pages", pages)
                    .update();
        }
    }

    /** Gives a file the rows that the very same file has in another import, each of them known now. */
    void copyAsKnown(CompanyId company, UUID fromImport, int fromFile, UUID importId, int file) {
        // Within a JSON string a quote follows a backslash, so that no text of a line reads as its verdict.
        jdbc.sql("""
                        INSERT INTO intake.import_page (company_id, import_id, file_position, page, verdicts, content)
                        SELECT company_id, :import, :file, page, translate(verdicts, 'n', 'k'),
                               replace(content, '"verdict":"new"', '"verdict":"known"')
                          FROM intake.import_page
                         WHERE company_id = :company AND import_id = :fromImport AND file_position = :fromFile
                        ON CONFLICT (company_id, import_id, file_position, page) DO NOTHING
                        """)
                .param("company", company.value())
                .param("fromImport", fromImport)
                .param("fromFile", fromFile)
                .param("import", importId)
                .param("file", file)
                .update();
    }

    /** The rows after this place, in the order of the files. */
    List<PlacedRow> find(
            CompanyId company,
            UUID importId,
            @Nullable UUID documentId,
            @Nullable Verdict verdict,
            int afterFile,
            int afterPosition,
            int limit) {
        List<PlacedRow> found = new ArrayList<>();
        int file = afterFile;
        int page = Math.max(afterPosition, 0) / ROWS;
        boolean more = true;
        while (more && found.size() < limit) {
            List<StoredPage> pages = pages(company, importId, documentId, verdict, file, page);
            for (StoredPage one : pages) {
                for (PlacedRow row : one.rows()) {
                    boolean after =
                            row.file() > afterFile || (row.file() == afterFile && row.position() > afterPosition);
                    if (after && (verdict == null || row.row().verdict() == verdict)) {
                        found.add(row);
                    }
                }
                file = one.file();
                page = one.number() + 1;
            }
            more = !pages.isEmpty();
        }
        return found.size() > limit ? List.copyOf(found.subList(0, limit)) : found;
    }

    private record StoredPage(int file, int number, List<PlacedRow> rows) {}

    private List<StoredPage> pages(
            CompanyId company,
            UUID importId,
            @Nullable UUID documentId,
            @Nullable Verdict verdict,
            int fromFile,
            int fromPage) {
        return jdbc.sql("""
                        SELECT page.file_position, page.page, page.content
                          FROM intake.import_page AS page
                          JOIN intake.import_file AS file
                                 ON (file.company_id, file.import_id, file.position)
                                    = (page.company_id, page.import_id, page.file_position)
                         WHERE page.company_id = :company AND page.import_id = :import
                           AND (page.file_position, page.page) >= (:file, :page)
                           AND (:document::uuid IS NULL OR file.document_id = :document)
                           AND (:verdict::text IS NULL OR position(:verdict IN page.verdicts) > 0)
                         ORDER BY page.file_position, page.page
                         LIMIT 2
                        """)
                .param("company", company.value())
                .param("import", importId)
                .param("document", documentId)
                .param("verdict", verdict == null ? null : String.valueOf(verdict.letter()))
                .param("file", fromFile)
                .param("page", fromPage)
                .query((row, number) -> toPage(
                        row.getInt("file_position"),
                        row.getInt("page"),
                        json.readValue(row.getString("content"), new TypeReference<List<ImportRow>>() {})))
                .list();
    }

    private static StoredPage toPage(int file, int page, List<ImportRow> rows) {
        List<PlacedRow> placed = new ArrayList<>(rows.size());
        for (int index = 0; index < rows.size(); index++) {
            int position = page * ROWS + index;
            placed.add(new PlacedRow(file, position, rows.get(index).at(file, position)));
        }
        return new StoredPage(file, page, placed);
    }

    private void write(CompanyId company, UUID importId, int file, List<Page> pages) {
        if (pages.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO intake.import_page (company_id, import_id, file_position, page, verdicts, content)
                        SELECT :company, :import, :file, page, verdicts, content
                          FROM unnest(:pages::integer[], :verdicts::text[], :contents::text[])
                               AS found (page, verdicts, content)
                        ON CONFLICT (company_id, import_id, file_position, page) DO UPDATE
                           SET verdicts = excluded.verdicts, content = excluded.content
                        """)
                .param("company", company.value())
                .param("import", importId)
                .param("file", file)
                .param("pages", pages.stream().mapToInt(Page::number).toArray())
                .param("verdicts", pages.stream().map(Page::verdicts).toArray(String[]::new))
                .param("contents", pages.stream().map(Page::content).toArray(String[]::new))
                .update();
    }

    /** The verdicts of each page that is kept. */
    private Map<Integer, String> verdicts(CompanyId company, UUID importId, int file) {
        Map<Integer, String> verdicts = new HashMap<>();
        jdbc.sql("""
                        SELECT page, verdicts
                          FROM intake.import_page
                         WHERE company_id = :company AND import_id = :import AND file_position = :file
                        """)
                .param("company", company.value())
                .param("import", importId)
                .param("file", file)
                .query(row -> {
                    verdicts.put(row.getInt("page"), row.getString("verdicts"));
                });
        return verdicts;
    }

    private static String verdictsOf(List<ImportRow> rows) {
        StringBuilder verdicts = new StringBuilder(rows.size());
        rows.forEach(row -> verdicts.append(row.verdict().letter()));
        return verdicts.toString();
    }

    /** Of new and known lines the file says the rest; of others the books do, or an answer, which may change. */
    private static boolean isToldByVerdicts(List<ImportRow> rows) {
        return rows.stream()
                .allMatch(row -> row.kind() == ImportRow.Kind.TRANSACTION
                        && (row.verdict() == Verdict.NEW || row.verdict() == Verdict.KNOWN));
    }
}
