package dev.assay.bench.measure;

import dev.assay.bench.load.Clients;
import dev.assay.bench.load.Floor;
import dev.assay.bench.report.Goal;
import dev.assay.bench.report.Result;
import dev.assay.bench.report.Rounds;
import dev.assay.bench.report.Series;
import dev.assay.bench.stack.Setting;
import dev.assay.bench.stack.Stack;
import dev.assay.bench.stack.Usage;
import java.util.List;

/// Commands over HTTP as their users send them, with everything behind them running.
public final class HttpMeasure implements Measure {

    private static final double SECONDS = 6;
    private static final double FLOOR_SECONDS = 4;

    private long commands;

    @Override
    public String name() {
        return "http";
    }

    @Override
    public Result run(Setting setting) throws Exception {
        var result = new Result(
                name(),
                "How many commands a second over HTTP with tokens, while ledger, relay and projections run, against raw"
                        + " JDBC insert and commit?");
        Served served = Served.of(setting);
        Stack stack = served.stack();
        Clients clients = served.clients();
        try (Floor floor = new Floor(setting.postgres(), Served.CLIENTS)) {
            floor.run(FLOOR_SECONDS / 2);
            List<Series> series = Rounds.interleaved(
                    ROUNDS,
                    new Rounds.Subject("commands over HTTP", "1/s", () -> {
                        Usage before = Usage.of(stack.processes());
                        Clients.Load load = clients.closed(SECONDS);
                        commands = load.commands();
                        result.notes().clear();
                        result.note("Processor microseconds for each command, by process: "
                                + Usage.of(stack.processes()).since(before, commands));
                        result.note("Latency of the closed loop of the last round: p50 %.1f ms, p99 %.1f ms"
                                .formatted(load.milliseconds(50), load.milliseconds(99)));
                        Quiet.await(stack);
                        return load.perSecond();
                    }),
                    new Rounds.Subject("raw insert and commit", "1/s", () -> floor.run(FLOOR_SECONDS)));
            Series subject = series.getFirst();
            Series raw = series.getLast();
            return result.add(subject)
                    .add(raw)
                    .add(Goal.atLeast("commands over HTTP / raw insert and commit", subject.to(raw), "", 0.30))
                    .add(Goal.informs("the same, median of the rounds' own ratios", subject.pairedTo(raw), ""));
        }
    }
}
