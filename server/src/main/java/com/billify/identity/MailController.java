package com.billify.identity;

import com.billify.audit.AuditTrail;
import com.billify.kernel.EmailAddress;
import com.billify.kernel.ProblemException;
import com.billify.notification.Mail;
import com.billify.notification.MailNotSentException;
import com.billify.notification.MailServer;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Through which server mail leaves: set by whoever runs the installation, and by nobody else. */
@RestController
@RequestMapping("/api/v1/installation/mail")
class MailController {
    private static final int LONGEST = 255;

    private final Accounts accounts;
    private final Mail mail;
    private final AuditTrail audit;

    MailController(Accounts accounts, Mail mail, AuditTrail audit) {
        this.accounts = accounts;
        this.mail = mail;
        this.audit = audit;
    }

    @GetMapping
    MailView get(CurrentUser user) {
        accounts.requireOperator(user.id());
        return view();
    }

    /** The password that is kept stays when none is given and server and name are the same. */
    @PutMapping
    MailView set(CurrentUser user, @RequestBody MailServerRequest body) {
        accounts.requireOperator(user.id());
        MailServer server = read(body);
        mail.setServer(server);
        audit.recordOfUser(user.id(), user.id(), "mailServerSet", Map.of("host", server.toString()));
        return view();
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(CurrentUser user) {
        accounts.requireOperator(user.id());
        mail.removeServer();
        audit.recordOfUser(user.id(), user.id(), "mailServerRemoved", Map.of());
    }

    /** Sends a mail to the operator through the given server, without keeping it, and says how that went. */
    @PostMapping("/test")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void test(CurrentUser user, @RequestBody MailServerRequest body) {
        accounts.requireOperator(user.id());
        try {
            mail.sendNow(read(body), user.email(), AccountLetters.test(user.language()));
        } catch (MailNotSentException e) {
            throw notSent(e.reason());
        }
    }

    private static ProblemException notSent(MailNotSentException.Reason reason) {
        return switch (reason) {
            case NOT_REACHED ->
                new ProblemException(422, "mail-not-reached", "No server answers at this name and port.");
            case TIMED_OUT -> new ProblemException(422, "mail-timed-out", "The server did not answer in time.");
            case NOT_ENCRYPTED ->
                new ProblemException(422, "mail-not-encrypted", "The connection could not be encrypted.");
            case LOGIN_REFUSED ->
                new ProblemException(422, "mail-login-refused", "The server does not accept this name and password.");
            case REFUSED -> new ProblemException(422, "mail-refused", "The server does not take this mail.");
            case NOT_SENT -> new ProblemException(422, "mail-not-sent", "The server did not take the mail.");
        };
    }

    private MailServer read(MailServerRequest body) {
        String host = body.host().strip();
        if (host.isEmpty() || host.length() > LONGEST || !host.matches("[\\w.:-]+")) {
            throw ProblemException.ofField("host", "invalid-host", "This is not the name of a server.");
        }
        if (body.port() < 1 || body.port() > 65_535) {
            throw ProblemException.ofField("port", "invalid-port", "A port is a number from 1 to 65535.");
        }
        String sender = EmailAddress.parse(body.sender())
                .map(EmailAddress::value)
                .orElseThrow(
                        () -> ProblemException.ofField("sender", "invalid-email", "This is not an e-mail address."));
        String username = body.username() == null || body.username().isBlank()
                ? null
                : body.username().strip();
        return new MailServer(
                host,
                body.port(),
                body.encryption(),
                username,
                username == null ? null : password(body, host, username),
                sender,
                pageAddress(body.pageAddress()));
    }

    /** What is kept goes to the server it was given for, and to no other. */
    private @Nullable String password(MailServerRequest body, String host, String username) {
        if (body.password() != null && !body.password().isEmpty()) {
            return body.password();
        }
        MailServer known = mail.server();
        if (known == null
                || known.password() == null
                || !known.host().equals(host)
                || known.port() != body.port()
                || !username.equals(known.username())) {
            throw ProblemException.ofField("password", "required", "This server wants a password with the name.");
        }
        return known.password();
    }

    private static String pageAddress(String typed) {
        try {
            URI address = URI.create(typed.strip().replaceAll("/+$", ""));
            String scheme = String.valueOf(address.getScheme());
            if ((scheme.equals("https") || scheme.equals("http"))
                    && address.getHost() != null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null
                    && address.getRawPath().isEmpty()) {
                return address.toString();
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw ProblemException.ofField(
                "pageAddress", "invalid-page-address", "This is not where people reach Billify: https:// and a name.");
    }

    private MailView view() {
        MailServer server = mail.server();
        Mail.Standing standing = mail.standing();
        return new MailView(
                server == null
                        ? null
                        : new MailServerView(
                                server.host(),
                                server.port(),
                                server.encryption(),
                                server.username(),
                                server.sender(),
                                server.pageAddress()),
                standing.waiting(),
                standing.failed());
    }

    /**
     * @param server null when no mail is set up
     * @param waiting mails that are not sent yet
     * @param failed mails of the last week that no server would take
     */
    record MailView(@Nullable MailServerView server, int waiting, int failed) {}

    /** Without the password, which never comes back out. */
    record MailServerView(
            String host,
            int port,
            MailServer.Encryption encryption,
            @Nullable String username,
            String sender,
            String pageAddress) {}

    record MailServerRequest(
            String host,
            int port,
            MailServer.Encryption encryption,
            @Nullable String username,
            @Nullable String password,
            String sender,
            String pageAddress) {
        @Override
        public String toString() {
            return "MailServerRequest"; // a password stays out of every log
        }
    }
}
