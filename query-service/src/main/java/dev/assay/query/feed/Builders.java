package dev.assay.query.feed;

import dev.assay.events.EventTopic;
import dev.assay.query.feed.Catalogue.Build;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Builds collections beside the live ones, each with a reader of its own, and switches when they have caught up.
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
        for (Build build : builds) {
            String collection = build.building().collection();
            if (!running.containsKey(collection) && lease.hold(leaseOf(build), LEASE)) {
                Thread thread = new Thread(() -> run(build), "build-" + collection);
                running.put(collection, thread);
                thread.start();
            }
        }
    }

    void stop() {
        stopping = true;
        running.values().forEach(Thread::interrupt);
    }

    private void run(Build build) {
        String collection = build.building().collection();
        try {
            build(build);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            if (!stopping) {
                log.atWarn()
                        .addKeyValue("collection", collection)
                        .addKeyValue("cause", failure.getClass().getSimpleName())
                        .log("The build was cut off and will be taken up again: {}", failure.getMessage());
            }
        } finally {
            running.remove(collection);
        }
    }

    private void build(Build build) throws InterruptedException {
        String topicId = kafka.topicId();
        Target target = catalogue.target(build.view(), build.building());
        catalogue.createIndexes(build.view(), build.building());
        try (KafkaConsumer<String, byte[]> reader = kafka.reader()) {
            List<TopicPartition> partitions = reader.partitionsFor(EventTopic.NAME).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            reader.assign(partitions);
            Map<Integer, Long> lowest = offsets.lowest(
                    topicId,
                    Set.of(target.name()),
                    partitions.stream().map(TopicPartition::partition).toList());
            partitions.forEach(partition -> reader.seek(partition, lowest.getOrDefault(partition.partition(), 0L)));
            while (!stopping && lease.hold(leaseOf(build), LEASE)) {
                ConsumerRecords<String, byte[]> messages = reader.poll(POLL);
                if (!messages.isEmpty()) {
                    projector.apply(topicId, List.of(target), messages);
                } else if (caughtUp(reader, partitions)) {
                    generations.goLive(build.view().name(), build.old(), build.building());
                    lease.release(leaseOf(build));
                    log.atInfo().addKeyValue("collection", target.name()).log("The view was built and is live");
                    return;
                }
            }
        }
    }

    private static boolean caughtUp(KafkaConsumer<String, byte[]> reader, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
        return partitions.stream()
                .allMatch(partition -> reader.position(partition) >= ends.getOrDefault(partition, 0L));
    }

    private static String leaseOf(Build build) {
        return "build/" + build.building().collection();
    }
}
