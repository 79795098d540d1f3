package dev.assay.bench.measure;

import dev.assay.bench.driver.GatewayDriver;
import dev.assay.bench.load.Floor;
import dev.assay.bench.load.Organisation;
import dev.assay.bench.load.WarmUp;
import dev.assay.bench.report.Goal;
import dev.assay.bench.report.Result;
import dev.assay.bench.report.Rounds;
import dev.assay.bench.report.Series;
import dev.assay.bench.stack.Child;
import dev.assay.bench.stack.Setting;
import dev.assay.bench.stack.Stack;
import dev.assay.bench.stack.Usage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The same commands without HTTP, by threads of the service's own process.
public final class GatewayMeasure implements Measure {

    private static final int THREADS = 16;
    private static final double SECONDS = 6;
    private static final double FLOOR_SECONDS = 4;
    private static final double WARM_UP_SECONDS = 6;

    private long seed;
    private long commands;

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public Result run(Setting setting) throws Exception {
        var result = new Result(
                name(),
                "How many commands a second through the gateway without HTTP, while ledger, relay and projections run,"
                        + " against raw JDBC insert and commit?");
        try (Stack stack = Stack.start(setting, "gateway");
                Floor floor = new Floor(setting.postgres(), THREADS)) {
            Child driver = stack.commandDriver(GatewayDriver.class.getName());
            driver.answer();
            stack.withQueryService();
            Organisation.found(setting, stack.commandPort());
            WarmUp.untilSteady(() -> send(driver, WARM_UP_SECONDS), () -> Quiet.await(stack));
            floor.run(FLOOR_SECONDS / 2);
            List<Series> series = Rounds.interleaved(
                    ROUNDS,
                    new Rounds.Subject("commands through the gateway", "1/s", () -> {
                        Usage before = Usage.of(stack.processes());
                        double perSecond = send(driver, SECONDS);
                        result.notes().clear();
                        result.note("Processor microseconds for each command, by process: "
                                + Usage.of(stack.processes()).since(before, commands));
                        Quiet.await(stack);
                        return perSecond;
                    }),
                    new Rounds.Subject("raw insert and commit", "1/s", () -> floor.run(FLOOR_SECONDS)));
            Series subject = series.getFirst();
            Series raw = series.getLast();
            return result.add(subject)
                    .add(raw)
                    .add(Goal.atLeast(
                            "commands through the gateway / raw insert and commit", subject.to(raw), "", 0.45))
                    .add(Goal.informs("the same, median of the rounds' own ratios", subject.pairedTo(raw), ""));
        }
    }

    private double send(Child driver, double seconds) {
        String managers = IntStream.range(0, THREADS)
                .mapToObj(number -> Organisation.manager(number).toString())
                .collect(Collectors.joining(" "));
        String[] answer = driver.ask(++seed + " " + seconds + " " + managers).split(" ");
        commands = Long.parseLong(answer[1]);
        return commands / (Long.parseLong(answer[2]) / 1e9);
    }
}
