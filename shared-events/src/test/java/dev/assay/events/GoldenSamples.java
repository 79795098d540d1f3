package dev.assay.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// One stored event per type and revision, in the form that must stay readable for ever.
final class GoldenSamples {

    static final Path FOLDER = Path.of("src/test/resources/golden");

    /// A type whose fields exclude each other has a sample for each variant.
    private static final Pattern FILE = Pattern.compile("(.+)\\.v(\\d+)(\\.[a-z-]+)?\\.json");

    private static final UUID ACTOR = UUID.fromString("019a2f10-7c00-7000-8000-0000000000b1");
    private static final UUID COMMAND = UUID.fromString("019a2f10-7c00-7000-8000-000000000c01");
    private static final UUID CORRELATION = UUID.fromString("019a2f10-7c00-7000-8000-000000000c02");
    private static final UUID CAUSATION = UUID.fromString("019a2f10-7c00-7000-8000-000000000c03");

    private GoldenSamples() {}

    /// @param data the stored bytes: the sample without the white space that is there for the reader's eyes
    record Sample(String file, EventType type, ObjectNode json, byte[] data) {

        @Override
        public String toString() {
            return file;
        }
    }

    static List<Sample> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(GoldenSamples::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Sample of(Class<? extends AssayEvent> eventClass) {
        return read(FOLDER.resolve(EventTypes.of(eventClass).schemaFile()));
    }

    /// Every sample as a recorded event; every other one was caused by an event.
    static List<RecordedEvent> recorded() {
        List<Sample> samples = all();
        return IntStream.range(0, samples.size())
                .mapToObj(i -> recorded(samples.get(i), i))
                .toList();
    }

    static RecordedEvent recorded(Sample sample, int position) {
        return new RecordedEvent(
                new UUID(0x019a2f107c007000L, 0x8000000000000f00L + position),
                position,
                stream(sample),
                3,
                Instant.parse("2026-04-03T08:15:30.123456Z"),
                ACTOR,
                COMMAND,
                CORRELATION,
                position % 2 == 0 ? null : CAUSATION,
                sample.type(),
                sample.data());
    }

    private static String stream(Sample sample) {
        ObjectNode json = sample.json();
        if (json.has("engineerId")) {
            return Streams.engineer(UUID.fromString(json.get("engineerId").asString()));
        }
        if (json.has("trackId")) {
            return Streams.ladder(json.get("trackId").asString());
        }
        return json.has("roleId") ? Streams.role(json.get("roleId").asString()) : Streams.ALERT_POLICY;
    }

    private static Sample read(Path file) {
        String name = file.getFileName().toString();
        Matcher named = FILE.matcher(name);
        if (!named.matches()) {
            throw new IllegalStateException("Not named {name}.v{revision}[.{variant}].json: " + name);
        }
        EventType type = new EventType(named.group(1), Integer.parseInt(named.group(2)));
        ObjectNode json = (ObjectNode) EventJson.mapper().readTree(file);
        return new Sample(name, type, json, json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
