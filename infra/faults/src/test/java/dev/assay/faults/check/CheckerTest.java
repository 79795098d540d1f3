package dev.assay.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What the checker says of a history in which everything went well.
class CheckerTest {

    private final SampleHistory sample = new SampleHistory();

    @Test
    void aFaultlessHistoryPassesAndEveryCheckHasLookedAtSomething() {
        List<Result> results = Checker.examine(sample.history());

        assertThat(results).hasSize(Checker.CHECKS.size()).allSatisfy(result -> {
            assertThat(result.described()).as(result.check()).isEmpty();
            assertThat(result.violations()).isZero();
            assertThat(result.examined()).isPositive();
        });
    }
}
