package dev.assay.bench.measure;

import dev.assay.bench.report.Goal;
import dev.assay.bench.report.Result;
import dev.assay.bench.report.Series;
import dev.assay.bench.stack.Setting;
import dev.assay.embedded.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How long the local stack takes to start, by its own report of when both services are ready.
public final class StartMeasure implements Measure {

    private static final List<String> PORTS = List.of(
            "ASSAY_QUERY_PORT",
            "ASSAY_QUERY_MANAGEMENT_PORT",
            "ASSAY_COMMAND_PORT",
            "ASSAY_COMMAND_MANAGEMENT_PORT",
            "ASSAY_ISSUER_PORT",
            "ASSAY_KAFKA_PORT",
            "ASSAY_MONGODB_PORT",
            "ASSAY_POSTGRES_PORT");
    private static final List<String> READY = List.of("command-service is up", "query-service is up");
    private static final String LOADED = "Assay is up";

    @Override
    public String name() {
        return "start";
    }

    @Override
    public Result run(Setting setting) throws Exception {
        double first = start(setting);
        System.out.printf("  the first start, with an empty data folder: %.1f s%n", first);
        List<Double> seconds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            seconds.add(start(setting));
            System.out.printf("  round %d  %.1f s%n", round + 1, seconds.getLast());
        }
        var again = new Series("start with data, from built classes to both services ready", "s", seconds);
        return new Result(
                        name(), "How long does the local stack take from built classes until both services are ready?")
                .add(again)
                .add(Series.once("the first start, with an empty data folder", "s", first))
                .add(Goal.atMost("start of the local stack", again.median(), "s", 15))
                .add(Goal.informs("the first start, with an empty data folder", first, "s"))
                .note("PostgreSQL, Kafka, the view store, the issuer and both services; the first start also makes the"
                        + " databases and extracts the packaged services.");
    }

    private static double start(Setting setting) throws IOException, InterruptedException {
        Path root = setting.root();
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        root.resolve("infra/local/target/local.jar").toString())
                .directory(root.toFile())
                .redirectErrorStream(true);
        PORTS.forEach(port -> builder.environment().put(port, String.valueOf(Ports.free())));
        builder.environment()
                .put("ASSAY_DATA_DIR", setting.work().resolve("local").toString());
        long start = System.nanoTime();
        Process process = builder.start();
        try {
            return seconds(process, start);
        } finally {
            process.toHandle().destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    /// Also waits for the demo organisation, so that it is not cut off.
    private static double seconds(Process process, long start) throws IOException {
        List<String> told = new ArrayList<>();
        List<String> missing = new ArrayList<>(READY);
        double ready = 0;
        // Not closed: the process would lose its standard output while it stops.
        var reader = process.inputReader();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            told.add(line);
            String said = line;
            missing.removeIf(said::contains);
            if (missing.isEmpty() && ready == 0) {
                ready = (System.nanoTime() - start) / 1e9;
            }
            if (line.contains(LOADED)) {
                return ready;
            }
        }
        throw new IllegalStateException("The local stack did not start: " + String.join(System.lineSeparator(), told));
    }
}
