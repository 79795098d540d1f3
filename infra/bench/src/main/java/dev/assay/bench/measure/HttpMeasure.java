package dev.assay.bench.measure;

import dev.assay.bench.load.Clients.Load;
import dev.assay.bench.measure.AgainstFloor.Taken;
import dev.assay.bench.report.Result;
import dev.assay.bench.stack.Setting;

/// Commands over HTTP as their users send them, with everything behind them running.
public final class HttpMeasure implements Measure {

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
        AgainstFloor.run(result, setting, served.stack(), "commands over HTTP", 0.30, seconds -> {
            Load load = served.clients().closed(seconds);
            return new Taken(load.commands(), load.perSecond());
        });
        return result;
    }
}
