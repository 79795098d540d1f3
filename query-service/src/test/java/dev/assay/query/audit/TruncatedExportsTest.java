package dev.assay.query.audit;

import static dev.assay.query.history.Script.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.assay.events.Envelope;
import dev.assay.query.QueryServiceTest;
import dev.assay.query.Unavailable;
import dev.assay.query.feed.LiveViews;
import dev.assay.query.history.EngineerEvents;
import dev.assay.query.history.EventEntries;
import dev.assay.query.history.Script;
import dev.assay.query.history.StoredEvents;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TruncatedExportsTest extends QueryServiceTest {

    private static final List<String> WRITTEN = new ArrayList<>();

    /// The view must be what the stream makes of it again.
    @AfterEach
    void remove() {
        timelines().deleteMany(Filters.in("_id", WRITTEN));
        WRITTEN.clear();
    }

    @Test
    void anExportThatFailsHalfWayBreaksTheConnection() {
        UUID engineer = engineerWithBrokenEvent("half way", 1_000, 900);

        assertThatThrownBy(() -> export(engineer)).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void anExportThatFailsAtOnceIsAnsweredAsAProblem() {
        UUID engineer = engineerWithBrokenEvent("at once", 10, 0);

        HttpResponse<String> answer = export(engineer);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
    }

    private static HttpResponse<String> export(UUID engineer) {
        return send(request("/api/audit?engineer=" + engineer, HR, "HR")
                .header("Accept", "text/csv")
                .build());
    }

    /// Writes into the store what no projection would: half an event among good ones.
    private static UUID engineerWithBrokenEvent(String name, int count, int broken) {
        UUID engineer = id(name);
        Envelope good = new Script()
                .registered(name, "IMPE", null, "2025-01-01")
                .events()
                .getFirst();
        Map<String, Document> documents = new HashMap<>();
        for (int version = 0; version < count; version++) {
            byte[] event = StoredEvents.toBytes(at(version, good));
            documents
                    .computeIfAbsent(EngineerEvents.documentOf(engineer, version), id -> new Document())
                    .append(
                            Integer.toString(version),
                            new Binary(version == broken ? Arrays.copyOf(event, event.length - 10) : event));
        }
        documents.forEach((id, entries) -> insert(new Document("_id", id).append(EventEntries.ENTRIES, entries)));
        return engineer;
    }

    private static Envelope at(long version, Envelope event) {
        return new Envelope(
                event.eventId(),
                version,
                event.stream(),
                version,
                event.recordedAt(),
                event.actorId(),
                event.commandId(),
                event.correlationId(),
                event.causationId(),
                event.event());
    }

    private static void insert(Document document) {
        WRITTEN.add(document.getString("_id"));
        timelines().insertOne(document);
    }

    private static MongoCollection<Document> timelines() {
        LiveViews views = service().getBean(LiveViews.class);
        await().ignoreExceptionsMatching(Unavailable.class::isInstance)
                .until(() -> views.collection(EngineerEvents.TIMELINE).getNamespace() != null);
        return views.collection(EngineerEvents.TIMELINE);
    }
}
