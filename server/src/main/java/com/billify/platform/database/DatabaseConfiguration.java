package com.billify.platform.database;

import com.billify.platform.database.Database.Login;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The application's connections to the database. On the way down they close before it. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** Four for listeners, two for each of two imports under way, one that hears live updates, and three for the web. */
    private static final int CONNECTIONS = 12;

    @Bean
    HikariDataSource dataSource(Database database) {
        return applicationPool(database, CONNECTIONS);
    }

    static HikariDataSource applicationPool(Database database, int connections) {
        Login application = database.application();
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("application");
        pool.setJdbcUrl(database.url());
        pool.addDataSourceProperty("reWriteBatchedInserts", true); // a delivery is thousands of rows
        pool.setUsername(application.name());
        pool.setPassword(application.password());
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(10_000);
        pool.addDataSourceProperty("ApplicationName", "billify");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        // The detail of an error repeats the values of the row, and errors go to the log.
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        return pool;
    }
}
