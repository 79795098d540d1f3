package dev.assay.query.watch;

import static dev.assay.query.watch.Fields.*;

import dev.assay.events.AlertEvent;
import dev.assay.events.AssayEvent;
import dev.assay.events.EngineerEvent;
import dev.assay.events.Envelope;
import dev.assay.events.EventJson;
import dev.assay.events.EventType;
import dev.assay.events.EventTypes;
import dev.assay.events.EvidenceEvent;
import dev.assay.events.RatingEvent.RatingRetractionRequested;
import dev.assay.events.RatingEvent.RatingReviewed;
import dev.assay.events.RatingEvent.RatingShared;
import dev.assay.events.RosterEvent.DetailsChanged;
import dev.assay.events.RosterEvent.ManagerAssigned;
import dev.assay.events.RosterEvent.RosterChangeRequested;
import dev.assay.events.RosterEvent.RosterChangeReviewed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bson.Document;

/// The events as the watch keeps them: without the words of people, which it has no use for.
///
/// Of an alert it keeps the last event of each kind. Those say where it stands, and a document does not grow with
/// every snooze.
final class WatchedEvents {

    private static final List<String> WORDS = List.of("name", "email", "reason", "exception");
    private static final List<String> WORDS_OF_JUDGEMENT = List.of("rationale", "dampenersConsidered", "evidenceIds");

    private WatchedEvents() {}

    /// Whether the event says something about promotions that are late.
    static boolean matters(EngineerEvent event) {
        return switch (event) {
            case EvidenceEvent _, ManagerAssigned _, RatingShared _, RatingRetractionRequested _ -> false;
            case DetailsChanged _, RosterChangeRequested _, RosterChangeReviewed _ -> false;
            case RatingReviewed it -> !it.act().equals("RETRACTION");
            case EngineerEvent _ -> true;
        };
    }

    static String key(EngineerEvent event, long version) {
        return event instanceof AlertEvent alert
                ? alert.alertId() + "-" + alert.getClass().getSimpleName()
                : Long.toString(version);
    }

    static Document write(Envelope envelope) {
        Document data = Document.parse(new String(envelope.recorded().data(), StandardCharsets.UTF_8));
        WORDS.forEach(data::remove);
        if (data.get(JUDGEMENT) instanceof Document judgement) {
            WORDS_OF_JUDGEMENT.forEach(judgement::remove);
        }
        EventType type = envelope.recorded().type();
        return new Document(VERSION, envelope.version())
                .append(TYPE, type.name())
                .append(REVISION, type.revision())
                .append(DATA, data);
    }

    static AssayEvent read(Document event) {
        EventType type = new EventType(event.getString(TYPE), event.getInteger(REVISION));
        return EventJson.mapper().convertValue(event.get(DATA, Document.class), EventTypes.requireClassOf(type));
    }
}
