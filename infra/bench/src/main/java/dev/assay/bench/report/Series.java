package dev.assay.bench.report;

import java.util.List;
import java.util.stream.IntStream;

/// One quantity, measured once in each round.
///
/// @param unit such as `1/s` or `ms`
public record Series(String name, String unit, List<Double> rounds) {

    public Series {
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException(name + " was never measured");
        }
        rounds = List.copyOf(rounds);
    }

    public static Series once(String name, String unit, double value) {
        return new Series(name, unit, List.of(value));
    }

    public double median() {
        return medianOf(rounds);
    }

    public double min() {
        return rounds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    public double max() {
        return rounds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /// The median distance from the median: what one odd round cannot widen.
    public double deviation() {
        double median = median();
        return medianOf(rounds.stream().map(value -> Math.abs(value - median)).toList());
    }

    /// The ratio of the medians.
    public double to(Series floor) {
        return median() / floor.median();
    }

    /// The median of each round's own ratio, which a drift of the machine touches less.
    public double pairedTo(Series floor) {
        if (rounds.size() != floor.rounds.size()) {
            throw new IllegalArgumentException(name + " and " + floor.name + " have different rounds");
        }
        return medianOf(IntStream.range(0, rounds.size())
                .mapToObj(round -> rounds.get(round) / floor.rounds.get(round))
                .toList());
    }

    private static double medianOf(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
