package dev.assay.command.ledger;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// The latest version of each of the streams used last that certainly has a position. What has one keeps it, whoever
/// gave it, so this never becomes wrong; what is not here must be asked for.
final class PlacedVersions {

    private static final int STREAMS = 20_000;

    private final Map<String, Long> versions = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > STREAMS;
        }
    };

    boolean contains(String stream, long version) {
        Long latest = versions.get(stream);
        return latest != null && version <= latest;
    }

    /// Only what is committed.
    void add(Collection<Sequencer.Placed> placed) {
        placed.forEach(
                event -> versions.merge(event.event().stream(), event.event().version(), Math::max));
    }
}
