package com.billify.banking;

import com.billify.banking.core.StatedStatement;
import com.billify.kernel.CompanyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccountRepository {
    private final JdbcClient jdbc;
    private final Clock clock;

    AccountRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<UUID> find(CompanyId company, String number, Currency currency) {
        return jdbc.sql("""
                        SELECT id FROM banking.account
                         WHERE company_id = :company AND number = :number AND currency = :currency
                        """)
                .param("company", company.value())
                .param("number", number)
                .param("currency", currency.getCurrencyCode())
                .query(UUID.class)
                .optional();
    }

    UUID add(CompanyId company, StatedStatement stated) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO banking.account (company_id, id, number, currency, holder_name, bic, created_at)
                        VALUES (:company, :id, :number, :currency, :holderName, :bic, :now)
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("number", stated.accountNumber())
                .param("currency", stated.currency().getCurrencyCode())
                .param("holderName", stated.holderName())
                .param("bic", stated.bic())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    List<BankAccount> findAll(CompanyId company) {
        return jdbc.sql("""
                        SELECT id, number, currency, name, holder_name, bic
                          FROM banking.account
                         WHERE company_id = :company
                         ORDER BY number, currency
                        """)
                .param("company", company.value())
                .query(AccountRepository::toAccount)
                .list();
    }

    boolean rename(CompanyId company, UUID id, @Nullable String name) {
        return jdbc.sql("UPDATE banking.account SET name = :name WHERE company_id = :company AND id = :id")
                        .param("company", company.value())
                        .param("id", id)
                        .param("name", name)
                        .update()
                == 1;
    }

    /** Accounts that no statement and no feed speaks of any more and that no person has named. */
    void removeUnused(CompanyId company, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        DELETE FROM banking.account AS account
                         WHERE account.company_id = :company AND account.id = ANY (:ids) AND account.name IS NULL
                           AND NOT EXISTS (SELECT FROM banking.statement
                                            WHERE (company_id, account_id) = (account.company_id, account.id))
                           AND NOT EXISTS (SELECT FROM banking.feed_line
                                            WHERE (company_id, account_id) = (account.company_id, account.id))
                           AND NOT EXISTS (SELECT FROM banking.pending_line
                                            WHERE (company_id, account_id) = (account.company_id, account.id))
                        """)
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    private static BankAccount toAccount(ResultSet row, int number) throws SQLException {
        return new BankAccount(
                row.getObject("id", UUID.class),
                row.getString("number"),
                Currency.getInstance(row.getString("currency")),
                row.getString("name"),
                row.getString("holder_name"),
                row.getString("bic"));
    }
}
