package dev.assay.bench.measure;

import dev.assay.bench.dataset.Dataset;
import dev.assay.bench.load.Connection;
import dev.assay.bench.load.Organisation;
import dev.assay.bench.report.Goal;
import dev.assay.bench.report.Result;
import dev.assay.bench.report.Rounds;
import dev.assay.bench.report.Series;
import dev.assay.bench.stack.Setting;
import dev.assay.bench.stack.Stack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/// Whether what users wait for grows with the number of events.
public final class GrowthMeasure implements Measure {

    static final int FEW_EVENTS = 10_000;
    static final String SMALL = "small";

    private static final double LIMIT = 1.3;
    private static final int REQUESTS = 150;

    private static final long SETTLED_NANOS = 5_000_000_000L;

    /// On a page: as many as the smaller dataset has, too.
    private static final int ALERTS = 20;

    /// As many engineers as the smaller dataset has, so that caches serve both alike.
    private static final int ENGINEERS = 400;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public Result run(Setting setting) throws Exception {
        Sized large =
                Sized.of(setting, BacklogMeasure.LARGE, BacklogMeasure.EVENTS).projected();
        Sized small = Sized.of(setting, SMALL, FEW_EVENTS).projected();
        settle(small.stack());
        settle(large.stack());
        var result = new Result(
                name(), "How much longer do users wait with 1 M events than with 10 000, one request after the other?");
        try (var few = new User(setting, small);
                var many = new User(setting, large)) {
            compare(result, "command", few, many, User::command);
            compare(result, "timeline", few, many, User::timeline);
            compare(result, "rating history", few, many, User::ratings);
            compare(result, "audit page", few, many, User::audit);
            compare(result, "audit page of one engineer", few, many, User::auditOfEngineer);
            compare(result, "alerts page", few, many, User::alerts);
        } finally {
            setting.drop(SMALL);
        }
        return result.note("Medians of " + REQUESTS
                + " requests a round, in turns; both stacks run side by side. Commands"
                + " and histories concern " + ENGINEERS + " engineers spread over each dataset; a page of alerts has "
                + ALERTS + ".");
    }

    /// A service that sees a dataset for the first time escalates what has been overdue for long.
    private static void settle(Stack stack) throws Exception {
        long before;
        do {
            before = Quiet.relayed(stack);
            LockSupport.parkNanos(SETTLED_NANOS);
            Quiet.await(stack);
        } while (Quiet.relayed(stack) > before);
    }

    private interface Request {
        void send(User user) throws IOException;
    }

    private static void compare(Result result, String what, User few, User many, Request request) throws Exception {
        for (int number = 0; number < 2 * ENGINEERS; number++) {
            request.send(few);
            request.send(many);
        }
        List<Series> series = Rounds.interleaved(
                ROUNDS,
                new Rounds.Subject(what + " at 10 k events, p50", "ms", () -> median(few, request)),
                new Rounds.Subject(what + " at 1 M events, p50", "ms", () -> median(many, request)));
        result.add(series.getFirst())
                .add(series.getLast())
                .add(Goal.atMost(what + ", 1 M / 10 k events", series.getLast().to(series.getFirst()), "", LIMIT));
    }

    private static double median(User user, Request request) throws IOException {
        var histogram = new Histogram(60_000_000_000L, 3);
        for (int number = 0; number < REQUESTS; number++) {
            long start = System.nanoTime();
            request.send(user);
            histogram.recordValue(System.nanoTime() - start);
        }
        return histogram.getValueAtPercentile(50) / 1e6;
    }

    /// Somebody of HR, at one of the stacks.
    private static final class User implements AutoCloseable {

        private final Dataset dataset;
        private final Connection commands;
        private final Connection queries;
        private final SplittableRandom random = new SplittableRandom(5);
        private long sent;

        User(Setting setting, Sized sized) throws IOException {
            Stack stack = sized.stack();
            this.dataset = sized.dataset();
            String token = setting.issuer().token(Organisation.head(), "HR");
            this.commands = new Connection(stack.commandPort(), token);
            this.queries = new Connection(stack.queryPort(), token);
        }

        private UUID engineer() {
            return dataset.engineer(random.nextInt(ENGINEERS) * (dataset.engineers() / ENGINEERS));
        }

        void command() throws IOException {
            String body = """
                {"side":"INDIVIDUAL","kind":"MANAGER","summary":"Led the review of an incident",\
                "cells":["3/Mid"],"effectiveOn":"2024-06-03"}\
                """;
            String path = "/api/engineers/" + engineer() + "/evidence";
            commands.send("POST", path, "growth-" + sent++, "application/json", body.getBytes(StandardCharsets.UTF_8))
                    .require();
        }

        void timeline() throws IOException {
            queries.get("/api/engineers/" + engineer() + "/timeline").require();
        }

        void ratings() throws IOException {
            queries.get("/api/engineers/" + engineer() + "/ratings").require();
        }

        void audit() throws IOException {
            queries.get("/api/audit").require();
        }

        void auditOfEngineer() throws IOException {
            queries.get("/api/audit?engineer=" + engineer()).require();
        }

        void alerts() throws IOException {
            queries.get("/api/alerts?limit=" + ALERTS).require();
        }

        @Override
        public void close() throws IOException {
            commands.close();
            queries.close();
        }
    }
}
