package com.billify.insights;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.company.MemberMail;
import com.billify.company.Role;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Language;
import com.billify.kernel.Money;
import com.billify.kernel.NumberWriting;
import com.billify.notification.Letter;
import com.billify.notification.LetterStyle;
import com.billify.testing.Browser;
import com.billify.testing.Journey;
import com.billify.testing.Mailbox;
import com.billify.testing.PostgresExtension;
import com.billify.testing.SpringTest;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@SpringTest
class DigestsTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private static final LetterStyle STYLE = new LetterStyle(Language.EN, NumberWriting.COMMAS);

    @Autowired
    MockMvc mvc;

    @Autowired
    Digests digests;

    @Autowired
    MemberMail members;

    @Test
    void digestSaysWhatTheFirstScreenSaysAndComesOnceAPeriod() {
        Journey journey = Journey.begin(mvc);
        journey.bring("2026-10-coda.cod", "2026-11-coda.cod", "invoices");
        String email = confirmed(journey.browser());
        try (Mailbox box = Mailbox.open(mvc)) {
            want(journey.browser(), "weekly");
            digests.sendDue();
            assertThat(box.find(email)).as("before the next period").isEmpty();

            aWeekGoesBy(email);
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(digests::sendDue), CompletableFuture.runAsync(digests::sendDue))
                    .join();
            digests.sendDue();

            String text = Mailbox.text(box.mails(email, 1).getFirst());
            var dashboard = journey.get("/dashboard");
            assertThat(text)
                    .contains(
                            "Balance: " + amount(dashboard.at("/balance/amount").asString()))
                    .contains("Customers are late with: "
                            + amount(dashboard
                                    .at("/open/receivable/overdue/amount")
                                    .asString()))
                    .contains("https://cash.example.be/c/")
                    .doesNotContain("%s");

            Browser anybody = new Browser(mvc);
            anybody.get("/stop-mails");
            String secret = box.secret(email, 1);
            assertThat(anybody.post("/api/v1/mail-stops", Map.of("token", secret))
                            .json()
                            .path("kind")
                            .asString())
                    .isEqualTo("digest");
            assertThat(anybody.post("/api/v1/mail-stops", Map.of("token", secret + "A"))
                            .problem())
                    .isEqualTo("link-over");
            aWeekGoesBy(email);
            digests.sendDue();
            assertThat(box.mails(email, 1)).hasSize(1);
            assertThat(journey.browser()
                            .get("/api/v1/session")
                            .json()
                            .at("/user/preferences/alerts")
                            .asBoolean())
                    .as("the other mails")
                    .isTrue();
        }
    }

    @Test
    void whoWantsNoAlertsIsWrittenNoneAndEachSaysHowToStopThem() {
        Journey journey = Journey.begin(mvc);
        String email = confirmed(journey.browser());
        CompanyId company =
                CompanyId.parse(journey.company().substring(journey.company().lastIndexOf('/') + 1));
        Letter letter = new Letter("Something is wrong", "Look at it.\n");
        try (Mailbox box = Mailbox.open(mvc)) {
            assertThat(members.send(company, Role.VIEWER, "first", style -> letter))
                    .isEqualTo(1);
            Browser anybody = new Browser(mvc);
            anybody.get("/stop-mails");
            anybody.post("/api/v1/mail-stops", Map.of("token", box.secret(email, 1)));

            assertThat(members.send(company, Role.VIEWER, "second", style -> letter))
                    .isZero();
        }
    }

    @Test
    void nobodyMailsStrangersAllDay() {
        Journey journey = Journey.begin(mvc);
        String email = confirmed(journey.browser());
        try (Mailbox box = Mailbox.open(mvc)) {
            assertThat(invite(journey)).isEmpty();
            postgres.jdbc()
                    .sql("UPDATE identity.user_account SET invited = 30 WHERE email = :email")
                    .param("email", email)
                    .update();
            assertThat(invite(journey)).isEqualTo("too-many-mails");
            postgres.jdbc()
                    .sql("UPDATE identity.user_account SET invited_on = invited_on - 1 WHERE email = :email")
                    .param("email", email)
                    .update();
            assertThat(invite(journey)).as("on the next day").isEmpty();
        }
    }

    private static String invite(Journey journey) {
        return journey.browser()
                .post(
                        journey.company() + "/invitations",
                        Map.of("email", UUID.randomUUID() + "@example.be", "role", "viewer"))
                .problem();
    }

    private static void want(Browser browser, String digest) {
        var set = browser.put("/api/v1/me/preferences", Map.of("numbers", "commas", "digest", digest, "alerts", true));
        assertThat(set.json().at("/user/preferences/numbers").asString())
                .as(set.text())
                .isEqualTo("commas");
    }

    private static String confirmed(Browser browser) {
        String email = browser.get("/api/v1/session").json().at("/user/email").asString();
        postgres.jdbc()
                .sql("UPDATE identity.user_account SET confirmed_at = now() WHERE email = :email")
                .param("email", email)
                .update();
        return email;
    }

    private static void aWeekGoesBy(String email) {
        postgres.jdbc()
                .sql("UPDATE identity.user_account SET digest_period = digest_period - 7 WHERE email = :email")
                .param("email", email)
                .update();
    }

    private static String amount(String decimal) {
        return STYLE.amount(Money.exactly(new BigDecimal(decimal), Currency.getInstance("EUR")));
    }
}
