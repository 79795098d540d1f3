package dev.assay.bench.report;

/// What a result must reach.
///
/// @param what such as `commands over HTTP / raw insert and commit`
/// @param bound the target
public record Goal(String what, double value, String unit, Bound bound, double limit) {

    public enum Bound {
        AT_LEAST("at least"),
        AT_MOST("at most"),
        /// Nothing is asked: the value only informs.
        NONE("");

        private final String words;

        Bound(String words) {
            this.words = words;
        }
    }

    public static Goal atLeast(String what, double value, String unit, double limit) {
        return new Goal(what, value, unit, Bound.AT_LEAST, limit);
    }

    public static Goal atMost(String what, double value, String unit, double limit) {
        return new Goal(what, value, unit, Bound.AT_MOST, limit);
    }

    public static Goal informs(String what, double value, String unit) {
        return new Goal(what, value, unit, Bound.NONE, 0);
    }

    public boolean met() {
        return switch (bound) {
            case AT_LEAST -> value >= limit;
            case AT_MOST -> value <= limit;
            case NONE -> true;
        };
    }

    /// Such as `at least 0.30`.
    public String target() {
        return bound == Bound.NONE ? "-" : bound.words + " " + Numbers.text(limit) + suffix();
    }

    public String result() {
        return Numbers.text(value) + suffix();
    }

    public String verdict() {
        return bound == Bound.NONE ? "" : met() ? "met" : "missed";
    }

    private String suffix() {
        return unit.isEmpty() ? "" : " " + unit;
    }
}
