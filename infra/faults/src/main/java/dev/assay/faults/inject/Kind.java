package dev.assay.faults.inject;

import java.time.Duration;
import java.util.Random;
import java.util.function.Function;

/// A way to break one thing.
///
/// @param fault makes one of it, as long as chance says
record Kind(String name, Function<Random, Fault> fault) {

    static Kind of(String kind, String target, Span span, Fault.Step begin, Fault.Step end) {
        return new Kind(kind + " " + target, random -> new Fault(kind, target, span.some(random), begin, end));
    }

    /// From and to, in milliseconds.
    record Span(int from, int to) {

        static final Span NONE = new Span(0, 0);

        static Span of(Duration exactly) {
            return new Span(Math.toIntExact(exactly.toMillis()), Math.toIntExact(exactly.toMillis()));
        }

        Duration some(Random random) {
            return Duration.ofMillis(from + (to > from ? random.nextInt(to - from) : 0));
        }
    }
}
