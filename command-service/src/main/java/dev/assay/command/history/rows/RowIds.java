package dev.assay.command.history.rows;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The ids of what a row names: UUIDs of version 5, so that the same names give the same ids in every file
/// and for ever.
public final class RowIds {

    /// Never changes: it is part of every id that was ever made by an import.
    static final UUID NAMESPACE = UUID.fromString("7c1d7a52-5f0e-4d0b-9a37-3b1c6f4e2d90");

    private RowIds() {}

    /// The engineer whom the row is about.
    static UUID engineerOf(Row row) {
        return named("engineer", row.engineerId(), row.engineerExternalId());
    }

    /// The second person in the row: the manager, the rater or who recorded the evidence; null if it names none.
    static @Nullable UUID otherOf(Row row) {
        return switch (row) {
            case Row.OfEngineer it -> namedOrNull("manager", it.managerId(), it.managerExternalId());
            case Row.OfEvidence it -> namedOrNull("recordedBy", it.recordedById(), it.recordedByExternalId());
            case Row.OfRating it -> named("rater", it.raterId(), it.raterExternalId());
        };
    }

    /// The id of somebody whom the other system called so.
    public static UUID person(String externalId) {
        return of("engineer", externalId);
    }

    static UUID evidence(UUID engineerId, String externalId) {
        return of("evidence", engineerId + "/" + externalId);
    }

    static UUID rating(UUID engineerId, String externalId) {
        return of("rating", engineerId + "/" + externalId);
    }

    /// The id of a fact that has no name but what it says.
    static UUID ofContent(UUID engineerId, Content content) {
        return of("content", engineerId + "/" + content.hash() + "/" + content.rubricVersion());
    }

    /// @param role which of the row's people it is; the fields are called after it
    /// @throws RowRefused unless exactly one of the two names them
    private static UUID named(String role, @Nullable UUID id, @Nullable String externalId) {
        UUID one = namedOrNull(role, id, externalId);
        if (one == null) {
            throw new RowRefused(role + "Id", "import.person-unnamed", "The row needs " + fields(role, "or") + ".");
        }
        return one;
    }

    /// @throws RowRefused if both name them
    private static @Nullable UUID namedOrNull(String role, @Nullable UUID id, @Nullable String externalId) {
        if (id != null && externalId != null) {
            throw new RowRefused(
                    role + "Id", "import.person-named-twice", "The row may not have both " + fields(role, "and") + ".");
        }
        return externalId == null ? id : person(externalId);
    }

    static List<UUID> cited(UUID engineerId, Row.OfRating row) {
        Set<UUID> cited = new LinkedHashSet<>();
        if (row.evidenceIds() != null) {
            cited.addAll(row.evidenceIds());
        }
        if (row.evidenceExternalIds() != null) {
            row.evidenceExternalIds().forEach(externalId -> cited.add(evidence(engineerId, externalId)));
        }
        return new ArrayList<>(cited);
    }

    private static String fields(String role, String conjunction) {
        return role + "Id " + conjunction + " " + role + "ExternalId";
    }

    private static UUID of(String kind, String name) {
        return NameBased.uuid(NAMESPACE, kind + ":" + name);
    }
}
