package dev.assay.bench.measure;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.assay.bench.driver.BareLoop;
import dev.assay.bench.report.Goal;
import dev.assay.bench.report.Result;
import dev.assay.bench.report.Rounds;
import dev.assay.bench.report.Series;
import dev.assay.bench.stack.Child;
import dev.assay.bench.stack.Setting;
import dev.assay.bench.stack.Stack;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// How fast all views are filled from the whole stream, as after the loss of the view store.
public final class RebuildMeasure implements Measure {

    /// Each takes minutes; five would take half of the whole run.
    private static final int ROUNDS_OF_MINUTES = 3;

    private static final long STEP_NANOS = 20_000_000;
    private static final String VIEWS = "assay";
    private static final String BARE = "bare";

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public Result run(Setting setting) throws Exception {
        Sized large =
                Sized.of(setting, BacklogMeasure.LARGE, BacklogMeasure.EVENTS).relayed();
        Stack stack = large.stack();
        long records = Quiet.relayed(stack);
        // Its answers to the old views do not concern this measure, and its processor time would.
        stack.stopCommandService();
        List<Series> series;
        try {
            series = rounds(setting, stack, records);
        } finally {
            // For the measures that follow.
            stack.withCommandService();
        }
        large.projected();
        Series bare = series.getFirst();
        Series views = series.getLast();
        return new Result(
                        name(),
                        "How fast are all views rebuilt from a stream of 1 M events, against a bare loop that polls,"
                                + " parses and bulk-writes the same documents?")
                .add(views)
                .add(bare)
                .add(Goal.atLeast("all views rebuilt", views.median(), "1/s", 20_000))
                .add(Goal.atLeast("all views rebuilt / bare loop", views.to(bare), "", 0.7))
                .note("Three rounds, not five: each fills the whole store twice. Both start as cold processes with"
                        + " the same options; the time is from the first batch to the last.")
                .note("The bare loop asks the same projections and writes with the plain driver in one thread, without"
                        + " offsets, guards against repeats, or parking of events that fail.");
    }

    private static List<Series> rounds(Setting setting, Stack stack, long records) throws Exception {
        return Rounds.interleaved(
                ROUNDS_OF_MINUTES,
                new Rounds.Subject("a bare loop", "1/s", () -> {
                    double rate = bare(setting, stack, records);
                    drop(stack, BARE);
                    return rate;
                }),
                new Rounds.Subject("all views rebuilt", "1/s", () -> {
                    drop(stack, VIEWS);
                    double rate = views(stack, records);
                    stack.stopQueryService();
                    return rate;
                }));
    }

    private static double bare(Setting setting, Stack stack, long records) {
        try (Child loop = stack.queryDriver(
                BareLoop.class.getName(), stack.kafka(), stack.mongo(BARE), String.valueOf(records))) {
            String[] answer = loop.answer().split(" ");
            return records / (Long.parseLong(answer[2]) / 1e9);
        }
    }

    private static double views(Stack stack, long records) throws Exception {
        try (MongoClient client = MongoClients.create(stack.mongo());
                var executor = Executors.newSingleThreadExecutor()) {
            var service = executor.submit(() -> stack.withQueryService());
            while (Views.read(client, VIEWS) == 0) {
                LockSupport.parkNanos(STEP_NANOS);
                if (service.isDone()) {
                    service.get();
                }
            }
            // The first batch is written: what it took is left out, and so is what it brought.
            long first = Views.read(client, VIEWS);
            long start = System.nanoTime();
            while (Views.read(client, VIEWS) < records) {
                LockSupport.parkNanos(STEP_NANOS);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            service.get();
            return (records - first) / seconds;
        }
    }

    private static void drop(Stack stack, String database) {
        try (MongoClient client = MongoClients.create(stack.mongo())) {
            client.getDatabase(database).drop();
        }
    }
}
