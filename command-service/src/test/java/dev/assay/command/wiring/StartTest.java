package dev.assay.command.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.ServiceTest;
import java.util.UUID;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
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
