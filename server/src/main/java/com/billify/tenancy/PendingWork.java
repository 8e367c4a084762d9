package com.billify.tenancy;

import com.billify.kernel.CompanyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether facts of a company are still on their way to those who listen to them. */
@Component
public class PendingWork {
    private final JdbcClient jdbc;

    PendingWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** True while an event that names the company has not been handled by all its listeners. */
    public boolean isPending(CompanyId company) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM platform.event_publication
                                        WHERE completion_date IS NULL AND position(:company IN serialized_event) > 0)
                        """)
                .param("company", company.toString())
                .query((row, number) -> row.getBoolean(1))
                .single();
    }
}
