package dev.assay.query.engineers;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.query.access.Departures;
import dev.assay.query.history.Dated;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
        List<Dated<String>> roles = history(document, EngineersView.ROLES, EngineersView.ROLE).stream()
                .map(dated -> new Dated<>(dated.value().orElseThrow(), dated.from(), dated.version()))
                .toList();
        List<Dated<Optional<String>>> managers = history(document, EngineersView.MANAGERS, EngineersView.MANAGER);
        return new Engineer(
                UUID.fromString(document.getString("_id")),
                document.getString(EngineersView.PERSON_NAME),
                document.getString(EngineersView.EMAIL),
                Dated.on(roles, day).orElse(null),
                Dated.on(managers, day).flatMap(id -> id).map(UUID::fromString).orElse(null),
                Departures.departedOn(document),
                roles.stream().map(role -> new Role(role.value(), role.from())).toList(),
                managers.stream()
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

    /// In the order of the days, and of versions within a day.
    private static List<Dated<Optional<String>>> history(Document document, String field, String valueField) {
        return subdocument(document, field).entrySet().stream()
                .map(entry -> {
                    Document value = (Document) entry.getValue();
                    return new Dated<>(
                            Optional.ofNullable(value.getString(valueField)),
                            LocalDate.parse(value.getString(EngineersView.FROM)),
                            Long.parseLong(entry.getKey()));
                })
                .sorted(Comparator.<Dated<Optional<String>>, LocalDate>comparing(Dated::from)
                        .thenComparing(Dated::version))
                .toList();
    }

    private static Document subdocument(Document document, String field) {
        Document held = document.get(field, Document.class);
        return held == null ? new Document() : held;
    }
}
