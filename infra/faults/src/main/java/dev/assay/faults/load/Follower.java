package dev.assay.faults.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Follows the live updates from the beginning, and comes back where it was after each interruption, to the other
/// instance.
public final class Follower implements AutoCloseable {

    /// Longer silence means that the connection is dead, or that nothing happens, which costs no more than a new one.
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private static final String ID = "id:";

    private final List<URI> services;
    private final Actor actor;
    private final List<Long> positions = new ArrayList<>();
    private volatile boolean closed;
    private long last = -1;
    private int connections;

    private Follower(List<URI> services, Actor actor) {
        this.services = services;
        this.actor = actor;
    }

    public static Follower start(List<URI> services, Actor actor) {
        Follower follower = new Follower(services, actor);
        Thread.ofPlatform().daemon().name("follower").start(follower::run);
        return follower;
    }

    public synchronized List<Long> positions() {
        return List.copyOf(positions);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void run() {
        while (!closed) {
            try {
                follow(services.get(connections++ % services.size()));
            } catch (IOException e) {
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }
    }

    private void follow(URI service) throws IOException {
        var connection =
                (HttpURLConnection) service.resolve("/api/events").toURL().openConnection();
        connection.setConnectTimeout((int) SILENCE.toMillis());
        connection.setReadTimeout((int) SILENCE.toMillis());
        connection.setRequestProperty("Authorization", "Bearer " + actor.token());
        connection.setRequestProperty("Accept", "text/event-stream");
        connection.setRequestProperty("Last-Event-ID", String.valueOf(last));
        try (var reader =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            long id = -1;
            for (String line = reader.readLine(); line != null && !closed; line = reader.readLine()) {
                if (line.startsWith(ID)) {
                    id = Long.parseLong(line.substring(ID.length()).strip());
                } else if (line.isEmpty() && id >= 0) {
                    // Only the empty line makes it an event; half of one is thrown away and comes again.
                    take(id);
                    id = -1;
                }
            }
        } finally {
            connection.disconnect();
        }
    }

    private synchronized void take(long position) {
        positions.add(position);
        last = position;
    }
}
