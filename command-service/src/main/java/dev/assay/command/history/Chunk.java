package dev.assay.command.history;

import dev.assay.command.history.rows.Reading;
import dev.assay.command.history.rows.Reading.Parsed;
import dev.assay.command.history.rows.Row;
import dev.assay.command.history.rows.RowReader;
import dev.assay.command.history.rows.Story;
import dev.assay.command.reference.EmailKey;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Some rows that are decided and stored together, in the order of the file.
record Chunk(List<Reading> readings) {

    /// Of the file, beyond which no further row is taken: a chunk is held in memory and written by one statement.
    private static final int MOST_BYTES = 4 << 20;

    /// @param rows how many at most
    static Chunk read(RowReader reader, int rows) throws IOException {
        List<Reading> readings = new ArrayList<>(rows);
        long bytes = 0;
        while (readings.size() < rows && bytes < MOST_BYTES) {
            Reading reading = reader.next();
            if (reading == null) {
                break;
            }
            readings.add(reading);
            bytes += reading instanceof Parsed parsed ? parsed.bytes() : 0;
        }
        return new Chunk(readings);
    }

    boolean isEmpty() {
        return readings.isEmpty();
    }

    /// Whom the rows are about.
    Set<UUID> engineerIds() {
        Set<UUID> ids = new LinkedHashSet<>();
        for (Reading reading : readings) {
            if (reading instanceof Parsed(var line, var bytes, var row, var engineerId, var otherId)) {
                ids.add(engineerId);
            }
        }
        return ids;
    }

    /// The second people of the rows: managers, raters and who recorded evidence.
    Set<UUID> others() {
        Set<UUID> ids = new HashSet<>();
        for (Reading reading : readings) {
            if (reading instanceof Parsed(var line, var bytes, var row, var engineerId, var otherId)
                    && otherId != null) {
                ids.add(otherId);
            }
        }
        return ids;
    }

    /// The addresses of the people who join, by [EmailKey].
    Set<String> emailKeys() {
        Set<String> keys = new HashSet<>();
        for (Reading reading : readings) {
            if (reading instanceof Parsed(var line, var bytes, Row.OfEngineer row, var engineerId, var otherId)) {
                keys.add(EmailKey.of(row.email()));
            }
        }
        return keys;
    }

    Set<String> newRoles() {
        Set<String> roles = new HashSet<>();
        for (Reading reading : readings) {
            if (reading instanceof Parsed(var line, var bytes, Row.OfEngineer row, var engineerId, var otherId)) {
                roles.add(row.roleId());
            }
        }
        return roles;
    }

    /// Everybody from whom a reporting line of these rows may lead upwards, as far as the stories at hand know it.
    Set<UUID> managers(Collection<Story> ownStories, Function<UUID, @Nullable Story> otherStories) {
        Deque<UUID> next = new ArrayDeque<>();
        for (Reading reading : readings) {
            if (reading instanceof Parsed(var line, var bytes, Row.OfEngineer row, var engineerId, var otherId)) {
                if (otherId != null) {
                    next.add(otherId);
                }
            }
        }
        ownStories.forEach(story -> addManagers(story, next));
        Set<UUID> managers = new HashSet<>();
        while (!next.isEmpty()) {
            UUID managerId = next.poll();
            Story story = managers.add(managerId) ? otherStories.apply(managerId) : null;
            if (story != null) {
                addManagers(story, next);
            }
        }
        return managers;
    }

    private static void addManagers(Story story, Collection<UUID> managers) {
        story.state().employment().managers().stream()
                .map(held -> held.value().managerId())
                .filter(Objects::nonNull)
                .forEach(managers::add);
    }
}
