package dev.assay.bench.measure;

import dev.assay.bench.load.Floor;
import dev.assay.bench.report.Goal;
import dev.assay.bench.report.Result;
import dev.assay.bench.report.Rounds;
import dev.assay.bench.report.Series;
import dev.assay.bench.stack.Setting;
import dev.assay.bench.stack.Stack;
import dev.assay.bench.stack.Usage;
import java.util.List;

/// How many commands a stack takes, by turns with raw inserts and commits over as many connections to the same
/// PostgreSQL.
final class AgainstFloor {

    static final int CLIENTS = 16;

    private static final double SECONDS = 6;
    private static final double FLOOR_SECONDS = 4;

    private AgainstFloor() {}

    /// Sends commands, as fast as they are taken.
    interface Load {
        Taken send(double seconds) throws Exception;
    }

    record Taken(long commands, double perSecond) {}

    /// Adds the rounds, their ratio and what each process spent.
    ///
    /// @param what is sent
    /// @param atLeast the least ratio that is good enough
    static void run(Result result, Setting setting, Stack stack, String what, double atLeast, Load load)
            throws Exception {
        try (Floor floor = new Floor(setting.postgres(), CLIENTS)) {
            floor.run(FLOOR_SECONDS / 2);
            List<Series> series = Rounds.interleaved(
                    Measure.ROUNDS,
                    new Rounds.Subject(what, "1/s", () -> {
                        Usage before = Usage.of(stack.processes());
                        Taken taken = load.send(SECONDS);
                        String spent = Usage.of(stack.processes()).since(before, taken.commands);
                        result.notes().clear();
                        result.note("Processor microseconds for each command of the last round, by process: " + spent);
                        Quiet.await(stack);
                        return taken.perSecond;
                    }),
                    new Rounds.Subject("raw insert and commit", "1/s", () -> floor.run(FLOOR_SECONDS)));
            Series subject = series.getFirst();
            Series raw = series.getLast();
            result.add(subject)
                    .add(raw)
                    .add(Goal.atLeast(what + " / raw insert and commit", subject.to(raw), "", atLeast))
                    .add(Goal.informs("the same, median of the rounds' own ratios", subject.pairedTo(raw), ""));
        }
    }
}
