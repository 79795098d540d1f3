package dev.assay.query.access;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.assay.query.feed.FeedListener;
import dev.assay.query.feed.LiveViews;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who has left, as of today (UTC): departure ends every right from its day on (R26). Read from the view of engineers.
///
/// Its documents hold `departures.{stream version}` = the ISO date of the first day on which the engineer no longer
/// works here; the latest version counts. People who are not on the roster have none.
///
/// Every request asks, so what was read is kept until this instance writes the engineer anew, and for a second at most
/// because another instance may.
@Component
public class Departures implements FeedListener {

    public static final String DEPARTURES = "departures";

    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_KEPT = 10_000;

    private final LiveViews views;
    private final Clock clock;
    private final Map<String, Read> known = new ConcurrentHashMap<>();

    Departures(LiveViews views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    private record Read(@Nullable LocalDate departedOn, long at) {}

    @Override
    public String view() {
        return ReportingLines.ENGINEERS;
    }

    @Override
    public void written(Set<String> ids) {
        known.keySet().removeAll(ids);
    }

    boolean hasLeft(String person) {
        LocalDate departedOn = read(person).departedOn();
        return departedOn != null && !LocalDate.now(clock).isBefore(departedOn);
    }

    private Read read(String person) {
        long now = System.nanoTime();
        Read kept = known.get(person);
        if (kept != null && now - kept.at() < KEPT_NANOS) {
            return kept;
        }
        if (known.size() >= MOST_KEPT) {
            known.clear();
        }
        Document document = views.collection(ReportingLines.ENGINEERS)
                .find(Filters.eq(person))
                .projection(Projections.include(DEPARTURES))
                .first();
        Read read = new Read(document == null ? null : departedOn(document), now);
        known.put(person, read);
        return read;
    }

    /// The first day on which somebody no longer works here, a coming one too; null if none is known.
    public static @Nullable LocalDate departedOn(Document engineer) {
        Document departures = engineer.get(DEPARTURES, Document.class);
        return departures == null
                ? null
                : departures.entrySet().stream()
                        .max(Comparator.comparing(entry -> Long.parseLong(entry.getKey())))
                        .map(entry -> LocalDate.parse((String) entry.getValue()))
                        .orElse(null);
    }
}
