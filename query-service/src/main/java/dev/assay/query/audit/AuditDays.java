package dev.assay.query.audit;

import com.mongodb.client.model.Filters;
import dev.assay.events.RecordedEvent;
import dev.assay.query.feed.LiveViews;
import dev.assay.query.history.EventEntries;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds the documents of events that were recorded on some days.
///
/// Positions follow the time of recording but for clocks and transactions that differ a little, so the ends of the
/// range tell it all; at each end, days are looked at until one has events, and a month beyond it.
@Component
class AuditDays {

    private static final int DAYS_AT_ONCE = 31;

    private final LiveViews views;
    private final Clock clock;

    AuditDays(LiveViews views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    /// The numbers of the first and the last document; none if the last is lower.
    record Range(long first, long last) {

        private static final Range NONE = new Range(0, -1);
    }

    /// @param head the number of the last document that there is
    Range buckets(AuditQuery query, long head) {
        long first = AuditView.bucketOf(query.position());
        if (query.from() == null && query.until() == null) {
            return new Range(first, head);
        }
        LocalDate begin = earliestDay();
        if (begin == null) {
            return Range.NONE;
        }
        LocalDate end = LocalDate.now(clock).plusDays(1);
        LocalDate from = query.from() == null ? begin : latest(begin, AuditView.dayOf(query.from()));
        LocalDate to = query.until() == null ? end : earliest(end, AuditView.dayOf(query.until()));
        LongSummaryStatistics lowest = forwards(from, to);
        if (lowest.getCount() == 0) {
            return Range.NONE;
        }
        long last = query.until() == null ? head : backwards(from, to).getMax();
        return new Range(Math.max(first, lowest.getMin()), last);
    }

    private LongSummaryStatistics forwards(LocalDate from, LocalDate to) {
        LongSummaryStatistics found = new LongSummaryStatistics();
        for (LocalDate day = from; !day.isAfter(to) && found.getCount() == 0; day = day.plusDays(DAYS_AT_ONCE)) {
            found.combine(buckets(day, earliest(to, day.plusDays(2 * DAYS_AT_ONCE - 1))));
        }
        return found;
    }

    private LongSummaryStatistics backwards(LocalDate from, LocalDate to) {
        LongSummaryStatistics found = new LongSummaryStatistics();
        for (LocalDate day = to; !day.isBefore(from) && found.getCount() == 0; day = day.minusDays(DAYS_AT_ONCE)) {
            found.combine(buckets(latest(from, day.minusDays(2 * DAYS_AT_ONCE - 1)), day));
        }
        return found;
    }

    private LongSummaryStatistics buckets(LocalDate from, LocalDate to) {
        List<String> ids = from.datesUntil(to.plusDays(1)).map(AuditView::dayId).toList();
        List<String> parts = documents(ids).stream()
                .flatMap(day -> day.get(AuditView.PARTS, Document.class).keySet().stream()
                        .map(part -> AuditView.partId(day.getString("_id"), part)))
                .toList();
        return documents(parts).stream()
                .flatMap(part -> part.get(AuditView.BUCKETS, Document.class).keySet().stream())
                .mapToLong(Long::parseLong)
                .summaryStatistics();
    }

    /// With a day to spare for a clock that was behind at the beginning.
    private @Nullable LocalDate earliestDay() {
        List<Document> first = documents(List.of(AuditView.bucketId(0)));
        return EventEntries.unread(views.collection(AuditView.NAME), first).stream()
                .map(RecordedEvent::recordedAt)
                .min(Comparator.naturalOrder())
                .map(earliest -> AuditView.dayOf(earliest).minusDays(1))
                .orElse(null);
    }

    private List<Document> documents(List<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : views.collection(AuditView.NAME).find(Filters.in("_id", ids)).into(new ArrayList<>());
    }

    private static LocalDate latest(LocalDate day, LocalDate other) {
        return other.isAfter(day) ? other : day;
    }

    private static LocalDate earliest(LocalDate day, LocalDate other) {
        return other.isBefore(day) ? other : day;
    }
}
