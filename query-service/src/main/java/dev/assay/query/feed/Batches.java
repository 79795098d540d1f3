package dev.assay.query.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Reads what is there, at once if nothing was there before. Small batches do not follow each other at once: each costs
/// a round trip for every view, however little is in it. The more there is, the more is gained by waiting.
final class Batches {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration SHORT_POLL = Duration.ofMillis(20);
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final long SHORT_PAUSE_MILLIS = 2;
    private static final int HARDLY_ANY = 10;
    private static final long PAUSE_MILLIS = 5;
    private static final int FEW = 500;

    private final CountDownLatch stopping;
    private long pauseMillis;

    /// @param stopping ends a pause
    Batches(CountDownLatch stopping) {
        this.stopping = stopping;
    }

    /// @param stored whether there is nothing to do if nothing comes
    ConsumerRecords<String, byte[]> next(KafkaConsumer<String, byte[]> member, boolean stored)
            throws InterruptedException {
        boolean paused = pauseMillis > 0;
        if (paused && stopping.await(pauseMillis, TimeUnit.MILLISECONDS)) {
            return ConsumerRecords.empty();
        }
        ConsumerRecords<String, byte[]> messages = member.poll(stored ? POLL : SHORT_POLL);
        if (paused && !messages.isEmpty()) {
            // They were fetched before the pause. What came since is fetched now.
            messages = joined(messages, member.poll(AT_ONCE));
        }
        pauseMillis = pauseAfter(messages.count());
        return messages;
    }

    private static long pauseAfter(int count) {
        if (count == 0 || count >= FEW) {
            return 0;
        }
        return count < HARDLY_ANY ? SHORT_PAUSE_MILLIS : PAUSE_MILLIS;
    }

    private static ConsumerRecords<String, byte[]> joined(
            ConsumerRecords<String, byte[]> earlier, ConsumerRecords<String, byte[]> later) {
        if (later.isEmpty()) {
            return earlier;
        }
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> all = new HashMap<>();
        for (ConsumerRecords<String, byte[]> records : List.of(earlier, later)) {
            for (TopicPartition partition : records.partitions()) {
                all.computeIfAbsent(partition, none -> new ArrayList<>()).addAll(records.records(partition));
            }
        }
        return new ConsumerRecords<>(all, later.nextOffsets());
    }
}
