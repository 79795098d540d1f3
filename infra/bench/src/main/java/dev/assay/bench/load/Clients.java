package dev.assay.bench.load;

import dev.assay.bench.stack.Setting;
import dev.assay.bench.workload.Step;
import dev.assay.bench.workload.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/// Clients with tokens that send their workloads over HTTP, each on a connection of its own.
public final class Clients implements AutoCloseable {

    private static final long LONGEST_NANOS = 60_000_000_000L;

    private static final double WARM_UP_SECONDS = 6;

    private final List<Client> clients = new ArrayList<>();

    /// @param seed another one for each run against the same database
    public Clients(Setting setting, int commandPort, int count, long seed) throws IOException {
        for (int number = 0; number < count; number++) {
            UUID manager = Organisation.manager(number);
            String token = setting.issuer().token(manager, "HR", "MANAGER");
            clients.add(new Client(
                    new Connection(commandPort, token),
                    new Workload(seed, number, manager),
                    "b" + seed + "-" + number));
        }
    }

    private static final class Client {

        final Connection connection;
        final Workload workload;
        final String keys;
        long sent;

        Client(Connection connection, Workload workload, String keys) {
            this.connection = connection;
            this.workload = workload;
            this.keys = keys;
        }

        Sent send() throws IOException {
            Step step = workload.next();
            var answer = Requests.send(connection, step, keys + "-" + sent++);
            workload.done(step, Requests.id(answer));
            return new Sent(step.engineerId(), Requests.version(answer));
        }
    }

    /// What a command led to.
    public record Sent(UUID engineerId, long version) {}

    /// Hears of each command once it is answered.
    public interface Listener {
        void answered(Sent sent, long answeredAt);
    }

    /// @param latencies in nanoseconds
    public record Load(long commands, double seconds, Histogram latencies) {

        public double perSecond() {
            return commands / seconds;
        }

        /// @param percentile 0 to 100
        public double milliseconds(double percentile) {
            return latencies.getValueAtPercentile(percentile) / 1e6;
        }
    }

    /// As fast as they can, each waiting for its answers.
    public Load closed(double seconds) throws Exception {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        return all((client, number, histogram) -> {
            while (System.nanoTime() < end) {
                long start = System.nanoTime();
                client.send();
                histogram.recordValue(System.nanoTime() - start);
            }
        });
    }

    /// Until the service no longer gets faster.
    ///
    /// @param rest after each turn
    public void warmUp(Runnable rest) throws Exception {
        WarmUp.untilSteady(turn -> closed(WARM_UP_SECONDS).perSecond(), rest);
    }

    /// At a fixed rate over all clients.
    public Load open(double perSecond, double seconds, Listener listener) throws Exception {
        int count = clients.size();
        long start = System.nanoTime() + 10_000_000;
        long end = start + (long) (seconds * 1e9);
        return all((client, number, histogram) -> {
            // Spread, so that the clients do not knock all at once.
            var pace = new Pace(start + (long) (number * 1e9 / perSecond), perSecond / count);
            for (long request = 0; pace.due(request) < end; request++) {
                long due = pace.due(request);
                Pace.await(due);
                Sent sent = client.send();
                long now = System.nanoTime();
                histogram.recordValue(now - due);
                listener.answered(sent, now);
            }
        });
    }

    private interface Run {
        void run(Client client, int number, Histogram histogram) throws IOException;
    }

    private Load all(Run run) throws Exception {
        long start = System.nanoTime();
        var all = new Histogram(LONGEST_NANOS, 3);
        try (var executor = Executors.newFixedThreadPool(clients.size())) {
            List<Future<Histogram>> shares = new ArrayList<>();
            for (int number = 0; number < clients.size(); number++) {
                int client = number;
                shares.add(executor.submit(() -> {
                    var histogram = new Histogram(LONGEST_NANOS, 3);
                    run.run(clients.get(client), client, histogram);
                    return histogram;
                }));
            }
            for (Future<Histogram> share : shares) {
                all.add(share.get());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
        return new Load(all.getTotalCount(), (System.nanoTime() - start) / 1e9, all);
    }

    @Override
    public void close() throws IOException {
        for (Client client : clients) {
            client.connection.close();
        }
    }
}
