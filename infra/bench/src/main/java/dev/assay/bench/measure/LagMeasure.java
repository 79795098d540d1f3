package dev.assay.bench.measure;

import dev.assay.bench.load.Clients;
import dev.assay.bench.load.Organisation;
import dev.assay.bench.load.WarmUp;
import dev.assay.bench.report.Goal;
import dev.assay.bench.report.Result;
import dev.assay.bench.report.Series;
import dev.assay.bench.stack.Setting;
import dev.assay.bench.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/// How long after its commit an event is in Kafka, and a reader sees it in a view.
public final class LagMeasure implements Measure {

    private static final double PER_SECOND = 500;
    private static final double SECONDS = 8;

    @Override
    public String name() {
        return "lag";
    }

    @Override
    public Result run(Setting setting) throws Exception {
        Served served = Served.of(setting);
        try {
            // Its readers and listeners warm up, too: how many waits, one after the other, take a second.
            WarmUp.untilSteady(
                    turn -> 1e6
                            / round(setting, served.stack(), served.clients())
                                    .view()
                                    .getValueAtPercentile(50),
                    () -> {});
            return rounds(setting, served.stack(), served.clients());
        } finally {
            Served.drop(setting);
        }
    }

    private record Round(Histogram kafka, Histogram view) {}

    private static Round round(Setting setting, Stack stack, Clients clients) throws Exception {
        try (var arrivals = new Arrivals(stack.kafka());
                var readers = new Readers(stack.queryPort(), setting.issuer().token(Organisation.head(), "HR"))) {
            var commits = new Commits(stack.database());
            clients.open(PER_SECOND, SECONDS, readers);
            Quiet.await(stack);
            readers.finish();
            commits.read();
            return new Round(commits.until(arrivals.byEvent(commits.count())), commits.untilRead(readers.seen()));
        }
    }

    private Result rounds(Setting setting, Stack stack, Clients clients) throws Exception {
        List<List<Double>> values = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round < ROUNDS; round++) {
            Round measured = round(setting, stack, clients);
            values.get(0).add(measured.kafka().getValueAtPercentile(50) / 1e3);
            values.get(1).add(measured.kafka().getValueAtPercentile(99) / 1e3);
            values.get(2).add(measured.view().getValueAtPercentile(50) / 1e3);
            values.get(3).add(measured.view().getValueAtPercentile(99) / 1e3);
            System.out.printf(
                    "  round %d  Kafka p50 %.1f p99 %.1f ms, view p50 %.1f p99 %.1f ms%n",
                    round + 1,
                    values.get(0).getLast(),
                    values.get(1).getLast(),
                    values.get(2).getLast(),
                    values.get(3).getLast());
        }
        List<Double> limits = List.of(10.0, 50.0, 15.0, 80.0);
        List<String> names = List.of(
                "commit to Kafka, p50",
                "commit to Kafka, p99",
                "commit to readable view, p50",
                "commit to readable view, p99");
        var result = new Result(
                name(),
                "At 500 commands a second, how long after its commit is an event in Kafka, and readable in a view?");
        for (int index = 0; index < names.size(); index++) {
            var series = new Series(names.get(index), "ms", values.get(index));
            result.add(series).add(Goal.atMost(names.get(index), series.median(), "ms", limits.get(index)));
        }
        return result.note("The commit's time is PostgreSQL's own (pg_xact_commit_timestamp), taken just before the"
                        + " flush that makes it durable, so both lags are told too long rather than too short.")
                .note("In Kafka means received by a consumer; readable means that a GET with the engineer's version as"
                        + " minVersion has its answer, for one command in ten.");
    }
}
