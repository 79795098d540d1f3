package dev.assay.query.feed;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event that a view could not take, and what people did about it.
///
/// @param stream whose later events the view does not take either, until something is done
/// @param position the event's place in the ledger, if it can be read
/// @param partition where the event lies in the topic, with `offset`; -1 if the topic was made anew since
/// @param eventType the type of the CloudEvent, if it has one
/// @param reason the kind of the failure; never its message, which could repeat personal data
/// @param parkedAt when the view first failed on it
/// @param waiting how many later events of the stream wait for it
/// @param acts in the order in which they were done; kept for ever
public record DeadLetter(
        UUID id,
        String view,
        String stream,
        @Nullable Long position,
        int partition,
        long offset,
        @Nullable String eventType,
        String reason,
        Instant parkedAt,
        State state,
        long waiting,
        List<Act> acts) {

    public enum State {
        /// The view lacks the event and what comes after it in its stream.
        PARKED,
        /// Somebody asked for another attempt, which has not come to its end.
        RETRYING,
        /// The view goes without the event for ever, also when it is built anew.
        DISCARDED,
        /// The view has taken the event after all.
        TAKEN
    }

    public enum Remedy {
        RETRY,
        DISCARD
    }

    /// @param by who did it
    /// @param reason in their words
    public record Act(
            Remedy act, UUID by, Instant at, @Nullable String reason) {}
}
