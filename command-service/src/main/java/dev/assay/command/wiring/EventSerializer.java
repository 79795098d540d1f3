package dev.assay.command.wiring;

import dev.assay.events.AssayEvent;
import dev.assay.events.EventJson;
import dev.assay.events.EventType;
import dev.assay.events.EventTypes;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/// Events as the contract writes them, under their persisted names: no Java class name ever reaches storage.
///
/// A stored type that the registry does not know is an error; Axon itself would skip the event silently.
public final class EventSerializer extends Jackson3Serializer {

    private static final String META_DATA = MetaData.class.getName();

    EventSerializer() {
        super(builder());
    }

    @Override
    protected ObjectWriter getWriter() {
        return EventJson.mapper().writer();
    }

    @Override
    protected ObjectReader getReader(Class<?> type) {
        return AssayEvent.class.isAssignableFrom(type) ? EventJson.mapper().readerFor(type) : super.getReader(type);
    }

    @Override
    @SuppressWarnings("rawtypes") // As Axon declares it.
    public SerializedType typeForClass(Class type) {
        if (AssayEvent.class.isAssignableFrom(type)) {
            EventType eventType = EventTypes.of(type);
            return new SimpleSerializedType(eventType.name(), Integer.toString(eventType.revision()));
        }
        return super.typeForClass(type);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (type.getName().equals(META_DATA) || SerializedType.emptyType().equals(type)) {
            return super.classForType(type);
        }
        return EventTypes.requireClassOf(new EventType(type.getName(), Integer.parseInt(type.getRevision())));
    }
}
