package com.billify.connection;

import com.billify.company.Companies;
import com.billify.company.MemberMail;
import com.billify.company.Role;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Language;
import com.billify.notification.Letter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes to the owners of a company when a link needs one of them: seven days before a consent ends, so that it can be renewed
 * without a gap, and once a link has stopped. Each is said once. To be called within the company's transaction.
 */
@Component
class LinkMail {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final Duration AHEAD = Duration.ofDays(7);
    private static final int MOST_KNOWN = 10_000;

    private final MemberMail mail;
    private final Companies companies;

    /** What this node has written already, so that not every look asks who the owners are; the outbox knows the rest. */
    private final Set<String> written = ConcurrentHashMap.newKeySet();

    LinkMail(MemberMail mail, Companies companies) {
        this.mail = mail;
        this.companies = companies;
    }

    /** After a look that went well. */
    void consentUntil(CompanyId company, UUID connection, String provider, @Nullable Instant end, Instant now) {
        if (end != null && end.isAfter(now) && !end.isAfter(now.plus(AHEAD))) {
            LocalDate day = LocalDate.ofInstant(end, BRUSSELS);
            write(
                    company,
                    "consent-ends/" + connection + "/" + day,
                    (language, name, address) ->
                            LinkLetter.beforeTheEnd(language, name, source(provider), day, address));
        }
    }

    /**
     * After a look that was refused.
     *
     * @param since when it went well last; null when it never did
     */
    void stopped(CompanyId company, UUID connection, String provider, @Nullable Instant since) {
        write(
                company,
                "link-stopped/" + connection + "/" + since,
                (language, name, address) -> LinkLetter.afterTheEnd(language, name, source(provider), address));
    }

    /** A letter in the language of its reader. */
    private interface Writing {
        Letter of(Language language, String company, String address);
    }

    private void write(CompanyId company, String key, Writing letter) {
        if (!mail.isOn() || written.contains(company + key)) {
            return;
        }
        String name = companies.get(company).name();
        String address = mail.pageAddress(company, "connections");
        mail.send(company, Role.OWNER, key, style -> letter.of(style.language(), name, address));
        if (written.size() > MOST_KNOWN) {
            written.clear();
        }
        written.add(company + key);
    }

    private static String source(String provider) {
        return provider.equals("yuki") ? "Yuki" : "Ponto";
    }
}
