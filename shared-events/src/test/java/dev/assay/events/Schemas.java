package dev.assay.events;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The committed JSON Schemas, and the validation of data against them.
final class Schemas {

    static final Path FOLDER = Path.of("src/main/resources/schemas");

    /// The schemas as they were released: see infra/docs/events.md on how they may change.
    static final Path BASELINE = Path.of("src/test/resources/schema-baseline");

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private Schemas() {}

    static ObjectNode of(EventType type) {
        return read(FOLDER.resolve(type.schemaFile()));
    }

    static ObjectNode read(Path file) {
        return (ObjectNode) EventJson.mapper().readTree(file);
    }

    static List<String> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is wrong with the data, empty if nothing.
    static List<String> violations(ObjectNode schema, JsonNode data) {
        Schema compiled = REGISTRY.getSchema(SchemaLocation.of(schema.get("$id").asString()), schema);
        return compiled.validate(data).stream().map(Error::toString).toList();
    }

    /// The node itself, or what its `$ref` points at.
    static JsonNode resolve(JsonNode schema, JsonNode node) {
        JsonNode reference = node.get("$ref");
        return reference == null ? node : schema.at(reference.asString().substring(1));
    }
}
