package dev.assay.bench.measure;

import dev.assay.bench.report.Goal;
import dev.assay.bench.report.Result;
import dev.assay.bench.report.Series;
import dev.assay.bench.stack.Setting;
import dev.assay.bench.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// How fast ledger and relay catch up with events that nobody has given positions yet.
public final class BacklogMeasure implements Measure {

    /// Fewer only to try the measures out: their results then say nothing about the targets.
    static final int EVENTS = Integer.getInteger("assay.bench.events", 1_000_000);

    static final String LARGE = "large";

    private static final int WINDOWS = 5;
    private static final long STEP_NANOS = 20_000_000;

    @Override
    public String name() {
        return "backlog";
    }

    @Override
    public Result run(Setting setting) throws Exception {
        Sized large = Sized.of(setting, LARGE, EVENTS);
        if (large.isRelayed()) {
            throw new IllegalStateException(
                    "The backlog is gone: this measure comes before those that need no backlog");
        }
        Stack stack = large.stack();
        long first = Quiet.relayed(stack);
        List<Double> windows = new ArrayList<>();
        long began = 0;
        long end;
        try (var executor = Executors.newSingleThreadExecutor()) {
            var service = executor.submit(stack::withCommandService);
            long windowBegan = 0;
            long relayed = first;
            while (windows.size() < WINDOWS) {
                LockSupport.parkNanos(STEP_NANOS);
                long now = Quiet.relayed(stack);
                if (began == 0 && now > first) {
                    began = System.nanoTime();
                    windowBegan = began;
                    relayed = now;
                }
                long goal = first + (long) EVENTS / WINDOWS * (windows.size() + 1);
                if (now >= goal) {
                    windows.add((now - relayed) / ((System.nanoTime() - windowBegan) / 1e9));
                    windowBegan = System.nanoTime();
                    relayed = now;
                    System.out.printf("  %,d events: %,.0f/s%n", now - first, windows.getLast());
                }
                if (service.isDone()) {
                    service.get();
                }
            }
            end = System.nanoTime();
            service.get();
        }
        large.setRelayed();
        double rate = EVENTS / ((end - began) / 1e9);
        return new Result(name(), "How fast do ledger and relay catch up with a backlog of 1 M events?")
                .add(new Series("events given a position and sent, by windows of 200 000", "1/s", windows))
                .add(Series.once("events given a position and sent, over all", "1/s", rate))
                .add(Goal.atLeast("backlog of 1 M events", rate, "1/s", 20_000))
                .note("One pass from the first event that moved to the last; the first windows include the start of the"
                        + " service and its compilers. The query service does not run.");
    }
}
