package com.billify.banking;

import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import org.springframework.stereotype.Component;

/** What a company calls its accounts. */
@Component
public class AccountNames {
    private final CompanyTransaction transaction;
    private final AccountRepository accounts;

    AccountNames(CompanyTransaction transaction, AccountRepository accounts) {
        this.transaction = transaction;
        this.accounts = accounts;
    }

    /** Names an account that has no name yet; one that has, or is not there, stays as it is. */
    public void give(CompanyId company, String number, String name) {
        transaction.run(
                company,
                () -> accounts.findAll(company).stream()
                        .filter(account -> account.number().equals(number) && account.name() == null)
                        .forEach(account -> accounts.rename(company, account.id(), name)));
    }
}
