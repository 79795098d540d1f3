package dev.assay.faults.load;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a client knows of one engineer: only what it was answered.
final class Engineer {

    final UUID id;
    final List<String> evidence = new ArrayList<>();

    @Nullable
    String rating;

    @Nullable
    String openCase;

    boolean shared;
    boolean promoted;

    Engineer(UUID id) {
        this.id = id;
    }
}
