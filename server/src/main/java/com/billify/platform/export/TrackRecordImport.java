package com.billify.platform.export;

import com.billify.platform.database.Installation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Takes the forecasts of past days out of an export into a company: what the original files cannot make again, as it was said before it was
 * known. All of them or none; a day of which the company has a forecast of its own keeps that one.
 */
public final class TrackRecordImport {
    private final Connection connection;
    private final UUID company;
    private final Path folder;

    private TrackRecordImport(Connection connection, UUID company, Path folder) {
        this.connection = connection;
        this.company = company;
        this.folder = folder;
    }

    /**
     * @param days that were taken in
     * @param known days of which the company had a forecast already, which stays
     */
    public record Imported(String company, long days, long known) {}

    /** @param columns null for those that the file names itself, as another version knows more or fewer of a company */
    private record Table(String file, @Nullable String columns, String name) {}

    private static final Pattern COLUMN = Pattern.compile("[a-z_]{1,60}");
    private static final int MOST_COLUMNS = 100;

    private static final List<Table> TABLES = List.of(
            new Table("company.csv", null, "told"),
            new Table(
                    "snapshots.csv",
                    "kept_on date NOT NULL, kept_at timestamptz NOT NULL, as_of date NOT NULL, start numeric NOT NULL, date date NOT NULL, p10 numeric NOT NULL, p50 numeric NOT NULL, p90 numeric NOT NULL, currency text NOT NULL",
                    "said"),
            new Table(
                    "snapshot_rows.csv",
                    "kept_on date NOT NULL, kind text NOT NULL, date date NOT NULL, adds numeric NOT NULL, currency text NOT NULL",
                    "added"),
            new Table(
                    "snapshot_accounts.csv",
                    "kept_on date NOT NULL, account text NOT NULL, balance numeric NOT NULL, currency text NOT NULL",
                    "held"));

    /** What must not be, with the question that finds the first of it. */
    private record Wrong(String sentence, String question) {}

    private static final List<Wrong> WRONGS = List.of(
            new Wrong("a band of %s is not in order", "SELECT kept_on FROM said WHERE NOT (p10 <= p50 AND p50 <= p90)"),
            new Wrong("the forecast of %s is not of a day that has passed", """
                    SELECT kept_on FROM said
                     WHERE kept_on > (now() AT TIME ZONE 'Europe/Brussels')::date OR as_of > kept_on
                    """),
            new Wrong("the days of the forecast of %s do not follow each other", """
                    SELECT kept_on FROM said GROUP BY kept_on
                    HAVING count(DISTINCT (as_of, start, currency, kept_at)) > 1 OR count(DISTINCT date) < count(*)
                        OR min(date) <> min(as_of) + 1 OR max(date) <> min(as_of) + count(*)::integer
                    """),
            new Wrong("the days of a row of the forecast of %s do not follow each other", """
                    SELECT added.kept_on
                      FROM added LEFT JOIN (SELECT DISTINCT kept_on, as_of, currency FROM said) AS snapshot USING (kept_on)
                     GROUP BY added.kept_on, kind
                    HAVING bool_or(as_of IS NULL OR added.currency <> snapshot.currency) OR count(DISTINCT date) < count(*)
                        OR min(date) <> min(as_of) + 1 OR max(date) <> min(as_of) + count(*)::integer
                    """),
            new Wrong("the accounts of %s do not hold what its forecast begins with", """
                    SELECT held.kept_on
                      FROM held LEFT JOIN (SELECT DISTINCT kept_on, start, currency FROM said) AS snapshot USING (kept_on)
                     GROUP BY held.kept_on
                    HAVING bool_or(start IS NULL OR held.currency <> snapshot.currency) OR sum(balance) <> min(start)
                    """));

    /**
     * @param which the company's name, enterprise number or id
     * @param folder that an export wrote
     * @throws ExportRefused when there is no such company or there are several, or the folder holds no export, or one of another
     *     enterprise number, or one that cannot be; nothing is changed then
     */
    public static Imported read(Installation installation, String which, Path folder) throws ExportRefused {
        try (Connection connection = installation.connect()) {
            connection.setAutoCommit(false);
            CompanyExport.Found found = CompanyExport.find(connection, which);
            TrackRecordImport reading = new TrackRecordImport(connection, found.id(), folder);
            for (Table table : TABLES) {
                reading.copy(table);
            }
            reading.refuseWhatIsOfAnother();
            for (Wrong wrong : WRONGS) {
                reading.refuse(wrong);
            }
            reading.refuseFractions();
            long all = reading.number("SELECT count(DISTINCT kept_on) FROM said");
            long days = reading.keep();
            connection.commit();
            return new Imported(found.name(), days, all - days);
        } catch (IOException e) {
            throw new ExportRefused("The export in " + folder + " cannot be read: " + e.getMessage(), e);
        } catch (SQLException e) {
            throw new ExportRefused("The export in " + folder + " cannot be taken in: " + firstLine(e), e);
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private void copy(Table table) throws SQLException, IOException, ExportRefused {
        Path file = folder.resolve(table.file());
        if (!Files.isRegularFile(file)) {
            throw new ExportRefused(
                    "There is no " + table.file() + " in " + folder + ": it is not an export of a company.");
        }
        try (Statement statement = connection.createStatement();
                InputStream in = Files.newInputStream(file)) {
            String columns = table.columns() == null ? columnsOf(file) : table.columns();
            statement.execute("CREATE TEMPORARY TABLE " + table.name() + " (" + columns + ") ON COMMIT DROP");
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + table.name() + " FROM STDIN WITH (FORMAT csv, HEADER)", in);
        }
    }

    private static String columnsOf(Path file) throws IOException, ExportRefused {
        List<String> names;
        try (Stream<String> lines = Files.lines(file)) {
            names = List.of(lines.findFirst()
                    .orElse("")
                    .replace("\uFEFF", "")
                    .replace("\"", "")
                    .split(","));
        }
        if (names.size() > MOST_COLUMNS
                || !names.containsAll(List.of("name", "enterprise_number"))
                || !names.stream().allMatch(name -> COLUMN.matcher(name).matches())) {
            throw new ExportRefused(file.getFileName() + " names no company: it is not of an export.");
        }
        return names.stream().map(name -> name + " text").collect(Collectors.joining(", "));
    }

    private void refuseWhatIsOfAnother() throws SQLException, ExportRefused {
        String other = text("""
                SELECT told.name FROM told, company.company AS ours
                 WHERE ours.company_id = ? AND told.enterprise_number <> ours.enterprise_number
                """);
        if (other != null) {
            throw new ExportRefused("The export in " + folder + " is of " + other
                    + ", which has another enterprise number: nothing was taken in.");
        }
    }

    private void refuse(Wrong wrong) throws SQLException, ExportRefused {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(wrong.question())) {
            if (found.next()) {
                throw new ExportRefused("The export in " + folder + " was changed or cut off: "
                        + wrong.sentence().formatted(found.getObject(1, LocalDate.class)) + ". Nothing was taken in.");
            }
        }
    }

    /** An amount finer than its currency is none that was exported. */
    private void refuseFractions() throws SQLException, ExportRefused {
        refuse(new Wrong(
                "an amount of %s is finer than its currency", """
                SELECT kept_on FROM (SELECT kept_on, unnest(ARRAY[start, p10, p50, p90]) AS amount, currency FROM said
                                     UNION ALL SELECT kept_on, adds, currency FROM added
                                     UNION ALL SELECT kept_on, balance, currency FROM held) AS amounts
                 WHERE minor(amount) <> trunc(minor(amount))
                """.replaceAll("minor\\(amount\\)", inMinor("amount"))));
    }

    private long keep() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                """
                INSERT INTO forecast.snapshot (company_id, taken_on, taken_at, as_of, currency, start_minor,
                                               minor_p10, minor_p50, minor_p90, brought_at)
                SELECT ?, kept_on, min(kept_at), min(as_of), min(currency), min(%s)::bigint,
                       array_agg((%s)::bigint ORDER BY date), array_agg((%s)::bigint ORDER BY date),
                       array_agg((%s)::bigint ORDER BY date), now()
                  FROM said GROUP BY kept_on
                ON CONFLICT DO NOTHING
                """.formatted(inMinor("start"), inMinor("p10"), inMinor("p50"), inMinor("p90")))) {
            statement.setObject(1, company);
            long days = statement.executeUpdate();
            update("""
                    INSERT INTO forecast.snapshot_row (company_id, taken_on, kind, minor_until)
                    SELECT fresh.company_id, kept_on, kind, array_agg((%s)::bigint ORDER BY date)
                      FROM added JOIN forecast.snapshot AS fresh ON taken_on = kept_on
                     WHERE company_id = ? AND brought_at = now() GROUP BY fresh.company_id, kept_on, kind
                    """.formatted(inMinor("adds").replace("currency", "added.currency")));
            // An account that is not here yet is known by its number alone.
            update("""
                    INSERT INTO forecast.snapshot_account (company_id, taken_on, account_id, number, balance_minor)
                    SELECT fresh.company_id, kept_on, coalesce(known.id, gen_random_uuid()), held.account, (%s)::bigint
                      FROM held JOIN forecast.snapshot AS fresh ON taken_on = kept_on
                      LEFT JOIN banking.account AS known
                             ON (known.company_id, known.number, known.currency)
                              = (fresh.company_id, held.account, held.currency)
                     WHERE fresh.company_id = ? AND brought_at = now()
                    """.formatted(inMinor("balance").replace("currency", "held.currency")));
            return days;
        }
    }

    private static String inMinor(String amount) {
        return amount + " * 10::numeric ^ " + ExportedTable.scale("currency", CompanyExport.decimals());
    }

    private void update(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, company);
            statement.executeUpdate();
        }
    }

    private @Nullable String text(String sql) throws SQLException {
        try (PreparedStatement question = connection.prepareStatement(sql)) {
            question.setObject(1, company);
            try (ResultSet answer = question.executeQuery()) {
                return answer.next() ? answer.getString(1) : null;
            }
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
