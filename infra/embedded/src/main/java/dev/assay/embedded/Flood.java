package dev.assay.embedded;

import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// Far more requests at a time than a service takes. Of their answers it keeps the numbers, and the first of each
/// status.
public final class Flood implements AutoCloseable {

    /// As what a request counts that got no answer.
    public static final int NO_ANSWER = 0;

    /// How many requests are in flight at a time: a socket each, within what operating systems allow a process.
    private static final int SOCKETS = 1_000;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Semaphore sockets = new Semaphore(SOCKETS);
    private final Map<Integer, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Map<Integer, HttpResponse<String>> firsts = new ConcurrentHashMap<>();

    /// Starts to send, and returns at once.
    ///
    /// @param request makes the request of each number
    public Flood(int requests, IntFunction<HttpRequest> request) {
        Thread.ofPlatform().daemon().name("flood").start(() -> {
            for (int i = 0; i < requests; i++) {
                sockets.acquireUninterruptibly();
                send(request.apply(i));
            }
        });
    }

    /// How many requests have ended, by the status of their answers.
    public Map<Integer, Integer> answers() {
        Map<Integer, Integer> answers = new ConcurrentHashMap<>();
        counts.forEach((status, count) -> answers.put(status, count.get()));
        return answers;
    }

    /// How many requests have ended, with an answer or without.
    public int ended() {
        return counts.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /// How many bytes are in use in this JVM, where the service may run, too, when garbage is taken away.
    public static long memory() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    public Optional<HttpResponse<String>> first(int status) {
        return Optional.ofNullable(firsts.get(status));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private void send(HttpRequest request) {
        client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).whenComplete((answer, failure) -> {
            int status = answer == null ? NO_ANSWER : answer.statusCode();
            if (answer != null) {
                firsts.putIfAbsent(status, answer);
            }
            counts.computeIfAbsent(status, any -> new AtomicInteger()).incrementAndGet();
            sockets.release();
        });
    }
}
