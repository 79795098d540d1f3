package dev.assay.query.feed;

import dev.assay.query.Unavailable;
import dev.assay.query.Unknown;
import dev.assay.query.feed.Generations.State;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The views as an operator sees them.
@Component
public class Rebuilds {

    private final Catalogue catalogue;
    private final Generations generations;
    private final ParkedEvents parkedEvents;

    Rebuilds(Catalogue catalogue, Generations generations, ParkedEvents parkedEvents) {
        this.catalogue = catalogue;
        this.generations = generations;
        this.parkedEvents = parkedEvents;
    }

    /// One view.
    ///
    /// @param building the collection that is being built beside the live one, if any
    /// @param parkedEvents events that the live collection could not take
    public record ViewState(
            String name, int version, String live, @Nullable String building, long parkedEvents) {}

    public List<ViewState> states() {
        return catalogue.views().stream().map(view -> state(view.name())).toList();
    }

    /// Starts to build the view anew; changes nothing while it is being built already.
    ///
    /// @throws Unknown if there is no such view
    public ViewState start(String name) {
        View view = catalogue.views().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Unknown("view.unknown", "There is no such view."));
        generations.startBuilding(view);
        return state(name);
    }

    private ViewState state(String name) {
        State state = generations.load().get(name);
        if (state == null) {
            throw new Unavailable("view.building", "The view " + name + " is being built; ask again soon.");
        }
        return new ViewState(
                name,
                state.live().version(),
                state.live().collection(),
                state.building() == null ? null : state.building().collection(),
                parkedEvents.count(state.live().collection()));
    }
}
