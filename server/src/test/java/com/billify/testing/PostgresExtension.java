package com.billify.testing;

import com.billify.kernel.CompanyId;
import com.billify.platform.StartRefused;
import com.billify.platform.database.Database;
import com.billify.platform.database.EmbeddedDatabase;
import com.billify.platform.database.Migrations;
import com.billify.tenancy.CompanyTransaction;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.Extension;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * One real PostgreSQL for all tests of a run, migrated once as its owner; tests speak to it as the application login,
 * so that every query is tested with its policies. Rows stay: a test makes a company of its own.
 */
public final class PostgresExtension implements Extension {

    private static final int MOST_PROCESSES = 4;

    private PostgresExtension() {}

    public static PostgresExtension migrated() {
        return new PostgresExtension();
    }

    /** Every statement runs in a transaction of this company, by itself or in the one that is running. */
    public JdbcClient jdbcFor(CompanyId company) {
        return JdbcClient.create(new CompanyDataSource(Server.INSTANCE.pool, company));
    }

    /** As the application login and for no company: company-owned tables are empty outside of a company transaction. */
    public JdbcClient jdbc() {
        return Server.INSTANCE.jdbc;
    }

    public CompanyTransaction companyTransaction() {
        return Server.INSTANCE.companyTransaction;
    }

    public JdbcTransactionManager transactionManager() {
        return Server.INSTANCE.transactions;
    }

    public DataSource appDataSource() {
        return Server.INSTANCE.pool;
    }

    /** As the owner of the tables, whom no policy binds. */
    public JdbcClient ownerJdbc() {
        return Server.INSTANCE.owner;
    }

    public static Database database() {
        return Server.INSTANCE.database;
    }

    /**
     * Lends the programs that are unpacked already to a second server in this data folder: unpacking takes seconds.
     *
     * @return the link, to be deleted before the folder is, which would take the programs along
     */
    public static Path lendPrograms(Path dataFolder) throws IOException {
        return Files.createSymbolicLink(
                Files.createDirectories(dataFolder.resolve("postgres")).resolve("program-18"),
                Server.INSTANCE.folder.resolve("postgres/program-18").toAbsolutePath());
    }

    /** Of the login "postgres", for what neither owner nor application may do. */
    public static String superuserPassword() throws IOException {
        return Files.readString(Server.INSTANCE.folder.resolve("postgres/password"))
                .strip();
    }

    private static final class Server {
        static final Server INSTANCE = new Server();

        final Path folder;
        final Database database;
        final JdbcClient owner;
        final HikariDataSource pool = new HikariDataSource();
        final JdbcTransactionManager transactions;
        final JdbcClient jdbc;
        final CompanyTransaction companyTransaction;

        Server() {
            Path free = Path.of("target", "postgres-1");
            Database opened = open(free);
            for (int process = 2; opened == null; process++) {
                free = Path.of("target", "postgres-" + process);
                opened = open(free);
            }
            folder = free;
            database = opened;
            owner = JdbcClient.create(new SimpleDriverDataSource(
                    new org.postgresql.Driver(),
                    database.url(),
                    database.owner().name(),
                    database.owner().password()));
            // After the applications of the tests: what they still have to say to the database, they say at once.
            SpringApplication.getShutdownHandlers().add(this::close);
            dropSchemas();
            Migrations.migrate(database);
            pool.setJdbcUrl(database.url());
            pool.setUsername(database.application().name());
            pool.setPassword(database.application().password());
            pool.setMaximumPoolSize(4);
            transactions = new JdbcTransactionManager(pool);
            jdbc = JdbcClient.create(pool);
            companyTransaction = new CompanyTransaction(transactions, jdbc);
        }

        /** Each process of a test run has a server of its own: null where another has this folder's. */
        private static @Nullable Database open(Path folder) {
            try {
                return EmbeddedDatabase.open(folder);
            } catch (StartRefused e) {
                if (folder.endsWith("postgres-" + MOST_PROCESSES)) {
                    throw e;
                }
                return null;
            }
        }

        /** The cluster is kept from run to run, since making one takes longer; what was in it is not. */
        private void dropSchemas() {
            owner.sql("""
                    DO $$
                    DECLARE
                        name text;
                    BEGIN
                        FOR name IN SELECT nspname FROM pg_namespace
                                     WHERE nspname NOT IN ('public', 'information_schema') AND nspname !~ '^pg_'
                        LOOP
                            EXECUTE format('DROP SCHEMA %I CASCADE', name);
                        END LOOP;
                    END $$
                    """).update();
        }

        private void close() {
            pool.close();
            database.close();
        }
    }
}
