package com.billify.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A migration whose name begins with "additive" is made while programs that do not know it go on working. So it may only add what they
 * neither see nor miss, and what is made in no time: tables, indexes of these, and columns that are null or one constant for every row.
 */
class AdditiveMigrationsTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*");
    private static final Pattern TABLE = Pattern.compile("create table ([a-z_.]+) ?\\(.*\\)");
    private static final Pattern INDEX = Pattern.compile("create (?:unique )?index [a-z_]+ on ([a-z_.]+) .*");
    private static final Pattern PROTECTION = Pattern.compile("select tenancy\\.protect\\('[a-z_.]+'\\)");
    private static final Pattern COLUMN = Pattern.compile("alter table [a-z_.]+ add column [a-z_]+ (.*)");
    private static final Pattern CONSTANT = Pattern.compile("default ('[^']*'|-?[0-9]+|true|false)(?![a-z(:])");

    @Test
    void whatIsCalledAdditiveOnlyAdds() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            List<Path> additive = files.filter(
                            file -> file.getFileName().toString().matches("V\\d+__additive_.*"))
                    .toList();

            assertThat(additive).isNotEmpty();
            for (Path file : additive) {
                assertThat(disturbing(Files.readString(file)))
                        .as(file.getFileName().toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void whatOthersWouldSeeOrWaitForIsFound() {
        for (String statement : List.of(
                "ALTER TABLE banking.account DROP COLUMN bic",
                "ALTER TABLE banking.account ADD COLUMN kind text NOT NULL",
                "ALTER TABLE banking.account ADD COLUMN made_at timestamptz DEFAULT now()",
                "ALTER TABLE banking.account ADD COLUMN owner_id uuid REFERENCES identity.user_account",
                "ALTER TABLE banking.account ADD COLUMN kind text, DROP COLUMN bic",
                "ALTER TABLE banking.account RENAME COLUMN bic TO code",
                "UPDATE banking.account SET name = 'x'",
                "CREATE INDEX one ON banking.transaction (company_id, booking_date)",
                "CREATE TABLE banking.more (id uuid REFERENCES banking.account (id))",
                "CREATE OR REPLACE FUNCTION banking.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "DROP TABLE banking.account")) {
            assertThat(disturbing(statement + ";")).as(statement).hasSize(1);
        }
        assertThat(disturbing("""
                        -- More of an account; nobody has it yet.
                        CREATE TABLE banking.more (company_id uuid NOT NULL, id uuid NOT NULL, PRIMARY KEY (company_id, id));
                        SELECT tenancy.protect('banking.more');
                        CREATE INDEX more_by_id ON banking.more (id);
                        ALTER TABLE banking.account ADD COLUMN kind text CHECK (kind IN ('savings', 'current'));
                        ALTER TABLE banking.account ADD COLUMN shown boolean NOT NULL DEFAULT true;
                        """)).isEmpty();
    }

    private static List<String> disturbing(String script) {
        Set<String> made = new HashSet<>();
        return Arrays.stream(COMMENT.matcher(script).replaceAll("").split(";", -1))
                .map(statement -> statement.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
                .filter(statement -> !statement.isEmpty())
                .filter(statement -> !onlyAdds(statement, made))
                .toList();
    }

    private static boolean onlyAdds(String statement, Set<String> made) {
        Matcher table = TABLE.matcher(statement);
        if (table.matches()) {
            made.add(table.group(1));
            // Who does not know the table could not delete what it points to.
            return !statement.contains("references");
        }
        Matcher index = INDEX.matcher(statement);
        if (index.matches()) {
            return made.contains(index.group(1));
        }
        Matcher column = COLUMN.matcher(statement);
        return PROTECTION.matcher(statement).matches() || (column.matches() && isSeenByNobody(column.group(1)));
    }

    /** Who does not know the column writes rows without it. */
    private static boolean isSeenByNobody(String column) {
        boolean constant = CONSTANT.matcher(column).find();
        return !column.matches(".*\\b(references|unique|primary key|generated|drop|alter|add)\\b.*")
                && (constant || !column.matches(".*\\b(default|not null)\\b.*"));
    }
}
