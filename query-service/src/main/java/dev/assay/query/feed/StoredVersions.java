package dev.assay.query.feed;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The versions of the documents that were written last, so that they need not be asked for.
///
/// Right as long as nobody else writes them: it lives as long as the feed goes on without starting again from the
/// stored offsets.
final class StoredVersions {

    private static final int KEPT = 10_000;

    private final Map<String, Long> versions = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > KEPT;
        }
    };

    @Nullable
    Long of(String id) {
        return versions.get(id);
    }

    void putAll(Map<String, Long> written) {
        versions.putAll(written);
    }
}
