package dev.assay.bench.measure;

import dev.assay.bench.load.Clients;
import dev.assay.bench.report.Goal;
import dev.assay.bench.report.Result;
import dev.assay.bench.report.Series;
import dev.assay.bench.stack.Options;
import dev.assay.bench.stack.Setting;
import dev.assay.bench.stack.Stack;
import dev.assay.bench.stack.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How much memory the services hold, busy, with a long history behind them.
public final class MemoryMeasure implements Measure {

    private static final int CLIENTS = 16;
    private static final double SECONDS = 6;
    private static final long LIMIT_MIB = 1_229;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Result run(Setting setting) throws Exception {
        Stack stack = Sized.of(setting, BacklogMeasure.LARGE, BacklogMeasure.EVENTS)
                .projected()
                .stack();
        List<Double> command = new ArrayList<>();
        List<Double> query = new ArrayList<>();
        List<Double> both = new ArrayList<>();
        try (var clients = new Clients(setting, stack.commandPort(), CLIENTS, 71)) {
            clients.warmUp(() -> Quiet.await(stack));
            for (int round = 0; round < ROUNDS; round++) {
                clients.closed(SECONDS);
                Map<String, ProcessHandle> processes = stack.processes();
                command.add(Usage.resident(Objects.requireNonNull(processes.get("command-service"))));
                query.add(Usage.resident(Objects.requireNonNull(processes.get("query-service"))));
                both.add(command.getLast() + query.getLast());
                System.out.printf(
                        "  round %d  command-service %.0f MiB, query-service %.0f MiB%n",
                        round + 1, command.getLast(), query.getLast());
            }
        }
        var sum = new Series("both services", "MiB", both);
        return new Result(name(), "How much memory do both services hold under load, with 1 M events stored?")
                .add(new Series("command-service", "MiB", command))
                .add(new Series("query-service", "MiB", query))
                .add(sum)
                .add(Goal.atMost("both services, resident, the most of all rounds", sum.max(), "MiB", LIMIT_MIB))
                .note("Resident memory of the two processes, started with " + String.join(" ", Options.SERVICE) + ".");
    }
}
