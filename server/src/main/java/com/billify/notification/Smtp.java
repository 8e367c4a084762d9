package com.billify.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.billify.notification.MailNotSentException.Reason;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.springframework.stereotype.Component;

/** Hands one mail to the server (RFC 5321), within a time: one that hangs, or answers a letter at a time, is left. */
@Component
class Smtp {
    private static final Duration EACH_ANSWER = Duration.ofSeconds(10);
    private static final int PERMANENT = 500; // RFC 5321 section 4.2.1: 5yz are for good

    private final Clock clock;

    Smtp(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param id names the mail to other servers, so that one sent twice can be known
     * @param patience for all of it
     */
    void send(MailServer server, Outbox.Content content, UUID id, Duration patience) throws MailNotSentException {
        AtomicReference<MailNotSentException> failure = new AtomicReference<>();
        Thread sending = Thread.ofVirtual().name("mail-" + id).start(() -> {
            try {
                hand(server, content, id);
            } catch (MailNotSentException e) {
                failure.set(e);
            }
        });
        try {
            if (!sending.join(patience)) {
                sending.interrupt(); // which closes its connection
                throw new MailNotSentException(Reason.TIMED_OUT, false, new SocketTimeoutException("no end in sight"));
            }
        } catch (InterruptedException e) {
            sending.interrupt();
            Thread.currentThread().interrupt();
            throw new MailNotSentException(Reason.NOT_SENT, false, e);
        }
        MailNotSentException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    private void hand(MailServer server, Outbox.Content content, UUID id) throws MailNotSentException {
        try {
            Session session = Session.getInstance(properties(server));
            MimeMessage message = message(session, server, content, id);
            try (Transport transport = session.getTransport("smtp")) {
                transport.connect(server.host(), server.port(), server.username(), server.password());
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (MessagingException e) {
            throw failure(e);
        }
    }

    private static Properties properties(MailServer server) {
        String millis = Long.toString(EACH_ANSWER.toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.auth", Boolean.toString(server.username() != null));
        // Not the name of this machine, which may take long to find out and is nobody's business.
        properties.setProperty("mail.smtp.localhost", domain(server));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        switch (server.encryption()) {
            case NONE -> {}
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
        }
        return properties;
    }

    private static String domain(MailServer server) {
        return Optional.ofNullable(URI.create(server.pageAddress()).getHost()).orElse("localhost");
    }

    private MimeMessage message(Session session, MailServer server, Outbox.Content content, UUID id)
            throws MessagingException {
        MimeMessage message = new Named(session, id + "@" + domain(server));
        message.setFrom(new InternetAddress(server.sender(), true));
        message.setRecipient(RecipientType.TO, new InternetAddress(content.recipient(), true));
        message.setSubject(content.subject(), UTF_8.name());
        message.setText(content.text(), UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834 section 5: nobody's absence answers it
        message.saveChanges();
        return message;
    }

    private static MailNotSentException failure(MessagingException thrown) {
        boolean forGood = false;
        for (Throwable cause = thrown; cause != null; cause = next(cause)) {
            switch (cause) {
                case AuthenticationFailedException refused -> {
                    return new MailNotSentException(Reason.LOGIN_REFUSED, false, refused);
                }
                case SocketTimeoutException late -> {
                    return new MailNotSentException(Reason.TIMED_OUT, false, late);
                }
                case SSLException open -> {
                    return new MailNotSentException(Reason.NOT_ENCRYPTED, false, open);
                }
                case UnknownHostException unknown -> {
                    return new MailNotSentException(Reason.NOT_REACHED, false, unknown);
                }
                case ConnectException away -> {
                    return new MailNotSentException(Reason.NOT_REACHED, false, away);
                }
                case AddressException address -> {
                    return new MailNotSentException(Reason.REFUSED, true, address);
                }
                case SMTPAddressFailedException reader -> forGood |= reader.getReturnCode() >= PERMANENT;
                case SMTPSenderFailedException sender -> forGood |= sender.getReturnCode() >= PERMANENT;
                case SMTPSendFailedException mail -> forGood |= mail.getReturnCode() >= PERMANENT;
                default -> {}
            }
        }
        if (forGood) {
            return new MailNotSentException(Reason.REFUSED, true, thrown);
        }
        boolean away = thrown instanceof MailConnectException || thrown.getCause() instanceof SocketConnectException;
        boolean open = String.valueOf(thrown.getMessage()).contains("STARTTLS");
        return new MailNotSentException(
                away ? Reason.NOT_REACHED : open ? Reason.NOT_ENCRYPTED : Reason.NOT_SENT, false, thrown);
    }

    /** Mail's exceptions keep what came before in a way of their own. */
    private static @org.jspecify.annotations.Nullable Throwable next(Throwable thrown) {
        return thrown instanceof MessagingException chained && chained.getNextException() != null
                ? chained.getNextException()
                : thrown.getCause();
    }

    /** Keeps its name: the library would give it one that tells of this machine. */
    private static final class Named extends MimeMessage {
        private final String name;

        Named(Session session, String name) {
            super(session);
            this.name = name;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + name + ">");
        }
    }
}
