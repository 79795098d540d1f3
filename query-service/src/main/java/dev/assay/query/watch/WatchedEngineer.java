package dev.assay.query.watch;

import static dev.assay.query.watch.Fields.*;

import dev.assay.domain.AlertAssessment;
import dev.assay.domain.EngineerState;
import dev.assay.events.EngineerEvent;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;

/// One engineer as the watch knows them.
///
/// @param version of the engineer's stream
record WatchedEngineer(String engineerId, long version, EngineerState state) {

    static WatchedEngineer of(Document document) {
        Document events = document.get(EVENTS, new Document());
        List<Document> inOrder = events.keySet().stream()
                .map(key -> events.get(key, Document.class))
                .sorted(Comparator.comparing(event -> event.getLong(VERSION)))
                .toList();
        EngineerState state = EngineerState.UNREGISTERED;
        for (Document event : inOrder) {
            state = EngineerState.evolve(state, (EngineerEvent) WatchedEvents.read(event));
        }
        return new WatchedEngineer(document.getString("_id"), document.getLong("version"), state);
    }

    /// What the alert policy asks for on a day. The command service decides by the same rules.
    AlertAssessment assess(Framework framework, LocalDate today) {
        return new AlertAssessment(
                state, framework.nextRoles(state.employment().roleOn(today).orElse("")), framework.policy(), today);
    }
}
