package dev.assay.faults.inject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.faults.inject.Kind.Span;
import dev.assay.faults.inject.Plan.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final List<Kind> KINDS = IntStream.range(0, 30)
            .mapToObj(number -> Kind.of("fault", "target-" + number, new Span(10, 5_000), Fault.NOTHING, Fault.NOTHING))
            .toList();
    private static final List<Kind> HEAVY =
            List.of(Kind.of("heavy", "target", Span.of(Duration.ofSeconds(90)), Fault.NOTHING, Fault.NOTHING));

    @Test
    void theSameSeedGivesTheSameFaultsInTheSameOrderForTheSameTime() {
        assertThat(faults(5)).isEqualTo(faults(5)).isNotEqualTo(faults(6));
    }

    @Test
    void everyKindComesOnceBeforeAnyComesAgain() {
        List<String> names = faults(5).stream()
                .map(fault -> fault.substring(0, fault.indexOf(':')))
                .toList();

        assertThat(names.subList(0, KINDS.size())).doesNotHaveDuplicates();
        assertThat(names.subList(KINDS.size(), 2 * KINDS.size())).doesNotHaveDuplicates();
    }

    @Test
    void otherFaultsHappenWhileALongOneLasts() {
        Scenario scenario = new Plan(KINDS, HEAVY, 5).heavy(0);

        assertThat(scenario.faults()).hasSizeGreaterThan(4);
        assertThat(scenario.faults().getFirst().fault().kind()).isEqualTo("heavy");
        assertThat(scenario.faults())
                .allSatisfy(timed -> assertThat(timed.after()).isLessThan(Duration.ofSeconds(90)));
    }

    private static List<String> faults(long seed) {
        Plan plan = new Plan(KINDS, HEAVY, seed);
        return Stream.generate(plan::light)
                .limit(100)
                .flatMap(scenario -> scenario.faults().stream())
                .map(timed -> timed.fault().name() + ":" + timed.after() + ":"
                        + timed.fault().lasts())
                .limit(2L * KINDS.size())
                .toList();
    }
}
