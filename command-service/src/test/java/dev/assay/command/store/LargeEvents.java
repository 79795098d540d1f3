package dev.assay.command.store;

import dev.assay.events.AssayEvent;
import dev.assay.events.EventJson;
import dev.assay.events.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Events made as large as wanted by one of their texts or lists. The samples of the contract say what there is.
final class LargeEvents {

    private static final Path SAMPLES = Path.of("../shared-events/src/test/resources/golden");

    /// What texts are filled with: all but the letter become more bytes when they are written.
    private static final List<String> FILLERS = List.of("\u0001", "\"", "\uD83D\uDE00", "\n", "\u8A55", "a");

    private LargeEvents() {}

    /// A text or a list of a sample.
    ///
    /// @param text the pointer of the text that is filled
    /// @param list the pointer of a list that is filled before it with copies of its first element; absent for none
    record Place(
            EventType type,
            JsonNode sample,
            String text,
            @Nullable String list,
            String filler) {

        /// @param bytes of the data as written
        AssayEvent event(int bytes) {
            JsonNode event = sample.deepCopy();
            replace(event, text, "");
            if (list != null && event.at(list) instanceof ArrayNode elements) {
                JsonNode element = elements.get(0);
                int each = element.toString().length() + 1;
                for (int room = bytes - written(event); room >= each; room -= each) {
                    elements.add(element);
                }
            }
            int room = bytes - written(event);
            int each = StringNode.valueOf(filler).toString().getBytes(StandardCharsets.UTF_8).length - 2;
            replace(event, text, filler.repeat(room / each) + "a".repeat(room % each));
            return read(type, event);
        }

        @Override
        public String toString() {
            return type.name() + (list == null ? text : list) + " with " + StringNode.valueOf(filler);
        }
    }

    static List<Place> places() {
        List<Place> places = new ArrayList<>();
        try (Stream<Path> files = Files.list(SAMPLES)) {
            files.sorted().forEach(file -> addPlaces(file, places));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return places;
    }

    private static void addPlaces(Path file, List<Place> places) {
        String[] name = file.getFileName().toString().split("\\.v1\\.");
        EventType type = new EventType(name[0], 1);
        JsonNode sample = EventJson.mapper().readTree(file);
        List<String> texts = new ArrayList<>();
        List<String> lists = new ArrayList<>();
        find(type, sample, sample, "", texts, lists);
        for (String text : texts) {
            places.add(new Place(type, sample, text, null, FILLERS.get(places.size() % FILLERS.size())));
        }
        for (String list : lists) {
            String outside = texts.stream()
                    .filter(text -> !text.startsWith(list))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No text beside " + list + " of " + type));
            places.add(new Place(type, sample, outside, list, FILLERS.getLast()));
        }
    }

    private static void find(
            EventType type, JsonNode sample, JsonNode node, String at, List<String> texts, List<String> lists) {
        if (node instanceof ObjectNode object) {
            object.propertyStream()
                    .forEach(field -> find(type, sample, field.getValue(), at + "/" + field.getKey(), texts, lists));
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            lists.add(at);
            find(type, sample, array.get(0), at + "/0", texts, lists);
        } else if (node.isString() && isFreeText(type, sample, at)) {
            texts.add(at);
        }
    }

    /// Ids and dates are strings in JSON, too, but nothing else fits there.
    private static boolean isFreeText(EventType type, JsonNode sample, String at) {
        JsonNode other = sample.deepCopy();
        replace(other, at, "anything");
        try {
            read(type, other);
            return true;
        } catch (JacksonException notText) {
            return false;
        }
    }

    private static void replace(JsonNode root, String at, String text) {
        int slash = at.lastIndexOf('/');
        JsonNode parent = root.at(at.substring(0, slash));
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(at.substring(slash + 1)), text);
        } else {
            ((ObjectNode) parent).put(at.substring(slash + 1), text);
        }
    }

    private static AssayEvent read(EventType type, JsonNode event) {
        return EventJson.read(type, event.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static int written(JsonNode event) {
        return event.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
