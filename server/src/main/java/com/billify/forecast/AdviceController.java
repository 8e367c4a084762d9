package com.billify.forecast;

import com.billify.company.For;
import com.billify.company.Role;
import com.billify.identity.CurrentUser;
import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What to do about the lowest day; and that a person knows of a shortfall. */
@RestController
@RequestMapping("/api/v1/companies/{company}/forecast")
class AdviceController {
    private final CashAdvice advice;
    private final Shortfalls shortfalls;
    private final CompanyTransaction transaction;

    AdviceController(CashAdvice advice, Shortfalls shortfalls, CompanyTransaction transaction) {
        this.advice = advice;
        this.shortfalls = shortfalls;
        this.transaction = transaction;
    }

    @For(Role.VIEWER)
    @GetMapping("/advice")
    CashAdvice.Steps advice(CompanyId company) {
        return transaction.read(company, () -> advice.of(company));
    }

    /** It is not shown again, whatever becomes of it; the next one is. */
    @For(Role.EDITOR)
    @PostMapping("/shortfalls/{id}/dismiss")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(CompanyId company, CurrentUser user, @PathVariable UUID id) {
        transaction.run(company, () -> shortfalls.dismiss(company, id, user.id()));
    }
}
