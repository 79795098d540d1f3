package dev.assay.query.access;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.assay.domain.EffectiveDated;
import dev.assay.query.feed.LiveViews;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The managers above an engineer and the engineers below a manager, as of today (UTC), read from the view of
/// engineers: upwards one document a step, downwards the documents of the line and of who was in it before, level by
/// level.
///
/// A manager who has left stays a step on the way up: their reports belong to the next one above as well.
///
/// The documents of engineers hold `managers.{stream version}` = `{managerId, from}` with ids as text and `from` as an
/// ISO date. Those of managers hold `reports` with the ids of everybody who ever was to report to them.
@Component
public class ReportingLines {

    /// The view of engineers, whose documents this class reads.
    public static final String ENGINEERS = "engineers";

    public static final String MANAGERS = "managers";
    public static final String MANAGER = "managerId";
    public static final String FROM = "from";
    public static final String REPORTS = "reports";

    private static final String OF_MANAGER = "manager/";
    private static final int BATCH = 500;

    private final LiveViews views;
    private final Clock clock;

    ReportingLines(LiveViews views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    /// The `_id` of the document that names a manager's reports.
    public static String managerDocument(String manager) {
        return OF_MANAGER + manager;
    }

    /// True if `manager` is the engineer's manager, or theirs, and so on. Nobody is above themselves, whatever the data
    /// say (R25).
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

    /// Those of the given engineers who are below a manager, read level by level however many they are.
    SortedSet<String> amongBelow(String manager, Collection<String> engineers) {
        Map<String, String> managers = new HashMap<>();
        Set<String> read = new HashSet<>();
        Collection<String> level = engineers;
        while (!level.isEmpty()) {
            read.addAll(level);
            Set<String> next = new HashSet<>();
            managersOf(level).forEach((engineer, above) -> {
                managers.put(engineer, above);
                if (!above.equals(manager) && !read.contains(above)) {
                    next.add(above);
                }
            });
            level = next;
        }
        SortedSet<String> below = new TreeSet<>();
        engineers.stream().filter(one -> leadsTo(manager, one, managers)).forEach(below::add);
        return below;
    }

    /// Those of the given engineers who report to a manager directly.
    SortedSet<String> amongDirectReports(String manager, Collection<String> engineers) {
        SortedSet<String> reports = new TreeSet<>();
        managersOf(engineers).forEach((engineer, above) -> {
            if (above.equals(manager)) {
                reports.add(engineer);
            }
        });
        return reports;
    }

    /// Everybody below a manager.
    public SortedSet<String> below(String manager) {
        SortedSet<String> all = new TreeSet<>();
        Collection<String> level = List.of(manager);
        while (!level.isEmpty()) {
            level = reportsOf(level).stream()
                    .filter(one -> !one.equals(manager) && all.add(one))
                    .toList();
        }
        return all;
    }

    public SortedSet<String> directReports(String manager) {
        return reportsOf(List.of(manager));
    }

    /// The direct manager today; empty for the head of the organisation and for an unknown engineer.
    public Optional<String> managerOf(String engineer) {
        return Optional.ofNullable(managersOf(List.of(engineer)).get(engineer));
    }

    static @Nullable String managerOn(Document managers, LocalDate day) {
        List<EffectiveDated<Document>> recorded = managers.keySet().stream()
                .sorted(Comparator.comparingLong(Long::parseLong))
                .map(version -> managers.get(version, Document.class))
                .map(entry -> new EffectiveDated<>(entry, LocalDate.parse(entry.getString(FROM))))
                .toList();
        return EffectiveDated.on(recorded, day)
                .map(held -> held.value().getString(MANAGER))
                .orElse(null);
    }

    private static boolean leadsTo(String manager, String engineer, Map<String, String> managers) {
        Set<String> climbed = new HashSet<>();
        String current = engineer;
        while (current != null && !current.equals(manager) && climbed.add(current)) {
            current = managers.get(current);
        }
        return manager.equals(current) && !manager.equals(engineer);
    }

    private SortedSet<String> reportsOf(Collection<String> managers) {
        List<String> ids =
                managers.stream().map(ReportingLines::managerDocument).toList();
        Set<String> everReported = new HashSet<>();
        documents(ids, REPORTS)
                .forEach(found ->
                        everReported.addAll(found.get(REPORTS, Document.class).keySet()));
        Set<String> wanted = Set.copyOf(managers);
        SortedSet<String> reports = new TreeSet<>();
        managersOf(everReported).forEach((engineer, manager) -> {
            if (wanted.contains(manager)) {
                reports.add(engineer);
            }
        });
        return reports;
    }

    /// The managers of those who have one.
    private Map<String, String> managersOf(Collection<String> engineers) {
        LocalDate today = LocalDate.now(clock);
        Map<String, String> found = new HashMap<>();
        for (Document engineer : documents(engineers, MANAGERS)) {
            Document managers = engineer.get(MANAGERS, Document.class);
            String manager = managers == null ? null : managerOn(managers, today);
            if (manager != null) {
                found.put(engineer.getString("_id"), manager);
            }
        }
        return found;
    }

    private List<Document> documents(Collection<String> ids, String field) {
        MongoCollection<Document> engineers = views.collection(ENGINEERS);
        List<String> all = List.copyOf(ids);
        List<Document> found = new ArrayList<>();
        for (int start = 0; start < all.size(); start += BATCH) {
            List<String> some = all.subList(start, Math.min(start + BATCH, all.size()));
            engineers
                    .find(some.size() == 1 ? Filters.eq(some.getFirst()) : Filters.in("_id", some))
                    .projection(Projections.include(field))
                    .batchSize(BATCH)
                    .into(found);
        }
        return found;
    }
}
