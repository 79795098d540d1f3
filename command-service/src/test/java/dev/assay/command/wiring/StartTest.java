package dev.assay.command.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.ServiceTest;
import java.util.UUID;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.Repository;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.config.SpringAggregateConfigurer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;

class StartTest extends ServiceTest {

    @Test
    void axonRunsOnSpringsTransactionsOurStoreAndOurSerializers() {
        assertThat(bean(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
        assertThat(bean(EventStorageEngine.class)).isInstanceOf(PostgresEventStorageEngine.class);
        assertThat(bean(org.axonframework.config.Configuration.class).eventSerializer())
                .isInstanceOf(EventSerializer.class);
        assertThat(bean(Serializer.class)).isInstanceOf(SnapshotSerializer.class);
    }

    @Test
    void everyAggregateIsCachedAndSnapshotted() {
        var aggregates =
                application().getBeansOfType(SpringAggregateConfigurer.class).keySet();
        assertThat(aggregates).isNotEmpty();
        for (String aggregate : aggregates) {
            var definition = application().getBeanFactory().getBeanDefinition(aggregate);
            assertThat(definition.getPropertyValues().get("cache")).isEqualTo("aggregateCache");
            assertThat(definition.getPropertyValues().get("snapshotTriggerDefinition"))
                    .isEqualTo("aggregateSnapshots");
        }
        for (Repository<?> repository :
                application().getBeansOfType(Repository.class).values()) {
            assertThat(repository).isInstanceOf(CachingEventSourcingRepository.class);
        }
    }

    @Test
    void aStreamOfManyEventsIsReadFromItsSnapshot() {
        String id = UUID.randomUUID().toString();
        for (int i = 0; i < 100; i++) {
            hr().post("/api/probes/" + id, "{\"name\":\"name " + i + "\"}");
        }
        assertThat(jdbc().sql("SELECT payload_type FROM snapshot WHERE aggregate_identifier = ?")
                        .param("ladders/" + id)
                        .query(String.class)
                        .list())
                .containsExactly("ProbeAggregate");
        jdbc().sql("""
                        UPDATE snapshot SET payload =
                            convert_to(replace(convert_from(payload, 'UTF8'), 'name 99', 'told by the snapshot'), 'UTF8')
                        WHERE aggregate_identifier = ?
                        """).param("ladders/" + id).update();
        bean(Cache.class).remove("ladders/" + id);
        var unchanged = hr().post("/api/probes/" + id, "{\"name\":\"told by the snapshot\"}");
        assertThat(unchanged.version()).isEqualTo(99);
    }

    @Test
    void aCommandIsAnsweredWithTheVersionOfItsStream() {
        String id = UUID.randomUUID().toString();
        var first = hr().post("/api/probes/" + id, "{\"name\":\"one\"}");
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.version()).isZero();
        assertThat(first.header("Location")).isEqualTo("/api/probes/" + id);
        var second = hr().post("/api/probes/" + id, "{\"name\":\"two\"}");
        assertThat(second.version()).isEqualTo(1);
    }
}
