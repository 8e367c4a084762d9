package com.billify.company;

import com.billify.identity.CurrentUser;
import com.billify.identity.Sessions;
import com.billify.kernel.CompanyId;
import com.billify.kernel.UserId;
import com.billify.notification.LiveUpdates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells a page that something has changed, by server-sent events that say "ask again" and carry no data of the company. A
 * stream holds no thread. It ends with the session, with the membership, with the program, or when the same user opens too
 * many; the browser then asks for another by itself, and is refused where it must be.
 */
@RestController
@RequestMapping("/api/v1/companies/{company}/live")
class LiveController implements SmartLifecycle {
    /** A browser opens one a tab; who opens more loses the oldest. */
    private static final int MOST_PER_USER = 8;

    private static final long NEVER = 0;
    private static final int HEARTBEAT_MILLIS = 15_000;

    private final LiveUpdates live;
    private final Sessions sessions;
    private final Memberships memberships;
    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private final Map<UserId, Deque<Stream>> streamsOfUser = new ConcurrentHashMap<>();
    private volatile boolean running;

    LiveController(LiveUpdates live, Sessions sessions, Memberships memberships) {
        this.live = live;
        this.sessions = sessions;
        this.memberships = memberships;
    }

    /** Event {@code changed}: its data is {@code {"topic":"import","key":"…"}}, with other topics as {@link LiveUpdates.Topic} names them. */
    @For(Role.VIEWER)
    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(CompanyId company, CurrentUser user, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Accel-Buffering", "no"); // nginx holds back what it thinks is one answer
        response.setHeader("Cache-Control", "no-store");
        HttpSession session = request.getSession(false);
        Stream stream = new Stream(company, user.id(), session == null ? "" : session.getId());
        streams.add(stream);
        Stream tooMany = keep(user.id(), stream);
        if (tooMany != null) {
            tooMany.end();
        }
        stream.begin();
        return stream.emitter;
    }

    private @Nullable Stream keep(UserId user, Stream stream) {
        AtomicReference<@Nullable Stream> tooMany = new AtomicReference<>();
        streamsOfUser.compute(user, (id, all) -> {
            Deque<Stream> kept = all == null ? new ArrayDeque<>() : all;
            kept.add(stream);
            tooMany.set(kept.size() > MOST_PER_USER ? kept.poll() : null);
            return kept;
        });
        return tooMany.get();
    }

    private void forget(Stream stream) {
        streams.remove(stream);
        streamsOfUser.computeIfPresent(stream.user, (id, all) -> {
            all.remove(stream);
            return all.isEmpty() ? null : all;
        });
    }

    /** Keeps proxies from thinking that nobody is there, and finds out who has left or may not hear any more. */
    @Scheduled(fixedDelay = HEARTBEAT_MILLIS)
    void beat() {
        streams.forEach(stream -> stream.send(null));
    }

    @Override
    public void start() {
        running = true;
    }

    /** First of all: the web server waits for the end of every request. */
    @Override
    public void stop() {
        running = false;
        streams.forEach(Stream::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** One open page. */
    private final class Stream {
        private final CompanyId company;
        private final UserId user;
        private final String session;
        private final SseEmitter emitter = new SseEmitter(NEVER);
        private Runnable unlisten = () -> {};

        Stream(CompanyId company, UserId user, String session) {
            this.company = company;
            this.user = user;
            this.session = session;
        }

        void begin() {
            emitter.onCompletion(this::left);
            emitter.onError(gone -> left());
            unlisten = live.listen(
                    company, update -> Thread.ofVirtual().start(() -> send(update))); // a slow page holds up no other
            send(null);
        }

        /** @param update null for a sign of life */
        synchronized void send(LiveUpdates.@Nullable Update update) {
            if (!mayHear()) {
                end();
                return;
            }
            try {
                emitter.send(
                        update == null
                                ? SseEmitter.event().comment("")
                                : SseEmitter.event()
                                        .name("changed")
                                        .data(
                                                Map.of("topic", update.topic().wireName(), "key", update.key()),
                                                MediaType.APPLICATION_JSON));
            } catch (IOException | IllegalStateException gone) {
                left();
            }
        }

        private boolean mayHear() {
            return sessions.isAlive(session, user)
                    && memberships.role(user, company).isPresent();
        }

        void end() {
            left();
            emitter.complete();
        }

        private void left() {
            unlisten.run();
            forget(this);
        }
    }
}
