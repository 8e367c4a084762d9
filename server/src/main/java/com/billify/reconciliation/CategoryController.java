package com.billify.reconciliation;

import com.billify.company.For;
import com.billify.company.Role;
import com.billify.identity.CurrentUser;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.kernel.ProblemException;
import com.billify.reconciliation.core.category.Category;
import com.billify.tenancy.CompanyTransaction;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What bank lines are for, as a person says it, and which of them come back. */
@RestController
@RequestMapping("/api/v1/companies/{company}")
class CategoryController {
    private static final int MOST_LINES = 500;
    private static final int MILLIONTHS_A_PERCENT = 10_000;

    private final Categorising categorising;
    private final CategoryRepository categories;
    private final CompanyTransaction transaction;

    CategoryController(Categorising categorising, CategoryRepository categories, CompanyTransaction transaction) {
        this.categorising = categorising;
        this.categories = categories;
        this.transaction = transaction;
    }

    /** @param category its name in the closed list */
    record CategoryRequest(List<UUID> transactionIds, String category) {}

    /** @param changeId takes it back */
    record CategoryChosen(UUID changeId) {}

    /**
     * Lines that come back.
     *
     * @param text of the latest line, where no counterparty is named
     * @param cadence weekly, twoWeekly, fourWeekly, monthly, twoMonthly, quarterly, halfYearly or yearly
     * @param amountKind fixed, indexed or varying
     * @param nextDate null when it has ended, as the next amount is
     * @param lines how many there are
     * @param goesOnPercent how likely it goes on
     */
    record RegularPayment(
            String key,
            @Nullable String counterpartyName,
            @Nullable String text,
            @Nullable String category,
            String cadence,
            String amountKind,
            @Nullable LocalDate nextDate,
            @Nullable Money nextAmount,
            LocalDate lastDate,
            Money lastAmount,
            int lines,
            int goesOnPercent) {}

    @For(Role.EDITOR)
    @PostMapping("/categories")
    CategoryChosen choose(CompanyId company, CurrentUser user, @RequestBody CategoryRequest request) {
        Category category = Category.ofWireName(request.category())
                .orElseThrow(
                        () -> ProblemException.ofField("category", "invalid-parameter", "There is no such category."));
        if (request.transactionIds().isEmpty()) {
            throw new ProblemException(422, "nothing-chosen", "There is nothing chosen.");
        }
        if (request.transactionIds().size() > MOST_LINES) {
            throw new ProblemException(422, "too-many-rows", "At most " + MOST_LINES + " lines at once.");
        }
        return new CategoryChosen(categorising.choose(company, user.id(), request.transactionIds(), category));
    }

    /** Those that go on first, by their next day. */
    @For(Role.VIEWER)
    @GetMapping("/regular-payments")
    List<RegularPayment> regular(CompanyId company) {
        return transaction.read(
                company,
                () -> categories.series(company).stream()
                        .map(CategoryController::regularPayment)
                        .toList());
    }

    private static RegularPayment regularPayment(CategoryRepository.Known known) {
        Currency currency = Currency.getInstance(known.currency());
        return new RegularPayment(
                known.key(),
                known.counterpartyName(),
                known.text(),
                known.category(),
                known.cadence(),
                known.amountKind(),
                known.nextDate(),
                known.nextMinor() == null ? null : new Money(known.nextMinor(), currency),
                known.lastDate(),
                new Money(known.lastMinor(), currency),
                known.lineCount(),
                known.aliveMillionths() / MILLIONTHS_A_PERCENT);
    }
}
