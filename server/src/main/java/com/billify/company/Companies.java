package com.billify.company;

import com.billify.audit.AuditTrail;
import com.billify.identity.Accounts;
import com.billify.identity.CurrentUser;
import com.billify.identity.UserAccount;
import com.billify.kernel.CompanyId;
import com.billify.kernel.EnterpriseNumber;
import com.billify.kernel.FinancialYear;
import com.billify.kernel.Language;
import com.billify.kernel.Money;
import com.billify.kernel.Patch;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import com.billify.tenancy.CompanyTransaction;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Companies and their settings. Who may ask is checked at the edge; who may belong to one is {@link Memberships}. */
@Component
public class Companies {

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final int LONGEST_NAME = 200;

    private final CompanyRepository companies;
    private final Memberships memberships;
    private final Accounts accounts;
    private final CompanyTransaction transaction;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Companies(
            CompanyRepository companies,
            Memberships memberships,
            Accounts accounts,
            CompanyTransaction transaction,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.companies = companies;
        this.memberships = memberships;
        this.accounts = accounts;
        this.transaction = transaction;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param name null or blank: "my company", in the language of its owner
     * @param enterpriseNumber as typed
     * @param floor a decimal amount in euro
     * @param financialYearStart month and day; null for the calendar year
     * @throws ProblemException invalid-name, invalid-enterprise-number, invalid-amount, invalid-financial-year, demo-account
     */
    public CompanySettings create(
            CurrentUser owner,
            @Nullable String name,
            @Nullable String enterpriseNumber,
            @Nullable String floor,
            @Nullable String financialYearStart) {
        CompanySettings company = new CompanySettings(
                CompanyId.random(),
                name == null || name.isBlank() ? defaultName(owner.language()) : validName(name),
                enterpriseNumber == null ? null : validNumber(enterpriseNumber),
                floor == null ? null : validFloor(floor, EURO),
                validYear(financialYearStart),
                EURO,
                false);
        if (accounts.find(owner.id()).filter(UserAccount::demo).isPresent()) {
            throw new ProblemException(403, "demo-account", "A company of your own needs an account of your own.");
        }
        add(company, owner.id());
        return company;
    }

    /** A company for visitors to look around in, of which the account of the demo is the only member. */
    public CompanySettings createDemo(UserAccount owner, String name, EnterpriseNumber number, Money floor) {
        if (!owner.demo()) {
            throw new IllegalArgumentException("a demo company is the demo account's");
        }
        CompanySettings company = new CompanySettings(
                CompanyId.random(), name, number, floor, FinancialYear.CALENDAR, floor.currency(), true);
        add(company, owner.id());
        return company;
    }

    private void add(CompanySettings company, UserId owner) {
        transaction.run(company.id(), () -> {
            companies.add(company, clock.instant());
            memberships.addFirst(company.id(), owner);
            audit.record(company.id(), owner, "companyCreated", Map.of("name", company.name()));
        });
    }

    /** @throws ProblemException not-found */
    public CompanySettings get(CompanyId company) {
        return transaction.read(company, () -> companies.find(company).orElseThrow(ProblemException::notFound));
    }

    /** @throws ProblemException invalid-name, invalid-enterprise-number, invalid-amount, invalid-financial-year */
    public CompanySettings change(
            CompanyId company,
            UserId by,
            Patch<String> name,
            Patch<String> enterpriseNumber,
            Patch<String> floor,
            Patch<String> financialYearStart) {
        return transaction.call(company, () -> {
            CompanySettings known = get(company);
            String newName = name.value();
            String newNumber = enterpriseNumber.value();
            String newFloor = floor.value();
            CompanySettings changed = new CompanySettings(
                    company,
                    newName == null ? known.name() : validName(newName),
                    !enterpriseNumber.isGiven()
                            ? known.enterpriseNumber()
                            : newNumber == null || newNumber.isBlank() ? null : validNumber(newNumber),
                    !floor.isGiven()
                            ? known.floor()
                            : newFloor == null || newFloor.isBlank() ? null : validFloor(newFloor, known.currency()),
                    financialYearStart.isGiven() ? validYear(financialYearStart.value()) : known.financialYear(),
                    known.currency(),
                    known.demo());
            if (!changed.equals(known)) {
                companies.update(changed);
                events.publishEvent(new CompanyChanged(company));
                audit.record(company, by, "companyChanged", differences(known, changed));
            }
            return changed;
        });
    }

    /**
     * Fills in what nobody has given yet, from what the company's own files say: its number, and its name while that is
     * still the one it was given for want of a better. What a person set is never touched.
     *
     * @param holderName as the bank prints it; null when it prints none
     */
    public void learn(CompanyId company, UserId by, @Nullable EnterpriseNumber number, @Nullable String holderName) {
        CompanySettings known = get(company);
        boolean unnamed = DEFAULT_NAMES.contains(known.name());
        change(
                company,
                by,
                unnamed && holderName != null && !holderName.isBlank() ? Patch.of(holderName) : Patch.absent(),
                known.enterpriseNumber() == null && number != null ? Patch.of(number.digits()) : Patch.absent(),
                Patch.absent(),
                Patch.absent());
    }

    /** What was and what is, of what became another. */
    private static Map<String, String> differences(CompanySettings known, CompanySettings changed) {
        Map<String, String> details = new TreeMap<>();
        differ(details, "name", known.name(), changed.name());
        differ(details, "enterpriseNumber", digits(known.enterpriseNumber()), digits(changed.enterpriseNumber()));
        differ(details, "floor", text(known.floor()), text(changed.floor()));
        differ(
                details,
                "financialYearStart",
                known.financialYear().toString(),
                changed.financialYear().toString());
        return details;
    }

    private static void differ(Map<String, String> details, String name, String before, String after) {
        if (!before.equals(after)) {
            details.put(name + "Before", before);
            details.put(name, after);
        }
    }

    private static String digits(@Nullable EnterpriseNumber number) {
        return number == null ? "" : number.digits();
    }

    private static String text(@Nullable Money floor) {
        return floor == null ? "" : floor.toString();
    }

    private static final Set<String> DEFAULT_NAMES =
            Arrays.stream(Language.values()).map(Companies::defaultName).collect(Collectors.toUnmodifiableSet());

    private static String defaultName(Language language) {
        return switch (language) {
            case NL -> "Mijn bedrijf";
            case FR -> "Mon entreprise";
            case EN -> "My company";
            case DE -> "Mein Unternehmen";
        };
    }

    private static String validName(String name) {
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw ProblemException.ofField("name", "invalid-name", "A name has 1 to 200 characters.");
        }
        return name.strip();
    }

    private static EnterpriseNumber validNumber(String typed) {
        return EnterpriseNumber.parse(typed)
                .orElseThrow(
                        () -> ProblemException.ofField(
                                "enterpriseNumber",
                                "invalid-enterprise-number",
                                "This is not a Belgian enterprise number: ten digits, the last two of which check the others."));
    }

    private static Money validFloor(String amount, Currency currency) {
        try {
            return Money.exactly(new BigDecimal(amount.strip()), currency);
        } catch (ArithmeticException | NumberFormatException e) {
            throw ProblemException.ofField("floor", "invalid-amount", "This is not an amount in " + currency + ".");
        }
    }

    private static FinancialYear validYear(@Nullable String firstDay) {
        if (firstDay == null || firstDay.isBlank()) {
            return FinancialYear.CALENDAR;
        }
        return FinancialYear.parse(firstDay)
                .orElseThrow(() -> ProblemException.ofField(
                        "financialYearStart",
                        "invalid-financial-year",
                        "A financial year begins on a day that every year has, as month and day: 07-01."));
    }
}
