package dev.assay.bench.measure;

import dev.assay.bench.load.Clients;
import dev.assay.bench.load.Clients.Sent;
import dev.assay.bench.load.Connection;
import dev.assay.bench.measure.Commits.Version;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/// Readers who want to see what was just written: each asks for the engineer in at least that version.
final class Readers implements Clients.Listener, AutoCloseable {

    private static final int READERS = 8;
    private static final int ONE_IN = 10;

    private final BlockingQueue<Optional<Sent>> wanted = new LinkedBlockingQueue<>();
    private final Map<Version, Long> seen = new ConcurrentHashMap<>();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();

    Readers(int queryPort, String token) throws IOException {
        for (int number = 0; number < READERS; number++) {
            var connection = new Connection(queryPort, token);
            connections.add(connection);
            var thread = new Thread(() -> read(connection), "reader-" + number);
            threads.add(thread);
            thread.start();
        }
    }

    @Override
    public void answered(Sent sent, long answeredAt) {
        if (answered.incrementAndGet() % ONE_IN == 0) {
            wanted.add(Optional.of(sent));
        }
    }

    private void read(Connection connection) {
        try {
            for (Optional<Sent> next = wanted.take(); next.isPresent(); next = wanted.take()) {
                Sent sent = next.get();
                var answer = connection.get("/api/engineers/" + sent.engineerId() + "?minVersion=" + sent.version());
                Instant now = Instant.now();
                if (answer.status() == 200) {
                    long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
                    seen.put(new Version(sent.engineerId(), sent.version()), micros);
                } else {
                    refused.incrementAndGet();
                }
            }
        } catch (IOException e) {
            refused.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Returns when every reader has its answers.
    ///
    /// @throws IllegalStateException if a view was too late or a request failed
    void finish() throws InterruptedException {
        threads.forEach(thread -> wanted.add(Optional.empty()));
        for (Thread thread : threads) {
            thread.join();
        }
        if (refused.get() > 0) {
            throw new IllegalStateException(refused.get() + " reads were refused");
        }
    }

    /// Microseconds since 1970 by engineer's version.
    Map<Version, Long> seen() {
        return seen;
    }

    @Override
    public void close() throws IOException {
        threads.forEach(Thread::interrupt);
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
