package dev.assay.command.history;

import dev.assay.command.history.rows.Story;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The stories used last, up to a number of events, so that neither long files nor long stories fill the memory.
///
/// A dry run stores nothing, so what its file added is kept here to its end, and there must be an end to that, too.
final class RememberedStories {

    private final Map<UUID, Story> stories = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<UUID, Story> unstored = new HashMap<>();
    private final long capacity;
    private final long unstoredCapacity;
    private long weight;
    private long unstoredWeight;

    /// @param capacity events of stories that can be read again
    /// @param unstoredCapacity events of stories that cannot
    RememberedStories(long capacity, long unstoredCapacity) {
        this.capacity = capacity;
        this.unstoredCapacity = unstoredCapacity;
    }

    /// Copies of those that are remembered, for a chunk to go on with.
    Map<UUID, Story> copiesOf(Collection<UUID> engineerIds) {
        Map<UUID, Story> copies = new HashMap<>();
        for (UUID id : engineerIds) {
            Story story = unstored.getOrDefault(id, stories.get(id));
            if (story != null) {
                copies.put(id, story.copy());
            }
        }
        return copies;
    }

    void remember(Story story) {
        Story before = stories.put(story.engineerId(), story);
        weight += weightOf(story) - (before == null ? 0 : weightOf(before));
        Iterator<Story> oldest = stories.values().iterator();
        while (weight > capacity && oldest.hasNext()) {
            weight -= weightOf(oldest.next());
            oldest.remove();
        }
    }

    /// @return whether there is still room
    boolean rememberUnstored(Story story) {
        Story before = unstored.put(story.engineerId(), story);
        unstoredWeight += weightOf(story) - (before == null ? 0 : weightOf(before));
        return unstoredWeight <= unstoredCapacity;
    }

    /// What a dry run has added to; null for others.
    @Nullable
    Story unstored(UUID engineerId) {
        return unstored.get(engineerId);
    }

    void forget(Collection<UUID> engineerIds) {
        for (UUID id : engineerIds) {
            Story forgotten = stories.remove(id);
            weight -= forgotten == null ? 0 : weightOf(forgotten);
        }
    }

    private static long weightOf(Story story) {
        return story.version() + 2;
    }
}
