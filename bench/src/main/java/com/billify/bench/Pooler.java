package com.billify.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PgBouncer before a PostgreSQL, the way managed databases are often reached: each transaction gets any connection, and TLS is asked
 * of whoever comes and of PostgreSQL behind it.
 */
final class Pooler implements AutoCloseable {
    /** Fewer than the program would open, so that they are shared. */
    static final int CONNECTIONS = 8;

    private final Process process;
    private final int port;

    private Pooler(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Has PostgreSQL ask its two logins for TLS, and puts PgBouncer before it.
     *
     * @param password of both logins
     */
    static Pooler before(Postgres database, Path pgbouncer, Path folder, String password) throws IOException {
        Certificate certificate = Certificate.make(Files.createDirectories(folder));
        database.askForTls(certificate);
        int port = DrillOptions.freePort();
        Path logins = Files.writeString(
                folder.resolve("logins"), "\"billify_owner\" \"%1$s\"%n\"billify_app\" \"%1$s\"%n".formatted(password));
        Path settings = Files.writeString(folder.resolve("pgbouncer.ini"), """
                [databases]
                billify = host=127.0.0.1 port=%s dbname=billify
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = scram-sha-256
                auth_file = %s
                pool_mode = transaction
                default_pool_size = %d
                max_client_conn = 200
                client_tls_sslmode = require
                client_tls_key_file = %s
                client_tls_cert_file = %s
                server_tls_sslmode = require
                ignore_startup_parameters = extra_float_digits,options
                """.formatted(
                        database.port(), port, logins, CONNECTIONS, certificate.key(), certificate.certificate()));
        List<String> command = new ArrayList<>(OutsideTool.asNobody());
        command.addAll(List.of(pgbouncer.toString(), settings.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("pgbouncer.log").toFile())
                .start();
        Pooler pooler = new Pooler(process, port);
        try {
            pooler.await(password, folder.resolve("pgbouncer.log"));
        } catch (RuntimeException e) {
            pooler.close();
            throw e;
        }
        return pooler;
    }

    private void await(String password, Path log) throws IOException {
        @Nullable SQLException last = null;
        for (int attempt = 0; attempt < 100 && process.isAlive(); attempt++) {
            try (Connection connection = connect(password)) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException e) {
                last = e;
            }
            DrillOptions.pause(100);
        }
        List<String> said = Files.readAllLines(log);
        throw new BenchFailed("PgBouncer lets nobody through: " + (said.isEmpty() ? last : said.getLast()));
    }

    /** As a program is told it. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/billify?sslmode=require&prepareThreshold=0";
    }

    /** As the application login. */
    Connection connect(String password) throws SQLException {
        return DriverManager.getConnection(url(), "billify_app", password);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
