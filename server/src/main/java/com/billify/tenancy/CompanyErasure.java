package com.billify.tenancy;

import com.billify.kernel.CompanyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets a company, whatever modules keep of it. */
@Component
public class CompanyErasure {
    private final CompanyTransaction transaction;
    private final JdbcClient jdbc;

    CompanyErasure(CompanyTransaction transaction, JdbcClient jdbc) {
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /**
     * Deletes every row that the company owns, and its members' way to it. Only what is append-only stays: the audit trail,
     * which nobody can reach any more. To repeat it is harmless.
     */
    public void erase(CompanyId company) {
        transaction.run(
                company,
                () -> jdbc.sql("SELECT tenancy.erase(:company)")
                        .param("company", company.value())
                        .query()
                        .singleRow());
    }
}
