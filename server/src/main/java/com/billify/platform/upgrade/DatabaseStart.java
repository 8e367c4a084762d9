package com.billify.platform.upgrade;

import com.billify.platform.database.Database;
import com.billify.platform.database.Installation;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The database, as it is before anything else may use it: open, and with the tables of this program. */
@Configuration(proxyBeanMethods = false)
class DatabaseStart {

    @Bean
    Database database(Environment environment, Clock clock) {
        Path data = Path.of(environment.getRequiredProperty("billify.data"));
        if (!Installation.isOutside(environment::getProperty)) {
            new PostgresTakeover(data, environment::getProperty, clock, System.err::println).run();
        }
        Database database = Installation.open(environment::getProperty, data);
        try {
            new Upgrade(database, data, environment::getProperty, clock, System.err::println).run();
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
        return database;
    }
}
