package dev.assay.bench.stack;

import java.util.List;

/// The options of the JVMs, in one place: what is measured is what is recommended.
public final class Options {

    /// Of each service in production: a bounded heap, the same small collector pauses for all, compact objects.
    public static final List<String> SERVICE =
            List.of("-Xms256m", "-Xmx384m", "-XX:+UseG1GC", "-XX:+UseCompactObjectHeaders");

    /// Of the broker.
    static final List<String> KAFKA = List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC");

    /// Of the server in memory that stands for MongoDB: it keeps all views as objects on its heap.
    static final List<String> MONGO = List.of("-Xms1g", "-Xmx7g", "-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders");

    /// Of each JVM.
    static final List<String> ALWAYS = List.of(
            // With two carriers, threads that load classes at the same time can block them all.
            "-Djdk.virtualThreadScheduler.parallelism=8",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Daxoniq.update-checker.disabled=true",
            "-Ddisable-axoniq-console-message=true");

    private Options() {}
}
