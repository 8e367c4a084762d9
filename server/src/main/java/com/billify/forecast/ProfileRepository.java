package com.billify.forecast;

import com.billify.forecast.ForecastProfile.SaidDuty;
import com.billify.forecast.ForecastProfile.SaidSeries;
import com.billify.forecast.core.DutyKind;
import com.billify.forecast.core.VatRegime;
import com.billify.kernel.CompanyId;
import java.sql.Types;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What companies say of themselves, for the forecast. */
@Repository
class ProfileRepository {
    private final JdbcClient jdbc;

    ProfileRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of a company that said nothing too. */
    ForecastProfile of(CompanyId company) {
        Map<DutyKind, SaidDuty> duties = new EnumMap<>(DutyKind.class);
        jdbc.sql("SELECT kind, counts, amount_minor FROM forecast.duty WHERE company_id = :company")
                .param("company", company.value())
                .query(row -> {
                    duties.put(
                            DutyKind.valueOf(row.getString("kind")),
                            new SaidDuty(row.getBoolean("counts"), row.getObject("amount_minor", Long.class)));
                });
        Map<String, SaidSeries> series = new HashMap<>();
        jdbc.sql("""
                        SELECT key, ended, said_on, name, component, amount_minor FROM forecast.series_word
                         WHERE company_id = :company
                        """).param("company", company.value()).query(row -> {
            series.put(
                    row.getString("key"),
                    new SaidSeries(
                            row.getBoolean("ended"),
                            row.getObject("said_on", LocalDate.class),
                            row.getString("name"),
                            row.getString("component"),
                            row.getObject("amount_minor", Long.class)));
        });
        return jdbc.sql("""
                        SELECT vat_regime, employer, unused_credit_minor FROM forecast.profile WHERE company_id = :company
                        """)
                .param("company", company.value())
                .query((row, number) -> {
                    String regime = row.getString("vat_regime");
                    return new ForecastProfile(
                            regime == null ? null : VatRegime.valueOf(regime),
                            row.getObject("employer", Boolean.class),
                            row.getObject("unused_credit_minor", Long.class),
                            duties,
                            series);
                })
                .optional()
                .orElseGet(() -> new ForecastProfile(null, null, null, duties, series));
    }

    void replace(
            CompanyId company,
            @Nullable VatRegime regime,
            @Nullable Boolean employer,
            @Nullable Long unusedCreditMinor) {
        jdbc.sql("""
                        INSERT INTO forecast.profile (company_id, vat_regime, employer, unused_credit_minor)
                        VALUES (:company, :regime, :employer, :credit)
                        ON CONFLICT (company_id) DO UPDATE
                           SET vat_regime = excluded.vat_regime, employer = excluded.employer,
                               unused_credit_minor = excluded.unused_credit_minor
                        """)
                .param("company", company.value())
                .param("regime", regime == null ? null : regime.name(), Types.VARCHAR)
                .param("employer", employer, Types.BOOLEAN)
                .param("credit", unusedCreditMinor, Types.BIGINT)
                .update();
    }

    void replaceDuty(CompanyId company, DutyKind kind, SaidDuty said) {
        jdbc.sql("""
                        INSERT INTO forecast.duty (company_id, kind, counts, amount_minor)
                        VALUES (:company, :kind, :counts, :amount)
                        ON CONFLICT (company_id, kind) DO UPDATE
                           SET counts = excluded.counts, amount_minor = excluded.amount_minor
                        """)
                .param("company", company.value())
                .param("kind", kind.name())
                .param("counts", said.counts())
                .param("amount", said.amountMinor(), Types.BIGINT)
                .update();
    }

    void forgetSeries(CompanyId company, String key) {
        jdbc.sql("DELETE FROM forecast.series_word WHERE company_id = :company AND key = :key")
                .param("company", company.value())
                .param("key", key)
                .update();
    }

    void addSeries(CompanyId company, String key, SaidSeries said) {
        jdbc.sql("""
                        INSERT INTO forecast.series_word (company_id, key, ended, said_on, name, component, amount_minor)
                        VALUES (:company, :key, :ended, :saidOn, :name, :component, :amount)
                        """)
                .param("company", company.value())
                .param("key", key)
                .param("ended", said.ended())
                .param("saidOn", said.saidOn())
                .param("name", said.name(), Types.VARCHAR)
                .param("component", said.component())
                .param("amount", said.amountMinor(), Types.BIGINT)
                .update();
    }
}
