package dev.assay.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void requestsAreDueAtFixedTimesWhateverTheAnswersTake() {
        var pace = new Pace(1_000, 500);
        assertThat(pace.due(0)).isEqualTo(1_000);
        assertThat(pace.due(1)).isEqualTo(2_001_000);
        assertThat(pace.due(500)).isEqualTo(1_000_001_000);
    }

    @Test
    void aLateRequestIsSentAtOnceAndItsWaitCounts() {
        long start = System.nanoTime() - 50_000_000;
        var pace = new Pace(start, 100);
        // Due 40 ms ago, as if the answers before it had taken that long.
        long due = pace.due(1);
        Pace.await(due);
        assertThat(System.nanoTime() - due).isGreaterThanOrEqualTo(40_000_000);
    }

    @Test
    void anEarlyRequestWaitsForItsTime() {
        long due = System.nanoTime() + 5_000_000;
        Pace.await(due);
        assertThat(System.nanoTime()).isGreaterThanOrEqualTo(due);
    }
}
