package com.billify.connection;

import com.billify.kernel.CompanyId;
import org.springframework.context.ApplicationContext;

/** Lets tests of other modules have a company's connections looked at, whether they are due or not. */
public final class SyncNow {
    private final Sync sync;
    private final Connections connections;
    private final com.billify.testing.PostgresExtension postgres;

    public SyncNow(ApplicationContext context, com.billify.testing.PostgresExtension postgres) {
        this.sync = context.getBean(Sync.class);
        this.connections = context.getBean(Connections.class);
        this.postgres = postgres;
    }

    public void run(CompanyId company) {
        for (Connections.Simulated link : connections.simulated(company)) {
            postgres.ownerJdbc()
                    .sql("UPDATE connection.connection SET next_run_at = '2000-01-01' WHERE id = :id")
                    .param("id", link.id())
                    .update();
            sync.run(company, link.id());
        }
    }
}
