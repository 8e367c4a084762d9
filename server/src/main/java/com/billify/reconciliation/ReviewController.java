package com.billify.reconciliation;

import com.billify.company.For;
import com.billify.company.Role;
import com.billify.identity.CurrentUser;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.kernel.ProblemException;
import com.billify.tenancy.CompanyTransaction;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people are asked about bank lines, and what they answer. An answer is a change, and is taken back as one. */
@RestController
@RequestMapping("/api/v1/companies/{company}/review")
class ReviewController {
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 200;
    private static final Set<String> WAYS = Set.of("fee", "discount", "rounding", "other");

    private final Review review;
    private final Answers answers;
    private final TransactionList transactions;
    private final CompanyTransaction transaction;

    ReviewController(Review review, Answers answers, TransactionList transactions, CompanyTransaction transaction) {
        this.review = review;
        this.answers = answers;
        this.transactions = transactions;
        this.transaction = transaction;
    }

    /** What is said of a line. */
    enum Saying {
        /** One of the proposals is right. */
        ACCEPT,
        /** It settles these invoices. */
        SETTLES,
        /** It pays no invoice. */
        WITHOUT_DOCUMENT,
        /** It has nothing to do with these invoices. */
        REFUSES
    }

    /**
     * An answer.
     *
     * @param proposal which one is accepted, the first being 0
     * @param invoiceIds those of the proposal as the person saw it, or those that are refused
     * @param shares what it settles
     * @param way what the payer kept of the last of them, which is closed with it: fee, discount, rounding or other
     */
    record AnswerRequest(
            UUID transactionId,
            Saying kind,
            @Nullable Integer proposal,
            @Nullable List<UUID> invoiceIds,
            @Nullable List<ShareRequest> shares,
            @Nullable String way) {}

    /** @param amount signed as the invoice; null for as much as both sides allow */
    record ShareRequest(UUID invoiceId, @Nullable String amount) {}

    /**
     * Answers, done together.
     *
     * @param always for all lines of the counterparty, past and to come; of a single answer
     */
    record AnswersRequest(
            List<AnswerRequest> answers, @Nullable Boolean always) {}

    /** @param lines how many other lines would be posted or asked otherwise */
    record Rehearsal(int lines) {}

    /** @param watchOnly nothing is posted by a rule, all is proposed */
    record ReviewSettings(boolean watchOnly) {}

    @For(Role.VIEWER)
    @GetMapping
    Review.ReviewPage list(
            CompanyId company,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return review.page(company, cursor, limit == null ? USUAL_PAGE : Math.clamp(limit, 1, LARGEST_PAGE));
    }

    @For(Role.VIEWER)
    @GetMapping("/count")
    Review.ReviewCount count(CompanyId company) {
        return review.count(company);
    }

    @For(Role.EDITOR)
    @PostMapping("/answers")
    Answers.AnswersOutcome answer(CompanyId company, CurrentUser user, @RequestBody AnswersRequest request) {
        boolean always = Boolean.TRUE.equals(request.always());
        if (request.answers().isEmpty()) {
            throw new ProblemException(422, "nothing-chosen", "There is nothing chosen.");
        }
        if (request.answers().size() > (always ? 1 : Answers.MOST_LINES)) {
            throw new ProblemException(422, "too-many-rows", "At most " + Answers.MOST_LINES + " lines at once.");
        }
        List<Answer> given = transaction.read(
                company,
                () -> request.answers().stream()
                        .map(one -> answer(company, one))
                        .toList());
        return answers.take(company, user.id(), given, always);
    }

    /** What the answer would change of other lines, if it held for all of the counterparty. */
    @For(Role.EDITOR)
    @PostMapping("/rehearsal")
    Rehearsal rehearse(CompanyId company, CurrentUser user, @RequestBody AnswerRequest request) {
        Answer answer = transaction.read(company, () -> answer(company, request));
        return new Rehearsal(answers.rehearse(company, user.id(), answer));
    }

    @For(Role.VIEWER)
    @GetMapping("/settings")
    ReviewSettings settings(CompanyId company) {
        return new ReviewSettings(answers.isWatchOnly(company));
    }

    @For(Role.OWNER)
    @PutMapping("/settings")
    ReviewSettings set(CompanyId company, CurrentUser user, @RequestBody ReviewSettings settings) {
        answers.setWatchOnly(company, user.id(), settings.watchOnly());
        return settings;
    }

    private Answer answer(CompanyId company, AnswerRequest request) {
        UUID id = request.transactionId();
        List<UUID> invoiceIds = request.invoiceIds() == null ? List.of() : request.invoiceIds();
        return switch (request.kind()) {
            case ACCEPT -> new Answer.Accept(id, request.proposal() == null ? 0 : request.proposal(), invoiceIds);
            case SETTLES -> new Answer.Settles(id, shares(company, request), way(request));
            case WITHOUT_DOCUMENT -> new Answer.WithoutDocument(id);
            case REFUSES -> new Answer.Refuses(id, invoiceIds);
        };
    }

    private List<Answer.Wanted> shares(CompanyId company, AnswerRequest request) {
        Currency currency = transactions
                .find(company, request.transactionId())
                .orElseThrow(ProblemException::notFound)
                .amount()
                .currency();
        List<ShareRequest> shares = request.shares() == null ? List.of() : request.shares();
        return shares.stream()
                .map(share -> new Answer.Wanted(share.invoiceId(), amount(share.amount(), currency)))
                .toList();
    }

    private static @Nullable String way(AnswerRequest request) {
        if (request.way() != null && !WAYS.contains(request.way())) {
            throw ProblemException.ofField("way", "required", "Say what it is: fee, discount, rounding or other.");
        }
        return request.way();
    }

    private static @Nullable Money amount(@Nullable String amount, Currency currency) {
        if (amount == null) {
            return null;
        }
        try {
            return Money.exactly(new BigDecimal(amount), currency);
        } catch (ArithmeticException | NumberFormatException e) {
            throw ProblemException.ofField("amount", "invalid-amount", "This is not an amount in " + currency + ".");
        }
    }
}
