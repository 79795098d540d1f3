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
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who has left, as of today (UTC): departure ends every right from its day on (R26). Read from the view of engineers.
///
/// Its documents hold `departures.{stream version}` = the ISO date of the first day on which the engineer no longer
/// works here, empty if a departure was taken back; the latest version counts. `rehires.{stream version}` = the first
/// day of a new tenure, which ends the absence. People who are not on the roster have none.
///
/// Every request asks, so what was read is kept until this instance writes the engineer anew, and for a second at most
/// because another instance may.
@Component
public class Departures implements FeedListener {

    public static final String DEPARTURES = "departures";
    public static final String REHIRES = "rehires";

    /// In place of a date: the departure never was.
    public static final String TAKEN_BACK = "";

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
                .projection(Projections.include(DEPARTURES, REHIRES))
                .first();
        Read read = new Read(document == null ? null : departedOn(document, LocalDate.now(clock)), now);
        known.put(person, read);
        return read;
    }

    /// The first day on which somebody no longer works here, a coming one too; null if none is known, or if they are
    // hired
    /// again by the day.
    public static @Nullable LocalDate departedOn(Document engineer, LocalDate day) {
        Map.Entry<String, Object> departure = entries(engineer, DEPARTURES)
                .max(Comparator.comparing(entry -> Long.parseLong(entry.getKey())))
                .orElse(null);
        if (departure == null || departure.getValue().equals(TAKEN_BACK)) {
            return null;
        }
        long departed = Long.parseLong(departure.getKey());
        boolean hiredAgain = entries(engineer, REHIRES)
                .anyMatch(hire -> Long.parseLong(hire.getKey()) > departed
                        && !LocalDate.parse((String) hire.getValue()).isAfter(day));
        return hiredAgain ? null : LocalDate.parse((String) departure.getValue());
    }

    private static Stream<Map.Entry<String, Object>> entries(Document engineer, String field) {
        Document held = engineer.get(field, Document.class);
        return held == null ? Stream.empty() : held.entrySet().stream();
    }
}
