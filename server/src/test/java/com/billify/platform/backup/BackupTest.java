package com.billify.platform.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.billify.platform.backup.Contents.Heading;
import com.billify.platform.backup.Contents.Migration;
import com.billify.platform.backup.Contents.MoneySum;
import com.billify.platform.database.Database;
import com.billify.platform.database.Installation;
import com.billify.platform.database.Migrations;
import com.billify.testing.Journey;
import com.billify.testing.PostgresExtension;
import com.billify.testing.SpringTest;
import com.billify.testing.TinyDisk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.test.web.servlet.MockMvc;

/** A company made by the API, saved, and put back into places of its own. */
@SpringTest
class BackupTest {
    private static final String PIECES = "documents.piece";

    @TempDir
    Path folder;

    private final PostgresExtension postgres = PostgresExtension.migrated();
    private final Clock clock = Clock.systemUTC();
    private final MockMvc mvc;
    private Secret.Key key = new Secret.Key(new byte[0]);
    private Path file = Path.of("");

    BackupTest(@Autowired MockMvc mvc) {
        this.mvc = mvc;
    }

    @BeforeEach
    void chooseFileAndKey() throws Exception {
        file = folder.resolve("one.backup");
        key = KeyFile.readOrMake(folder.resolve(KeyFile.NAME));
    }

    @Test
    void everyRowOfACompanyIsBackInAnEmptyDatabase() throws Exception {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod", "invoices");
        UUID company = UUID.fromString(journey.company().substring("/api/v1/companies/".length()));
        List<String> pieces = rows(postgres.ownerJdbc(), PIECES, company);
        moveOutside(company);
        Path outside = folder.resolve("outside").resolve(company.toString());
        Files.move(outside, folder.resolve("unplugged"));
        assertThatThrownBy(() -> Backup.write(live(), key, file, clock))
                .as("a disk that is away is no loss, and no backup without it is kept")
                .hasMessageContaining(outside + " is not there");
        Files.move(folder.resolve("unplugged"), outside);
        Path gone = Files.list(outside).sorted().findFirst().orElseThrow();
        String goneId = gone.getFileName().toString();
        Files.delete(gone);

        // what is worked out in the background (matches, the forecast) may still change: a moment is backed up in which
        // it rests
        Map<String, List<String>> before = Map.of();
        Map<String, List<String>> books = rows(company);
        @Nullable Summary saved = null;
        for (int attempt = 1; !books.equals(before); attempt++) {
            assertThat(attempt).as("moments in which the books did not rest").isLessThan(1000);
            boolean rests = attempt > 1 && rows(company).equals(books);
            if (rests) {
                saved = Backup.write(live(), key, file, clock);
            }
            before = rests ? books : Map.of();
            books = rows(company);
        }
        List<String> found =
                pieces.stream().filter(piece -> !piece.contains(goneId)).toList();
        assertThat(books.put(PIECES, found)).as("all lie outside").isEmpty();
        assertThat(books.remove("documents.delivery"))
                .as("and are back in the database")
                .hasSizeGreaterThan(1);
        try (Place place = Place.make()) {
            Summary restored = Restore.into(place.database(), file, key);
            postgres.ownerJdbc() // other backups of this database would look for them in their own folders
                    .sql("DELETE FROM documents.delivery WHERE company_id = :company")
                    .param("company", company)
                    .update();

            assertThat(restored).isEqualTo(saved);
            assertThat(restored.bankLines()).isPositive();
            assertThat(restored.missing())
                    .as("one file that is gone stops nothing, and is named")
                    .singleElement()
                    .returns(UUID.fromString(goneId), MissingFile::documentId)
                    .satisfies(missing -> assertThat(missing.inWords()).contains(goneId, "gone from its folder"));
            Migrations.migrate(place.database()); // also proves that the application's login is bound by the policies
            JdbcClient there = owner(place.database());
            int compared = 0;
            for (Map.Entry<String, List<String>> table : books.entrySet()) {
                assertThat(rows(there, table.getKey(), company))
                        .as(table.getKey())
                        .isEqualTo(table.getValue());
                compared += table.getValue().size();
            }
            assertThat(compared).isGreaterThan(100);
            assertThat(there.sql("SELECT document_id::text FROM documents.delivery WHERE missing_since IS NOT NULL")
                            .query(String.class)
                            .list())
                    .containsExactly(goneId);
            Files.move(outside, folder.resolve("unplugged"));
            assertThat(Backup.write(of(place.database()), key, folder.resolve("again.backup"), clock)
                            .missing())
                    .as("nor does it stop the next one, where its folder never was")
                    .isEqualTo(restored.missing());
            assertThatThrownBy(
                            () -> there.sql("DELETE FROM audit.company_entry").update())
                    .as("the trail is append-only there too")
                    .hasMessageContaining("append-only");
            assertThat(number(there, "SELECT nextval(pg_get_serial_sequence('banking.statement', 'arrival'))"))
                    .isGreaterThan(number(there, "SELECT max(arrival) FROM banking.statement"));
        }
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void backupDuringWritesIsOfOneMoment() throws Exception {
        Journey journey = Journey.begin(mvc);
        UUID company = UUID.fromString(journey.company().substring("/api/v1/companies/".length()));
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            while (!enough.get()) {
                journey.undo(journey.bring("2026-10-coda.cod"));
            }
        });
        List<Long> lines = new ArrayList<>();
        try {
            for (int attempt = 0; attempt < 200 && lines.stream().distinct().count() < 2; attempt++) {
                Backup.write(live(), key, file, clock);
                Reading reading = Reading.whole(file, key);
                lines.add(reading.summary().bankLines());
                assertThat(sum(reading, company, "banking.transaction", "amount_minor"))
                        .as("lines and the totals of their days, which change together")
                        .isEqualTo(sum(reading, company, "banking.daily_total", "in_minor")
                                .add(sum(reading, company, "banking.daily_total", "out_minor")));
            }
        } finally {
            enough.set(true);
            writing.join();
        }
        assertThat(lines.stream().distinct().count())
                .as("moments in which there were not the same lines")
                .isEqualTo(2);
        try (Place place = Place.make()) {
            assertThat(Restore.into(place.database(), file, key).bankLines())
                    .as("the last one, whose foreign keys were all checked")
                    .isEqualTo(lines.getLast());
        }
    }

    @Test
    void placeThatIsNotEmptyIsLeftAlone() throws Exception {
        Journey.begin(mvc);
        Backup.write(live(), key, file, clock);
        Path used = Files.createDirectories(folder.resolve("used"));
        Files.writeString(used.resolve("letter.txt"), "keep me");

        assertThatThrownBy(() -> Restore.intoFolder(file, key, used)).hasMessageContaining("is not empty");
        assertThat(used.resolve("letter.txt")).hasContent("keep me");
        try (Place place = Place.make()) {
            Restore.into(place.database(), file, key);
            long before = number(owner(place.database()), "SELECT count(*) FROM company.company");

            assertThatThrownBy(() -> Restore.into(place.database(), file, key)).hasMessageContaining("is not empty");
            assertThat(number(owner(place.database()), "SELECT count(*) FROM company.company"))
                    .isEqualTo(before);
        }
    }

    @Test
    void damagedCutOffOrForeignFileLeavesNothingBehind() throws Exception {
        Backup.write(live(), key, file, clock);
        byte[] whole = Files.readAllBytes(file);
        byte[] changed = whole.clone();
        changed[whole.length / 2] ^= 1;
        Map<String, byte[]> wrong = Map.of(
                "The backup is damaged", changed,
                "The backup is cut off", java.util.Arrays.copyOf(whole, whole.length - 100),
                "This is not a backup of Billify", "PK\u0003\u0004 something else altogether".getBytes(UTF_8));
        for (Map.Entry<String, byte[]> each : wrong.entrySet()) {
            Path broken = Files.write(folder.resolve("broken.backup"), each.getValue());
            Path target = folder.resolve("never");

            assertThatThrownBy(() -> Restore.intoFolder(broken, key, target))
                    .isInstanceOf(BackupRefused.class)
                    .hasMessageStartingWith(each.getKey());
            assertThat(target).doesNotExist();
        }
        assertThatThrownBy(() -> Restore.intoFolder(file, new Secret.Key(new byte[32]), folder.resolve("never")))
                .hasMessage("The backup was sealed with another key.");
        assertThat(names(folder)).containsExactlyInAnyOrder("one.backup", "broken.backup", KeyFile.NAME);
    }

    @Test
    void rowThatBreaksARuleLeavesTheDatabaseEmpty() throws Exception {
        List<Migration> migrations = migrations();
        Files.write(file, sealed(new Heading("made up", Instant.EPOCH, "18", migrations), writer -> {
            writer.beginTable(new Contents.Table(TableName.PEOPLE, List.of("id")));
            byte[] row = "00000000-0000-0000-0000-000000000001\n".getBytes(UTF_8);
            Fingerprint fingerprint = new Fingerprint();
            fingerprint.add(row);
            writer.row(row);
            writer.endTable(fingerprint.sum());
        }));
        try (Place place = Place.make()) {
            assertThatThrownBy(() -> Restore.into(place.database(), file, key))
                    .hasMessageContaining("identity.user_account");
            assertThat(number(owner(place.database()), """
                            SELECT count(*) FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
                             WHERE relkind = 'r' AND nspname !~ '^pg_' AND nspname <> 'information_schema'
                            """)).isZero();
        }
    }

    @Test
    void backupOfANewerBillifyIsRefused() throws Exception {
        List<Migration> migrations = new ArrayList<>(migrations());
        migrations.add(new Migration("999", "the future", OptionalInt.of(1)));
        Files.write(file, sealed(new Heading("9.9", Instant.EPOCH, "18", migrations), writer -> {}));
        try (Place place = Place.make()) {
            assertThatThrownBy(() -> Restore.into(place.database(), file, key))
                    .hasMessage("The backup was made by a newer Billify (9.9, tables of version 999): restore it with"
                            + " that one.");
        }
    }

    @Test
    void backupOfAnOlderBillifyIsRestoredAsItWasAndUpgradedAfterwards() throws Exception {
        List<Migration> older = migrations().stream()
                .filter(migration -> migration.version().compareTo("005") <= 0)
                .toList();
        try (Place place = Place.make();
                Place again = Place.make()) {
            Migrations.migrate(place.database(), older.getLast().version());
            owner(place.database()).sql("""
                    INSERT INTO identity.user_account (id, email, password_hash, language, created_at)
                    VALUES (gen_random_uuid(), 'bakker@example.be', '', 'nl', now())
                    """).update();

            Backup.write(of(place.database()), key, file, clock);
            Restore.into(again.database(), file, key);
            Migrations.migrate(again.database());

            assertThat(
                            number(
                                    owner(again.database()),
                                    "SELECT count(*) FROM identity.user_account WHERE email = 'bakker@example.be' AND NOT demo"))
                    .isEqualTo(1);
        }
    }

    @Test
    void fullDiskGetsNoBackupAndKeepsTheOlderOne() throws Exception {
        Journey.begin(mvc).bring("2026-10-coda.cod", "invoices");
        Path full = folder.resolve("full");
        try (TinyDisk disk = TinyDisk.at(full, 32)) {
            Path older = full.resolve("one.backup");
            Files.writeString(older, "an older backup");

            assertThatThrownBy(() -> Backup.write(live(), key, older, clock))
                    .isInstanceOf(BackupRefused.class)
                    .hasMessageContaining("cannot be written")
                    .hasMessageContaining("No space left");

            assertThat(older).hasContent("an older backup");
            assertThat(names(full)).containsExactly("one.backup");
        }
    }

    @Test
    void whatCannotBeWrittenLeavesTheFileThatWasThere() throws Exception {
        Files.writeString(file, "an older backup");
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.writeString(folder.resolve("no-folder"), "");

        assertThatThrownBy(() ->
                        Backup.write(live(), key, folder.resolve("no-folder").resolve("x.backup"), clock))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("cannot be written");
        try (Place place = Place.make()) {
            assertThatThrownBy(() -> Backup.write(of(place.database()), key, file, clock))
                    .hasMessage("There is nothing to back up: no Billify has ever run on this database.");
        }
        assertThat(file).hasContent("an older backup");
        assertThat(names(closed)).isEmpty();
        assertThat(names(folder)).noneMatch(name -> name.endsWith(".part"));
    }

    /** The files of a company from the database into the folder, as a delivery leaves them. */
    private void moveOutside(UUID company) throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside").resolve(company.toString()));
        JdbcClient owner = postgres.ownerJdbc();
        for (UUID document : owner.sql("""
                        INSERT INTO documents.delivery (company_id, document_id, depot, begun_at, delivered_at)
                        SELECT company_id, document_id, 'folder', now(), now() FROM documents.piece
                         WHERE company_id = :company AND number = 0
                        RETURNING document_id
                        """)
                .param("company", company)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list()) {
            for (byte[] piece : owner.sql("SELECT sealed FROM documents.piece WHERE document_id = :id ORDER BY number")
                    .param("id", document)
                    .query((row, number) -> row.getBytes(1))
                    .list()) {
                Files.write(outside.resolve(document.toString()), piece, CREATE, APPEND);
            }
        }
        owner.sql("DELETE FROM documents.piece WHERE company_id = :company")
                .param("company", company)
                .update();
    }

    private Installation live() {
        return of(PostgresExtension.database());
    }

    private Installation of(Database database) {
        Map<String, String> variables =
                Map.of("BILLIFY_FILES_FOLDER", folder.resolve("outside").toString());
        return Installation.of(database, variables::get, folder);
    }

    private List<Migration> migrations() throws Exception {
        try (var connection = live().connect()) {
            return new OpenDatabase(connection).migrations();
        }
    }

    private interface Parts {
        void write(BackupWriter writer) throws IOException;
    }

    private byte[] sealed(Heading heading, Parts parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SealedOutput sealed = new SealedOutput(bytes, Seal.make(key));
        DeflaterOutputStream packed = new DeflaterOutputStream(sealed);
        BackupWriter writer = new BackupWriter(packed);
        writer.heading(heading);
        parts.write(writer);
        writer.end();
        packed.finish();
        sealed.finish();
        return bytes.toByteArray();
    }

    private static BigInteger sum(Reading reading, UUID company, String table, String column) {
        return reading.sums().stream()
                .filter(sum -> sum.company().equals(company.toString())
                        && sum.table().toString().equals(table)
                        && sum.column().equals(column))
                .map(MoneySum::sumMinor)
                .map(BigInteger::new)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static List<String> tablesOfCompanies(JdbcClient owner) {
        return owner.sql("""
                        SELECT table_schema || '.' || table_name FROM information_schema.columns
                         WHERE column_name = 'company_id' ORDER BY 1
                        """).query((row, number) -> row.getString(1)).list();
    }

    /** All rows of a company, by table. */
    private Map<String, List<String>> rows(UUID company) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (String table : tablesOfCompanies(postgres.ownerJdbc())) {
            rows.put(table, rows(postgres.ownerJdbc(), table, company));
        }
        return rows;
    }

    private static List<String> rows(JdbcClient owner, String table, UUID company) {
        return owner.sql("SELECT t::text FROM " + table
                        + " AS t WHERE company_id = :company ORDER BY t::text COLLATE \"C\"")
                .param("company", company)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static long number(JdbcClient owner, String sql) {
        return owner.sql(sql).query((row, number) -> row.getLong(1)).single();
    }

    private static JdbcClient owner(Database database) {
        return JdbcClient.create(new SimpleDriverDataSource(
                new org.postgresql.Driver(),
                database.url(),
                database.owner().name(),
                database.owner().password()));
    }

    private static Set<String> names(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).collect(java.util.stream.Collectors.toSet());
        }
    }

    /** An empty database on the server of the tests, reached like one of a person's own. */
    private record Place(String name, Database database, JdbcClient superuser) implements AutoCloseable {
        static Place make() throws IOException {
            Database here = PostgresExtension.database();
            String name = "restored_" + UUID.randomUUID().toString().substring(0, 8);
            JdbcClient superuser = JdbcClient.create(new SimpleDriverDataSource(
                    new org.postgresql.Driver(), here.url(), "postgres", PostgresExtension.superuserPassword()));
            superuser
                    .sql("CREATE DATABASE " + name + " OWNER " + here.owner().name())
                    .update();
            String url = here.url().replaceFirst("/[^/]*$", "/" + name);
            Map<String, String> variables = Map.of(
                    "BILLIFY_DB_URL", url,
                    "BILLIFY_DB_OWNER", here.owner().name(),
                    "BILLIFY_DB_OWNER_PASSWORD", here.owner().password(),
                    "BILLIFY_DB_APP", here.application().name(),
                    "BILLIFY_DB_APP_PASSWORD", here.application().password(),
                    "BILLIFY_DB_READER", here.reader());
            return new Place(name, Installation.outside(variables::get), superuser);
        }

        @Override
        public void close() {
            superuser.sql("DROP DATABASE " + name + " WITH (FORCE)").update();
        }
    }
}
