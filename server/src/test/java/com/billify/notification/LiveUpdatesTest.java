package com.billify.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.CompanyId;
import com.billify.notification.LiveUpdates.Topic;
import com.billify.notification.LiveUpdates.Update;
import com.billify.testing.PostgresExtension;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Two nodes: what one says, the other hears. */
class LiveUpdatesTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private final CompanyId company = CompanyId.random();
    private final LiveUpdates here = new LiveUpdates(postgres.jdbc());
    private final LiveUpdates there = new LiveUpdates(postgres.jdbc());
    private final LiveConnection connection = new LiveConnection(postgres.appDataSource(), there);
    private final BlockingQueue<Update> heard = new LinkedBlockingQueue<>();

    @BeforeEach
    void listen() throws Exception {
        connection.start();
        there.listen(company, heard::add);
        // It listens within a moment: until then what is said is said to nobody.
        Update update = null;
        for (int attempt = 0; update == null && attempt < 100; attempt++) {
            say("are you there");
            update = heard.poll(200, TimeUnit.MILLISECONDS);
        }
        say("from here on");
        while (update != null && !update.key().equals("from here on")) {
            update = heard.poll(20, TimeUnit.SECONDS);
        }
        assertThat(update).isNotNull();
    }

    @AfterEach
    void stop() {
        connection.stop();
    }

    @Test
    void whatIsCommittedIsHeardOnceOnTheOtherNode() throws Exception {
        postgres.companyTransaction().run(company, () -> {
            here.publish(company, Topic.IMPORT, "one");
            here.publish(company, Topic.IMPORT, "one");
        });
        say("last");

        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(new Update(Topic.IMPORT, "one"));
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(new Update(Topic.IMPORT, "last"));
    }

    @Test
    void whatIsTakenBackIsNeverSaid() throws Exception {
        postgres.companyTransaction().rehearse(company, () -> {
            here.publish(company, Topic.BOOKS, "");
            return true;
        });
        say("last");

        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(new Update(Topic.IMPORT, "last"));
    }

    @Test
    void anotherCompanyIsNotHeard() throws Exception {
        CompanyId other = CompanyId.random();
        postgres.companyTransaction().run(other, () -> here.publish(other, Topic.BOOKS, ""));
        say("last");

        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(new Update(Topic.IMPORT, "last"));
    }

    @Test
    void whoHasALostConnectionReplacedIsToldToAskForEverything() throws Exception {
        postgres.jdbc().sql("""
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                         WHERE query = 'LISTEN billify_live' AND pid <> pg_backend_pid()
                        """).query().listOfRows();

        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(new Update(Topic.BOOKS, ""));
    }

    /** As a pooler that gives each transaction another connection: what listens is not what is read. */
    @Test
    void whereNothingIsHeardEverybodyIsToldToAskNowAndThen() throws Exception {
        CompanyId other = CompanyId.random();
        BlockingQueue<Update> told = new LinkedBlockingQueue<>();
        LiveUpdates elsewhere = new LiveUpdates(postgres.jdbc());
        elsewhere.listen(other, told::add);
        LiveConnection deaf = new LiveConnection(withoutListen(), elsewhere, Duration.ofMillis(50));
        deaf.start();

        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(new Update(Topic.BOOKS, ""));
        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo(new Update(Topic.BOOKS, ""));
        deaf.stop();
    }

    @Test
    void aStopGivesTheConnectionBackAsItWas() throws Exception {
        BlockingQueue<PGConnection> given = new LinkedBlockingQueue<>();
        BlockingQueue<Update> told = new LinkedBlockingQueue<>();
        LiveUpdates elsewhere = new LiveUpdates(postgres.jdbc());
        elsewhere.listen(company, told::add);
        LiveConnection another = new LiveConnection(noting(given), elsewhere);
        another.start();
        do {
            say("are you there");
        } while (told.poll(200, TimeUnit.MILLISECONDS) == null);

        another.stop();

        assertThat(((Connection) given.remove()).isClosed()).isFalse();
    }

    private static DataSource noting(BlockingQueue<PGConnection> given) {
        return new DelegatingDataSource(postgres.appDataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                given.add(connection.unwrap(PGConnection.class));
                return connection;
            }
        };
    }

    private static DataSource withoutListen() {
        return new DelegatingDataSource(postgres.appDataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, args) -> method.getName().equals("createStatement")
                                ? Proxy.newProxyInstance(
                                        Statement.class.getClassLoader(),
                                        new Class<?>[] {Statement.class},
                                        (statement, does, with) -> does.getReturnType() == boolean.class ? false : null)
                                : method.invoke(connection, args));
            }
        };
    }

    private void say(String key) {
        postgres.companyTransaction().run(company, () -> here.publish(company, Topic.IMPORT, key));
    }
}
