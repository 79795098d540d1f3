package dev.assay.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {

    @Test
    void subjectsTakeTurnsInEveryRound() throws Exception {
        List<String> order = new ArrayList<>();
        List<Series> series = Rounds.interleaved(
                3,
                new Rounds.Subject("A", "1/s", () -> {
                    order.add("A");
                    return order.size();
                }),
                new Rounds.Subject("B", "ms", () -> {
                    order.add("B");
                    return 10.0 * order.size();
                }));
        assertThat(order).containsExactly("A", "B", "A", "B", "A", "B");
        assertThat(series)
                .containsExactly(
                        new Series("A", "1/s", List.of(1.0, 3.0, 5.0)),
                        new Series("B", "ms", List.of(20.0, 40.0, 60.0)));
    }
}
