package dev.assay.bench.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// What the processes take of the machine: processor time and resident memory.
public final class Usage {

    private static final String GENERATOR = "generator";

    private final Map<String, Duration> time;

    private Usage(Map<String, Duration> time) {
        this.time = time;
    }

    /// Processor time of each until now, with that of their descendants.
    public static Usage of(Map<String, ProcessHandle> processes) {
        Map<String, Duration> time = new LinkedHashMap<>();
        time.put(GENERATOR, time(ProcessHandle.current()));
        processes.forEach((name, process) -> time.put(
                name,
                Stream.concat(Stream.of(process), process.descendants())
                        .map(Usage::time)
                        .reduce(Duration.ZERO, Duration::plus)));
        return new Usage(time);
    }

    /// Microseconds of processor time for each of the operations since then, by process.
    public String since(Usage before, long operations) {
        var text = new StringBuilder();
        time.forEach((name, now) -> {
            long micros =
                    now.minus(before.time.getOrDefault(name, Duration.ZERO)).toNanos() / 1000;
            text.append(text.isEmpty() ? "" : ", ").append(name).append(' ').append(micros / Math.max(1, operations));
        });
        return text.toString();
    }

    /// Processor time since then, of all of them but this program.
    public Duration since(Usage before) {
        Duration sum = Duration.ZERO;
        for (Map.Entry<String, Duration> process : time.entrySet()) {
            if (!process.getKey().equals(GENERATOR)) {
                sum = sum.plus(process.getValue().minus(before.time.getOrDefault(process.getKey(), Duration.ZERO)));
            }
        }
        return sum;
    }

    /// Resident memory in MiB.
    public static double resident(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            String line = lines.filter(it -> it.startsWith("VmRSS")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
        } catch (IOException e) {
            throw new IllegalStateException("Resident memory is read from /proc, which only Linux has", e);
        }
    }

    private static Duration time(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
