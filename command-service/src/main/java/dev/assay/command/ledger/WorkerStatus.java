package dev.assay.command.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Whether a worker's steps succeed: told by health and metrics from the first failure on, and by the log once for
/// each change.
final class WorkerStatus {

    private static final Logger log = LoggerFactory.getLogger(WorkerStatus.class);

    private final String worker;
    private final LongSupplier position;
    private final MeterRegistry metrics;
    private volatile @Nullable Trouble trouble;

    /// Why a step fails.
    enum Reason {
        /// Kafka is away or too slow; it goes on by itself.
        UNREACHABLE,
        /// PostgreSQL is away; it goes on by itself.
        DATABASE,
        /// Kafka does not take an event of this size: `max.message.bytes` of the topic must be raised.
        TOO_LARGE,
        /// Kafka does not let the service in.
        NOT_AUTHORISED,
        /// Kafka refuses for another reason, or the topic is not as it must be.
        REFUSED,
        /// A defect of the service.
        INTERNAL
    }

    /// @param position where the worker stands
    /// @param cause the class of the failure
    record Trouble(Reason reason, long position, String cause) {}

    WorkerStatus(String worker, LongSupplier position, MeterRegistry metrics) {
        this.worker = worker;
        this.position = position;
        this.metrics = metrics;
        Gauge.builder("assay.ledger.failing", this, status -> status.trouble == null ? 0 : 1)
                .description("1 while the last step of the worker failed")
                .tag("worker", worker)
                .register(metrics);
        for (Reason reason : Reason.values()) {
            failures(reason);
        }
    }

    /// Absent while all is well.
    @Nullable
    Trouble trouble() {
        return trouble;
    }

    void failed(Throwable failure) {
        Trouble before = trouble;
        Throwable cause = rootOf(failure);
        Reason reason = reasonOf(failure);
        Trouble now = new Trouble(reason, position.getAsLong(), cause.getClass().getSimpleName());
        trouble = now;
        failures(reason).increment();
        if (before == null || before.reason != reason) {
            log.atError()
                    .addKeyValue("worker", worker)
                    .addKeyValue("position", now.position)
                    .addKeyValue("reason", word(reason))
                    .addKeyValue("cause", cause.toString())
                    .log("A worker of the ledger failed and keeps retrying");
            if (reason == Reason.INTERNAL) {
                log.error("{} failed", worker, failure);
            }
        }
    }

    void succeeded() {
        if (trouble != null) {
            trouble = null;
            log.atInfo()
                    .addKeyValue("worker", worker)
                    .addKeyValue("position", position.getAsLong())
                    .log("A worker of the ledger works again");
        }
    }

    private Counter failures(Reason reason) {
        return Counter.builder("assay.ledger.failures")
                .description("Steps that failed")
                .tag("worker", worker)
                .tag("reason", word(reason))
                .register(metrics);
    }

    private static Reason reasonOf(Throwable failure) {
        boolean kafka = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case RecordTooLargeException _, RecordBatchTooLargeException _ -> {
                    return Reason.TOO_LARGE;
                }
                case AuthorizationException _, AuthenticationException _ -> {
                    return Reason.NOT_AUTHORISED;
                }
                case RetriableException _, java.util.concurrent.TimeoutException _ -> {
                    return Reason.UNREACHABLE;
                }
                case DataAccessException _, TransactionException _ -> {
                    return Reason.DATABASE;
                }
                case KafkaException _, Topic.Unusable _ -> kafka = true;
                default -> {}
            }
        }
        return kafka ? Reason.REFUSED : Reason.INTERNAL;
    }

    private static String word(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
