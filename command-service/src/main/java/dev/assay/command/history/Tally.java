package dev.assay.command.history;

import dev.assay.command.history.rows.RowError;
import dev.assay.events.EngineerEvent;
import dev.assay.events.EvidenceEvent.EvidenceRecorded;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RosterEvent.EngineerRegistered;
import java.util.ArrayList;
import java.util.List;

/// Counts what rows led to.
final class Tally {

    /// More would fill the memory, and nobody reads them: the same few mistakes repeat.
    private static final int LISTED = 1_000;

    private final List<RowError> errors = new ArrayList<>();
    private long rows;
    private long engineers;
    private long evidence;
    private long ratings;
    private long unchanged;
    private long pendingReview;
    private long rejected;

    void store(List<EngineerEvent> events) {
        rows++;
        for (EngineerEvent event : events) {
            switch (event) {
                case EngineerRegistered it -> engineers++;
                case EvidenceRecorded it -> evidence++;
                case EngineerRated it -> {
                    ratings++;
                    pendingReview += it.reviewReasons().isEmpty() ? 0 : 1;
                }
                default -> {}
            }
        }
    }

    void unchanged() {
        rows++;
        unchanged++;
    }

    /// @param reasons of one row
    void refuse(List<RowError> reasons) {
        rows++;
        rejected++;
        list(reasons);
    }

    void add(Tally other) {
        rows += other.rows;
        engineers += other.engineers;
        evidence += other.evidence;
        ratings += other.ratings;
        unchanged += other.unchanged;
        pendingReview += other.pendingReview;
        rejected += other.rejected;
        list(other.errors);
    }

    long rows() {
        return rows;
    }

    Report report(String importId, boolean dryRun) {
        return new Report(
                importId,
                dryRun,
                rows,
                new Report.Stored(engineers, evidence, ratings),
                unchanged,
                pendingReview,
                rejected,
                List.copyOf(errors));
    }

    private void list(List<RowError> reasons) {
        errors.addAll(reasons.subList(0, Math.min(reasons.size(), LISTED - errors.size())));
    }
}
