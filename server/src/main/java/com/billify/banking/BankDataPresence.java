package com.billify.banking;

import com.billify.company.DataPresence;
import com.billify.kernel.CompanyId;
import org.springframework.stereotype.Component;

/** A company with a bank account has data. */
@Component
class BankDataPresence implements DataPresence {
    private final AccountRepository accounts;

    BankDataPresence(AccountRepository accounts) {
        this.accounts = accounts;
    }

    @Override
    public boolean hasData(CompanyId company) {
        return !accounts.findAll(company).isEmpty();
    }
}
