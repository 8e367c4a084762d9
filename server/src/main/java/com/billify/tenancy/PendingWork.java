package com.billify.tenancy;

import com.billify.kernel.CompanyId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether facts of a company are still on their way to those who listen to them, or wait with them to be looked at. */
@Component
public class PendingWork {
    private final JdbcClient jdbc;
    private final CompanyTransaction transaction;
    private final List<Backlog> backlogs;

    PendingWork(JdbcClient jdbc, CompanyTransaction transaction, List<Backlog> backlogs) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.backlogs = backlogs;
    }

    /** True while an event that names the company has not been handled by all its listeners, or something is left with one. */
    public boolean isPending(CompanyId company) {
        return isOnItsWay(company)
                || transaction.read(company, () -> backlogs.stream().anyMatch(backlog -> backlog.isLeft(company)));
    }

    private boolean isOnItsWay(CompanyId company) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM platform.event_publication
                                        WHERE completion_date IS NULL AND position(:company IN serialized_event) > 0)
                        """)
                .param("company", company.toString())
                .query((row, number) -> row.getBoolean(1))
                .single();
    }
}
