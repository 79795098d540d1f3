package dev.assay.faults;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/// Where a run happened.
///
/// @param commit of the repository; `unknown` outside of one
record Machine(String describe, String commit) {

    static Machine here(Path root) {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                "%d cores, %d GiB, %s, Java %s"
                        .formatted(
                                system.getAvailableProcessors(),
                                system.getTotalMemorySize() >> 30,
                                System.getProperty("os.name"),
                                System.getProperty("java.version")),
                commit(root));
    }

    private static String commit(Path root) {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD")
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var reader = git.inputReader()) {
                String line = reader.readLine();
                return line == null ? "unknown" : line;
            }
        } catch (IOException e) {
            return "unknown";
        }
    }
}
