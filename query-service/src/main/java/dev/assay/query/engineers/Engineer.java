package dev.assay.query.engineers;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.domain.EffectiveDated;
import dev.assay.query.access.Departures;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// An engineer as of a day.
///
/// @param roleId the role held on that day; absent before the first
/// @param managerId the manager on that day; absent for the head of the organisation
/// @param departedOn the first day on which the engineer no longer works here, coming ones too
/// @param roles all roles by the day from which they hold, coming ones too
/// @param version the version of the engineer that the answer has seen; absent in one's own record
@JsonInclude(JsonInclude.Include.NON_NULL)
record Engineer(
        UUID id,
        String name,
        String email,
        @Nullable String roleId,
        @Nullable UUID managerId,
        @Nullable LocalDate departedOn,
        List<Role> roles,
        List<Manager> managers,
        @Nullable Long version) {

    record Role(String roleId, LocalDate from) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Manager(@Nullable UUID managerId, LocalDate from) {}

    static Engineer of(Document document, LocalDate day) {
        List<EffectiveDated<Optional<String>>> roles =
                withoutVoid(document, history(document, EngineersView.ROLES, EngineersView.ROLE));
        List<EffectiveDated<Optional<String>>> managers =
                history(document, EngineersView.MANAGERS, EngineersView.MANAGER);
        return new Engineer(
                UUID.fromString(document.getString("_id")),
                document.getString(EngineersView.PERSON_NAME),
                document.getString(EngineersView.EMAIL),
                EffectiveDated.on(roles, day).flatMap(EffectiveDated::value).orElse(null),
                EffectiveDated.on(managers, day)
                        .flatMap(EffectiveDated::value)
                        .map(UUID::fromString)
                        .orElse(null),
                Departures.departedOn(document, day),
                byDay(roles)
                        .map(role -> new Role(role.value().orElseThrow(), role.from()))
                        .toList(),
                byDay(managers)
                        .map(manager -> new Manager(
                                manager.value().map(UUID::fromString).orElse(null), manager.from()))
                        .toList(),
                document.get("version", Number.class).longValue());
    }

    /// As the engineer concerned may know it: nothing that lies ahead, and no version that counts what is hidden.
    Engineer asOwn(LocalDate day) {
        return new Engineer(
                id,
                name,
                email,
                roleId,
                managerId,
                worksHereOn(day) ? null : departedOn,
                roles.stream().filter(role -> !role.from().isAfter(day)).toList(),
                managers.stream()
                        .filter(manager -> !manager.from().isAfter(day))
                        .toList(),
                null);
    }

    boolean worksHereOn(LocalDate day) {
        return departedOn == null || day.isBefore(departedOn);
    }

    /// Without the promotions that never took effect because the engineer left before.
    private static List<EffectiveDated<Optional<String>>> withoutVoid(
            Document document, List<EffectiveDated<Optional<String>>> roles) {
        Document held = subdocument(document, EngineersView.VOID);
        List<EffectiveDated<Optional<String>>> promotions = held.keySet().stream()
                .map(version -> held.get(version, Document.class))
                .map(value -> new EffectiveDated<>(
                        Optional.of(value.getString(EngineersView.ROLE)),
                        LocalDate.parse(value.getString(EngineersView.FROM))))
                .toList();
        return roles.stream().filter(role -> !promotions.contains(role)).toList();
    }

    /// In the order of recording.
    private static List<EffectiveDated<Optional<String>>> history(Document document, String field, String valueField) {
        Document held = subdocument(document, field);
        return held.keySet().stream()
                .sorted(Comparator.comparingLong(Long::parseLong))
                .map(version -> held.get(version, Document.class))
                .map(value -> new EffectiveDated<>(
                        Optional.ofNullable(value.getString(valueField)),
                        LocalDate.parse(value.getString(EngineersView.FROM))))
                .toList();
    }

    /// In the order of the days, and of recording within a day.
    private static <T> Stream<EffectiveDated<T>> byDay(List<EffectiveDated<T>> recorded) {
        return recorded.stream().sorted(Comparator.comparing(EffectiveDated::from));
    }

    private static Document subdocument(Document document, String field) {
        Document held = document.get(field, Document.class);
        return held == null ? new Document() : held;
    }
}
