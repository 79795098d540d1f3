package dev.assay.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.bench.workload.Step.Rate;
import dev.assay.bench.workload.Step.Register;
import dev.assay.bench.workload.Step.Revise;
import dev.assay.bench.workload.Step.Share;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkloadTest {

    private static final UUID MANAGER = new UUID(0x7000, Long.MIN_VALUE);

    @Test
    void oneCommandInFiveIsAboutSomebodyNewAndAllKindsOccur() {
        List<Step> steps = play(new Workload(1, 0, MANAGER), 5_000);
        assertThat(steps.stream().filter(Register.class::isInstance).count()).isBetween(900L, 1_100L);
        assertThat(steps).hasAtLeastOneElementOfType(Rate.class);
        assertThat(steps).hasAtLeastOneElementOfType(Revise.class);
        assertThat(steps).hasAtLeastOneElementOfType(Share.class);
    }

    @Test
    void theSameClientDoesTheSameAgainAndAnotherClientSomethingElse() {
        assertThat(play(new Workload(1, 0, MANAGER), 200)).isEqualTo(play(new Workload(1, 0, MANAGER), 200));
        assertThat(play(new Workload(1, 1, MANAGER), 200)).isNotEqualTo(play(new Workload(1, 0, MANAGER), 200));
    }

    @Test
    void aRevisionNamesTheRatingThatCounts() {
        Map<UUID, UUID> counts = new HashMap<>();
        var workload = new Workload(3, 0, MANAGER);
        for (int number = 0; number < 2_000; number++) {
            Step step = workload.next();
            UUID id = new UUID(1, number);
            if (step instanceof Revise revise) {
                assertThat(revise.ratingId()).isEqualTo(counts.get(step.engineerId()));
            }
            if (step instanceof Rate || step instanceof Revise) {
                counts.put(step.engineerId(), id);
            }
            workload.done(step, id);
        }
        assertThat(counts).isNotEmpty();
    }

    @Test
    void nobodyLeadsMoreThanTwelveAndEverybodyIsLedBySomebodyWhoCameBefore() {
        Map<UUID, Integer> reports = new HashMap<>();
        reports.put(MANAGER, 0);
        for (Step step : play(new Workload(1, 0, MANAGER), 5_000)) {
            if (step instanceof Register register) {
                assertThat(reports).containsKey(register.managerId());
                reports.merge(register.managerId(), 1, Integer::sum);
                reports.put(register.engineerId(), 0);
            }
        }
        assertThat(reports.values()).allMatch(count -> count <= 12);
    }

    private static List<Step> play(Workload workload, int count) {
        List<Step> steps = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Step step = workload.next();
            steps.add(step);
            workload.done(step, new UUID(0, number));
        }
        return steps;
    }
}
