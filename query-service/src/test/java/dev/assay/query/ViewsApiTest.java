package dev.assay.query;

import static dev.assay.query.history.Script.day;
import static dev.assay.query.history.Script.id;
import static org.awaitility.Awaitility.await;

import dev.assay.events.Envelope;
import dev.assay.events.FrameworkEvent.RoleVersionDrafted;
import dev.assay.events.FrameworkEvent.RoleVersionPublished;
import dev.assay.events.RecordedEvent;
import dev.assay.query.history.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import tools.jackson.databind.JsonNode;

/// For tests of the views over HTTP: a small organisation, from the stream to the answer.
abstract class ViewsApiTest extends QueryServiceTest {

    static final UUID VERA = id("views vera");
    static final UUID MAX = id("views max");
    static final UUID KIM = id("views kim");
    static final UUID ADA = id("views ada");
    static final UUID BOB = id("views bob");
    static final List<RecordedEvent> PUBLISHED = new ArrayList<>();
    private static boolean published;

    @BeforeAll
    static synchronized void publish() {
        if (published) {
            return;
        }
        published = true;
        List<Envelope> events = new Script()
                .registered("views vera", "VP", null, "2024-01-01")
                .registered("views max", "EM", "views vera", "2024-01-01")
                .registered("views kim", "EM", "views vera", "2024-01-01")
                .registered("views ada", "IMPE", "views max", "2024-02-01")
                .registered("views bob", "GPE", "views max", "2024-02-01")
                .rated("views ada", "views first", "3/Mid", "2025-03-01")
                .shared("views ada", "views first", "2025-03-02")
                .revised("views ada", "views second", "views first", "3/Mid", "3/High", "2025-06-01")
                .withdrawn("views ada", "views proof", "2025-06-02", "views second")
                .add(EveryKind.proposed("views ada", "views case"))
                .managed("views bob", "views max", "views kim", "2025-06-01")
                .add(drafted(1))
                .add(new RoleVersionPublished("VIEWS", 1, "beef".repeat(16), id("hr"), day("2025-01-01")))
                .add(drafted(2))
                .add(EveryKind.ladder("views-track"))
                .events();
        events.forEach(event -> PUBLISHED.add(EventStream.publish(id("views max"), event.event())));
        service();
        await().until(() -> get("/api/ladders/views-track", HR, "HR").statusCode() == 200
                && get("/api/engineers/" + BOB + "?minVersion=1", HR, "HR").statusCode() == 200
                && get("/api/engineers/" + ADA + "?minVersion=5", HR, "HR").statusCode() == 200);
    }

    static List<String> ids(JsonNode page) {
        return texts(page, "id");
    }

    static List<String> texts(JsonNode page, String field) {
        return texts(page, field, "items");
    }

    static List<String> texts(JsonNode answer, String field, String list) {
        return StreamSupport.stream(answer.at("/" + list).spliterator(), false)
                .map(item -> item.path(field).asString(""))
                .toList();
    }

    private static RoleVersionDrafted drafted(int version) {
        RoleVersionDrafted like = EveryKind.drafted(version);
        return new RoleVersionDrafted(
                "VIEWS",
                version,
                like.importId(),
                like.kind(),
                like.title(),
                like.contentHash(),
                like.archetype(),
                like.rubric(),
                like.effectiveOn());
    }
}
