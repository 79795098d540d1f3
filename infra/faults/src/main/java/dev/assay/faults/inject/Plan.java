package dev.assay.faults.inject;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Which faults follow each other, by chance of a seed: every kind once before any comes again.
public final class Plan {

    /// Faults that begin at some time after the scenario's beginning; the next scenario waits until all is well again.
    public record Scenario(List<Timed> faults) {}

    public record Timed(Duration after, Fault fault) {}

    private final List<Kind> kinds;
    private final List<Kind> heavy;
    private final Random random;
    private final List<Kind> bag = new ArrayList<>();

    Plan(List<Kind> kinds, List<Kind> heavy, long seed) {
        this.kinds = kinds;
        this.heavy = heavy;
        this.random = new Random(seed);
    }

    /// @param transaction how long a transaction stays open
    /// @param outage how long Kafka is away
    public static Plan of(Catalogue catalogue, long seed, Duration transaction, Duration outage) {
        return new Plan(catalogue.kinds(), catalogue.heavy(transaction, outage), seed);
    }

    /// One of the long ones, with others that happen meanwhile.
    ///
    /// @param number which one
    public Scenario heavy(int number) {
        Fault fault = heavy.get(number % heavy.size()).fault().apply(random);
        List<Timed> faults = new ArrayList<>(List.of(new Timed(Duration.ZERO, fault)));
        long gap = Duration.ofSeconds(12).toMillis();
        for (long at = gap; at < fault.lasts().toMillis() - gap; at += gap) {
            faults.add(new Timed(Duration.ofMillis(at), next()));
        }
        return new Scenario(faults);
    }

    /// One fault, or two that overlap.
    public Scenario light() {
        Fault first = next();
        if (random.nextInt(4) > 0) {
            return new Scenario(List.of(new Timed(Duration.ZERO, first)));
        }
        Duration after = Duration.ofMillis(first.lasts().toMillis() / 2);
        return new Scenario(List.of(new Timed(Duration.ZERO, first), new Timed(after, next())));
    }

    /// The kinds of these names, one after the other.
    public List<Scenario> chosen(List<String> names) {
        return names.stream()
                .map(name -> kinds.stream()
                        .filter(kind -> kind.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("There is no fault " + name)))
                .map(kind -> new Scenario(
                        List.of(new Timed(Duration.ZERO, kind.fault().apply(random)))))
                .toList();
    }

    private Fault next() {
        if (bag.isEmpty()) {
            bag.addAll(kinds);
            Collections.shuffle(bag, random);
        }
        return bag.removeLast().fault().apply(random);
    }
}
