package com.billify.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.company.Companies;
import com.billify.demo.core.World;
import com.billify.house.Owned;
import com.billify.identity.Accounts;
import com.billify.identity.UserAccount;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Language;
import com.billify.kernel.Money;
import com.billify.tenancy.CompanyErasure;
import com.billify.tenancy.CompanyTransaction;
import com.billify.tenancy.Foreground;
import com.billify.testing.PostgresExtension;
import com.billify.testing.SpringTest;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Days are told once, in whatever parts, on however many nodes. */
@SpringTest
class StorytellingTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private static final LocalDate START = LocalDate.of(2026, 7, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 24);

    /** Stories that were told at once, for tests that only look at them or hold others against them. */
    private static final Map<Long, CompanyId> AT_ONCE = new HashMap<>();

    private final Storytelling storytelling;
    private final Companies companies;
    private final WorldRepository worlds;
    private final CompanyTransaction transaction;
    private final CompanyErasure erasure;
    private final Foreground foreground;
    private final UserAccount visitor;

    StorytellingTest(
            @Autowired Storytelling storytelling,
            @Autowired Companies companies,
            @Autowired WorldRepository worlds,
            @Autowired CompanyTransaction transaction,
            @Autowired CompanyErasure erasure,
            @Autowired Foreground foreground,
            @Autowired Accounts accounts) {
        this.storytelling = storytelling;
        this.companies = companies;
        this.worlds = worlds;
        this.transaction = transaction;
        this.erasure = erasure;
        this.foreground = foreground;
        this.visitor = accounts.ofDemo("storytelling@localhost", Language.NL);
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 17})
    void storyToldDayByDayIsTheStoryToldAtOnce(long seed) {
        CompanyId atOnce = toldAtOnce(seed);
        CompanyId daily = company(seed);
        tell(daily, TODAY.minusDays(26));
        List<String> before = lines(daily);
        for (LocalDate day = TODAY.minusDays(25); !day.isAfter(TODAY); day = day.plusDays(1)) {
            tell(daily, day);
        }

        assertThat(lines(daily)).isEqualTo(lines(atOnce)).containsAll(before);
        assertThat(invoices(daily)).isEqualTo(invoices(atOnce));
        assertThat(days(daily)).isEqualTo(days(atOnce)).hasSize(115);
    }

    @Test
    void whatIsToldIsWaitedForByAVisitor() {
        CompanyId company = company(5);
        Set<Boolean> waitedFor = new HashSet<>();

        storytelling.catchUp(company, visitor.id(), START.plusMonths(1), () -> {
            waitedFor.add(foreground.isUnderWay(company));
            return true;
        });

        assertThat(waitedFor).containsOnly(true);
        assertThat(foreground.isUnderWay(company)).isFalse();
    }

    @Test
    void missedDaysAreCaughtUpAndNothingIsToldTwice() {
        CompanyId company = company(5);
        tell(company, TODAY.minusDays(40));
        tell(company, TODAY);
        List<String> told = lines(company);

        tell(company, TODAY);
        tell(company, TODAY.minusDays(10));

        assertThat(lines(company)).isEqualTo(told);
    }

    @Test
    void linesOfTodayAreKnownTomorrow() {
        CompanyId company = company(5);
        tell(company, LocalDate.of(2026, 10, 23));
        assertThat(lines(company)).noneMatch(line -> line.startsWith("2026-10-23"));

        tell(company, LocalDate.of(2026, 10, 24));
        assertThat(lines(company)).anyMatch(line -> line.startsWith("2026-10-23"));
    }

    @Test
    void whatIsCutShortGoesOnWhereItStopped() {
        CompanyId company = company(17);
        AtomicInteger parts = new AtomicInteger(1);
        storytelling.catchUp(company, visitor.id(), TODAY, () -> parts.getAndDecrement() > 0);
        Storytelling.Progress progress = storytelling.progress(company, TODAY);
        assertThat(progress.prepared()).isFalse();
        assertThat(progress.daysTold()).isEqualTo(92);
        assertThat(progress.daysToTell()).isEqualTo(115);

        tell(company, TODAY);

        assertThat(storytelling.progress(company, TODAY).daysTold()).isEqualTo(115);
        assertThat(lines(company)).isEqualTo(lines(toldAtOnce(17)));
    }

    @Test
    void twoNodesAtOnceTellEveryDayOnce() {
        CompanyId company = company(3);
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> tell(company, TODAY)),
                        CompletableFuture.runAsync(() -> tell(company, TODAY)))
                .join();

        assertThat(lines(company)).isEqualTo(lines(toldAtOnce(3)));
        assertThat(days(company)).doesNotHaveDuplicates().hasSize(115);
    }

    @Test
    void ownerMatchesByHandWhatNoRuleCould() {
        CompanyId company = toldAtOnce(3);

        assertThat(postgres.jdbcFor(company)
                        .sql(
                                "SELECT count(*) FROM reconciliation.settlement WHERE company_id = :company AND rule = 'byHand'")
                        .param("company", company.value())
                        .query(Long.class)
                        .single())
                .isGreaterThan(3);
    }

    @Test
    void erasedCompanyIsToldNoMore() {
        CompanyId company = company(5);
        CompanyId neighbour = company(5);
        tell(company, START.plusDays(20));
        tell(neighbour, START.plusDays(20));
        List<String> untouched = lines(neighbour);

        erasure.erase(company);
        tell(company, START.plusDays(40));

        assertThat(Owned.rows(postgres, company.value())).containsOnlyKeys("audit.company_entry");
        assertThat(lines(neighbour)).isEqualTo(untouched);
    }

    private CompanyId toldAtOnce(long seed) {
        return AT_ONCE.computeIfAbsent(seed, wanted -> {
            CompanyId company = company(wanted);
            tell(company, TODAY);
            return company;
        });
    }

    private CompanyId company(long seed) {
        CompanyId company = companies
                .createDemo(
                        visitor, World.bakeryName(), World.bakeryNumber(), new Money(0, Currency.getInstance("EUR")))
                .id();
        transaction.run(company, () -> worlds.add(company, new World(seed, START, Language.NL)));
        return company;
    }

    private void tell(CompanyId company, LocalDate today) {
        storytelling.catchUp(company, visitor.id(), today, () -> true);
    }

    private List<String> lines(CompanyId company) {
        return texts(company, """
                SELECT concat_ws(' | ', line.booking_date, account.number, line.amount_minor, line.counterparty_name,
                                 line.counterparty_account, line.structured_reference, line.remittance_information,
                                 line.bank_reference, line.parts, line.balance_date)
                  FROM banking.transaction AS line
                  JOIN banking.account AS account
                         ON (account.company_id, account.id) = (line.company_id, line.account_id)
                 WHERE line.company_id = :company
                 ORDER BY 1
                """);
    }

    private List<String> invoices(CompanyId company) {
        return texts(company, """
                SELECT concat_ws(' | ', number, direction, kind, issue_date, due_date, amount_minor, lines)
                  FROM invoicing.invoice
                 WHERE company_id = :company
                 ORDER BY 1
                """);
    }

    private List<String> days(CompanyId company) {
        return texts(company, "SELECT day::text FROM demo.delivered_day WHERE company_id = :company ORDER BY 1");
    }

    private List<String> texts(CompanyId company, String sql) {
        return postgres.jdbcFor(company)
                .sql(sql)
                .param("company", company.value())
                .query((row, number) -> row.getString(1))
                .list();
    }
}
