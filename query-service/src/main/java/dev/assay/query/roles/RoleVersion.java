package dev.assay.query.roles;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.events.Envelope;
import dev.assay.events.FrameworkEvent.RoleVersionPublished;
import dev.assay.query.history.StoredEvents;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/// One version of a role, without its content.
///
/// @param state `DRAFT` until somebody publishes it
/// @param kind `ARCHETYPE` or `RUBRIC`: the part that this version brought
/// @param contentHash SHA-256 of the imported document, in hex
/// @param rubricHash SHA-256 of the rubric that ratings pin, in hex; absent for a draft
/// @param effectiveOn the first day on which it may be rated against; absent for a draft
@JsonInclude(JsonInclude.Include.NON_NULL)
record RoleVersion(
        int version,
        State state,
        String title,
        String kind,
        String contentHash,
        boolean hasArchetype,
        boolean hasRubric,
        Instant draftedAt,
        @Nullable String rubricHash,
        @Nullable LocalDate effectiveOn,
        @Nullable Instant publishedAt) {

    enum State {
        DRAFT,
        PUBLISHED
    }

    boolean isPublished() {
        return state == State.PUBLISHED;
    }

    /// The versions of a role, the latest first.
    static List<RoleVersion> of(Document role) {
        Document drafted = role.get(RolesView.DRAFTED, Document.class);
        Document published = role.get(RolesView.PUBLISHED, Document.class);
        return drafted.keySet().stream()
                .map(version -> of(
                        version,
                        drafted.get(version, Document.class),
                        published == null ? null : published.get(version, Binary.class)))
                .sorted(Comparator.comparing(RoleVersion::version).reversed())
                .toList();
    }

    /// The latest version that is published for a day.
    static Optional<RoleVersion> inForce(List<RoleVersion> latestFirst, LocalDate day) {
        return latestFirst.stream()
                .filter(version -> {
                    LocalDate from = version.effectiveOn();
                    return from != null && !from.isAfter(day);
                })
                .findFirst();
    }

    private static RoleVersion of(String version, Document outline, @Nullable Binary publication) {
        Envelope published = publication == null
                ? null
                : StoredEvents.fromBinary(publication).open();
        return new RoleVersion(
                Integer.parseInt(version),
                published == null ? State.DRAFT : State.PUBLISHED,
                outline.getString("title"),
                outline.getString("kind"),
                outline.getString("contentHash"),
                outline.getBoolean("hasArchetype"),
                outline.getBoolean("hasRubric"),
                Instant.parse(outline.getString("draftedAt")),
                published != null && published.event() instanceof RoleVersionPublished event
                        ? event.rubricHash()
                        : null,
                published == null ? null : published.effectiveOn(),
                published == null ? null : published.recordedAt());
    }
}
