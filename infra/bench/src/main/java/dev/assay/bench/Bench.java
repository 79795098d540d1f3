package dev.assay.bench;

import dev.assay.bench.measure.BacklogMeasure;
import dev.assay.bench.measure.GatewayMeasure;
import dev.assay.bench.measure.GrowthMeasure;
import dev.assay.bench.measure.HttpMeasure;
import dev.assay.bench.measure.ImportMeasure;
import dev.assay.bench.measure.LagMeasure;
import dev.assay.bench.measure.LatencyMeasure;
import dev.assay.bench.measure.Measure;
import dev.assay.bench.measure.MemoryMeasure;
import dev.assay.bench.measure.PeersMeasure;
import dev.assay.bench.measure.RebuildMeasure;
import dev.assay.bench.measure.StartMeasure;
import dev.assay.bench.report.Machine;
import dev.assay.bench.report.Result;
import dev.assay.bench.report.ResultFile;
import dev.assay.bench.report.Summary;
import dev.assay.bench.report.Tables;
import dev.assay.bench.stack.Setting;
import dev.assay.embedded.NotStarted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs measures and keeps what they find under `infra/docs/benchmarks`.
public final class Bench {

    private static final Path RESULTS = Path.of("infra", "docs", "benchmarks");

    private Bench() {}

    private static List<Measure> all() {
        return List.of(
                new StartMeasure(),
                new GatewayMeasure(),
                // These share a stack, which the last of them drops.
                new HttpMeasure(),
                new LatencyMeasure(),
                new LagMeasure(),
                new ImportMeasure(),
                new PeersMeasure(),
                // These share one large stack, and come in the order in which it is built up.
                new BacklogMeasure(),
                new RebuildMeasure(),
                new GrowthMeasure(),
                new MemoryMeasure());
    }

    /// @param arguments names of measures, none for all; `--jfr` also records the services, `--no-results` keeps
    ///     none. The working folder is the repository's.
    public static void main(String[] arguments) throws Exception {
        List<String> names = new ArrayList<>(List.of(arguments));
        boolean record = names.remove("--jfr");
        boolean keep = !names.remove("--no-results") && !record;
        Path root = Path.of("").toAbsolutePath();
        @Nullable Path recordings = record ? Files.createTempDirectory("assay-jfr-") : null;
        int failures = 0;
        try {
            List<Measure> measures = chosen(names);
            try (var setting = new Setting(root, recordings)) {
                for (Measure measure : measures) {
                    failures += run(measure, setting, keep) ? 0 : 1;
                }
            }
        } catch (NotStarted e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        if (keep) {
            System.out.println("\n" + Summary.write(root.resolve(RESULTS)));
        }
        if (recordings != null) {
            HotMethods.print(recordings);
        }
        System.exit(failures == 0 ? 0 : 1);
    }

    private static List<Measure> chosen(List<String> names) {
        if (names.isEmpty()) {
            return all();
        }
        List<Measure> chosen =
                all().stream().filter(measure -> names.contains(measure.name())).toList();
        if (chosen.size() < names.size()) {
            throw new NotStarted("There are only these measures: "
                    + String.join(", ", all().stream().map(Measure::name).toList()));
        }
        return chosen;
    }

    /// @return false if it failed; the others go on
    private static boolean run(Measure measure, Setting setting, boolean keep) {
        System.out.println("\n" + measure.name());
        long start = System.nanoTime();
        try {
            Result result = measure.run(setting);
            var file = ResultFile.of(
                    result,
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                    Commit.of(setting.root()),
                    Machine.here(),
                    VersionsFound.of(setting));
            if (keep) {
                file.write(setting.root().resolve(RESULTS));
            }
            System.out.printf("%n%s%n%.0f s%n", Tables.of(file), (System.nanoTime() - start) / 1e9);
            return true;
        } catch (NotStarted e) {
            throw e;
        } catch (Exception e) {
            System.err.println(measure.name() + " failed");
            e.printStackTrace();
            return false;
        }
    }
}
