package dev.assay.command.wiring;

import dev.assay.command.Command;
import dev.assay.command.ledger.EventOrigin;
import dev.assay.command.store.Store;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/// Axon on PostgreSQL.
@Configuration(proxyBeanMethods = false)
class EventStoreConfiguration {

    private static final int EVENTS_PER_SNAPSHOT = 100;

    /// Of the heap, in bytes, for each aggregate in the cache: more than engineers with long histories take, since a
    /// rating takes half a kilobyte.
    private static final long HEAP_PER_CACHED_AGGREGATE = 128 << 10;

    private static final String UNIQUE_VIOLATION = "23505";

    @Bean
    @Qualifier("eventSerializer")
    EventSerializer eventSerializer() {
        return new EventSerializer();
    }

    @Bean
    @Primary
    Serializer snapshotSerializer(ListableBeanFactory beans) {
        List<Class<?>> aggregates = new ArrayList<>();
        for (String name : beans.getBeanNamesForAnnotation(Aggregate.class)) {
            Class<?> aggregate = beans.getType(name, false);
            if (aggregate != null) {
                aggregates.add(aggregate);
            }
        }
        return new SnapshotSerializer(aggregates);
    }

    @Bean
    EventSchema eventSchema() {
        return EventSchema.builder()
                .eventTable("event")
                .snapshotTable("snapshot")
                .globalIndexColumn("global_index")
                .eventIdentifierColumn("event_identifier")
                .aggregateIdentifierColumn("aggregate_identifier")
                .sequenceNumberColumn("sequence_number")
                .typeColumn("type")
                .timestampColumn("time_stamp")
                .payloadTypeColumn("payload_type")
                .payloadRevisionColumn("payload_revision")
                .payloadColumn("payload")
                .metaDataColumn("meta_data")
                .build();
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            Serializer snapshotSerializer,
            @Qualifier("eventSerializer") EventSerializer eventSerializer,
            PersistenceExceptionResolver exceptionResolver,
            DataSource dataSource,
            EventSchema schema,
            org.axonframework.config.Configuration axon,
            Store store,
            Clock clock) {
        // Axon takes the time of events from this static field only.
        GenericEventMessage.clock = clock;
        return new PostgresEventStorageEngine(
                JdbcEventStorageEngine.builder()
                        .snapshotSerializer(snapshotSerializer)
                        .eventSerializer(eventSerializer)
                        .persistenceExceptionResolver(exceptionResolver)
                        .upcasterChain(axon.upcasterChain())
                        .snapshotFilter(axon.snapshotFilter())
                        // Each read is one statement, and gives its connection back at once.
                        .connectionProvider(new SpringDataSourceConnectionProvider(dataSource))
                        .transactionManager(NoTransactionManager.instance())
                        .schema(schema),
                store);
    }

    /// Axon's own resolver waits for an exception class that the PostgreSQL driver never throws.
    @Bean
    PersistenceExceptionResolver persistenceExceptionResolver() {
        return exception -> {
            for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                    return true;
                }
            }
            return false;
        };
    }

    /// Its transaction is what the command writes in the end.
    @Bean
    CommandBus commandBus(Store store, CorrelationDataProvider eventOrigin) {
        CommandBus bus =
                SimpleCommandBus.builder().transactionManager(store::begin).build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(eventOrigin));
        return bus;
    }

    /// Without a cache every command would read its whole stream again.
    @Bean
    Cache aggregateCache() {
        return new AggregateCache((int) (Runtime.getRuntime().maxMemory() / HEAP_PER_CACHED_AGGREGATE));
    }

    @Bean
    SnapshotTriggerDefinition aggregateSnapshots(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS_PER_SNAPSHOT);
    }

    @Bean
    CommandTargetResolver commandTargetResolver() {
        return message -> new VersionedAggregateIdentifier(((Command) message.getPayload()).stream(), null);
    }

    @Bean
    CorrelationDataProvider eventOrigin() {
        return new EventOrigin();
    }
}
