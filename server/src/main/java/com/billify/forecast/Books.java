package com.billify.forecast;

import com.billify.company.Companies;
import com.billify.company.CompanySettings;
import com.billify.forecast.core.CashHistory;
import com.billify.forecast.core.Plan;
import com.billify.forecast.core.Vessel;
import com.billify.kernel.CompanyId;
import com.billify.position.CashPosition;
import com.billify.reconciliation.Invoice;
import com.billify.reconciliation.OpenItems;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The books of a company as the forecast takes them. */
@Component
class Books {
    /** What a person calls likely comes so often. */
    private static final double LIKELY = 0.8;

    private final Companies companies;
    private final CashPosition position;
    private final OpenItems openItems;
    private final CashHistoryRepository books;
    private final ProfileRepository profiles;
    private final VesselRepository vessels;
    private final Clock clock;

    Books(
            Companies companies,
            CashPosition position,
            OpenItems openItems,
            CashHistoryRepository books,
            ProfileRepository profiles,
            VesselRepository vessels,
            Clock clock) {
        this.companies = companies;
        this.position = position;
        this.openItems = openItems;
        this.books = books;
        this.profiles = profiles;
        this.vessels = vessels;
        this.clock = clock;
    }

    /**
     * What is known, and what people expect.
     *
     * @param names what parties are called, by the keys they have in the history
     * @param labels what people call the items of the plan, by their keys
     */
    record Known(
            CashHistory history, Currency currency, Plan plan, Map<String, String> names, Map<String, String> labels) {}

    /** As of the last day of which the bank tells; empty without a bank account that states balances. */
    Optional<Known> known(CompanyId company) {
        CompanySettings settings = companies.get(company);
        Currency currency = settings.currency();
        return position.latest(company, currency).map(latest -> {
            LocalDate today = LocalDate.now(clock);
            LocalDate asOf = latest.date().isAfter(today) ? today : latest.date();
            Map<String, String> names = new HashMap<>();
            List<CashHistory.Document> documents = books.documents(company, currency, today, names);
            CashHistory history = new CashHistory(
                    asOf,
                    balanceMinor(company, currency, asOf, latest),
                    books.lines(company, currency, asOf),
                    documents,
                    lastIssued(documents, asOf));
            List<Invoice> expected = openItems.findExpected(company, currency);
            Map<String, String> labels = new HashMap<>();
            expected.forEach(item -> labels.put(item.id().toString(), item.number()));
            List<Vessel> planned = planned(company, currency, history, names, labels);
            Plan plan = plan(expected)
                    .with(profiles.of(company).inForecast(settings.financialYear()))
                    .with(planned);
            return new Known(history, currency, plan, names, labels);
        });
    }

    /** The same, each account to be forecast too: where there are several, those that are known in the currency, by their ids. */
    Known byAccount(CompanyId company, Known known) {
        LocalDate asOf = known.history().asOf();
        SortedMap<String, Long> balances = new TreeMap<>();
        position.accountsOn(company, known.currency(), asOf)
                .forEach(account ->
                        balances.put(account.id().toString(), account.balance().minorUnits()));
        if (balances.size() < 2) {
            return known;
        }
        List<CashHistory.Transfer> transfers = books.transfers(company, known.currency(), asOf).stream()
                .filter(transfer -> balances.containsKey(transfer.from()) && balances.containsKey(transfer.to()))
                .toList();
        return new Known(
                known.history().with(new CashHistory.OwnAccounts(balances, transfers)),
                known.currency(),
                known.plan(),
                known.names(),
                known.labels());
    }

    /** @param labels filled: what people call what they plan */
    private List<Vessel> planned(
            CompanyId company,
            Currency currency,
            CashHistory history,
            Map<String, String> names,
            Map<String, String> labels) {
        return vessels.all(company).stream()
                .filter(vessel -> vessel.amount().currency().equals(currency))
                .map(vessel -> {
                    labels.put(vessel.id().toString(), vessel.label());
                    return new Vessel(
                            vessel.id().toString(),
                            vessel.amount().minorUnits(),
                            vessel.months(),
                            vessel.from(),
                            vessel.until(),
                            parties(vessel.party(), history, names));
                })
                .toList();
    }

    /** All whose name, or whose account's, has these words. */
    private static Set<String> parties(@Nullable String words, CashHistory history, Map<String, String> names) {
        if (words == null) {
            return Set.of();
        }
        String wanted = words.toLowerCase(Locale.ROOT);
        Set<String> parties = new HashSet<>();
        history.lines().stream()
                .filter(line -> line.name().toLowerCase(Locale.ROOT).contains(wanted))
                .forEach(line -> parties.add(line.party()));
        names.forEach((party, name) -> {
            if (name.toLowerCase(Locale.ROOT).contains(wanted)) {
                parties.add(party);
            }
        });
        return parties;
    }

    /** Whoever brings invoices that are newer than the bank data has brought all until then. */
    private static LocalDate lastIssued(List<CashHistory.Document> documents, LocalDate asOf) {
        return documents.stream()
                .map(CashHistory.Document::issueDate)
                .filter(date -> date.isAfter(asOf))
                .max(LocalDate::compareTo)
                .orElse(asOf);
    }

    private long balanceMinor(CompanyId company, Currency currency, LocalDate asOf, CashPosition.Latest latest) {
        return asOf.equals(latest.date())
                ? latest.amount().minorUnits()
                : position.days(company, currency, null, asOf, asOf).stream()
                        .mapToLong(day -> day.balance().minorUnits())
                        .sum();
    }

    private static Plan plan(List<Invoice> expected) {
        return new Plan(
                expected.stream()
                        .map(item -> new Plan.Item(
                                item.id().toString(),
                                item.dueDate(),
                                item.outstanding().minorUnits(),
                                "certain".equals(item.certainty()) ? 1 : LIKELY))
                        .toList(),
                1,
                Map.of(),
                Map.of());
    }
}
