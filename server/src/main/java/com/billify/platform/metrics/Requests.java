package com.billify.platform.metrics;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts the answers to requests for data, by the hundred of their status, and how long they took. Pages are not counted. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Requests extends OncePerRequestFilter {
    private static final double[] BOUNDS_SECONDS = {0.03, 0.1, 0.3, 1, 3, 10};
    private static final int HIGHEST = 5;

    private final LongAdder[] byHundred = adders(HIGHEST + 1);
    private final LongAdder[] byBound = adders(BOUNDS_SECONDS.length);
    private final LongAdder nanos = new LongAdder();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        // live updates stay open for hours: how long they took says nothing
        return !path.startsWith("/api/") || path.endsWith("/live");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long begun = System.nanoTime();
        int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR; // unless it comes to an end
        try {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            count(status, System.nanoTime() - begun);
        }
    }

    void count(int status, long tookNanos) {
        byHundred[Math.clamp(status / 100, 1, HIGHEST)].increment();
        nanos.add(tookNanos);
        double seconds = tookNanos / (double) TimeUnit.SECONDS.toNanos(1);
        for (int bound = 0; bound < BOUNDS_SECONDS.length; bound++) {
            if (seconds <= BOUNDS_SECONDS[bound]) {
                byBound[bound].increment();
                break;
            }
        }
    }

    void write(MetricsText text) {
        long all = 0;
        text.family(
                "billify_requests_total", "counter", "Answers to requests for data, by the hundred of their status.");
        for (int hundred = 2; hundred <= HIGHEST; hundred++) {
            long count = byHundred[hundred].sum();
            all += count;
            text.sample("billify_requests_total", Map.of("status", hundred + "xx"), count);
        }
        all += byHundred[1].sum();
        text.family("billify_request_seconds", "histogram", "How long answers to requests for data took.");
        long below = 0;
        for (int bound = 0; bound < BOUNDS_SECONDS.length; bound++) {
            below += byBound[bound].sum();
            text.sample("billify_request_seconds_bucket", Map.of("le", Double.toString(BOUNDS_SECONDS[bound])), below);
        }
        text.sample("billify_request_seconds_bucket", Map.of("le", "+Inf"), all);
        text.sample("billify_request_seconds_sum", Map.of(), nanos.sum() / (double) TimeUnit.SECONDS.toNanos(1));
        text.sample("billify_request_seconds_count", Map.of(), all);
    }

    private static LongAdder[] adders(int count) {
        LongAdder[] adders = new LongAdder[count];
        for (int index = 0; index < count; index++) {
            adders[index] = new LongAdder();
        }
        return adders;
    }
}
