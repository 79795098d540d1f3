package dev.assay.faults.check;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One row of the event table, with its place in the ledger.
///
/// @param position absent if the ledger does not hold it
/// @param commandId shared by the events of one command
/// @param subjectId what it is about: the rating, evidence, case or alert, else the engineer
/// @param mark of the command that asked for it, where the event holds it
/// @param alertCause for a raised alert: target role, urgency and first rating of the run
/// @param digest of the record that the topic must hold for it, key and headers included
public record StoredEvent(
        UUID eventId,
        String stream,
        long version,
        @Nullable Long position,
        UUID commandId,
        UUID actorId,
        String subjectId,
        @Nullable String mark,
        @Nullable String alertCause,
        String digest) {}
