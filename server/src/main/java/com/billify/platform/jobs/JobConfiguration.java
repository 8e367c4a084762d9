package com.billify.platform.jobs;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * Where listeners run: four at once, so that they leave connections to the web, and the others in a queue. It has no
 * limit, since a listener that publishes must never wait for a place that only it could free; nothing in it is lost when
 * the program stops, as every publication is in the database.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class JobConfiguration {

    private static final int AT_ONCE = 4;

    /** Under the second name @Async looks for it: by type it finds the scheduler too, and would start a thread a listener. */
    @Bean({"applicationTaskExecutor", "taskExecutor"})
    ThreadPoolTaskExecutor applicationTaskExecutor() {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
        executor.setThreadNamePrefix("listener-");
        executor.setCorePoolSize(AT_ONCE);
        executor.setMaxPoolSize(AT_ONCE);
        executor.setAllowCoreThreadTimeOut(true);
        executor.setWaitForTasksToCompleteOnShutdown(true);
        executor.setAwaitTerminationMillis(Duration.ofSeconds(10).toMillis());
        return executor;
    }
}
