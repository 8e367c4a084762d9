package com.billify.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.test.web.servlet.MockMvc;

/** A mail server that keeps what it is given, and an operator who has set it up; closed, no mail is set up any more. */
public final class Mailbox implements AutoCloseable {
    private static final Pattern SECRET = Pattern.compile("#(\\S+)");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Browser operator;

    private Mailbox(MockMvc mvc) {
        server.start();
        operator = operator(mvc);
        Browser.Answer set = operator.put("/api/v1/installation/mail", settings(port()));
        assertThat(set.status()).as(set.text()).isEqualTo(200);
    }

    public static Mailbox open(MockMvc mvc) {
        return new Mailbox(mvc);
    }

    /** Someone who runs the installation, as whoever was there first does. */
    public static Browser operator(MockMvc mvc) {
        Browser browser = new Browser(mvc);
        String id = browser.signUp("operator." + UUID.randomUUID() + "@example.be")
                .json()
                .at("/user/id")
                .asString();
        PostgresExtension.migrated()
                .jdbc()
                .sql("UPDATE identity.user_account SET operator = true WHERE id = :id")
                .param("id", UUID.fromString(id))
                .update();
        return browser;
    }

    public static Map<String, Object> settings(int port) {
        return Map.of(
                "host", "127.0.0.1",
                "port", port,
                "encryption", "none",
                "sender", "billify@example.be",
                "pageAddress", "https://cash.example.be/");
    }

    public Browser operator() {
        return operator;
    }

    public int port() {
        return server.getSmtp().getPort();
    }

    /** The mails to an address, once there are as many. */
    public List<MimeMessage> mails(String recipient, int count) {
        for (int attempt = 0; attempt < 200 && find(recipient).size() < count; attempt++) {
            pause();
        }
        assertThat(find(recipient)).as("mails to %s", recipient).hasSize(count);
        return find(recipient);
    }

    /** What opens something in the newest of so many mails. */
    public String secret(String recipient, int count) {
        Matcher link = SECRET.matcher(text(mails(recipient, count).getLast()));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    public List<MimeMessage> find(String recipient) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> to(mail).equals(recipient))
                .toList();
    }

    public static String text(MimeMessage mail) {
        try {
            return String.valueOf(mail.getContent());
        } catch (IOException | MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String to(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** The server is away; what is set up stays. */
    public void stop() {
        server.stop();
    }

    @Override
    public void close() {
        operator.delete("/api/v1/installation/mail");
        server.stop();
    }

    private static void pause() {
        try {
            Thread.sleep(25);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
