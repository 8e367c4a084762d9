package com.billify.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.testing.Browser;
import com.billify.testing.Mailbox;
import com.billify.testing.PostgresExtension;
import com.billify.testing.SpringTest;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringTest
class MailTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private static final Letter LETTER = new Letter("Wat er komt", "Één regel met accenten: à é ü ß €.\n");

    @Autowired
    MockMvc mvc;

    @Autowired
    Mail mail;

    @Autowired
    Smtp smtp;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    private final String key = "test/" + UUID.randomUUID();
    private final String reader = UUID.randomUUID() + "@example.be";

    @Test
    void whatIsSentArrivesOnceUnderItsKeyAndIsForgotten() throws Exception {
        try (Mailbox box = Mailbox.open(mvc)) {
            assertThat(mail.send(key, reader, LETTER, null)).isTrue();
            assertThat(mail.send(key, reader, LETTER, null)).isFalse();

            var arrived = box.mails(reader, 1).getFirst();

            assertThat(arrived.getSubject()).isEqualTo("Wat er komt");
            assertThat(Mailbox.text(arrived)).contains("à é ü ß €");
            assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(arrived.getMessageID()).endsWith("@cash.example.be>");
            while (!stateOf(key, "sent")) {
                Thread.yield(); // it is noted after the server has taken it
            }
            assertThat(mail.send(key, reader, LETTER, null)).isFalse();
        }
    }

    @Test
    void whatIsTakenBackIsNotSent() {
        try (Mailbox box = Mailbox.open(mvc)) {
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                assertThat(mail.send(key, reader, LETTER, null)).isTrue();
                status.setRollbackOnly();
            });
            mail.send(key + "/after", reader, LETTER, null);

            assertThat(box.mails(reader, 1)).hasSize(1);
        }
    }

    @Test
    void withoutAServerNothingIsKept() {
        assertThat(mail.isOn()).isFalse();
        assertThat(mail.send(key, reader, LETTER, null)).isFalse();
        assertThat(postgres.jdbc()
                        .sql("SELECT count(*) FROM notification.mail WHERE key = :key")
                        .param("key", key)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatAServerRefusesToTakeNowWaitsSealedAndIsSentLater() {
        try (Mailbox box = Mailbox.open(mvc)) {
            box.operator().put("/api/v1/installation/mail", Mailbox.settings(9));
            mail.send(key, reader, new Letter("Later", "a secret in it"), null);
            waitFor(() -> "NOT_REACHED".equals(failureOf(key)));
            assertThat(postgres.jdbc()
                            .sql("SELECT encode(sealed, 'escape') FROM notification.mail WHERE key = :key")
                            .param("key", key)
                            .query(String.class)
                            .single())
                    .doesNotContain("a secret", reader);

            postgres.jdbc()
                    .sql("UPDATE notification.mail SET next_try_at = made_at WHERE key = :key")
                    .param("key", key)
                    .update();
            box.operator().put("/api/v1/installation/mail", Mailbox.settings(box.port()));

            assertThat(box.mails(reader, 1)).hasSize(1);
        }
    }

    @Test
    void whatIsTooOldToBeWantedIsNotSent() {
        try (Mailbox box = Mailbox.open(mvc)) {
            mail.send(key, reader, LETTER, clock.instant().minusSeconds(1));

            waitFor(() -> stateOf(key, "outdated"));
            assertThat(box.find(reader)).isEmpty();
        }
    }

    @Test
    void aServerThatHangsIsLeft() throws IOException {
        try (ServerSocket hanging = new ServerSocket(0)) {
            var server = new MailServer(
                    "127.0.0.1",
                    hanging.getLocalPort(),
                    MailServer.Encryption.NONE,
                    null,
                    null,
                    "billify@example.be",
                    "https://cash.example.be");

            var failure = org.assertj.core.api.Assertions.catchThrowableOfType(
                    MailNotSentException.class,
                    () -> smtp.send(
                            server, new Outbox.Content(reader, "", ""), UUID.randomUUID(), Duration.ofMillis(300)));

            assertThat(failure.reason()).isEqualTo(MailNotSentException.Reason.TIMED_OUT);
        }
    }

    @Test
    void operatorAloneSeesAndSetsTheServerAndItsPasswordNeverComesBack() {
        Browser person = new Browser(mvc);
        person.signUp(UUID.randomUUID() + "@example.be");
        assertThat(person.get("/api/v1/installation/mail").problem()).isEqualTo("forbidden");
        assertThat(person.put("/api/v1/installation/mail", Mailbox.settings(25)).problem())
                .isEqualTo("forbidden");

        try (Mailbox box = Mailbox.open(mvc)) {
            var withPassword = new java.util.HashMap<>(Mailbox.settings(box.port()));
            withPassword.put("username", "billify");
            withPassword.put("password", "of the mail server");
            var set = box.operator().put("/api/v1/installation/mail", withPassword);
            assertThat(set.status()).isEqualTo(200);
            assertThat(set.text()).contains("billify").doesNotContain("of the mail server");
            assertThat(postgres.jdbc()
                            .sql("SELECT encode(sealed_password, 'escape') FROM notification.mail_server")
                            .query(String.class)
                            .single())
                    .doesNotContain("of the mail server");

            withPassword.remove("password");
            assertThat(box.operator()
                            .put("/api/v1/installation/mail", withPassword)
                            .status())
                    .isEqualTo(200);
            withPassword.put("host", "elsewhere.example.be");
            assertThat(box.operator()
                            .put("/api/v1/installation/mail", withPassword)
                            .problem())
                    .isEqualTo("required");
        }
    }

    @Test
    void aTestMailSaysWhatIsWrong() {
        try (Mailbox box = Mailbox.open(mvc)) {
            String operator = box.operator()
                    .get("/api/v1/session")
                    .json()
                    .at("/user/email")
                    .asString();

            assertThat(box.operator()
                            .post("/api/v1/installation/mail/test", Mailbox.settings(box.port()))
                            .status())
                    .isEqualTo(204);
            assertThat(box.mails(operator, 1)).hasSize(1);
            assertThat(box.operator()
                            .post("/api/v1/installation/mail/test", Mailbox.settings(9))
                            .problem())
                    .isEqualTo("mail-not-reached");
            var encrypted = new java.util.HashMap<>(Mailbox.settings(box.port()));
            encrypted.put("encryption", "starttls");
            assertThat(box.operator()
                            .post("/api/v1/installation/mail/test", encrypted)
                            .problem())
                    .isEqualTo("mail-not-encrypted");
            assertThat(box.operator()
                            .post(
                                    "/api/v1/installation/mail/test",
                                    Map.of(
                                            "host", "127.0.0.1",
                                            "port", 25,
                                            "encryption", "none",
                                            "sender", "billify@example.be",
                                            "pageAddress", "javascript:alert(1)"))
                            .problem())
                    .isEqualTo("invalid-page-address");
        }
    }

    private boolean stateOf(String of, String state) {
        return postgres.jdbc()
                .sql("SELECT state = :state AND sealed IS NULL FROM notification.mail WHERE key = :key")
                .param("state", state)
                .param("key", of)
                .query(Boolean.class)
                .single();
    }

    private String failureOf(String of) {
        return postgres.jdbc()
                .sql("SELECT coalesce(failure, '') FROM notification.mail WHERE key = :key")
                .param("key", of)
                .query(String.class)
                .single();
    }

    private static void waitFor(java.util.function.BooleanSupplier fact) {
        for (int attempt = 0; attempt < 200 && !fact.getAsBoolean(); attempt++) {
            try {
                Thread.sleep(25);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
        assertThat(fact.getAsBoolean()).isTrue();
    }
}
