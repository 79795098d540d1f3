package dev.assay.command.framework;

import dev.assay.events.FrameworkEvent.Archetype;
import dev.assay.events.FrameworkEvent.Rubric;

/// What one document says about a role.
public sealed interface RolePart {

    /// As stored: `ARCHETYPE` or `RUBRIC`.
    String kind();

    record OfArchetype(Archetype archetype) implements RolePart {

        public static final String KIND = "ARCHETYPE";

        @Override
        public String kind() {
            return KIND;
        }
    }

    record OfRubric(Rubric rubric) implements RolePart {

        public static final String KIND = "RUBRIC";

        @Override
        public String kind() {
            return KIND;
        }
    }
}
