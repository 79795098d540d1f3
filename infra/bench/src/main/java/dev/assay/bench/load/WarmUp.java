package dev.assay.bench.load;

/// Runs something again and again until it no longer gets faster: until the compilers have done their work.
public final class WarmUp {

    /// A turn that is so much faster than all before it shows that there is more to come.
    private static final double PROGRESS = 1.02;

    /// Turns without progress after which nothing more is expected.
    private static final int PATIENCE = 5;

    private static final int MOST_TURNS = 30;

    private WarmUp() {}

    /// One turn.
    public interface Turn {
        /// @param number 1 for the first
        /// @return operations a second
        double run(int number) throws Exception;
    }

    /// @param rest after each turn, for the compilers
    public static void untilSteady(Turn turn, Runnable rest) throws Exception {
        double best = 0;
        int stalled = 0;
        int turns = 0;
        while (stalled < PATIENCE && turns < MOST_TURNS) {
            turns++;
            double perSecond = turn.run(turns);
            rest.run();
            stalled = perSecond > best * PROGRESS ? 0 : stalled + 1;
            best = Math.max(best, perSecond);
            System.out.printf("  warm-up %d: %.0f/s%n", turns, perSecond);
        }
    }
}
