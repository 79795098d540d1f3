package dev.assay.query.request;

import dev.assay.query.access.Caller;
import java.util.UUID;
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

    /// @param view what was read, such as `ratings`
    public static void ratingsRead(Caller caller, UUID engineerId, String view) {
        LOG.info("Ratings read: reader={} engineer={} view={}", caller.id(), engineerId, view);
    }
}
