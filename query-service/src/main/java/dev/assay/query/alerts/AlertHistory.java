package dev.assay.query.alerts;

import static dev.assay.query.alerts.AlertFields.*;

import dev.assay.domain.Alert;
import dev.assay.domain.AlertState;
import dev.assay.events.AlertEvent;
import dev.assay.events.AlertEvent.PromotionOverdueRaised;
import dev.assay.events.Envelope;
import dev.assay.events.EventJson;
import dev.assay.events.EventType;
import dev.assay.events.EventTypes;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// What the system and people did about an alert: who, when and why, and the event's data, from which its state is
/// folded.
final class AlertHistory {

    private AlertHistory() {}

    static Document act(Envelope envelope) {
        EventType type = envelope.recorded().type();
        Document data = Document.parse(new String(envelope.recorded().data(), StandardCharsets.UTF_8));
        data.remove(REASON);
        return new Document(WHAT, type.name())
                .append(REVISION, type.revision())
                .append(BY, envelope.actorId().toString())
                .append(ON, envelope.effectiveOn().toString())
                .append(REASON, envelope.reason())
                .append(DATA, data);
    }

    static Alert fold(Document document) {
        List<AlertEvent> events = inOrder(document.get(HISTORY, Document.class))
                .map(AlertHistory::event)
                .toList();
        Alert alert = Alert.raised((PromotionOverdueRaised) events.getFirst());
        for (AlertEvent event : events) {
            alert = alert.after(event);
        }
        return alert;
    }

    static @Nullable LocalDate resolvedOn(Document document) {
        return AlertState.valueOf(document.getString(STATE)) == AlertState.RESOLVED
                ? inOrder(document.get(HISTORY, Document.class))
                        .map(act -> LocalDate.parse(act.getString(ON)))
                        .reduce((one, other) -> other)
                        .orElseThrow()
                : null;
    }

    static Stream<Document> inOrder(Document acts) {
        return acts.keySet().stream()
                .sorted(Comparator.comparingLong(Long::parseLong))
                .map(version -> acts.get(version, Document.class));
    }

    private static AlertEvent event(Document act) {
        EventType type = new EventType(act.getString(WHAT), act.getInteger(REVISION));
        return (AlertEvent)
                EventJson.mapper().convertValue(act.get(DATA, Document.class), EventTypes.requireClassOf(type));
    }
}
