package com.billify.platform.backup;

import com.billify.platform.backup.Contents.Heading;
import com.billify.platform.backup.Fingerprint.TableSum;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is in a backup, as a person counts it.
 *
 * @param at the moment that it shows
 * @param schema the version of its tables
 * @param tables how many there are
 * @param sums how many sums of money were compared
 * @param rootKeyNeeded whether something in it was sealed under the root key, which is not in it
 * @param missing original files that it lacks
 */
public record Summary(
        Instant at,
        String schema,
        long companies,
        long people,
        long bankLines,
        long invoices,
        long files,
        long rows,
        int tables,
        int sums,
        boolean rootKeyNeeded,
        List<MissingFile> missing) {
    public Summary {
        missing = List.copyOf(missing);
    }

    static Summary of(Heading heading, Map<TableName, TableSum> tables, int sums, List<MissingFile> missing) {
        return new Summary(
                heading.at(),
                heading.migrations().getLast().version(),
                rows(tables, TableName.COMPANIES),
                rows(tables, TableName.PEOPLE),
                rows(tables, TableName.LINES),
                rows(tables, TableName.INVOICES),
                rows(tables, TableName.FILES),
                tables.values().stream().mapToLong(TableSum::rows).sum(),
                tables.size(),
                sums,
                rows(tables, TableName.SEALED_KEYS) > 0,
                missing);
    }

    private static long rows(Map<TableName, TableSum> tables, TableName table) {
        TableSum sum = tables.get(table);
        return sum == null ? 0 : sum.rows();
    }

    /** Such as "2 companies, 3 people, 10,512 bank lines, 431 invoices and 97 files". */
    public String inWords() {
        return counted(companies, "company", "companies") + ", " + counted(people, "person", "people") + ", "
                + counted(bankLines, "bank line", "bank lines") + ", " + counted(invoices, "invoice", "invoices")
                + " and " + counted(files, "file", "files");
    }

    private static String counted(long count, String one, String many) {
        return String.format(java.util.Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }
}
