package dev.assay.bench.measure;

import dev.assay.bench.driver.GatewayDriver;
import dev.assay.bench.load.Organisation;
import dev.assay.bench.load.WarmUp;
import dev.assay.bench.measure.AgainstFloor.Taken;
import dev.assay.bench.report.Result;
import dev.assay.bench.stack.Child;
import dev.assay.bench.stack.Setting;
import dev.assay.bench.stack.Stack;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The same commands without HTTP, by threads of the service's own process.
public final class GatewayMeasure implements Measure {

    private static final double WARM_UP_SECONDS = 6;

    private long seed;

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
        try (Stack stack = Stack.start(setting, "gateway")) {
            Child driver = stack.commandDriver(GatewayDriver.class.getName());
            driver.answer();
            stack.withQueryService();
            Organisation.found(setting, stack.commandPort());
            WarmUp.untilSteady(turn -> send(driver, WARM_UP_SECONDS).perSecond(), () -> Quiet.await(stack));
            AgainstFloor.run(
                    result, setting, stack, "commands through the gateway", 0.45, seconds -> send(driver, seconds));
            return result;
        }
    }

    private Taken send(Child driver, double seconds) {
        String managers = IntStream.range(0, AgainstFloor.CLIENTS)
                .mapToObj(number -> Organisation.manager(number).toString())
                .collect(Collectors.joining(" "));
        String[] answer = driver.ask(++seed + " " + seconds + " " + managers).split(" ");
        long commands = Long.parseLong(answer[1]);
        return new Taken(commands, commands / (Long.parseLong(answer[2]) / 1e9));
    }
}
