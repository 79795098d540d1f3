package dev.assay.bench.measure;

import dev.assay.bench.dataset.OldSystem;
import dev.assay.bench.load.Clients;
import dev.assay.bench.load.Connection;
import dev.assay.bench.load.Organisation;
import dev.assay.bench.load.WarmUp;
import dev.assay.bench.report.Goal;
import dev.assay.bench.report.Result;
import dev.assay.bench.report.Series;
import dev.assay.bench.stack.Postgres;
import dev.assay.bench.stack.Setting;
import dev.assay.bench.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// How fast the history of another system is taken over, and how long others wait meanwhile.
public final class ImportMeasure implements Measure {

    private static final int ROWS = 100_000;
    private static final int WARM_UP_ROWS = 20_000;

    private static final int CLIENTS = 4;
    private static final double PER_SECOND = 50;

    /// Less than a file of that many rows takes.
    private static final double SECONDS = 5;

    private int company;

    @Override
    public String name() {
        return "import";
    }

    @Override
    public Result run(Setting setting) throws Exception {
        List<Double> rates = new ArrayList<>();
        List<Double> waits = new ArrayList<>();
        try (Stack stack = Stack.start(setting, "import")) {
            stack.withCommandService().withQueryService();
            Organisation.found(setting, stack.commandPort());
            try (var hr = new Connection(stack.commandPort(), setting.issuer().token(Organisation.head(), "HR"));
                    var others = new Clients(setting, stack.commandPort(), CLIENTS, 1)) {
                // It waits for quiet itself.
                WarmUp.untilSteady(turn -> take(stack, hr, WARM_UP_ROWS), () -> {});
                for (int round = 1; round <= ROUNDS; round++) {
                    rates.add(take(stack, hr, ROWS));
                    System.out.printf("  round %d  %,.0f rows/s%n", round, rates.getLast());
                }
                others.open(PER_SECOND, SECONDS, (sent, at) -> {});
                for (int round = 1; round <= ROUNDS; round++) {
                    waits.add(besides(stack, hr, others));
                    System.out.printf("  round %d  others wait, p99 %.1f ms%n", round, waits.getLast());
                }
            }
        }
        var rate = new Series("rows imported", "1/s", rates);
        var wait = new Series("a command of others meanwhile, p99", "ms", waits);
        return new Result(name(), "How fast is the history of another system imported over HTTP?")
                .add(rate)
                .add(wait)
                .add(Goal.atLeast("rows imported", rate.median(), "1/s", 15_000))
                .add(Goal.informs("a command of others meanwhile, p99", wait.median(), "ms"))
                .note("Files of 100 000 rows of NDJSON, sent over one connection; each row becomes one event. The"
                        + " time is from the first byte sent to the answer, when all is committed. Ledger, relay"
                        + " and projections run, but are not waited for.")
                .note("The others are four clients who send 50 commands a second while another such file comes in;"
                        + " their times count from when a command was due.");
    }

    private double take(Stack stack, Connection hr, int rows) throws Exception {
        byte[] file = new OldSystem(++company).rows(rows);
        long before = events(stack);
        long start = System.nanoTime();
        String answer = send(hr, file);
        double seconds = (System.nanoTime() - start) / 1e9;
        long events = events(stack) - before;
        if (events != rows) {
            throw new IllegalStateException(rows + " rows became " + events + " events: " + answer);
        }
        Quiet.await(stack);
        return rows / seconds;
    }

    /// @return how long 99 % of the others' commands take at most, in milliseconds
    private double besides(Stack stack, Connection hr, Clients others) throws Exception {
        byte[] file = new OldSystem(++company).rows(ROWS);
        try (var executor = Executors.newSingleThreadExecutor()) {
            Future<String> taken = executor.submit(() -> send(hr, file));
            double waited = others.open(PER_SECOND, SECONDS, (sent, at) -> {}).milliseconds(99);
            taken.get();
            Quiet.await(stack);
            return waited;
        }
    }

    private String send(Connection hr, byte[] file) throws Exception {
        return hr.send("POST", "/api/imports/history", "import-" + company, "application/x-ndjson", file)
                .require()
                .text();
    }

    private static long events(Stack stack) {
        return Long.parseLong(Postgres.query(stack.database(), "SELECT count(*) FROM event"));
    }
}
