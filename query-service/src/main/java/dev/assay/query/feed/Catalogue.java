package dev.assay.query.feed;

import dev.assay.query.feed.Generations.Generation;
import dev.assay.query.feed.Generations.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Brings the views of this code and the collections of the database together.
@Component
class Catalogue {

    private static final Logger log = LoggerFactory.getLogger(Catalogue.class);

    private final List<View> views;
    private final Generations generations;
    private final LiveViews live;
    private final ParkedEvents parkedEvents;
    private final DeadLetters deadLetters;
    private final FeedStatus status;

    Catalogue(
            List<View> views,
            Generations generations,
            LiveViews live,
            ParkedEvents parkedEvents,
            DeadLetters deadLetters,
            FeedStatus status) {
        // The view of engineers comes last: its versions tell readers that all views have an event.
        this.views = views.stream()
                .sorted(Comparator.comparing((View view) -> view.name().equals(ReadYourWrites.ENGINEERS))
                        .thenComparing(View::name))
                .toList();
        this.generations = generations;
        this.live = live;
        this.parkedEvents = parkedEvents;
        this.deadLetters = deadLetters;
        this.status = status;
    }

    List<View> views() {
        return views;
    }

    /// Instances share the partitions if they write the same views of the same database: others, and old and new code
    /// during an upgrade, do not take each other's.
    String group() {
        return "assay-views-" + live.database() + "-"
                + Integer.toHexString(views.stream()
                        .map(view -> view.name() + ":" + view.version())
                        .toList()
                        .hashCode());
    }

    /// A collection to be built, and the one that it will replace.
    record Build(View view, Generation old, Generation building) {}

    /// What stands now, after everything that had to be begun was begun.
    record Stand(Map<String, Generation> live, List<Build> builds) {}

    Stand refresh() {
        Map<String, State> states = generations.load();
        Map<String, Generation> current = new ConcurrentHashMap<>();
        List<Build> builds = new ArrayList<>();
        for (View view : views) {
            State state = states.get(view.name());
            if (state == null) {
                generations.begin(view);
                status.fill();
                state = generations.load().get(view.name());
                if (state == null) {
                    throw new IllegalStateException("The collection of " + view.name() + " vanished");
                }
                createIndexes(view, state.live());
            }
            if (state.live().version() == view.version()) {
                current.put(view.name(), state.live());
                live.goLive(view.name(), state.live().collection());
            } else {
                live.goDark(view.name());
            }
            building(view, state, builds);
        }
        return new Stand(current, builds);
    }

    private void building(View view, State state, List<Build> builds) {
        Generation building = state.building();
        if (building != null && building.version() == view.version()) {
            builds.add(new Build(view, state.live(), building));
        } else if (building != null && building.version() < view.version()) {
            generations.abandonBuilding(view.name(), building);
        } else if (building == null && state.live().version() < view.version()) {
            log.atInfo()
                    .addKeyValue("view", view.name())
                    .addKeyValue("version", view.version())
                    .log("The view has a new form and is built anew");
            generations.startBuilding(view);
        }
    }

    /// The targets of the live views, with the streams that are parked by now.
    List<Target> targets(Map<String, Generation> current) {
        List<Target> targets = new ArrayList<>();
        for (View view : views) {
            Generation generation = current.get(view.name());
            if (generation != null) {
                targets.add(target(view, generation));
            }
        }
        return targets;
    }

    Target target(View view, Generation generation) {
        return new Target(
                view,
                generation.collection(),
                generations.collection(generation),
                parkedEvents.streamsOf(generation.collection()),
                deadLetters.discardedOf(view.name()));
    }

    void createIndexes(View view, Generation generation) {
        view.indexes().forEach(generations.collection(generation)::createIndex);
    }
}
