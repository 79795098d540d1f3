package dev.assay.kit.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/// What one caller can take of that which all share.
class SharesTest {

    private static final RequestSettings SETTINGS =
            new RequestSettings(8, 16, Duration.ofMillis(1), 2, DataSize.ofBytes(8_000));

    @Test
    void oneCallerLeavesPlacesForOthers() {
        Places places = new Places(SETTINGS);

        assertThat(places.enter("one")).isTrue();
        assertThat(places.enter("one")).isTrue();
        assertThat(places.enter("one")).isFalse();
        assertThat(places.enter("two")).isTrue();
        assertThat(places.working()).isEqualTo(3);

        places.leave("one");

        assertThat(places.enter("one")).isTrue();
        assertThat(places.waiting()).isZero();
    }

    @Test
    void allCallersTogetherTakeNoMoreThanThereIs() {
        Places places = new Places(SETTINGS);
        for (int i = 0; i < 8; i++) {
            assertThat(places.enter("caller " + i)).isTrue();
        }

        assertThat(places.enter("one more")).isFalse();
        assertThat(places.working()).isEqualTo(8);

        places.leave("caller 0");

        assertThat(places.enter("one more")).isTrue();
    }

    @Test
    void theBodiesOfOneCallerLeaveMemoryForOthers() {
        BodyMemory memory = new BodyMemory(SETTINGS);

        assertThat(memory.take("one", 2_000)).isTrue();
        assertThat(memory.take("one", 1)).isFalse();
        assertThat(memory.take("two", 2_000)).isTrue();
        memory.giveBack("one", 2_000);

        assertThat(memory.take("one", 2_000)).isTrue();
    }
}
