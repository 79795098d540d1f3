package dev.assay.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private static final Series SUBJECT = new Series("a", "1/s", List.of(40.0, 10.0, 30.0, 20.0, 500.0));
    private static final Series FLOOR = new Series("b", "1/s", List.of(80.0, 100.0, 100.0, 100.0, 100.0));

    @Test
    void theMedianIsTheMiddleValueAndOneOddRoundCannotMoveIt() {
        assertThat(SUBJECT.median()).isEqualTo(30);
        assertThat(new Series("even", "", List.of(4.0, 1.0, 2.0, 3.0)).median()).isEqualTo(2.5);
    }

    @Test
    void theSpreadIsMinMaxAndTheMedianDeviation() {
        assertThat(SUBJECT.min()).isEqualTo(10);
        assertThat(SUBJECT.max()).isEqualTo(500);
        assertThat(SUBJECT.deviation()).isEqualTo(10);
    }

    @Test
    void theRatioIsThatOfTheMediansAndThePairedOneThatOfEachRound() {
        assertThat(SUBJECT.to(FLOOR)).isEqualTo(0.3);
        assertThat(SUBJECT.pairedTo(FLOOR)).isEqualTo(0.3);
        var drifting = new Series("c", "", List.of(10.0, 20.0, 40.0));
        var alike = new Series("d", "", List.of(20.0, 40.0, 80.0));
        assertThat(drifting.pairedTo(alike)).isEqualTo(0.5);
    }

    @Test
    void seriesOfDifferentRoundsHaveNoPairs() {
        assertThatThrownBy(() -> SUBJECT.pairedTo(Series.once("e", "", 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingMeasuredIsAnError() {
        assertThatThrownBy(() -> new Series("none", "", List.of())).hasMessage("none was never measured");
    }
}
