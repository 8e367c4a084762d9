package com.billify.platform.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.billify.kernel.ProblemException;
import com.billify.platform.StartRefused;
import com.billify.platform.database.Database;
import com.billify.platform.database.Installation;
import com.billify.platform.examination.Examination;
import com.billify.platform.examination.Finding;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** For a program that watches: how the installation is, in figures. There only where a token is set, and for whoever brings it. */
@RestController
class MetricsController {
    private static final int SHORTEST_TOKEN = 16;

    private final Requests requests;
    private final Database database;
    private final HikariDataSource pool;
    private final Path data;
    private final String token;

    MetricsController(
            Requests requests,
            Database database,
            HikariDataSource pool,
            @Value("${billify.data}") String data,
            @Value("${BILLIFY_METRICS_TOKEN:}") String token) {
        this.requests = requests;
        this.database = database;
        this.pool = pool;
        this.data = Path.of(data);
        this.token = token;
        if (!token.isEmpty() && token.length() < SHORTEST_TOKEN) {
            throw new StartRefused("BILLIFY_METRICS_TOKEN takes at least " + SHORTEST_TOKEN + " characters.");
        }
    }

    /** Without the token it is not there. */
    @GetMapping("/api/v1/metrics")
    ResponseEntity<String> get(@RequestHeader(value = HttpHeaders.AUTHORIZATION, defaultValue = "") String brought) {
        if (token.isEmpty() || !MessageDigest.isEqual(("Bearer " + token).getBytes(UTF_8), brought.getBytes(UTF_8))) {
            throw ProblemException.notFound();
        }
        MetricsText text = new MetricsText();
        runtime(text);
        connections(text);
        requests.write(text);
        findings(text, Examination.quick(Installation.of(database, System::getenv, data), data, Clock.systemUTC()));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, MetricsText.CONTENT_TYPE)
                .body(text.toString());
    }

    private void runtime(MetricsText text) {
        Runtime runtime = Runtime.getRuntime();
        text.gauge(
                        "billify_uptime_seconds",
                        "Since the program started.",
                        ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0)
                .gauge(
                        "billify_heap_used_bytes",
                        "Memory of Java in use.",
                        runtime.totalMemory() - runtime.freeMemory())
                .gauge("billify_heap_max_bytes", "Memory of Java at most.", runtime.maxMemory());
        try {
            text.gauge(
                    "billify_disk_free_bytes",
                    "Room where the data folder is.",
                    Files.getFileStore(Files.exists(data) ? data : Path.of("").toAbsolutePath())
                            .getUsableSpace());
        } catch (IOException e) {
            // it cannot be told: the figure is missing, which an alert can say
        }
    }

    private void connections(MetricsText text) {
        HikariPoolMXBean now = pool.getHikariPoolMXBean();
        if (now == null) {
            return; // nobody has asked for one yet
        }
        text.gauge(
                        "billify_database_connections_in_use",
                        "Connections to the database in use.",
                        now.getActiveConnections())
                .gauge(
                        "billify_database_connections_waited_for",
                        "Who waits for a connection to the database.",
                        now.getThreadsAwaitingConnection())
                .gauge("billify_database_connections_max", "Connections at most.", pool.getMaximumPoolSize());
    }

    /** How many there are of each subject and grade: what {@code doctor} says, but for the sums. */
    private static void findings(MetricsText text, List<Finding> findings) {
        Map<String, Integer> counts = new TreeMap<>();
        findings.forEach(finding -> counts.merge(
                finding.subject() + " " + finding.grade().name().toLowerCase(Locale.ROOT), 1, Integer::sum));
        text.family("billify_findings", "gauge", "What doctor finds, by subject and grade: well, look or bad.");
        counts.forEach((key, count) -> {
            String[] parts = key.split(" ", 2);
            text.sample("billify_findings", Map.of("subject", parts[0], "grade", parts[1]), count);
        });
    }
}
