package dev.assay.query.timeline;

import dev.assay.events.Envelope;
import dev.assay.query.Unknown;
import dev.assay.query.access.Access;
import dev.assay.query.access.Caller;
import dev.assay.query.access.Operation;
import dev.assay.query.access.Visibility;
import dev.assay.query.access.VisibilityFilter;
import dev.assay.query.history.EngineerEvents;
import dev.assay.query.history.VersionWait;
import dev.assay.query.request.ReadLog;
import dev.assay.query.request.Times;
import dev.assay.query.timeline.TimelineFold.Window;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The story of one engineer.
@RestController
class TimelineApi {

    private final EngineerEvents stored;
    private final Access access;
    private final VersionWait versionWait;
    private final Clock clock;

    TimelineApi(EngineerEvents stored, Access access, VersionWait versionWait, Clock clock) {
        this.stored = stored;
        this.access = access;
        this.versionWait = versionWait;
        this.clock = clock;
    }

    /// @param from the first effective date of the story
    /// @param to the last effective date of the story
    /// @param asOf what holds only later is left out
    /// @param knownAt what was recorded later is left out: an instant, or a date for the end of that day (UTC)
    @GetMapping("/api/engineers/{engineerId}/timeline")
    TimelineAnswer timeline(
            Caller caller,
            @PathVariable UUID engineerId,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable Long minVersion) {
        Window window = new Window(
                Times.day("from", from), Times.day("to", to), Times.day("asOf", asOf), Times.knownAt(knownAt));
        Times.inOrder(window.from(), window.to());
        Visibility visibility = access.check(caller, Operation.READ_TIMELINE, engineerId);
        versionWait.await(visibility, engineerId, minVersion);
        List<Envelope> events = stored.of(engineerId);
        if (events.isEmpty()) {
            throw new Unknown("engineer.unknown", "There is no engineer with this id.");
        }
        ReadLog.ratingsRead(caller, engineerId, TimelineView.NAME);
        LocalDate today = LocalDate.now(clock);
        VisibilityFilter filter =
                VisibilityFilter.of(visibility, events, today).numbered(access.numbering(stored.of(caller.id())));
        return TimelineFold.fold(engineerId, events, filter, window, today);
    }
}
