package com.billify.platform.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.billify.documents.KeptFiles;
import com.billify.platform.database.Installation;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * Writes everything of one company, as it is at one moment, into a folder: tables as CSV (RFC 4180, UTF-8, ISO dates, decimal points),
 * and each file byte for byte as it came. Whoever brings these files into another Billify has the same bank lines and invoices.
 */
public final class CompanyExport {
    private final Connection connection;
    private final KeptFiles kept;
    private final UUID company;

    private CompanyExport(Connection connection, KeptFiles kept, UUID company) {
        this.connection = connection;
        this.kept = kept;
        this.company = company;
    }

    /** @param files how many original files there are */
    public record Exported(String company, long transactions, long invoices, long files) {}

    record Found(UUID id, String name) {}

    /**
     * Exports a company.
     *
     * @param which its name, enterprise number or id
     * @param folder not there yet, or empty
     * @throws ExportRefused when there is no such company or there are several, or the folder is not fit; nothing is left then
     */
    public static Exported write(Installation installation, String which, Path folder) throws ExportRefused {
        Path target = folder.toAbsolutePath().normalize();
        Path partial = target.resolveSibling("." + target.getFileName() + ".exporting");
        try (Connection connection = installation.connect()) {
            refuseUnlessEmpty(target);
            connection.setAutoCommit(false);
            seeOneMoment(connection);
            Found found = find(connection, which);
            try {
                delete(partial);
                Files.createDirectories(partial.resolve("files"));
                CompanyExport export = new CompanyExport(connection, installation.files(), found.id());
                Exported exported = new Exported(
                        found.name(),
                        export.tables(partial),
                        export.number("SELECT count(*) FROM invoicing.invoice WHERE company_id = ?"),
                        export.files(partial));
                Files.deleteIfExists(target);
                Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
                return exported;
            } finally {
                delete(partial);
            }
        } catch (IOException e) {
            throw new ExportRefused("The export to " + folder + " cannot be written: " + e.getMessage(), e);
        } catch (SQLException e) {
            throw new ExportRefused("The database cannot be read: " + e.getMessage(), e);
        }
    }

    private static void refuseUnlessEmpty(Path folder) throws IOException, ExportRefused {
        if (!Files.exists(folder)) {
            return;
        }
        try (var entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new ExportRefused("The folder " + folder + " is not empty: choose another.");
            }
        }
    }

    /** Said of the transaction and not of the session, which a pooler would hand on to others as it is. */
    private static void seeOneMoment(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        }
    }

    static Found find(Connection connection, String which) throws SQLException, ExportRefused {
        List<Found> found = new ArrayList<>();
        List<String> all = new ArrayList<>();
        String digits = which.replaceAll("\\D", "");
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT company_id, name, coalesce(enterprise_number, '') FROM company.company ORDER BY lower(name), 1")) {
            while (rows.next()) {
                Found company = new Found(rows.getObject(1, UUID.class), rows.getString(2));
                all.add(company.name() + " (" + company.id() + ")");
                String number = rows.getString(3);
                if (company.id().toString().equalsIgnoreCase(which)
                        || company.name().equalsIgnoreCase(which)
                        || (!number.isEmpty() && number.equals(digits))) {
                    found.add(company);
                }
            }
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw new ExportRefused(
                found.isEmpty()
                        ? "There is no company '" + which + "'. There are: " + String.join(", ", all) + "."
                        : "There are " + found.size() + " companies '" + which + "': name one by its id. They are "
                                + found.stream()
                                        .map(each -> each.id().toString())
                                        .collect(Collectors.joining(", ")) + ".");
    }

    /** @return how many bank lines there are */
    private long tables(Path folder) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL timezone = 'UTC'");
            statement.execute("SET LOCAL datestyle = 'ISO, YMD'");
        }
        Map<String, Integer> decimals = decimals();
        for (ExportedTable table : ExportedTable.ALL) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(table.file())))) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("COPY (" + table.of(company, decimals) + ") TO STDOUT WITH (FORMAT csv, HEADER)", out);
            }
        }
        return number("SELECT count(*) FROM banking.transaction WHERE company_id = ?");
    }

    /** Of the currencies that have other than two. */
    static Map<String, Integer> decimals() {
        Map<String, Integer> decimals = new TreeMap<>();
        for (Currency currency : Currency.getAvailableCurrencies()) {
            int digits = currency.getDefaultFractionDigits();
            if (digits >= 0 && digits != 2) {
                decimals.put(currency.getCurrencyCode(), digits);
            }
        }
        return decimals;
    }

    /** A piece of one file in memory at a time. */
    private long files(Path folder) throws SQLException, IOException {
        FileNames names = new FileNames();
        long count = 0;
        StringBuilder index = new StringBuilder("id,file,name,media_type,sha256,stored_at\n");
        try (PreparedStatement question = connection.prepareStatement("""
                SELECT id, name, media_type, encode(sha256, 'hex') AS sha256, stored_at::text AS stored_at
                  FROM documents.document WHERE company_id = ? ORDER BY stored_at, id
                """)) {
            question.setObject(1, company);
            question.setFetchSize(100);
            try (ResultSet row = question.executeQuery()) {
                while (row.next()) {
                    String file = names.of(row.getString("name"));
                    try (InputStream content = kept.open(connection, company, row.getObject("id", UUID.class))) {
                        Files.copy(content, folder.resolve("files").resolve(file));
                    }
                    index.append(row.getString("id"))
                            .append(',')
                            .append(cell("files/" + file))
                            .append(',')
                            .append(cell(row.getString("name")))
                            .append(',')
                            .append(row.getString("media_type"))
                            .append(',')
                            .append(row.getString("sha256"))
                            .append(',')
                            .append(row.getString("stored_at"))
                            .append('\n');
                    count++;
                }
            }
        }
        Files.writeString(folder.resolve("files.csv"), index, UTF_8);
        return count;
    }

    private long number(String sql) throws SQLException {
        try (PreparedStatement question = connection.prepareStatement(sql)) {
            question.setObject(1, company);
            try (ResultSet answer = question.executeQuery()) {
                answer.next();
                return answer.getLong(1);
            }
        }
    }

    private static String cell(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> paths;
        try (var walk = Files.walk(folder)) {
            paths = walk.sorted(java.util.Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
