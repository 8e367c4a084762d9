package com.billify.platform.backup;

import com.billify.kernel.ProblemException;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * Makes a backup a day where a folder or a bucket is named for it, proves it, and deletes the oldest ones that need not be kept. One node does
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
        this.plan = BackupPlan.of(environment::getProperty, Path.of(environment.getRequiredProperty("billify.data")));
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
        if (BackupPlan.isLate(doneAt, since, clock.instant())) {
            return new BackupState(BackupCondition.LATE, doneAt);
        }
        boolean isLacking = done != null && done.isLacking();
        return new BackupState(isLacking ? BackupCondition.LACKING : BackupCondition.FINE, doneAt);
    }

    /** At a fixed rate, as work at a fixed delay would keep other work waiting until this has ended. */
    @Scheduled(initialDelay = 1, fixedRate = 5, timeUnit = TimeUnit.MINUTES)
    void makeIfDue() {
        plan.ifPresent(this::makeIfDue);
    }

    private void makeIfDue(BackupPlan due) {
        claim(due, false).ifPresent(claimed -> carryOut(due, claimed));
    }

    /**
     * Begins one because somebody asks for it, due or not.
     *
     * @return what makes it
     * @throws ProblemException backups-off where no place is named, backup-under-way while another is made
     */
    Thread begin() {
        BackupPlan asked =
                plan.orElseThrow(() -> new ProblemException(409, "backups-off", "No place is named for backups."));
        Claim claimed = claim(asked, true)
                .orElseThrow(() -> new ProblemException(409, "backup-under-way", "A backup is being made."));
        return Thread.ofPlatform().daemon().name("backup").start(() -> carryOut(asked, claimed));
    }

    /** The latest first. */
    List<BackupView> latest(int count) {
        Instant now = clock.instant();
        return backups.findLatest(count).stream()
                .map(attempt -> BackupView.of(attempt, isUnderWay(attempt, now)))
                .toList();
    }

    /** One that this node makes, and no other. */
    private record Claim(UUID id, String name) {}

    private void carryOut(BackupPlan due, Claim claimed) {
        BackupPlace place = due.place();
        UUID id = claimed.id();
        String name = claimed.name();
        try {
            Made made = make(due, name);
            place.clear(name, made.failure() == null);
            if (made.failure() != null) {
                failed(id, place, name, made.failure());
                return;
            }
            backups.done(id, clock.instant(), made.sizeBytes(), made.missing());
            if (!made.missing().isEmpty()) {
                LOG.error(
                        "The backup {} lacks files that are gone; older backups are kept until one lacks nothing: {}",
                        place.describe(name),
                        String.join("; ", made.missing()));
                return;
            }
        } catch (IOException e) {
            failed(id, place, name, "It could not be kept: " + Words.of(e) + ".");
            clearAfterFailure(place, name);
            return;
        }
        try {
            place.rotate(due.keep());
        } catch (IOException e) {
            LOG.error("Old backups beside {} could not be deleted: {}", place.describe(name), Words.of(e));
        }
    }

    private static void clearAfterFailure(BackupPlace place, String name) {
        try {
            place.clear(name, false);
        } catch (IOException e) {
            LOG.warn("What is left of {} could not be deleted: {}", place.describe(name), Words.of(e));
        }
    }

    private void failed(UUID id, BackupPlace place, String name, String failure) {
        LOG.error("The backup {} failed: {}", place.describe(name), failure);
        backups.failed(id, clock.instant(), failure);
    }

    /** @param asked whether somebody asked for it, so that it need not be due */
    private Optional<Claim> claim(BackupPlan due, boolean asked) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Instant now = clock.instant();
            if (!backups.takeTurn() || !isWanted(due, asked, now)) {
                return Optional.empty();
            }
            Claim claimed = new Claim(UUID.randomUUID(), BackupPlace.nameOf(LocalDateTime.ofInstant(now, BRUSSELS)));
            backups.begin(claimed.id(), now, due.place().describe(claimed.name()));
            return Optional.of(claimed);
        }));
    }

    private boolean isWanted(BackupPlan due, boolean asked, Instant now) {
        Optional<Attempt> last = backups.findLast();
        if (last.filter(attempt -> isUnderWay(attempt, now)).isPresent()) {
            return false;
        }
        return asked
                || due.isDue(
                        backups.findLastDone().map(Attempt::begunAt).orElse(null),
                        last.map(Attempt::begunAt).orElse(null),
                        now);
    }

    private static boolean isUnderWay(Attempt attempt, Instant now) {
        return attempt.endedAt() == null && now.isBefore(attempt.begunAt().plus(LONGEST));
    }

    /**
     * @param failure null when it is there and proven
     * @param missing the files that it lacks, in words
     */
    private record Made(long sizeBytes, @Nullable String failure, List<String> missing) {}

    private Made make(BackupPlan due, String name) throws IOException {
        Path data = Path.of(environment.getRequiredProperty("billify.data"));
        Path written = due.place().written(name);
        BackupProcess.Ended ended = process.run(
                BackupProcess.arguments(environment::getProperty, "backup", written, data, data),
                BackupProcess.variablesOfData(environment::getProperty));
        if (ended.failure() != null) {
            return new Made(0, ended.failure(), List.of());
        }
        Path kept = due.place().keep(name);
        return new Made(
                Files.size(kept),
                due.restored() ? restored(due.place().throwAway(), kept, data) : null,
                ended.missing());
    }

    /** Null when it can be restored. */
    private @Nullable String restored(Path place, Path file, Path data) throws IOException {
        EmbeddedDatabase.discard(place);
        @Nullable
        String failure = process.run(
                        BackupProcess.arguments(environment::getProperty, "restore", file, place, data),
                        Map.of(Installation.URL, ""))
                .failure();
        EmbeddedDatabase.discard(place);
        return failure == null ? null : "It was written, and could not be restored: " + failure;
    }

    @PreDestroy
    void stop() {
        process.close();
    }
}
