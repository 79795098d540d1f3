package dev.assay.query.history;

import dev.assay.query.feed.LiveViews;

/// Makes readers of stored events for the tests of other packages.
public final class StoredEngineers {

    private StoredEngineers() {}

    public static EngineerEvents in(LiveViews views) {
        return new EngineerEvents(views);
    }
}
