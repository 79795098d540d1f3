package dev.assay.bench.measure;

import dev.assay.bench.dataset.OldSystem;
import dev.assay.bench.load.Connection;
import dev.assay.bench.load.Organisation;
import dev.assay.bench.report.Goal;
import dev.assay.bench.report.Result;
import dev.assay.bench.report.Series;
import dev.assay.bench.stack.Postgres;
import dev.assay.bench.stack.Setting;
import dev.assay.bench.stack.Stack;
import java.util.ArrayList;
import java.util.List;

/// How fast the history of another system is taken over.
public final class ImportMeasure implements Measure {

    private static final int ROWS = 100_000;
    private static final int WARM_UP_ROWS = 40_000;

    @Override
    public String name() {
        return "import";
    }

    @Override
    public Result run(Setting setting) throws Exception {
        List<Double> rates = new ArrayList<>();
        try (Stack stack = Stack.start(setting, "import")) {
            stack.withCommandService().withQueryService();
            Organisation.found(setting, stack.commandPort());
            try (var hr = new Connection(stack.commandPort(), setting.issuer().token(Organisation.head(), "HR"))) {
                take(stack, hr, new OldSystem(0).rows(WARM_UP_ROWS));
                for (int round = 1; round <= ROUNDS; round++) {
                    rates.add(take(stack, hr, new OldSystem(round).rows(ROWS)));
                    System.out.printf("  round %d  %,.0f rows/s%n", round, rates.getLast());
                }
            }
        }
        var rate = new Series("rows imported", "1/s", rates);
        return new Result(name(), "How fast is the history of another system imported over HTTP?")
                .add(rate)
                .add(Goal.atLeast("rows imported", rate.median(), "1/s", 15_000))
                .note("Files of 100 000 rows of NDJSON, sent over one connection; each row becomes one event. The"
                        + " time is from the first byte sent to the answer, when all is committed. Ledger, relay"
                        + " and projections run, but are not waited for.");
    }

    private static double take(Stack stack, Connection hr, byte[] file) throws Exception {
        long before = events(stack);
        long start = System.nanoTime();
        var answer = hr.send("POST", "/api/imports/history", "import-" + before, "application/x-ndjson", file)
                .require();
        double seconds = (System.nanoTime() - start) / 1e9;
        long rows = OldSystem.count(file);
        long events = events(stack) - before;
        if (events != rows) {
            throw new IllegalStateException(rows + " rows became " + events + " events: " + answer.text());
        }
        Quiet.await(stack);
        return rows / seconds;
    }

    private static long events(Stack stack) {
        return Long.parseLong(Postgres.query(stack.database(), "SELECT count(*) FROM event"));
    }
}
