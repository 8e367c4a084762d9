package com.billify.forecast;

import com.billify.forecast.core.Outlook;
import com.billify.kernel.CompanyId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is expected of each account, as it was worked out last with the forecast of all. */
@Repository
class AccountOutlookRepository {
    private final JdbcClient jdbc;

    AccountOutlookRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What an account has beside the parts that name it.
     *
     * @param otherNumber of the account it goes to or comes from; null of what has no rhythm
     * @param addsMinor what it adds to the mean over the days that are asked for
     */
    record Own(String component, String source, @Nullable String otherNumber, long addsMinor) {}

    void forget(CompanyId company) {
        for (String table : List.of("account_day", "account_part")) {
            jdbc.sql("DELETE FROM forecast." + table + " WHERE company_id = :company")
                    .param("company", company.value())
                    .update();
        }
    }

    void replace(CompanyId company, Outlook outlook) {
        forget(company);
        for (Outlook.AccountOutlook account : outlook.accounts()) {
            UUID id = UUID.fromString(account.account());
            addDays(company, id, account.days());
            addOwn(company, id, account.own());
        }
    }

    private void addDays(CompanyId company, UUID account, List<Outlook.AccountDay> days) {
        jdbc.sql("""
                        INSERT INTO forecast.account_day
                               (company_id, account_id, date, p10_minor, p25_minor, p50_minor, p75_minor, p90_minor, mean_minor)
                        SELECT :company, :account, day.*
                          FROM unnest(:dates::date[], :p10::bigint[], :p25::bigint[], :p50::bigint[], :p75::bigint[],
                                      :p90::bigint[], :mean::bigint[]) AS day
                        """)
                .param("company", company.value())
                .param("account", account)
                .param("dates", OutlookRepository.days(days, Outlook.AccountDay::date))
                .param("p10", OutlookRepository.all(days, Long[]::new, Outlook.AccountDay::p10Minor))
                .param("p25", OutlookRepository.all(days, Long[]::new, Outlook.AccountDay::p25Minor))
                .param("p50", OutlookRepository.all(days, Long[]::new, Outlook.AccountDay::p50Minor))
                .param("p75", OutlookRepository.all(days, Long[]::new, Outlook.AccountDay::p75Minor))
                .param("p90", OutlookRepository.all(days, Long[]::new, Outlook.AccountDay::p90Minor))
                .param("mean", OutlookRepository.all(days, Long[]::new, Outlook.AccountDay::meanMinor))
                .update();
    }

    private void addOwn(CompanyId company, UUID account, List<Outlook.Part> own) {
        jdbc.sql("""
                        INSERT INTO forecast.account_part
                               (company_id, account_id, place, component, source, other_id, minor_until)
                        SELECT :company, :account, part.place, part.component, part.source, nullif(part.key, '')::uuid,
                               part.minor_until::bigint[]
                          FROM unnest(:components::text[], :sources::text[], :keys::text[], :untils::text[])
                               WITH ORDINALITY AS part (component, source, key, minor_until, place)
                        """)
                .param("company", company.value())
                .param("account", account)
                .param(
                        "components",
                        OutlookRepository.all(own, String[]::new, part -> OutlookRepository.wireName(part.component())))
                .param(
                        "sources",
                        OutlookRepository.all(own, String[]::new, part -> OutlookRepository.wireName(part.source())))
                .param("keys", OutlookRepository.all(own, String[]::new, Outlook.Part::key))
                .param(
                        "untils",
                        OutlookRepository.all(own, String[]::new, part -> OutlookRepository.literal(part.untilMinor())))
                .update();
    }

    /** Of each account until a day, in order; none where there is one account. */
    Map<UUID, List<Outlook.AccountDay>> days(CompanyId company, LocalDate until) {
        Map<UUID, List<Outlook.AccountDay>> days = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT * FROM forecast.account_day
                         WHERE company_id = :company AND date <= :until
                         ORDER BY account_id, date
                        """).param("company", company.value()).param("until", until).query(row -> {
            days.computeIfAbsent(row.getObject("account_id", UUID.class), none -> new ArrayList<>())
                    .add(new Outlook.AccountDay(
                            row.getObject("date", LocalDate.class),
                            row.getLong("p10_minor"),
                            row.getLong("p25_minor"),
                            row.getLong("p50_minor"),
                            row.getLong("p75_minor"),
                            row.getLong("p90_minor"),
                            row.getLong("mean_minor")));
        });
        return days;
    }

    /** What an account has beside the parts that name it, until the end of a day counted from the first coming one; largest first. */
    List<Own> own(CompanyId company, UUID account, int untilDays) {
        return jdbc.sql("""
                        SELECT part.component, part.source, part.minor_until[:until] AS adds_minor, other.number
                          FROM forecast.account_part AS part
                          LEFT JOIN banking.account AS other
                                 ON (other.company_id, other.id) = (part.company_id, part.other_id)
                         WHERE part.company_id = :company AND part.account_id = :account AND part.minor_until[:until] <> 0
                         ORDER BY abs(part.minor_until[:until]) DESC, part.place
                        """)
                .param("company", company.value())
                .param("account", account)
                .param("until", untilDays)
                .query((row, number) -> new Own(
                        row.getString("component"),
                        row.getString("source"),
                        row.getString("number"),
                        row.getLong("adds_minor")))
                .list();
    }
}
