package dev.assay.query.feed;

import com.mongodb.MongoException;
import dev.assay.events.EventTopic;
import dev.assay.query.feed.Generations.Generation;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Reads the stream once for all live views, and never past what they have stored.
///
/// Whatever fails is tried again from the stored offsets: the writes are idempotent, so nothing is skipped or doubled.
@Component
class Feed implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Feed.class);

    private static final String ITSELF = "the feed itself";
    private static final long REFRESH_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long PROBE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long REVIEW_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long TOPIC_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final KafkaClients kafka;
    private final Catalogue catalogue;
    private final Projector projector;
    private final Offsets offsets;
    private final ParkedEvents parkedEvents;
    private final DeadLetters deadLetters;
    private final LetterReview review;
    private final Generations generations;
    private final Builders builders;
    private final FeedStatus status;
    private final FeedMetrics metrics;
    private final List<FeedListener> listeners;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
    private final Progress progress;
    private final Batches batches = new Batches(stopping);
    private boolean rewind = true;
    private boolean joined;
    private long pauseMillis = FIRST_PAUSE_MILLIS;

    Feed(
            KafkaClients kafka,
            Catalogue catalogue,
            Projector projector,
            Offsets offsets,
            ParkedEvents parkedEvents,
            DeadLetters deadLetters,
            LetterReview review,
            Generations generations,
            Builders builders,
            FeedStatus status,
            FeedMetrics metrics,
            List<FeedListener> listeners) {
        this.kafka = kafka;
        this.catalogue = catalogue;
        this.projector = projector;
        this.offsets = offsets;
        this.parkedEvents = parkedEvents;
        this.deadLetters = deadLetters;
        this.review = review;
        this.generations = generations;
        this.builders = builders;
        this.status = status;
        this.metrics = metrics;
        this.listeners = listeners;
        this.progress = new Progress(offsets);
    }

    private void run() {
        while (!stopped()) {
            try {
                session();
            } catch (WakeupException wakeup) {
                // Only stop() wakes the consumer.
            } catch (InterruptedException interrupted) {
                return;
            } catch (RuntimeException failure) {
                troubled(culprit(failure), failure);
            }
        }
    }

    private void session() throws InterruptedException {
        String topicId = kafka.topicId();
        try (KafkaConsumer<String, byte[]> member = kafka.member(catalogue.group())) {
            consumer = member;
            member.subscribe(List.of(EventTopic.NAME), new Rewind());
            follow(member, topicId);
        } finally {
            consumer = null;
        }
    }

    private void follow(KafkaConsumer<String, byte[]> member, String topicId) throws InterruptedException {
        Catalogue.Stand stand = new Catalogue.Stand(Map.of(), List.of());
        Map<String, Generation> live = Map.of();
        List<Target> targets = List.of();
        long refreshed = System.nanoTime();
        long probed = System.nanoTime() - PROBE_EVERY_NANOS;
        long checked = System.nanoTime();
        long reviewed = checked;
        rewind = true;
        joined = false;
        while (!stopped()) {
            try {
                if (rewind || System.nanoTime() - refreshed > REFRESH_EVERY_NANOS) {
                    stand = catalogue.refresh();
                    builders.ensure(stand.builds());
                    refreshed = System.nanoTime();
                }
                if (rewind || !stand.live().equals(live)) {
                    live = stand.live();
                    targets = rewind(member, topicId, live);
                }
                ConsumerRecords<String, byte[]> messages = batches.next(member, progress.isStored());
                if (rewind || !joined) {
                    continue;
                }
                if (!messages.isEmpty()) {
                    take(targets, messages);
                    progress.reach(Offsets.after(messages));
                }
                if (messages.isEmpty() || progress.isDue()) {
                    progress.store(topicId, targets);
                }
                boolean due = System.nanoTime() - probed > PROBE_EVERY_NANOS;
                status.at(lag(member, due));
                probed = due ? System.nanoTime() : probed;
                pauseMillis = FIRST_PAUSE_MILLIS;
                if (System.nanoTime() - reviewed > REVIEW_EVERY_NANOS) {
                    reviewed = System.nanoTime();
                    progress.store(topicId, targets);
                    rewind |= review.review(topicId, targets, partitionsOf(member), status.caughtUp());
                }
                if (System.nanoTime() - checked > TOPIC_EVERY_NANOS) {
                    checked = System.nanoTime();
                    generations.dropRetired();
                    if (!kafka.topicId().equals(topicId)) {
                        log.warn("The topic was made anew: the views are filled again from its start");
                        return;
                    }
                }
            } catch (MongoException failure) {
                rewind = true;
                troubled("MongoDB", failure);
            }
        }
    }

    private List<Target> rewind(KafkaConsumer<String, byte[]> member, String topicId, Map<String, Generation> live) {
        rewind = false;
        progress.forget();
        if (offsets.forgetOtherTopics(topicId)) {
            parkedEvents.forgetAll();
            deadLetters.forgetPlaces();
        }
        List<Target> targets = catalogue.targets(live);
        Set<TopicPartition> assigned = member.assignment();
        Map<Integer, Long> lowest = offsets.lowest(
                topicId,
                targets.stream().map(Target::name).toList(),
                assigned.stream().map(TopicPartition::partition).toList());
        assigned.forEach(partition -> member.seek(partition, lowest.getOrDefault(partition.partition(), 0L)));
        return targets;
    }

    private void take(List<Target> targets, ConsumerRecords<String, byte[]> messages) {
        long start = System.nanoTime();
        Map<String, Set<String>> written = projector.apply(targets, messages);
        metrics.batch(messages.count(), System.nanoTime() - start);
        for (FeedListener listener : listeners) {
            Set<String> ids = written.getOrDefault(listener.view(), Set.of());
            if (!ids.isEmpty()) {
                listener.written(ids);
            }
        }
    }

    private static Set<Integer> partitionsOf(KafkaConsumer<String, byte[]> member) {
        return member.assignment().stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }

    /// Asks the broker if due, which also notices that it is gone: a poll alone stays silent.
    private static long lag(KafkaConsumer<String, byte[]> member, boolean ask) {
        Set<TopicPartition> assigned = member.assignment();
        boolean known = assigned.stream()
                .allMatch(partition -> member.currentLag(partition).isPresent());
        if (!ask && known) {
            return assigned.stream()
                    .mapToLong(partition -> member.currentLag(partition).orElse(0))
                    .sum();
        }
        Map<TopicPartition, Long> ends = member.endOffsets(assigned);
        return assigned.stream()
                .mapToLong(partition -> Math.max(0, ends.getOrDefault(partition, 0L) - member.position(partition)))
                .sum();
    }

    private static String culprit(RuntimeException failure) {
        return switch (failure) {
            case MongoException mongo -> "MongoDB";
            case KafkaException broker -> "Kafka";
            default -> ITSELF;
        };
    }

    private void troubled(String what, RuntimeException failure) {
        if (status.trouble().isEmpty()) {
            log.atWarn()
                    .setCause(what.equals(ITSELF) ? failure : null)
                    .log("The feed cannot go on for now, {} fails: {}", what, failure.toString());
        }
        status.fail(what + " fails: " + failure.getClass().getSimpleName());
        try {
            stopping.await(pauseMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
    }

    private boolean stopped() {
        return stopping.getCount() == 0 || Thread.currentThread().isInterrupted();
    }

    @Override
    public void start() {
        Thread runner = new Thread(this::run, "feed");
        thread = runner;
        runner.start();
    }

    @Override
    public void stop() {
        stopping.countDown();
        builders.stop();
        KafkaConsumer<String, byte[]> member = consumer;
        if (member != null) {
            member.wakeup();
        }
        Thread runner = thread;
        if (runner != null) {
            try {
                runner.join(Duration.ofSeconds(10));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        Thread runner = thread;
        return runner != null && runner.isAlive();
    }

    /// New partitions start where the views stand, not where the group stood.
    private final class Rewind implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            rewind = true;
            joined = true;
        }
    }
}
