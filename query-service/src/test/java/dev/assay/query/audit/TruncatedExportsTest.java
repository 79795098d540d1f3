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
import dev.assay.query.history.Script;
import dev.assay.query.history.StoredEvents;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TruncatedExportsTest extends QueryServiceTest {

    /// Far beyond every real position.
    private static final long FIRST = 90_000_000_000L;

    private static final List<String> WRITTEN = new ArrayList<>();

    /// The view must be what the stream makes of it again.
    @AfterEach
    void remove() {
        audit().deleteMany(Filters.in("_id", WRITTEN));
        WRITTEN.clear();
    }

    @Test
    void anExportThatFailsHalfWayBreaksTheConnection() {
        UUID engineer = engineerWithBrokenEvent(FIRST, 1_000, 900);

        assertThatThrownBy(() -> export(engineer)).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void anExportThatFailsAtOnceIsAnsweredAsAProblem() {
        UUID engineer = engineerWithBrokenEvent(FIRST + 10_000, 10, 0);

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
    private static UUID engineerWithBrokenEvent(long first, int count, int broken) {
        UUID engineer = id("broken " + first);
        Envelope good = new Script()
                .registered("broken " + first, "IMPE", null, "2025-01-01")
                .events()
                .getFirst();
        Document positions = new Document();
        Document entries = new Document();
        for (int version = 0; version < count; version++) {
            long position = first + version;
            positions.append(Integer.toString(version), position);
            byte[] event = StoredEvents.toBytes(at(position, good));
            entries.append(
                    Long.toString(position),
                    new Binary(version == broken ? Arrays.copyOf(event, event.length / 2) : event));
            if (entries.size() == 100 || version == count - 1) {
                insert(new Document("_id", AuditView.bucketId(AuditView.bucketOf(position)))
                        .append(AuditView.ENTRIES, entries));
                entries = new Document();
            }
        }
        insert(new Document("_id", AuditView.streamId(engineer.toString())).append(AuditView.POSITIONS, positions));
        return engineer;
    }

    private static Envelope at(long position, Envelope event) {
        return new Envelope(
                event.eventId(),
                position,
                event.stream(),
                event.version(),
                event.recordedAt(),
                event.actorId(),
                event.commandId(),
                event.correlationId(),
                event.causationId(),
                event.event());
    }

    private static void insert(Document document) {
        WRITTEN.add(document.getString("_id"));
        audit().insertOne(document);
    }

    private static MongoCollection<Document> audit() {
        LiveViews views = service().getBean(LiveViews.class);
        await().ignoreExceptionsMatching(Unavailable.class::isInstance)
                .until(() -> views.collection(AuditView.NAME).getNamespace() != null);
        return views.collection(AuditView.NAME);
    }
}
