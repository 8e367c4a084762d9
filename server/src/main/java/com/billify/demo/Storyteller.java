package com.billify.demo;

import com.billify.kernel.CompanyId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells the days of the demo companies in the background: on one thread of low priority, since nobody's real figures wait
 * for it. What is interrupted goes on at the next visit, or by itself.
 */
@Component
class Storyteller implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Storyteller.class);
    private static final int PATIENCE_SECONDS = 8;

    private final DemoCompanies companies;
    private final Storytelling storytelling;
    private final Live live;
    private final LocalVisits visits;
    private final Clock clock;
    private final Set<CompanyId> telling = ConcurrentHashMap.newKeySet();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofPlatform()
            .daemon()
            .priority(Thread.MIN_PRIORITY)
            .name("demo")
            .factory());

    Storyteller(DemoCompanies companies, Storytelling storytelling, Live live, LocalVisits visits, Clock clock) {
        this.companies = companies;
        this.storytelling = storytelling;
        this.live = live;
        this.visits = visits;
        this.clock = clock;
    }

    /** Tells what is not told yet, soon; asking again meanwhile is harmless. */
    void wake(DemoCompanies.DemoCompany demo) {
        if (!thread.isShutdown() && telling.add(demo.company())) {
            thread.execute(() -> tell(demo));
        }
    }

    private void tell(DemoCompanies.DemoCompany demo) {
        try {
            storytelling.catchUp(demo.company(), demo.visitor().id(), LocalDate.now(clock), () -> !thread.isShutdown());
            live.goOn(demo);
        } catch (RuntimeException e) {
            LOG.warn("The days of a demo company could not be told; it is tried again", e);
        } finally {
            telling.remove(demo.company());
        }
    }

    /** The days that have passed, and what a stop cut short. */
    @Scheduled(initialDelay = 20, fixedDelay = 300, timeUnit = TimeUnit.SECONDS)
    void tellAll() {
        if (visits.areOffered()) {
            companies.all().forEach(this::wake);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }
}
