package com.billify.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.billify.kernel.ProblemException;
import com.billify.platform.StartRefused;
import com.billify.platform.database.Database;
import com.billify.testing.PostgresExtension;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final String TOKEN = "a token of many characters";

    private final Requests requests = new Requests();

    @Test
    void figuresAreOfTheInstallationAndNamedForWhatTheyAre() {
        requests.count(200, Duration.ofMillis(50).toNanos());
        requests.count(204, Duration.ofMillis(200).toNanos());
        requests.count(500, Duration.ofSeconds(20).toNanos());

        String text = String.valueOf(metrics(TOKEN).get("Bearer " + TOKEN).getBody());

        assertThat(text)
                .contains("\nbillify_requests_total{status=\"2xx\"} 2\n")
                .contains("\nbillify_requests_total{status=\"5xx\"} 1\n")
                .contains("\nbillify_request_seconds_bucket{le=\"0.03\"} 0\n")
                .contains("\nbillify_request_seconds_bucket{le=\"0.1\"} 1\n")
                .contains("\nbillify_request_seconds_bucket{le=\"10.0\"} 2\n")
                .contains("\nbillify_request_seconds_bucket{le=\"+Inf\"} 3\n")
                .contains("\nbillify_request_seconds_sum 20.25\n")
                .contains("\nbillify_findings{grade=\"well\",subject=\"database\"} 1\n");
        assertThat(text.lines())
                .allMatch(line -> line.matches("# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\\{[^}]+})? -?[0-9.E]+"));
    }

    @Test
    void withoutTheTokenItIsNotThere() {
        assertThatThrownBy(() -> metrics(TOKEN).get("Bearer another")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> metrics(TOKEN).get("")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> metrics("").get("Bearer ")).isInstanceOf(ProblemException.class);
    }

    @Test
    void tokenThatCouldBeGuessedIsRefused() {
        assertThatThrownBy(() -> metrics("short"))
                .isInstanceOf(StartRefused.class)
                .hasMessage("BILLIFY_METRICS_TOKEN takes at least 16 characters.");
    }

    @Test
    void everyFigureOfAnAlertIsThere() throws Exception {
        Set<String> alerted = new TreeSet<>(Pattern.compile("\\bbillify_[a-z_]+")
                .matcher(Files.readString(Path.of("../deploy/alerts.yaml")))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toSet()));

        String text = String.valueOf(metrics(TOKEN).get("Bearer " + TOKEN).getBody());

        assertThat(alerted).isNotEmpty().allSatisfy(name -> assertThat(text).contains("\n" + name));
    }

    private MetricsController metrics(String token) {
        Database database = PostgresExtension.database();
        PostgresExtension.migrated().jdbc().sql("SELECT 1").query().singleRow(); // a pool has figures once it was used
        return new MetricsController(
                requests,
                database,
                (HikariDataSource) PostgresExtension.migrated().appDataSource(),
                "target",
                token);
    }
}
