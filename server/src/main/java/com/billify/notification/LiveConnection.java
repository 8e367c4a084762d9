package com.billify.notification;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The one connection of a node that listens, as long as anybody on the node does. A connection that is lost is replaced,
 * and everybody told to ask again, since nothing is kept of what was said meanwhile. Where it hears nothing, as behind a pooler that
 * gives each transaction another connection, everybody is told to ask again every few seconds.
 */
@Component
class LiveConnection implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveConnection.class);
    private static final int WAIT_MILLIS = 1_000;
    private static final int AFTER_A_LOSS_MILLIS = 2_000;
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(5);

    private final DataSource dataSource;
    private final LiveUpdates live;
    private final Duration heardWithin;
    private volatile boolean running;
    private @Nullable Thread thread;

    @Autowired
    LiveConnection(DataSource dataSource, LiveUpdates live) {
        this(dataSource, live, HEARD_WITHIN);
    }

    /** @param heardWithin how long it waits to hear what it says itself; and, where it does not, from one telling to the next */
    LiveConnection(DataSource dataSource, LiveUpdates live, Duration heardWithin) {
        this.dataSource = dataSource;
        this.live = live;
        this.heardWithin = heardWithin;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofVirtual().name("live-updates").start(this::run);
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (thread != null) {
            try {
                // It ends by itself: an interrupt would close the connection, of which the pool then complains.
                thread.join(2L * WAIT_MILLIS); // the connection goes back before the pool closes
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        boolean lost = false;
        while (running) {
            try {
                if (live.hasListeners()) {
                    listen(lost);
                } else {
                    Thread.sleep(WAIT_MILLIS / 10);
                }
                lost = false;
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | RuntimeException e) {
                if (!running) {
                    return;
                }
                LOG.warn("Live updates lost their connection and will have another: {}", e.getMessage());
                lost = true;
                pause();
            }
        }
    }

    private void listen(boolean afterALoss) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("LISTEN " + LiveUpdates.CHANNEL);
            }
            try {
                if (afterALoss) {
                    live.missedSome();
                }
                hear(connection.unwrap(PGConnection.class));
            } finally {
                if (!connection.isClosed()) {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("UNLISTEN *");
                    }
                }
            }
        }
    }

    private void hear(PGConnection postgres) throws SQLException {
        String echo = UUID.randomUUID().toString();
        live.echo(echo);
        boolean hears = false;
        boolean told = false;
        long since = System.nanoTime();
        while (running && live.hasListeners()) {
            PGNotification[] notifications =
                    postgres.getNotifications((int) Math.min(WAIT_MILLIS, heardWithin.toMillis()));
            for (PGNotification notification : notifications == null ? new PGNotification[0] : notifications) {
                hears |= notification.getParameter().equals(echo);
                live.received(notification.getParameter());
            }
            if (!hears && System.nanoTime() - since > heardWithin.toNanos()) {
                if (!told) {
                    LOG.warn(
                            "Live updates are not heard here, as behind a pooler: everybody asks every {} s instead",
                            heardWithin.toSeconds());
                    told = true;
                }
                live.missedSome();
                since = System.nanoTime();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(AFTER_A_LOSS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
