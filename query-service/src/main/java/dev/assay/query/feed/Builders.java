package dev.assay.query.feed;

import dev.assay.events.EventTopic;
import dev.assay.query.feed.Catalogue.Build;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Builds collections beside the live ones and switches when they have caught up. Those that begin together share one
/// reader.
///
/// A build that was cut off goes on where its offsets stand. No listener hears of it, so it notifies nobody (R20).
@Component
class Builders {

    private static final Logger log = LoggerFactory.getLogger(Builders.class);

    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final KafkaClients kafka;
    private final Catalogue catalogue;
    private final Projector projector;
    private final Offsets offsets;
    private final Generations generations;
    private final Lease lease;
    private final Map<String, Thread> running = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    Builders(
            KafkaClients kafka,
            Catalogue catalogue,
            Projector projector,
            Offsets offsets,
            Generations generations,
            Lease lease) {
        this.kafka = kafka;
        this.catalogue = catalogue;
        this.projector = projector;
        this.offsets = offsets;
        this.generations = generations;
        this.lease = lease;
    }

    /// Starts what is not running yet, if no other instance works on it.
    void ensure(List<Build> builds) {
        List<Build> mine = builds.stream()
                .filter(build -> !running.containsKey(collectionOf(build)) && hold(build))
                .toList();
        if (!mine.isEmpty()) {
            Thread thread = new Thread(() -> run(mine), "build-" + collectionOf(mine.getFirst()));
            mine.forEach(build -> running.put(collectionOf(build), thread));
            thread.start();
        }
    }

    void stop() {
        stopping = true;
        running.values().forEach(Thread::interrupt);
    }

    private void run(List<Build> builds) {
        try {
            build(builds);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            if (!stopping) {
                log.atWarn()
                        .addKeyValue("collections", names(builds))
                        .addKeyValue("cause", failure.getClass().getSimpleName())
                        .log("The build was cut off and will be taken up again: {}", failure.getMessage());
            }
        } finally {
            builds.forEach(build -> running.remove(collectionOf(build)));
        }
    }

    private void build(List<Build> builds) throws InterruptedException {
        String topicId = kafka.topicId();
        builds.forEach(build -> catalogue.createIndexes(build.view(), build.building()));
        List<Target> targets = builds.stream()
                .map(build -> catalogue.target(build.view(), build.building()))
                .toList();
        try (KafkaConsumer<String, byte[]> reader = kafka.reader()) {
            List<TopicPartition> partitions = reader.partitionsFor(EventTopic.NAME).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            reader.assign(partitions);
            Map<Integer, Long> lowest = offsets.lowest(
                    topicId,
                    names(builds),
                    partitions.stream().map(TopicPartition::partition).toList());
            partitions.forEach(partition -> reader.seek(partition, lowest.getOrDefault(partition.partition(), 0L)));
            long held = System.nanoTime();
            while (!stopping) {
                if (System.nanoTime() - held > LEASE.toNanos() / 3) {
                    if (!builds.stream().allMatch(this::hold)) {
                        return;
                    }
                    held = System.nanoTime();
                }
                ConsumerRecords<String, byte[]> messages = reader.poll(POLL);
                if (!messages.isEmpty()) {
                    projector.apply(targets, messages);
                    offsets.store(topicId, names(builds), Offsets.after(messages));
                } else if (caughtUp(reader, partitions)) {
                    builds.forEach(this::goLive);
                    return;
                }
            }
        }
    }

    private void goLive(Build build) {
        generations.goLive(build.view().name(), build.old(), build.building());
        lease.release(leaseOf(build));
        log.atInfo().addKeyValue("collection", collectionOf(build)).log("The view was built and is live");
    }

    private static boolean caughtUp(KafkaConsumer<String, byte[]> reader, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
        return partitions.stream()
                .allMatch(partition -> reader.position(partition) >= ends.getOrDefault(partition, 0L));
    }

    private boolean hold(Build build) {
        return lease.hold(leaseOf(build), LEASE);
    }

    private static String leaseOf(Build build) {
        return "build/" + collectionOf(build);
    }

    private static String collectionOf(Build build) {
        return build.building().collection();
    }

    private static List<String> names(List<Build> builds) {
        return builds.stream().map(Builders::collectionOf).toList();
    }
}
