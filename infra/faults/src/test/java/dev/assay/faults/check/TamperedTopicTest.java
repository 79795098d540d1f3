package dev.assay.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each test tampers in one way with the topic, or with what a consumer got of it; the checks for what it broke
/// must say so.
class TamperedTopicTest {

    private static final String TOPIC = new TopicCheck().name();
    private static final String CONSUMER = new ConsumerCheck().name();

    private final SampleHistory sample = new SampleHistory();

    @Test
    void aDroppedRecordIsFound() {
        sample.topic.removeIf(message -> Long.valueOf(4).equals(message.position()));

        assertThat(sample.broken()).contains(TOPIC, CONSUMER);
    }

    @Test
    void aRepeatedRecordThatDiffersIsFound() {
        TopicRecord message = sample.topic.getFirst();
        sample.topic.add(new TopicRecord(
                message.partition(), 1_000, message.stream(), message.position(), message.digest() + "!"));

        assertThat(sample.broken()).contains(TOPIC);
    }

    @Test
    void aRecordRepeatedInAnotherPartitionIsFound() {
        TopicRecord message = sample.topic.getFirst();
        sample.topic.add(new TopicRecord(
                message.partition() + 1, 1_000, message.stream(), message.position(), message.digest()));

        assertThat(sample.broken()).contains(TOPIC);
    }

    @Test
    void swappedRecordsOfOneStreamAreFound() {
        TopicRecord one = sample.topic.getFirst();
        TopicRecord other = sample.topic.stream()
                .filter(message -> message.stream().equals(one.stream()) && !message.equals(one))
                .findFirst()
                .orElseThrow();
        Collections.swap(sample.topic, sample.topic.indexOf(one), sample.topic.indexOf(other));

        assertThat(sample.broken()).contains(TOPIC);
    }

    @Test
    void anInventedRecordIsFound() {
        sample.topic.add(new TopicRecord(0, 1_000, "nobody", 1_000L, "digest"));

        assertThat(sample.broken()).contains(TOPIC);
    }

    @Test
    void anUnreadableRecordThatNobodyPutThereIsFound() {
        sample.topic.add(new TopicRecord(0, 1_000, "nobody", null, "digest"));

        assertThat(sample.broken()).contains(TOPIC);
    }

    @Test
    void aRecordThatTheConsumerMissedIsFound() {
        sample.consumed.remove(3);

        assertThat(sample.broken()).containsExactly(CONSUMER);
    }

    @Test
    void aRecordThatTheConsumerGotTwiceIsFound() {
        sample.consumed.add(3, sample.consumed.get(3));

        assertThat(sample.broken()).containsExactly(CONSUMER);
    }

    @Test
    void recordsThatTheConsumerGotInAnotherOrderAreFound() {
        List<TopicRecord> partition = sample.consumed.stream()
                .filter(message -> message.partition() == 0)
                .toList();
        Collections.swap(
                sample.consumed, sample.consumed.indexOf(partition.get(0)), sample.consumed.indexOf(partition.get(1)));

        assertThat(sample.broken()).containsExactly(CONSUMER);
    }

    @Test
    void aRecordThatTheConsumerGotAndTheTopicNoLongerHoldsIsFound() {
        TopicRecord last = sample.consumed.getLast();
        sample.consumed.add(new TopicRecord(last.partition(), last.offset() + 1, "nobody", 1_000L, "digest"));

        assertThat(sample.broken()).containsExactly(CONSUMER);
    }
}
