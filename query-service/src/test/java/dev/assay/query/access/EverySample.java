package dev.assay.query.access;

import static dev.assay.query.history.Script.id;

import dev.assay.events.AssayEvent;
import dev.assay.events.EngineerEvent;
import dev.assay.events.Envelope;
import dev.assay.events.EventTypes;
import dev.assay.events.FrameworkEvent;
import dev.assay.events.PromotionEvent.PromotionVoided;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RatingEvent.RatingReviewed;
import dev.assay.events.RatingEvent.RatingShared;
import dev.assay.events.Streams;
import dev.assay.query.history.Script;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// An event of every type, with a value in every component, made by reflection so that no new one is forgotten. All are
/// about one engineer, of whom everything has been shared, confirmed, decided and has come.
final class EverySample {

    static final LocalDate DAY = LocalDate.of(2025, 3, 1);

    private EverySample() {}

    static List<Class<? extends AssayEvent>> types() {
        return Stream.of(EngineerEvent.class, FrameworkEvent.class)
                .flatMap(EverySample::leaves)
                .<Class<? extends AssayEvent>>map(type -> type.asSubclass(AssayEvent.class))
                .sorted((one, other) -> name(one).compareTo(name(other)))
                .toList();
    }

    static String name(Class<?> type) {
        return EventTypes.of(type.asSubclass(AssayEvent.class)).name();
    }

    /// @param engineer whom all are about that are about an engineer
    static List<Envelope> events(UUID engineer) {
        List<AssayEvent> events = new ArrayList<>(types().stream()
                .map(type -> (AssayEvent) make(type, engineer, ""))
                .toList());
        events.add(new EngineerRated(
                engineer, id("earlier"), id("rater"), null, Script.judgement("IMPE", "3/Mid"), List.of(), DAY));
        events.add(new RatingShared(engineer, id("earlier"), id("rater"), DAY));
        events.add(new RatingReviewed(engineer, id("ratingId"), id("rater"), "RATING", "CONFIRMED", null, DAY));
        // What voids an approval comes before it, so that the approval holds.
        events.sort(Comparator.comparing(event -> !(event instanceof PromotionVoided)));
        List<Envelope> envelopes = new ArrayList<>();
        for (AssayEvent event : events) {
            long position = envelopes.size();
            envelopes.add(new Envelope(
                    id("sample " + position),
                    position,
                    event instanceof EngineerEvent ? Streams.engineer(engineer) : Streams.ALERT_POLICY,
                    position,
                    Instant.parse("2025-03-02T12:00:00Z"),
                    id("actor"),
                    id("command"),
                    id("correlation"),
                    null,
                    event));
        }
        return envelopes;
    }

    /// The paths of all values in an event of a type, in the order of the components.
    static List<String> fields(Class<?> type) {
        List<String> fields = new ArrayList<>();
        collect(type, "", fields);
        return fields;
    }

    private static void collect(Type type, String path, List<String> fields) {
        if (type instanceof ParameterizedType list) {
            collect(list.getActualTypeArguments()[0], path, fields);
        } else if (type instanceof Class<?> form && form.isRecord()) {
            for (RecordComponent component : form.getRecordComponents()) {
                collect(
                        component.getGenericType(),
                        path.isEmpty() ? component.getName() : path + "." + component.getName(),
                        fields);
            }
        } else {
            fields.add(path);
        }
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EverySample::leaves)
                : Stream.of(type);
    }

    private static Object make(Type type, UUID engineer, String name) {
        if (type instanceof ParameterizedType list) {
            return List.of(make(list.getActualTypeArguments()[0], engineer, name));
        }
        Class<?> form = (Class<?>) type;
        if (form.isRecord()) {
            return construct(form, engineer);
        }
        if (form == UUID.class) {
            return switch (name) {
                case "engineerId" -> engineer;
                case "revisedRatingId", "correctedRatingId" -> id("earlier");
                default -> id(name);
            };
        }
        if (form == LocalDate.class) {
            return DAY;
        }
        if (form == String.class) {
            return switch (name) {
                case "act" -> "CORRECTION";
                case "outcome" -> "CONFIRMED";
                default -> name;
            };
        }
        return switch (form.getName()) {
            case "int" -> 1;
            case "long" -> 1L;
            case "boolean" -> true;
            default -> form.isEnum() ? form.getEnumConstants()[0] : unknown(form);
        };
    }

    private static Object construct(Class<?> form, UUID engineer) {
        RecordComponent[] components = form.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> make(component.getGenericType(), engineer, component.getName()))
                .toArray();
        try {
            var constructor = form.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Object unknown(Class<?> form) {
        throw new AssertionError("No sample of " + form);
    }
}
