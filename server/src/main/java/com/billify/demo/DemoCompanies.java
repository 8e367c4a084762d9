package com.billify.demo;

import com.billify.company.Companies;
import com.billify.company.CompanySettings;
import com.billify.company.Membership;
import com.billify.company.Memberships;
import com.billify.demo.core.World;
import com.billify.identity.Accounts;
import com.billify.identity.UserAccount;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Language;
import com.billify.kernel.Money;
import com.billify.kernel.Patch;
import com.billify.tenancy.CompanyErasure;
import com.billify.tenancy.CompanyTransaction;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One demo company a language, with the account by which its visitors come. Made when first wanted. */
@Component
class DemoCompanies {
    private static final int PAST_MONTHS = 24;
    private static final long SEED = 76;
    private static final Money FLOOR = new Money(25_000_00, Currency.getInstance("EUR"));

    private static final int MOST_ATTEMPTS = 5;

    private final Accounts accounts;
    private final Companies companies;
    private final Memberships memberships;
    private final WorldRepository worlds;
    private final CompanyTransaction companyTransaction;
    private final CompanyErasure erasure;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    DemoCompanies(
            Accounts accounts,
            Companies companies,
            Memberships memberships,
            WorldRepository worlds,
            CompanyTransaction companyTransaction,
            CompanyErasure erasure,
            PlatformTransactionManager transactions,
            JdbcClient jdbc) {
        this.accounts = accounts;
        this.companies = companies;
        this.memberships = memberships;
        this.worlds = worlds;
        this.companyTransaction = companyTransaction;
        this.erasure = erasure;
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
    }

    /** A demo company and its visitors' account. */
    record DemoCompany(UserAccount visitor, CompanyId company) {}

    /** Those that were ever visited. */
    List<DemoCompany> all() {
        return java.util.Arrays.stream(Language.values())
                .flatMap(language -> accounts.find(address(language)).stream())
                .flatMap(visitor -> companyOf(visitor).stream())
                .toList();
    }

    /** The one of the language: found or, of two who come first at once, made by one. Its days are told by others. */
    DemoCompany ofLanguage(Language language, LocalDate today) {
        UserAccount visitor = accounts.ofDemo(address(language), language);
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            lock(language);
            return companyOf(visitor).orElseGet(() -> new DemoCompany(visitor, create(visitor, language, today)));
        }));
    }

    /** Forgets all that was done in the company and begins anew; whoever still has its address finds nothing there. */
    void reset(CompanyId company, UserAccount visitor) {
        Language language = languageOf(visitor);
        int attempt = 1;
        while (!isErased(company, language, attempt == MOST_ATTEMPTS)) {
            attempt++;
        }
        greet(visitor, language);
    }

    /** False where work of the company was under way and each waited for the other: that work is done or given up now. */
    private boolean isErased(CompanyId company, Language language, boolean isLast) {
        try {
            transaction.executeWithoutResult(status -> {
                lock(language);
                companyTransaction.run(company, () -> {
                    companyTransaction.lock(company, Storytelling.LOCK); // no day is told while it goes
                    erasure.erase(company);
                });
            });
            return true;
        } catch (PessimisticLockingFailureException deadlock) {
            if (isLast) {
                throw deadlock;
            }
            return false;
        }
    }

    /** Undoes what the last visitor made of the account's own settings. */
    UserAccount greet(UserAccount visitor, Language language) {
        return accounts.change(visitor.id(), Patch.of(World.visitorName(language)), language);
    }

    private CompanyId create(UserAccount visitor, Language language, LocalDate today) {
        CompanySettings company = companies.createDemo(visitor, World.bakeryName(), World.bakeryNumber(), FLOOR);
        LocalDate start = YearMonth.from(today).minusMonths(PAST_MONTHS).atDay(1);
        companyTransaction.run(company.id(), () -> worlds.add(company.id(), new World(SEED, start, language, today)));
        return company.id();
    }

    private Optional<DemoCompany> companyOf(UserAccount visitor) {
        return memberships.of(visitor.id()).stream()
                .filter(Membership::demo)
                .map(membership -> new DemoCompany(visitor, membership.company()))
                .findFirst();
    }

    private void lock(Language language) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "demo company " + language.code())
                .query()
                .singleRow();
    }

    private static String address(Language language) {
        return "demo-" + language.code() + "@localhost";
    }

    private static Language languageOf(UserAccount visitor) {
        return java.util.Arrays.stream(Language.values())
                .filter(language -> address(language).equals(visitor.email()))
                .findFirst()
                .orElseThrow();
    }
}
