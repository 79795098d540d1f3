package dev.assay.command.ledger;

import dev.assay.command.Command;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.jspecify.annotations.Nullable;

/// Says on every event who acted, by which command, and what set it off.
public final class EventOrigin implements CorrelationDataProvider {

    /// Metadata of a command: the id shared by everything that one request set off.
    public static final String CORRELATION = "correlation";

    /// Metadata of a command: the event that caused it, where one did.
    public static final String CAUSATION = "causation";

    static final String ACTOR = "actor";
    static final String COMMAND = "command";

    /// Who recorded an event; absent if its metadata do not say.
    public static @Nullable UUID actor(Map<String, ?> metaData) {
        return metaData.get(ACTOR) instanceof String actor ? UUID.fromString(actor) : null;
    }

    /// The metadata of an event that no command message led to.
    public static Map<String, String> of(UUID actorId, UUID commandId, UUID correlationId) {
        return Map.of(ACTOR, actorId.toString(), COMMAND, commandId.toString(), CORRELATION, correlationId.toString());
    }

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        Map<String, Object> origin = new HashMap<>();
        MetaData metaData = message.getMetaData();
        if (message.getPayload() instanceof Command command) {
            origin.put(ACTOR, command.by().actorId().toString());
        }
        origin.put(COMMAND, message.getIdentifier());
        origin.put(CORRELATION, metaData.getOrDefault(CORRELATION, message.getIdentifier()));
        if (metaData.containsKey(CAUSATION)) {
            origin.put(CAUSATION, metaData.get(CAUSATION));
        }
        return origin;
    }
}
