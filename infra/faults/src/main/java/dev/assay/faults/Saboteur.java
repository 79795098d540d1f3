package dev.assay.faults;

import dev.assay.faults.inject.Fault;
import dev.assay.faults.inject.Plan.Scenario;
import dev.assay.faults.inject.Plan.Timed;
import dev.assay.faults.load.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Injects the faults of a scenario, each in its time, and then waits until all is well.
final class Saboteur implements AutoCloseable {

    /// Within which all must be well again.
    static final Duration PROMISED = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// Whatever is broken must be put right, though another fault may be in the way at first.
    private static final int ENDINGS = 30;

    private final Probe probe;
    private final Consumer<String> progress;
    private final long start = System.nanoTime();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Injection> injections = new ArrayList<>();

    /// @param progress gets a line for each scenario
    Saboteur(Probe probe, Consumer<String> progress) {
        this.probe = probe;
        this.progress = progress;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    List<Injection> injections() {
        return injections;
    }

    /// Returns when all is well again, or does not become so.
    void play(Scenario scenario) {
        List<Future<Injection>> running = scenario.faults().stream()
                .map(timed -> threads.submit(() -> inject(timed)))
                .toList();
        List<Injection> done = running.stream().map(Saboteur::get).toList();
        Duration last =
                done.stream().map(Injection::healedAt).max(Duration::compareTo).orElseThrow();
        boolean well = probe.awaitWell(PATIENCE).isPresent();
        Duration afterLast = elapsed().minus(last);
        for (Injection injection : done) {
            boolean decisive = injection.healedAt().plusSeconds(1).compareTo(last) >= 0;
            Injection recorded = new Injection(
                    injection.kind(),
                    injection.target(),
                    injection.at(),
                    injection.healedAt(),
                    decisive ? Optional.of(afterLast) : Optional.empty(),
                    injection.failure());
            injections.add(recorded);
            progress.accept(line(recorded));
        }
        if (!well) {
            progress.accept("It does not become well within " + PATIENCE.toSeconds() + " s");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private Injection inject(Timed timed) {
        Fault fault = timed.fault();
        LockSupport.parkNanos(timed.after().toNanos());
        Duration at = elapsed();
        Optional<String> failure = take(fault.begin());
        if (failure.isEmpty()) {
            LockSupport.parkNanos(fault.lasts().toNanos());
        }
        Optional<String> notHealed = take(fault.end());
        for (int again = 0; again < ENDINGS && notHealed.isPresent(); again++) {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            notHealed = take(fault.end());
        }
        return new Injection(
                fault.kind(),
                fault.target(),
                at,
                elapsed(),
                Optional.empty(),
                failure.isPresent() ? failure : notHealed);
    }

    private static Optional<String> take(Fault.Step step) {
        try {
            step.take();
            return Optional.empty();
        } catch (Exception e) {
            return Optional.of(String.valueOf(e));
        }
    }

    private static Injection get(Future<Injection> running) {
        try {
            return running.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String line(Injection injection) {
        return "%7.1f s  %s %s for %.1f s, %s"
                .formatted(
                        injection.at().toMillis() / 1e3,
                        injection.kind(),
                        injection.target(),
                        injection.healedAt().minus(injection.at()).toMillis() / 1e3,
                        injection.failure().map(why -> "not done: " + why).orElseGet(() -> injection
                                .recovery()
                                .map(it -> "well again after %.1f s".formatted(it.toMillis() / 1e3))
                                .orElse("while others went on")));
    }
}
