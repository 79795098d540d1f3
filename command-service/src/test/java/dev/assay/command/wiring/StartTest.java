package dev.assay.command.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.command.ServiceTest;
import dev.assay.embedded.Shared;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                .containsExactly("probe");
        jdbc().sql("""
                        UPDATE snapshot SET payload =
                            convert_to(replace(convert_from(payload, 'UTF8'), 'name 99', 'told by the snapshot'), 'UTF8')
                        WHERE aggregate_identifier = ?
                        """).param("ladders/" + id).update();
        bean(Cache.class).remove("ladders/" + id);
        var unchanged = hr().post("/api/probes/" + id, "{\"name\":\"told by the snapshot\"}");
        assertThat(unchanged.version()).isEqualTo(99);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void aStoreThatMayLoseEventsIsRefused(String setting) {
        assertThatThrownBy(() -> DurabilityCheck.require(name -> name.equals(setting) ? "off" : "on"))
                .hasMessageContaining(setting + "=off");
    }

    @Test
    void theServiceDoesNotStartOnAStoreThatMayLoseEvents() {
        String url = Shared.postgres();
        String database = url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
        jdbc().sql("ALTER DATABASE \"" + database + "\" SET synchronous_commit = off")
                .update();
        assertThatThrownBy(() -> start(url, Shared.kafka())).rootCause().hasMessageContaining("synchronous_commit=off");
    }

    @Test
    void aStoredTypeThatIsNotKnownIsAnErrorAndNotSkipped() {
        String id = UUID.randomUUID().toString();
        hr().post("/api/probes/" + id, "{\"name\":\"one\"}");
        jdbc().sql("UPDATE event SET payload_revision = '77' WHERE aggregate_identifier = ?")
                .param("ladders/" + id)
                .update();
        bean(Cache.class).remove("ladders/" + id);
        assertThat(hr().post("/api/probes/" + id, "{\"name\":\"two\"}").status())
                .isEqualTo(500);
        jdbc().sql("UPDATE event SET payload_revision = '1' WHERE aggregate_identifier = ?")
                .param("ladders/" + id)
                .update();
        assertThat(hr().post("/api/probes/" + id, "{\"name\":\"two\"}").version())
                .isEqualTo(1);
    }

    @Test
    void noJavaNameReachesTheStore() {
        String id = UUID.randomUUID().toString();
        hr().with("X-Correlation-Id", "01900000-0000-7000-8000-00000000000a")
                .post("/api/probes/" + id, "{\"name\":\"one\"}");
        var row = jdbc().sql("""
                        SELECT payload_type, payload_revision, convert_from(payload, 'UTF8') AS payload,
                               convert_from(meta_data, 'UTF8') AS meta_data, event_identifier
                        FROM event WHERE aggregate_identifier = ?
                        """).param("ladders/" + id).query().singleRow();
        assertThat(row.get("payload_type")).isEqualTo("framework.ladder-defined");
        assertThat(row.get("payload_revision")).isEqualTo("1");
        assertThat((String) row.get("payload")).doesNotContain("dev.assay", "java.");
        assertThat((String) row.get("meta_data"))
                .contains(
                        "\"actor\":\"" + HR + "\"",
                        "\"correlation\":\"01900000-0000-7000-8000-00000000000a\"",
                        "command")
                .doesNotContain("dev.assay", "java.", "traceId");
        assertThat(UUID.fromString((String) row.get("event_identifier")).version())
                .isEqualTo(7);
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
