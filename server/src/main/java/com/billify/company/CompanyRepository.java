package com.billify.company;

import com.billify.kernel.CompanyId;
import com.billify.kernel.EnterpriseNumber;
import com.billify.kernel.FinancialYear;
import com.billify.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CompanyRepository {

    private final JdbcClient jdbc;

    CompanyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(CompanySettings company, Instant now) {
        withValues(jdbc.sql("""
                INSERT INTO company.company
                       (company_id, name, enterprise_number, floor_minor, financial_year_start, currency, demo, created_at)
                VALUES (:company, :name, :enterpriseNumber, :floorMinor, :financialYearStart, :currency, :demo, :now)
                """), company)
                .param("currency", company.currency().getCurrencyCode())
                .param("demo", company.demo())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<CompanySettings> find(CompanyId company) {
        return jdbc.sql("""
                SELECT company_id, name, enterprise_number, floor_minor, financial_year_start, currency, demo
                  FROM company.company
                 WHERE company_id = :company
                """)
                .param("company", company.value())
                .query(CompanyRepository::toSettings)
                .optional();
    }

    void update(CompanySettings company) {
        withValues(jdbc.sql("""
                UPDATE company.company
                   SET name = :name, enterprise_number = :enterpriseNumber, floor_minor = :floorMinor,
                       financial_year_start = :financialYearStart
                 WHERE company_id = :company
                """), company).update();
    }

    private static JdbcClient.StatementSpec withValues(JdbcClient.StatementSpec statement, CompanySettings company) {
        EnterpriseNumber number = company.enterpriseNumber();
        Money floor = company.floor();
        return statement
                .param("company", company.id().value())
                .param("name", company.name())
                .param("enterpriseNumber", number == null ? null : number.digits(), Types.VARCHAR)
                .param("floorMinor", floor == null ? null : floor.minorUnits(), Types.BIGINT)
                .param("financialYearStart", company.financialYear().toString());
    }

    private static CompanySettings toSettings(ResultSet row, int number) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        @Nullable String enterpriseNumber = row.getString("enterprise_number");
        @Nullable Long floorMinor = row.getObject("floor_minor", Long.class);
        return new CompanySettings(
                new CompanyId(row.getObject("company_id", UUID.class)),
                row.getString("name"),
                enterpriseNumber == null ? null : new EnterpriseNumber(enterpriseNumber),
                floorMinor == null ? null : new Money(floorMinor, currency),
                FinancialYear.parse(row.getString("financial_year_start")).orElseThrow(),
                currency,
                row.getBoolean("demo"));
    }
}
