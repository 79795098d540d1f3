package dev.assay.bench.measure;

import dev.assay.bench.load.Clients;
import dev.assay.bench.load.Clients.Load;
import dev.assay.bench.report.Goal;
import dev.assay.bench.report.Result;
import dev.assay.bench.report.Series;
import dev.assay.bench.stack.Setting;
import dev.assay.bench.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/// How long commands take when the service is busy, but not at its limit.
public final class LatencyMeasure implements Measure {

    private static final double PEAK_SECONDS = 4;
    private static final double SECONDS = 8;
    private static final double SHARE = 0.7;

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public Result run(Setting setting) throws Exception {
        Served served = Served.of(setting);
        return rounds(served.stack(), served.clients());
    }

    private Result rounds(Stack stack, Clients clients) throws Exception {
        List<Double> peaks = new ArrayList<>();
        List<Double> medians = new ArrayList<>();
        List<Double> tails = new ArrayList<>();
        var all = new Histogram(60_000_000_000L, 3);
        for (int round = 0; round < ROUNDS; round++) {
            double peak = clients.closed(PEAK_SECONDS).perSecond();
            Quiet.await(stack);
            Load load = clients.open(SHARE * peak, SECONDS, (sent, answeredAt) -> {});
            Quiet.await(stack);
            peaks.add(peak);
            medians.add(load.milliseconds(50));
            tails.add(load.milliseconds(99));
            all.add(load.latencies());
            System.out.printf(
                    "  round %d  peak %.0f/s, at 70 %%: p50 %.1f ms, p99 %.1f ms%n",
                    round + 1, peak, load.milliseconds(50), load.milliseconds(99));
        }
        var tail = new Series("p99 of a command at 70 % of the peak", "ms", tails);
        return new Result(name(), "How long does a command over HTTP take at 70 % of the measured peak?")
                .add(new Series("peak, closed loop of 16 clients", "1/s", peaks))
                .add(new Series("p50 of a command at 70 % of the peak", "ms", medians))
                .add(tail)
                .add(Series.once("p99.9 over all rounds", "ms", all.getValueAtPercentile(99.9) / 1e6))
                .add(Goal.atMost("p99 of a command at 70 % of the peak", tail.median(), "ms", 50))
                .note("Open loop: each latency counts from when the command was due, at 70 % of the peak measured just"
                        + " before in the same round.");
    }
}
