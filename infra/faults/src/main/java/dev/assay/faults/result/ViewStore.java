package dev.assay.faults.result;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.assay.faults.check.Parked;
import dev.assay.faults.check.ViewPair;
import dev.assay.faults.load.Actor;
import dev.assay.faults.load.Http;
import dev.assay.faults.stack.Stack;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.bson.types.Binary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The views as they stand, and as they are when they have been built from nothing.
final class ViewStore implements AutoCloseable {

    private static final Duration REQUEST = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What the sweep notes in the watch; not from events.
    private static final List<String> NOTES = List.of("checkOn", "framework");

    private final Stack stack;
    private final Http http;
    private final Actor hr;
    private final MongoClient client;

    ViewStore(Stack stack, Http http, Actor hr) {
        this.stack = stack;
        this.http = http;
        this.hr = hr;
        this.client = MongoClients.create(stack.mongoUri());
    }

    /// Has every view rebuilt; nothing may be written meanwhile.
    Map<String, ViewPair> pairs() {
        Map<String, String> before = live();
        Map<String, Map<String, String>> stood = new HashMap<>();
        before.forEach((view, collection) -> stood.put(view, documents(collection)));
        before.keySet().forEach(this::rebuild);
        Map<String, String> after = awaitOthers(before);
        Map<String, ViewPair> pairs = new TreeMap<>();
        after.forEach((view, collection) -> {
            Map<String, String> live = stood.getOrDefault(view, Map.of());
            Map<String, String> rebuilt = documents(collection);
            // Equal texts are kept once: the views of a long run are large.
            rebuilt.replaceAll((id, text) -> text.equals(live.get(id)) ? live.get(id) : text);
            pairs.put(view, new ViewPair(live, rebuilt));
        });
        return pairs;
    }

    List<Parked> parked() {
        Map<String, String> views =
                live().entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        List<Parked> parked = new ArrayList<>();
        for (Document event : database().getCollection("parked_events").find()) {
            String view = views.get(event.getString("collection"));
            if (view != null) {
                parked.add(new Parked(view, event.getString("stream")));
            }
        }
        return parked;
    }

    @Override
    public void close() {
        client.close();
    }

    /// The live collection of each view.
    private Map<String, String> live() {
        URI uri = stack.queryUris().getFirst().resolve("/api/views");
        String body = answered("The views cannot be listed", () -> http.get(uri, hr.token(), REQUEST));
        return StreamSupport.stream(JSON.readTree(body).spliterator(), false)
                .collect(Collectors.toMap(view -> text(view, "name"), view -> text(view, "live")));
    }

    private void rebuild(String view) {
        URI uri = stack.queryUris().getFirst().resolve("/api/views/" + view + "/rebuild");
        String body = answered(
                "The view " + view + " cannot be rebuilt",
                () -> http.post(uri, hr.token(), "rebuild-" + view, "", REQUEST));
        if (body.isEmpty()) {
            throw new IllegalStateException("The view " + view + " does not say that it is rebuilt");
        }
    }

    /// Asks until there is an answer: the last fault may not be overcome yet.
    private static String answered(String otherwise, Supplier<Optional<Http.Answer>> request) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<Http.Answer> answer = request.get().filter(Http.Answer::ok);
            if (answer.isPresent()) {
                return answer.get().body();
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
        throw new IllegalStateException(otherwise);
    }

    private Map<String, String> awaitOthers(Map<String, String> before) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Map<String, String> now = live();
        while (before.entrySet().stream().anyMatch(now.entrySet()::contains)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The views are not rebuilt after " + PATIENCE);
            }
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
            now = live();
        }
        return now;
    }

    private Map<String, String> documents(String collection) {
        Map<String, String> documents = new HashMap<>();
        for (Document document : database().getCollection(collection).find()) {
            NOTES.forEach(document::remove);
            documents.put(String.valueOf(document.get("_id")), String.valueOf(sorted(document)));
        }
        return documents;
    }

    private MongoDatabase database() {
        return client.getDatabase(Stack.database());
    }

    /// Fields have no order.
    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> fields = new TreeMap<>();
            map.forEach((key, field) -> fields.put(String.valueOf(key), field == null ? "null" : sorted(field)));
            return fields;
        }
        return switch (value) {
            case List<?> list ->
                list.stream().map(it -> it == null ? "null" : sorted(it)).toList();
            case Binary binary -> new String(binary.getData(), StandardCharsets.UTF_8);
            default -> value;
        };
    }

    private static String text(JsonNode view, String field) {
        return view.required(field).asString();
    }
}
