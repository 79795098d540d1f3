package dev.assay.query.live;

import dev.assay.kit.connection.Client;
import dev.assay.kit.token.Identity;
import dev.assay.query.BadParameter;
import dev.assay.query.access.Access;
import dev.assay.query.access.Caller;
import dev.assay.query.access.Operation;
import dev.assay.query.access.VisibleEvent;
import dev.assay.query.history.EngineerEvents;
import dev.assay.query.request.Cursor;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// The event stream as server-sent events. A connection ends with its token; the client comes back with
/// `Last-Event-ID` and misses nothing. It ends as well when its reader leaves (R26). One that reads too slowly for the
// server's write timeout is cut off likewise:
/// for each connection no more than one part of the stream is in memory.
@RestController
class EventsApi {

    private static final Logger log = LoggerFactory.getLogger(EventsApi.class);

    private static final long HEARTBEAT_NANOS = Duration.ofSeconds(15).toNanos();
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final Tail tail;
    private final Access access;
    private final EngineerEvents engineers;
    private final Followers followers;
    private final Clock clock;
    private final AtomicBoolean closing = new AtomicBoolean();

    EventsApi(Tail tail, Access access, EngineerEvents engineers, Followers followers, Clock clock) {
        this.tail = tail;
        this.access = access;
        this.engineers = engineers;
        this.followers = followers;
        this.clock = clock;
    }

    /// Follows the stream.
    ///
    /// @param lastEventId the id of the last event that the client has; only what is new if absent
    @GetMapping(path = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(
            Caller caller,
            @AuthenticationPrincipal Identity identity,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        access.check(caller, Operation.FOLLOW_EVENTS);
        Follower follower = new Follower(caller, access, engineers);
        long from = lastEventId == null ? tail.end() : follower.positionOf(position(lastEventId)) + 1;
        Instant until = identity.expiresAt();
        followers.enter(caller.id());
        SseEmitter emitter = new SseEmitter(0L);
        AtomicBoolean ended = new AtomicBoolean();
        emitter.onCompletion(() -> ended.set(true));
        emitter.onError(failure -> ended.set(true));
        Client client = Client.current();
        BooleanSupplier gone = () -> ended.get() || client.isGone();
        Thread.ofVirtual().name("follower-" + caller.id()).start(() -> follow(emitter, gone, follower, from, until));
        return emitter;
    }

    private void follow(SseEmitter emitter, BooleanSupplier gone, Follower follower, long from, Instant until) {
        long next = from;
        long sentAt = System.nanoTime();
        try {
            emitter.send(SseEmitter.event().comment("connected"));
            while (!gone.getAsBoolean()
                    && !closing.get()
                    && Instant.now(clock).isBefore(until)
                    && follower.mayFollow()) {
                StoredStream.Part part = tail.from(next);
                if (!part.events().isEmpty() && send(emitter, follower, part)) {
                    sentAt = System.nanoTime();
                }
                if (part.next() == next) {
                    tail.await(WAIT);
                }
                next = part.next();
                if (System.nanoTime() - sentAt > HEARTBEAT_NANOS) {
                    emitter.send(SseEmitter.event().comment("heartbeat"));
                    sentAt = System.nanoTime();
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException left) {
            log.debug("A follower left");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            // The views are away for now: the client comes back and goes on where it was.
            emitter.complete();
        } finally {
            followers.leave(follower.callerId());
        }
    }

    /// Whether there was anything to send: heartbeats come alike after what a follower may not see and after nothing.
    private static boolean send(SseEmitter emitter, Follower follower, StoredStream.Part part) throws IOException {
        List<VisibleEvent> seen = follower.see(part.events());
        for (VisibleEvent visible : seen) {
            LiveEvent event = LiveEvent.of(visible);
            emitter.send(SseEmitter.event()
                    .id(Long.toString(event.position()))
                    .name(event.type())
                    .data(event, MediaType.APPLICATION_JSON));
        }
        return !seen.isEmpty();
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.set(true);
    }

    private static long position(String lastEventId) {
        try {
            long position = Long.parseLong(lastEventId);
            if (position >= -1 && position < Cursor.GREATEST_NUMBER) {
                return position;
            }
        } catch (NumberFormatException notANumber) {
            // Told below like any other that no event had.
        }
        throw new BadParameter("Last-Event-ID", "format", "must be the id of an event of this stream");
    }
}
