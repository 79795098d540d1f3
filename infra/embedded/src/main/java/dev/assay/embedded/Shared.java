package dev.assay.embedded;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/// The servers that all tests of one JVM share: started at first use, ended with the JVM.
///
/// They run in containers where a Docker engine answers, else embedded; the log says which.
public final class Shared {

    /// Points the tests at any other MongoDB, such as `mongodb://127.0.0.1:27017`.
    static final String MONGODB_VARIABLE = "ASSAY_TEST_MONGODB_URI";

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Once<Servers> SERVERS = new Once<>(Servers::choose);
    private static final Once<Servers.Postgres> POSTGRES =
            new Once<>(() -> SERVERS.get().postgres());
    private static final Once<String> KAFKA = new Once<>(() -> SERVERS.get().kafka());
    private static final Once<String> MONGODB = new Once<>(Shared::startMongo);
    private static final String SIGNING_KEYS = SigningKey.random();
    private static final Once<TestIssuer> ISSUER = new Once<>(TestIssuer::start);

    private Shared() {}

    /// @return a JDBC URL, with user and password, of a database that nobody used before
    public static String postgres() {
        return POSTGRES.get().create(freshName());
    }

    /// @return the bootstrap servers of a broker that makes no topic by itself
    public static String kafka() {
        return KAFKA.get();
    }

    /// @return a MongoDB URI with the name of a database that nobody used before
    public static String mongo() {
        String server = MONGODB.get();
        return server + (server.endsWith("/") ? "" : "/") + freshName();
    }

    /// The secret with which the tests' records are signed, as the services' setting is written.
    public static String signingKeys() {
        return SIGNING_KEYS;
    }

    public static TestIssuer issuer() {
        return ISSUER.get();
    }

    /// Makes the topic, empty: an existing one of that name is deleted first.
    public static void freshTopic(String topic, int partitions) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
            deleteIfThere(admin, topic);
            create(admin, new NewTopic(topic, partitions, (short) 1));
        }
    }

    private static void deleteIfThere(Admin admin, String topic) {
        try {
            admin.deleteTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw new IllegalStateException("Could not delete the topic " + topic, e);
            }
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException("Could not delete the topic " + topic, e);
        }
    }

    private static void create(Admin admin, NewTopic topic) {
        // The deletion may not have come to its end yet.
        untilNot(TopicExistsException.class, topic.name(), () -> admin.createTopics(List.of(topic))
                .all());
        Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, topic.numPartitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        // The controller has made it; the broker may not have heard of it yet.
        untilNot(RetriableException.class, topic.name(), () -> admin.listOffsets(ends)
                .all());
    }

    /// Asks again as long as the failure is of the kind that passes, for 30 seconds at most.
    private static void untilNot(Class<? extends Exception> passing, String topic, Supplier<KafkaFuture<?>> request) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try {
                request.get().get(30, TimeUnit.SECONDS);
                return;
            } catch (ExecutionException e) {
                if (!passing.isInstance(e.getCause()) || System.nanoTime() > deadline) {
                    throw new IllegalStateException("Could not make the topic " + topic, e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            } catch (InterruptedException | TimeoutException e) {
                throw new IllegalStateException("Could not make the topic " + topic, e);
            }
        }
    }

    private static String startMongo() {
        String elsewhere = System.getenv(MONGODB_VARIABLE);
        return elsewhere != null ? elsewhere : SERVERS.get().mongo();
    }

    private static String freshName() {
        // Unique among the JVMs that may share one server, too.
        return "test_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
    }

    private static final class Once<T> {
        private final Supplier<T> start;
        private @Nullable T value;

        Once(Supplier<T> start) {
            this.start = start;
        }

        synchronized T get() {
            if (value == null) {
                value = start.get();
            }
            return value;
        }
    }
}
