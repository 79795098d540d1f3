package dev.assay.command.wiring;

import dev.assay.command.store.EventSizeLimit;
import dev.assay.command.store.Store;
import dev.assay.command.store.Table;
import dev.assay.events.EventTypes;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// Axon's JDBC engine with instants as PostgreSQL keeps them, to the microsecond and in UTC, and with events that are
/// written together with all else that their command writes.
final class PostgresEventStorageEngine extends JdbcEventStorageEngine {

    private final Store store;

    PostgresEventStorageEngine(Builder builder, Store store) {
        super(builder);
        this.store = store;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        List<@Nullable Object[]> rows = new ArrayList<>(events.size());
        for (EventMessage<?> message : events) {
            if (!(message instanceof DomainEventMessage<?> event)) {
                throw new IllegalArgumentException("An event without a stream: " + message.getPayloadType());
            }
            SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
            SerializedObject<byte[]> metaData = event.serializeMetaData(serializer, byte[].class);
            EventSizeLimit.check(
                    EventTypes.of(event.getPayloadType()), payload.getData().length + metaData.getData().length);
            rows.add(new @Nullable Object[] {
                event.getIdentifier(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getType(),
                event.getTimestamp().truncatedTo(ChronoUnit.MICROS),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                metaData.getData()
            });
        }
        store.insert(Table.EVENT, rows);
    }

    @Override
    protected void writeTimestamp(PreparedStatement statement, int position, Instant instant) throws SQLException {
        statement.setObject(position, instant.atOffset(ZoneOffset.UTC));
    }

    @Override
    protected Object readTimeStamp(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
