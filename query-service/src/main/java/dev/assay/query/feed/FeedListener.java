package dev.assay.query.feed;

import java.util.Set;

/// Told after each batch which documents of a live view it wrote. Runs in the feed's thread: return at once.
public interface FeedListener {

    /// The view that it wants to hear of.
    String view();

    void written(Set<String> ids);
}
