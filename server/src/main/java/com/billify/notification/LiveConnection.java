package com.billify.notification;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The one connection of a node that listens, as long as anybody on the node does. A connection that is lost is replaced,
 * and everybody told to ask again, since nothing is kept of what was said meanwhile.
 */
@Component
class LiveConnection implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveConnection.class);
    private static final int WAIT_MILLIS = 1_000;
    private static final int AFTER_A_LOSS_MILLIS = 2_000;

    private final DataSource dataSource;
    private final LiveUpdates live;
    private volatile boolean running;
    private @Nullable Thread thread;

    LiveConnection(DataSource dataSource, LiveUpdates live) {
        this.dataSource = dataSource;
        this.live = live;
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
            thread.interrupt();
            try {
                thread.join(2L * WAIT_MILLIS); // the connection goes back before the pool closes
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
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
                PGConnection postgres = connection.unwrap(PGConnection.class);
                while (running && live.hasListeners()) {
                    PGNotification[] notifications = postgres.getNotifications(WAIT_MILLIS);
                    for (PGNotification notification : notifications == null ? new PGNotification[0] : notifications) {
                        live.received(notification.getParameter());
                    }
                }
            } finally {
                if (!connection.isClosed()) {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("UNLISTEN *");
                    }
                }
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
