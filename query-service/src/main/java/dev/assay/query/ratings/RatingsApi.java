package dev.assay.query.ratings;

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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The rating history of one engineer.
@RestController
class RatingsApi {

    private static final String WHAT = "ratings";

    private final EngineerEvents stored;
    private final Access access;
    private final VersionWait versionWait;
    private final Clock clock;

    RatingsApi(EngineerEvents stored, Access access, VersionWait versionWait, Clock clock) {
        this.stored = stored;
        this.access = access;
        this.versionWait = versionWait;
        this.clock = clock;
    }

    /// @param asOf the day on which the ratings hold; today (UTC) if absent
    /// @param knownAt what was recorded later is left out: an instant, or a date for the end of that day (UTC)
    @GetMapping("/api/engineers/{engineerId}/ratings")
    RatingsAnswer ratings(
            Caller caller,
            @PathVariable UUID engineerId,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable Long minVersion) {
        LocalDate day = Times.day("asOf", asOf);
        Instant known = Times.knownAt(knownAt);
        Visibility visibility = access.check(caller, Operation.READ_RATINGS, engineerId);
        versionWait.await(visibility, engineerId, minVersion);
        List<Envelope> events = stored.of(engineerId, RatingEvents::mayConcernRatings).stream()
                .filter(RatingEvents::concernsRatings)
                .toList();
        if (events.isEmpty()) {
            throw new Unknown("engineer.unknown", "There is no engineer with this id.");
        }
        ReadLog.ratingsRead(caller, engineerId, WHAT);
        LocalDate today = LocalDate.now(clock);
        return RatingsFold.fold(
                engineerId, events, VisibilityFilter.of(visibility, events, today), day == null ? today : day, known);
    }
}
