package dev.assay.query.access;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.assay.query.feed.LiveViews;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The managers above an engineer, as of today (UTC), read from the view of engineers.
///
/// Its documents hold `managers.{stream version}` = `{managerId, from}` with ids as text and `from` as an ISO date;
/// the latest `from` that is not after the day counts, of equal ones the later version.
@Component
public class ReportingLines {

    /// The view of engineers, whose documents this class reads.
    public static final String ENGINEERS = "engineers";

    private final LiveViews views;
    private final Clock clock;

    ReportingLines(LiveViews views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    /// True if `manager` is the engineer's manager, or theirs, and so on. Nobody is above themselves, whatever was
    // recorded.
    public boolean isAbove(String manager, String engineer) {
        return isAbove(manager, engineer, new HashMap<>());
    }

    /// @param known what earlier calls for the same manager found, by engineer
    boolean isAbove(String manager, String engineer, Map<String, Boolean> known) {
        if (manager.equals(engineer)) {
            return false;
        }
        Set<String> climbed = new HashSet<>();
        String current = engineer;
        boolean above = false;
        while (climbed.add(current)) {
            Boolean before = known.get(current);
            if (before != null) {
                above = before;
                break;
            }
            Optional<String> next = managerOf(current);
            if (next.isEmpty()) {
                break;
            }
            current = next.get();
            if (current.equals(manager)) {
                above = true;
                break;
            }
        }
        boolean result = above;
        climbed.stream().filter(one -> !one.equals(manager)).forEach(one -> known.put(one, result));
        return above;
    }

    /// The direct manager today; empty for the head of the organisation and for an unknown engineer.
    public Optional<String> managerOf(String engineer) {
        Document document = views.collection(ENGINEERS)
                .find(Filters.eq(engineer))
                .projection(Projections.include("managers"))
                .first();
        Document managers = document == null ? null : document.get("managers", Document.class);
        return managers == null ? Optional.empty() : Optional.ofNullable(managerOn(managers, LocalDate.now(clock)));
    }

    static @Nullable String managerOn(Document managers, LocalDate day) {
        String manager = null;
        String from = "";
        long version = -1;
        for (String key : managers.keySet()) {
            Document entry = managers.get(key, Document.class);
            String entryFrom = entry.getString("from");
            long entryVersion = Long.parseLong(key);
            int order = entryFrom.compareTo(from);
            if (entryFrom.compareTo(day.toString()) <= 0 && (order > 0 || (order == 0 && entryVersion > version))) {
                manager = entry.getString("managerId");
                from = entryFrom;
                version = entryVersion;
            }
        }
        return manager;
    }
}
