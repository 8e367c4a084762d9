package com.billify.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.banking.BankBook;
import com.billify.company.Companies;
import com.billify.connection.Connections;
import com.billify.connection.SyncNow;
import com.billify.demo.core.World;
import com.billify.identity.Accounts;
import com.billify.identity.UserAccount;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Language;
import com.billify.kernel.Money;
import com.billify.simulators.DirectedSimulators;
import com.billify.tenancy.CompanyTransaction;
import com.billify.testing.PostgresExtension;
import com.billify.testing.SpringTest;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A day comes over the connections first and in files the day after, and is one story. */
@SpringTest
class LiveTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final LocalDate START = LocalDate.of(2026, 9, 1);
    private static final LocalDate LINKED = LocalDate.of(2026, 11, 19); // a Thursday; the weekend is within
    private static final LocalDate LAST = LocalDate.parse(SpringTest.TODAY);

    private final ApplicationContext context;
    private final Storytelling storytelling;
    private final Companies companies;
    private final Connections connections;
    private final WorldRepository worlds;
    private final CompanyTransaction transaction;
    private final BankBook book;
    private final UserAccount visitor;
    private final Path classes;
    private StandIns standIns;
    private Live live;

    LiveTest(
            @Autowired ApplicationContext context,
            @Autowired Storytelling storytelling,
            @Autowired Companies companies,
            @Autowired Connections connections,
            @Autowired WorldRepository worlds,
            @Autowired CompanyTransaction transaction,
            @Autowired BankBook book,
            @Autowired Accounts accounts)
            throws URISyntaxException {
        this.context = context;
        this.storytelling = storytelling;
        this.companies = companies;
        this.connections = connections;
        this.worlds = worlds;
        this.transaction = transaction;
        this.book = book;
        this.visitor = accounts.ofDemo("live@localhost", Language.NL);
        this.classes = Path.of(DirectedSimulators.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        start(at(LINKED, "10:00"), classes.toString());
    }

    @AfterEach
    void end() {
        standIns.destroy();
    }

    @Test
    void everyLineAndInvoiceIsThereOnceWhicheverWayItCame() {
        World world = new World(11, START, Language.NL, LINKED);
        DemoCompanies.DemoCompany demo = company(world);
        SyncNow sync = new SyncNow(context, postgres);
        for (LocalDate day = LINKED; !day.isAfter(LAST); day = day.plusDays(1)) {
            for (String hour : List.of("10:00", "20:00")) {
                standIns.destroy(); // what they knew is told again
                start(at(day, hour), classes.toString());
                if (hour.equals("10:00") == (day.getDayOfMonth() % 2 == 0)) {
                    storytelling.catchUp(demo.company(), visitor.id(), day, () -> true);
                }
                live.goOn(demo);
                linkedAt(
                        demo.company(),
                        at(LINKED, "10:00")); // the program's own clock stands at another hour of another day
                if (!day.equals(LINKED.plusDays(1))) { // a day on which nobody looked
                    sync.run(demo.company());
                }
            }
        }

        World.Chronicle chronicle = world.until(LAST);
        assertThat(lines(demo.company()))
                .containsExactlyInAnyOrderElementsOf(chronicle.booked(START, LAST).stream()
                        .map(line -> line.bankReference() + " " + line.day() + " " + line.amountMinor())
                        .toList());
        assertThat(invoices(demo.company())).doesNotHaveDuplicates().hasSizeGreaterThan(50);
        assertThat(links(demo.company())).isEqualTo(List.of("ponto active -", "yuki active -"));
        assertThat(transaction
                        .read(demo.company(), () -> book.proofs(demo.company()))
                        .values())
                .hasSize(2)
                .allSatisfy(proof -> assertThat(proof.gaps()).isEmpty())
                .extracting(proof -> proof.balanceOn(Objects.requireNonNull(proof.lastDay())))
                .containsExactlyInAnyOrderElementsOf(chronicle.balances(LAST).values());
    }

    @Test
    void whereThereAreNoStandInsNothingIsLinked() {
        DemoCompanies.DemoCompany demo = company(new World(3, LINKED.minusDays(20), Language.FR, LINKED));
        standIns.destroy();
        start(at(LINKED, "10:00"), "");

        live.goOn(demo);

        assertThat(connections.hasAny(demo.company())).isFalse();
    }

    @Test
    void companyWhosePastIsNotToldIsNotLinkedYet() {
        CompanyId company = companies
                .createDemo(
                        visitor, World.bakeryName(), World.bakeryNumber(), new Money(0, Currency.getInstance("EUR")))
                .id();
        transaction.run(company, () -> worlds.add(company, new World(3, START, Language.FR, LINKED)));

        live.goOn(new DemoCompanies.DemoCompany(visitor, company));

        assertThat(connections.hasAny(company)).isFalse();
    }

    private DemoCompanies.DemoCompany company(World world) {
        CompanyId company = companies
                .createDemo(
                        visitor, World.bakeryName(), World.bakeryNumber(), new Money(0, Currency.getInstance("EUR")))
                .id();
        transaction.run(company, () -> worlds.add(company, world));
        storytelling.catchUp(company, visitor.id(), LINKED, () -> true);
        return new DemoCompanies.DemoCompany(visitor, company);
    }

    private void start(Instant now, String folder) {
        Clock clock = Clock.fixed(now, BRUSSELS);
        standIns = new StandIns(folder, clock);
        live = new Live(worlds, transaction, connections, standIns, clock);
    }

    private static void linkedAt(CompanyId company, Instant moment) {
        postgres.ownerJdbc()
                .sql("UPDATE connection.connection SET made_at = :moment WHERE company_id = :company")
                .param("company", company.value())
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Instant at(LocalDate day, String hour) {
        return day.atTime(LocalTime.parse(hour)).atZone(BRUSSELS).toInstant();
    }

    private List<String> lines(CompanyId company) {
        return texts(company, """
                SELECT concat_ws(' ', bank_reference, booking_date, amount_minor) FROM banking.transaction
                 WHERE company_id = :company
                """);
    }

    private List<String> invoices(CompanyId company) {
        return texts(company, """
                SELECT concat_ws(' ', direction, number, amount_minor) FROM invoicing.invoice WHERE company_id = :company
                """);
    }

    private List<String> links(CompanyId company) {
        return texts(company, """
                SELECT concat_ws(' ', provider, state, coalesce(reason, '-')) FROM connection.connection
                 WHERE company_id = :company ORDER BY provider
                """);
    }

    private List<String> texts(CompanyId company, String sql) {
        return postgres.jdbcFor(company)
                .sql(sql)
                .param("company", company.value())
                .query((row, number) -> row.getString(1))
                .list();
    }
}
