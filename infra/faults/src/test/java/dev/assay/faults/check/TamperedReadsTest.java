package dev.assay.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

/// Each test tampers in one way with what people are shown; the checks for what it broke must say so.
class TamperedReadsTest {

    private static final String FOLLOWER = new FollowerCheck().name();
    private static final String READS = new ReadsCheck().name();

    private final SampleHistory sample = new SampleHistory();

    @Test
    void aLiveUpdateThatDidNotComeIsFound() {
        sample.followed.remove(5);

        assertThat(sample.broken()).containsExactly(FOLLOWER);
    }

    @Test
    void theLastLiveUpdateThatDidNotComeIsFound() {
        sample.followed.removeLast();

        assertThat(sample.broken()).containsExactly(FOLLOWER);
    }

    @Test
    void aLiveUpdateThatCameTwiceIsFound() {
        sample.followed.add(5, sample.followed.get(5));

        assertThat(sample.broken()).containsExactly(FOLLOWER);
    }

    @Test
    void liveUpdatesInAnotherOrderAreFound() {
        Collections.swap(sample.followed, 5, 6);

        assertThat(sample.broken()).containsExactly(FOLLOWER);
    }

    @Test
    void aReadBelowTheVersionAskedForIsFound() {
        Read read =
                sample.reads.stream().filter(it -> it.asked() > 0).findFirst().orElseThrow();
        sample.reads.add(new Read(read.client() + "!", read.stream(), read.asked(), read.asked() - 1, 0));

        assertThat(sample.broken()).containsExactly(READS);
    }

    @Test
    void aReadThatGoesBackIsFound() {
        Read read =
                sample.reads.stream().filter(it -> it.seen() > 0).findFirst().orElseThrow();
        sample.reads.add(new Read(read.client(), read.stream(), 0, read.seen() - 1, read.startedAt() + 1));

        assertThat(sample.broken()).containsExactly(READS);
    }

    @Test
    void aReadOfWhatIsNotStoredIsFound() {
        String stream = sample.events.getFirst().stream();
        sample.reads.add(new Read("another", stream, -1, sample.nextVersion(stream), 0));

        assertThat(sample.broken()).containsExactly(READS);
    }
}
