package com.billify.platform.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.billify.platform.StartRefused;
import com.billify.platform.database.SpareDatabase.Maker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL that comes along: a server of its own on 127.0.0.1, with durable commits, whose data stays in the data
 * folder. In that folder:
 *
 * <pre>
 * billify.lock           held by the living Billify, so that there is never a second one
 * postgres/program-18/   the programs, unpacked at the first start
 * postgres/cluster/      the data
 * postgres/password      of the superuser, readable by its owner only
 * postgres/port          kept, so that whoever looks for the server finds it
 * postgres/log           what PostgreSQL says, without statements and values
 * </pre>
 *
 * After a {@code kill -9} of Billify the server it started is still there: the next start ends it, in order and with all
 * that was committed, and starts its own.
 */
public final class EmbeddedDatabase implements Database {

    static final String OWNER = "billify_owner";
    static final String APPLICATION = "billify_app";
    static final String READER = "billify_reader";

    private static final String SUPERUSER = "postgres";
    private static final String DATABASE = "billify";
    private static final String SPARE = "billify_rehearsal";
    private static final long MAX_LOG_BYTES = 10_000_000;

    private final FileChannel lock;
    private final PostgresProgram program;
    private final Path cluster;
    private final int port;
    private final Login owner = new Login(OWNER, randomPassword());
    private final Login application = new Login(APPLICATION, randomPassword());
    private boolean running;

    private EmbeddedDatabase(FileChannel lock, PostgresProgram program, Path cluster, int port) {
        this.lock = lock;
        this.program = program;
        this.cluster = cluster;
        this.port = port;
    }

    /**
     * Starts the server on the data of this folder, which is made when it is not there.
     *
     * @throws StartRefused when another Billify uses the folder, or PostgreSQL does not start
     */
    public static EmbeddedDatabase open(Path dataFolder) {
        return open(dataFolder, PostgresProgram::in);
    }

    /**
     * Starts the server on data of another major version, by the programs that an earlier Billify left in the folder.
     *
     * @throws StartRefused as above, and when there are no such programs
     */
    public static EmbeddedDatabase openAsLeft(Path dataFolder, String majorVersion) {
        return open(
                dataFolder,
                (folder, log) -> PostgresProgram.left(folder, log, majorVersion)
                        .orElseThrow(() -> new StartRefused("The programs of PostgreSQL " + majorVersion
                                + ", which the data in " + dataFolder
                                + " are of, are not there any more: make a backup with"
                                + " the Billify that you had, and restore it with this one into a new folder"
                                + " (docs/operations/upgrade.md).")));
    }

    /** The major version of PostgreSQL that the data are of, where it is an older one than comes along. */
    public static Optional<String> olderMajorVersion(Path dataFolder) {
        try {
            if (!isIn(dataFolder)) {
                return Optional.empty();
            }
            String version = Files.readString(
                            dataFolder.resolve("postgres").resolve("cluster").resolve("PG_VERSION"))
                    .strip();
            return Integer.parseInt(version) < Integer.parseInt(PostgresProgram.MAJOR_VERSION)
                    ? Optional.of(version)
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // the start says what is the matter
        }
    }

    /**
     * Puts the database of another folder into the place of this one's, which stays beside it. Two renames, of which the second is
     * made up for by {@link #finishReplacing} where a power cut came between them.
     *
     * @param next a folder within the data folder, whose database is whole and stopped
     * @return where the one that was there is now
     */
    public static Path replace(Path dataFolder, Path next) {
        Path postgres = dataFolder.resolve("postgres");
        try (FileChannel lock = lock(dataFolder.resolve("billify.lock"))) {
            String version = Files.readString(postgres.resolve("cluster").resolve("PG_VERSION"))
                    .strip();
            Path aside = dataFolder.resolve("postgres-" + version);
            Files.copy(
                    postgres.resolve("port"),
                    next.resolve("postgres").resolve("port"),
                    StandardCopyOption.REPLACE_EXISTING);
            Files.move(postgres, aside, StandardCopyOption.ATOMIC_MOVE);
            finishReplacing(dataFolder, next);
            return aside;
        } catch (IOException e) {
            throw new StartRefused(
                    "The database in " + dataFolder + " cannot be put in the place of the old one: " + e.getMessage(),
                    e);
        }
    }

    /** Does what is left to do of a {@link #replace} that was cut off; nothing otherwise. */
    public static void finishReplacing(Path dataFolder, Path next) throws IOException {
        Path postgres = dataFolder.resolve("postgres");
        if (Files.exists(postgres) || !isIn(next)) {
            return;
        }
        Files.move(next.resolve("postgres"), postgres, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Finds or unpacks the programs. */
    private interface Programs {
        PostgresProgram in(Path folder, Path log) throws IOException;
    }

    private static EmbeddedDatabase open(Path dataFolder, Programs programs) {
        try {
            Path folder = Files.createDirectories(
                    dataFolder.toAbsolutePath().normalize().resolve("postgres"));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            FileChannel lock = lock(folder.resolveSibling("billify.lock"));
            try {
                return start(folder, lock, programs);
            } catch (IOException | SQLException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (FileSystemException e) {
            throw new StartRefused(
                    "The data folder " + dataFolder + " cannot be used: check that it may be written to.", e);
        } catch (IOException | SQLException e) {
            throw new StartRefused("The database in " + dataFolder + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** Whether a database was ever made in this folder. */
    static boolean isIn(Path dataFolder) {
        return Files.exists(dataFolder.resolve("postgres").resolve("cluster").resolve("PG_VERSION"));
    }

    /** Whether a living Billify holds this folder. */
    static boolean isHeld(Path dataFolder) {
        try (FileChannel lock = lock(dataFolder.resolve("billify.lock"))) {
            return !lock.isOpen();
        } catch (StartRefused e) {
            return true;
        } catch (IOException e) {
            throw new StartRefused("The data folder " + dataFolder + " cannot be used: check who may write to it.", e);
        }
    }

    /**
     * A connection to the server that another process runs on this folder, with the rights of the owner of the tables and no
     * more. Whoever may read the folder's password may have it.
     */
    static Connection beside(Path dataFolder) throws SQLException {
        Path folder = dataFolder.resolve("postgres");
        try {
            int port = Integer.parseInt(Files.readString(folder.resolve("port")).strip());
            String password = Files.readString(folder.resolve("password")).strip();
            Connection connection = DriverManager.getConnection(url(port, DATABASE), SUPERUSER, password);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET ROLE " + OWNER);
            }
            return connection;
        } catch (IOException e) {
            throw new StartRefused(
                    "The database in " + dataFolder + " cannot be reached: this user may not read its password.", e);
        }
    }

    /** Forgets a database that was made for a while, with the server that a killed program may have left in it. */
    public static void discard(Path dataFolder) throws IOException {
        if (!Files.exists(dataFolder)) {
            return;
        }
        Path postgres = dataFolder.resolve("postgres");
        try (FileChannel lock = lock(dataFolder.resolve("billify.lock"))) {
            if (lock.isOpen() && isIn(dataFolder)) {
                endOrphan(PostgresProgram.in(postgres, postgres.resolve("log")), postgres.resolve("cluster"));
            }
        }
        PostgresProgram.Folders.delete(dataFolder);
    }

    private static EmbeddedDatabase start(Path folder, FileChannel lock, Programs programs)
            throws IOException, SQLException {
        Path log = folder.resolve("log");
        if (Files.exists(log) && Files.size(log) > MAX_LOG_BYTES) {
            Files.delete(log);
        }
        PostgresProgram program = programs.in(folder, log);
        Path cluster = folder.resolve("cluster");
        endOrphan(program, cluster);
        initialize(program, folder, cluster);
        EmbeddedDatabase database = new EmbeddedDatabase(lock, program, cluster, port(folder.resolve("port")));
        database.start(log);
        try {
            database.prepare(Files.readString(folder.resolve("password")).strip());
        } catch (IOException | SQLException | RuntimeException e) {
            database.stop();
            throw e;
        }
        return database;
    }

    @Override
    public String url() {
        return url(DATABASE);
    }

    @Override
    public Login owner() {
        return owner;
    }

    @Override
    public Login application() {
        return application;
    }

    @Override
    public String reader() {
        return READER;
    }

    /** A copy of the files: whoever is connected to this one, such as a backup beside the server, is in its way. */
    @Override
    public Optional<Spare> spare() throws SQLException {
        try {
            String password =
                    Files.readString(cluster.resolveSibling("password")).strip();
            Maker maker = new Maker(url("postgres"), new Login(SUPERUSER, password));
            maker.run(
                    SpareDatabase.dropping(SPARE),
                    "CREATE DATABASE " + SPARE + " TEMPLATE " + DATABASE + " OWNER " + OWNER + " STRATEGY FILE_COPY");
            return Optional.of(
                    new Spare(new SpareDatabase(url(SPARE), owner, application, READER, maker, SPARE), true));
        } catch (IOException e) {
            throw new StartRefused("The password of the database cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            stop();
            lock.close();
        } catch (IOException e) {
            throw new StartRefused("PostgreSQL did not stop: " + e.getMessage(), e);
        }
    }

    private synchronized void start(Path log) throws IOException {
        Files.writeString(cluster.resolve("postgresql.conf"), configuration(port, program.majorVersion()));
        // pg_ctl makes the server the leader of a session of its own: Ctrl-C reaches Billify alone, which then ends it
        // in order.
        program.run("pg_ctl", List.of("start", "-D", cluster.toString(), "-w", "-t", "60", "-s", "-l", log.toString()));
        running = true;
    }

    private synchronized void stop() throws IOException {
        if (running) {
            stop(program, cluster);
            running = false;
        }
    }

    private static void stop(PostgresProgram program, Path cluster) throws IOException {
        program.run("pg_ctl", List.of("stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", "60", "-s"));
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null; // held in this very process
        }
        if (lock == null) {
            channel.close();
            throw new StartRefused("Another Billify is running on the data in " + file.getParent()
                    + ": stop it first, or choose another folder with --data.");
        }
        return channel;
    }

    private static void endOrphan(PostgresProgram program, Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> process = Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(line -> Long.parseLong(line.strip()))
                .flatMap(ProcessHandle::of)
                .filter(EmbeddedDatabase::isRunning);
        if (process.isEmpty()) {
            return; // PostgreSQL clears the file of a dead server itself
        }
        String command = process.get()
                .info()
                .command()
                .orElseThrow(() -> new StartRefused("Process " + process.get().pid() + " may still use the data in "
                        + cluster + ": stop it first."));
        if (command.endsWith("/postgres")) {
            stop(program, cluster);
        } else {
            Files.delete(pidFile); // after a restart of the machine the number went to someone else
        }
    }

    /** False also for one that ended and that nobody has taken note of: in a container that may never happen. */
    static boolean isRunning(ProcessHandle process) {
        Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            return process.isAlive() && !(Files.exists(commandLine) && Files.readAllBytes(commandLine).length == 0);
        } catch (IOException e) {
            return process.isAlive();
        }
    }

    private static void initialize(PostgresProgram program, Path folder, Path cluster) throws IOException {
        if (Files.isDirectory(cluster)) {
            String version = Files.readString(cluster.resolve("PG_VERSION")).strip();
            if (!version.equals(program.majorVersion())) {
                throw new StartRefused("The data in " + cluster + " are of PostgreSQL " + version
                        + ", this Billify brings " + program.majorVersion()
                        + ": make a backup with the Billify that you had, and restore it with this one into a new folder"
                        + " (docs/operations/upgrade.md).");
            }
            return;
        }
        Path password = folder.resolve("password");
        if (!Files.exists(password)) {
            Files.createFile(
                    password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(password, randomPassword());
        }
        // What was cut off in the middle is begun again: only a whole cluster gets its name.
        Path partial = folder.resolve("cluster.partial");
        PostgresProgram.Folders.delete(partial);
        program.run(
                "initdb",
                List.of(
                        "--pgdata=" + partial,
                        "--username=" + SUPERUSER,
                        "--auth=scram-sha-256",
                        "--pwfile=" + password,
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"));
        Files.move(partial, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The kept port, unless a stranger took it meanwhile: then another one. */
    private static int port(Path file) throws IOException {
        if (Files.exists(file)) {
            int kept = Integer.parseInt(Files.readString(file).strip());
            if (isFree(kept)) {
                return kept;
            }
        }
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();
            Files.writeString(file, port + "\n");
            return port;
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** Durable first, then lean: Billify's budget of memory leaves PostgreSQL little, and one laptop needs little. */
    private static String configuration(int port, String majorVersion) {
        return """
                # Written by Billify at every start.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 40
                password_encryption = 'scram-sha-256'

                fsync = on
                synchronous_commit = on
                full_page_writes = on

                shared_buffers = 32MB
                work_mem = 4MB
                maintenance_work_mem = 32MB
                max_wal_size = 256MB
                min_wal_size = 32MB
                %s
                max_parallel_workers_per_gather = 0
                jit = off

                datestyle = 'iso, ymd'
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_min_messages = warning
                log_min_error_statement = panic
                log_error_verbosity = terse
                """.formatted(port, Integer.parseInt(majorVersion) < 18 ? "" : "io_method = sync");
    }

    /** Logins and database, as a superuser; owner and application get new passwords at every start, known to none else. */
    private void prepare(String superuserPassword) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"), SUPERUSER, superuserPassword);
                Statement statement = connection.createStatement()) {
            for (String role : List.of(OWNER, APPLICATION, READER)) {
                statement.execute("""
                        DO $$ BEGIN
                            IF to_regrole('%1$s') IS NULL THEN CREATE ROLE %1$s; END IF;
                        END $$""".formatted(role));
            }
            statement.execute(loginSql(owner));
            statement.execute(loginSql(application));
            try (var existing = statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                if (existing.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
            statement.execute("REVOKE ALL ON DATABASE " + DATABASE + " FROM public");
            statement.execute("GRANT CONNECT ON DATABASE " + DATABASE + " TO " + APPLICATION + ", " + READER);
        }
    }

    private static String loginSql(Login login) {
        return "ALTER ROLE " + login.name() + " LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD '"
                + login.password() + "'";
    }

    private String url(String database) {
        return url(port, database);
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static String randomPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return new String(Base64.getUrlEncoder().withoutPadding().encode(bytes), UTF_8);
    }
}
