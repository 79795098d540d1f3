package dev.assay.command.wiring;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;

/// Aggregates as JSON of their fields, under the type that they declare and the revision that they state.
///
/// A snapshot of another revision is not read: the events are.
final class SnapshotSerializer extends Jackson3Serializer {

    private final Map<String, Class<?>> aggregates;

    SnapshotSerializer(Collection<Class<?>> aggregates) {
        super(builder().jsonMapperBuilderCustomizer(mapper -> mapper.changeDefaultVisibility(visibility -> visibility
                        .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                        .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                        .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)));
        this.aggregates =
                aggregates.stream().collect(Collectors.toMap(SnapshotSerializer::nameOf, Function.identity()));
    }

    @Override
    @SuppressWarnings("rawtypes") // As Axon declares it.
    public SerializedType typeForClass(Class type) {
        return aggregates.containsValue(type)
                ? new SimpleSerializedType(nameOf(type), revisionOf(type))
                : super.typeForClass(type);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (type.getName().equals(MetaData.class.getName())
                || SerializedType.emptyType().equals(type)) {
            return super.classForType(type);
        }
        Class<?> aggregate = aggregates.get(type.getName());
        return aggregate == null ? UnknownSerializedType.class : aggregate;
    }

    private static String nameOf(Class<?> aggregate) {
        Aggregate declared = aggregate.getAnnotation(Aggregate.class);
        if (declared == null || declared.type().isEmpty()) {
            // Its class name would be stored, and could never change again.
            throw new IllegalStateException("An aggregate declares no type: " + aggregate.getName());
        }
        return declared.type();
    }

    private static @Nullable String revisionOf(Class<?> aggregate) {
        Revision revision = aggregate.getAnnotation(Revision.class);
        return revision == null ? null : revision.value();
    }
}
