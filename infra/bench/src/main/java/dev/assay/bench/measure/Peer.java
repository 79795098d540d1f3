package dev.assay.bench.measure;

import dev.assay.bench.stack.Child;
import dev.assay.bench.stack.Options;
import dev.assay.bench.stack.Setting;
import dev.assay.embedded.NotStarted;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One contender in a process of its own.
class Peer implements AutoCloseable {

    static final String DATABASE = "peers";

    /// By the names of their classes in infra/bench/peers.
    static final List<String> OTHERS = List.of("Envers", "Javers", "Pekko", "Modulith", "Trigger");

    /// What Assay must reach against some of them, as a multiple of their writes.
    static final Map<String, Double> WRITE_TARGETS = Map.of("Envers", 1.0, "Pekko", 1.0, "Javers", 5.0);

    private final String name;
    private final Child child;
    private long ratings;

    Peer(String name, Child child) {
        this.name = name;
        this.child = child;
        ready(child);
    }

    static void ready(Child child) {
        String said = child.answer();
        if (!said.equals("ready")) {
            throw new IllegalStateException("Not a contender: " + said);
        }
    }

    static Peer start(Setting setting, String name) {
        Path target = setting.root().resolve("infra/bench/peers/target");
        Path jar = target.resolve("bench-peers.jar");
        if (!Files.exists(jar)) {
            throw new NotStarted(jar + " is missing: build first, with 'mvn -DskipTests package'.");
        }
        List<String> arguments = new ArrayList<>(Options.SERVICE);
        arguments.add("dev.assay.bench.peers." + name + "Contender");
        arguments.add(setting.postgres().createDatabase(DATABASE));
        String classPath = jar + File.pathSeparator + target.resolve("lib") + File.separator + "*";
        Path log = setting.work().resolve("peer-" + name + ".log");
        return new Peer(name, Child.start(name, log, classPath, Map.of(), arguments));
    }

    final String name() {
        return name;
    }

    /// @return ratings a second
    double write(int seed, int engineers, long facts, int threads) throws Exception {
        String[] answer = child.ask("write %d %d %d %d".formatted(seed, engineers, facts, threads))
                .split(" ");
        ratings += facts;
        return facts / (Long.parseLong(answer[2]) / 1e9);
    }

    /// @return the median time of one history, in milliseconds
    double history(int seed, int engineers, long facts, int reads) throws Exception {
        return median(child, seed, engineers, facts, reads);
    }

    static double median(Child child, int seed, int engineers, long facts, int reads) {
        String[] answer = child.ask("history %d %d %d %d".formatted(seed, engineers, facts, reads))
                .split(" ");
        return Long.parseLong(answer[3]) / 1e6;
    }

    /// Waits until it has nothing left to do, and its compilers neither.
    void rest() {
        Quiet.awaitIdle(Map.of(name, child.handle()));
    }

    /// How many it has stored.
    final long ratings() {
        return ratings;
    }

    long size() throws Exception {
        return Long.parseLong(child.ask("size"));
    }

    @Override
    public void close() {
        child.close();
    }
}
