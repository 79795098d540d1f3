package dev.assay.query.feed;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An idempotent upsert of one document. Writes of one document within a batch are merged into one, in order.
///
/// @param id the document's `_id`
/// @param version the stream's version that the event has; kept in the field `version` of the document, unless negative
/// @param set fields by dotted path; a path may hold a map, and deeper paths of later writes go into it
/// @param guard how a repeated or late event is told apart
/// @param beside the document with whose state this is written, if it goes by that; applied only as long as that one is
///     older than `version`
public record Write(
        String id,
        long version,
        Map<String, Object> set,
        Guard guard,
        @Nullable String beside) {

    /// The value of a path that is to be removed.
    public static final Object GONE = new Object();

    static final long NO_VERSION = -1;

    public enum Guard {
        /// The document is the state of one stream: applied only if its `version` is lower.
        VERSION,
        /// The paths belong to this event alone (such as `entries.17`): applying them again changes nothing,
        /// order is free.
        OWN_PATHS
    }

    /// A write to a document that only one stream writes, in the order of its versions.
    public static Write state(String id, long version, Map<String, Object> set) {
        return new Write(id, version, set, Guard.VERSION, null);
    }

    /// A write to paths that only this event writes, of a document whose version nobody asks for.
    public static Write fact(String id, Map<String, Object> set) {
        return new Write(id, NO_VERSION, set, Guard.OWN_PATHS, null);
    }

    /// A write to paths that only this event writes.
    public static Write entry(String id, long version, Map<String, Object> set) {
        return new Write(id, version, set, Guard.OWN_PATHS, null);
    }

    /// A write to a path that one stream sets and removes, of a document that many streams write. It is written before
    /// the state of another document, whose version tells whether it has been written already. Consumers that
    /// overtake each other may leave a path that was to be removed, never the other way round.
    ///
    /// @param state the document that has its state from the same event
    /// @param version the stream's version that the event has
    public static Write beside(String state, long version, String id, Map<String, Object> set) {
        return new Write(id, version, set, Guard.OWN_PATHS, state);
    }

    /// Both writes of one event to one document.
    ///
    /// @throws IllegalArgumentException if the document is guarded in two ways
    Write and(Write other) {
        if (other.guard() != guard) {
            throw new IllegalArgumentException("A document is guarded in one way only: " + id);
        }
        Map<String, Object> both = new HashMap<>(set);
        both.putAll(other.set());
        return new Write(id, Math.max(version, other.version()), both, guard, beside);
    }
}
