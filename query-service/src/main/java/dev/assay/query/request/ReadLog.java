package dev.assay.query.request;

import dev.assay.query.access.Caller;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says who read somebody's ratings (R18): ids only, one line per read, under a logger name of its own so that it can
/// be kept apart and longer.
public final class ReadLog {

    private static final Logger LOG = LoggerFactory.getLogger("assay.sensitive-reads");

    private ReadLog() {}

    /// A read of the whole organisation.
    public static void allRatingsRead(Caller caller, String view) {
        LOG.info("Ratings read: reader={} engineer=all view={}", caller.id(), view);
    }

    /// Somebody begins to follow the stream; whose events they then get is told by further lines.
    public static void streamFollowed(Caller caller, String view) {
        LOG.info("Ratings followed: reader={} view={}", caller.id(), view);
    }

    /// A read of several engineers at once, one line for all of them; none if there are none.
    ///
    /// @param engineerIds at most as many as a page or a part of the stream holds
    public static void ratingsRead(Caller caller, Collection<UUID> engineerIds, String view) {
        if (!engineerIds.isEmpty()) {
            LOG.info(
                    "Ratings read: reader={} engineers={} view={}",
                    caller.id(),
                    engineerIds.stream().distinct().sorted().map(UUID::toString).collect(Collectors.joining(",")),
                    view);
        }
    }

    /// @param view what was read, such as `ratings`
    public static void ratingsRead(Caller caller, UUID engineerId, String view) {
        LOG.info("Ratings read: reader={} engineer={} view={}", caller.id(), engineerId, view);
    }
}
