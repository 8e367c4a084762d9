package com.billify.platform.backup;

import com.billify.platform.backup.BackupRepository.Attempt;
import com.billify.platform.database.EmbeddedDatabase;
import com.billify.platform.database.Installation;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a backup a day where a folder is named for it, proves it, and deletes the oldest ones that need not be kept. One node does
 * it at a time; a day that the machine slept through is made up for. What became of each is written down, and said on the pages
 * when the last good one is too old.
 */
@Component
class ScheduledBackups {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledBackups.class);
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    /** One that has not ended after this was killed with its program. */
    private static final Duration LONGEST = Duration.ofHours(6);

    private final Optional<BackupPlan> plan;
    private final BackupRepository backups;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Environment environment;
    private final Instant startedAt;
    private final BackupProcess process = new BackupProcess();

    ScheduledBackups(
            BackupRepository backups, PlatformTransactionManager transactions, Clock clock, Environment environment) {
        this.plan = BackupPlan.of(environment::getProperty);
        this.backups = backups;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.environment = environment;
        this.startedAt = clock.instant();
    }

    /** What is said of it. */
    BackupState state() {
        if (plan.isEmpty()) {
            return BackupState.OFF;
        }
        @Nullable Attempt done = backups.findLastDone().orElse(null);
        @Nullable Attempt last = backups.findLast().orElse(null);
        @Nullable Instant doneAt = done == null ? null : done.begunAt();
        Instant since = backups.findFirstBegun().orElse(startedAt);
        if (last != null && last.failure() != null) {
            return new BackupState(BackupCondition.FAILED, doneAt);
        }
        return new BackupState(
                BackupPlan.isLate(doneAt, since, clock.instant()) ? BackupCondition.LATE : BackupCondition.FINE,
                doneAt);
    }

    /** At a fixed rate, as work at a fixed delay would keep other work waiting until this has ended. */
    @Scheduled(initialDelay = 1, fixedRate = 5, timeUnit = TimeUnit.MINUTES)
    void makeIfDue() {
        plan.ifPresent(this::makeIfDue);
    }

    private void makeIfDue(BackupPlan due) {
        BackupFolder folder = new BackupFolder(due.folder());
        UUID id = UUID.randomUUID();
        Path file = folder.newFile(LocalDateTime.ofInstant(clock.instant(), BRUSSELS));
        boolean ours = Boolean.TRUE.equals(transaction.execute(status -> claim(due, id, file)));
        if (!ours) {
            return;
        }
        Optional<String> failure = make(due, file);
        if (failure.isPresent()) {
            LOG.error("The backup {} failed: {}", file, failure.get());
            backups.failed(id, clock.instant(), failure.get());
            return;
        }
        try {
            backups.done(id, clock.instant(), Files.size(file));
            folder.rotate(due.keep());
        } catch (IOException e) {
            LOG.error("Old backups in {} could not be deleted: {}", due.folder(), Words.of(e));
        }
    }

    private boolean claim(BackupPlan due, UUID id, Path file) {
        if (!backups.takeTurn()) {
            return false;
        }
        Instant now = clock.instant();
        Optional<Attempt> last = backups.findLast();
        boolean underWay = last.filter(attempt -> attempt.endedAt() == null
                        && now.isBefore(attempt.begunAt().plus(LONGEST)))
                .isPresent();
        if (underWay
                || !due.isDue(
                        backups.findLastDone().map(Attempt::begunAt).orElse(null),
                        last.map(Attempt::begunAt).orElse(null),
                        now)) {
            return false;
        }
        backups.begin(id, now, file.toString());
        return true;
    }

    private Optional<String> make(BackupPlan due, Path file) {
        Path data = Path.of(environment.getRequiredProperty("billify.data"));
        Optional<String> failure = process.run(
                BackupProcess.arguments(environment::getProperty, "backup", file, data, data),
                BackupProcess.variablesOfData(environment::getProperty));
        if (failure.isPresent() || !due.restored()) {
            return failure;
        }
        Path place = due.folder().resolve(".proof");
        try {
            EmbeddedDatabase.discard(place);
            failure = process.run(
                    BackupProcess.arguments(environment::getProperty, "restore", file, place, data),
                    Map.of(Installation.URL, ""));
            EmbeddedDatabase.discard(place);
        } catch (IOException e) {
            return Optional.of("The throw-away place " + place + " cannot be used: " + Words.of(e) + ".");
        }
        return failure.map(why -> "It was written, and could not be restored: " + why);
    }

    @PreDestroy
    void stop() {
        process.close();
    }
}
