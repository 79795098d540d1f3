package dev.assay.bench.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// One result as it is kept: with what it was measured on.
///
/// @param at when, ISO-8601 in UTC
/// @param commit the code that was measured; with `-dirty` if it was changed since
public record ResultFile(
        String measure,
        String question,
        String at,
        String commit,
        Machine machine,
        Versions versions,
        List<Kept> series,
        List<Goal> goals,
        List<String> notes) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    /// A series with what was computed of it, for readers without a computer.
    public record Kept(String name, String unit, double median, double min, double max, List<Double> rounds) {

        static Kept of(Series series) {
            return new Kept(series.name(), series.unit(), series.median(), series.min(), series.max(), series.rounds());
        }
    }

    public static ResultFile of(Result result, String at, String commit, Machine machine, Versions versions) {
        return new ResultFile(
                result.measure(),
                result.question(),
                at,
                commit,
                machine,
                versions,
                result.series().stream().map(Kept::of).toList(),
                result.goals(),
                result.notes());
    }

    public void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(measure + ".json"), MAPPER.writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every result that is kept in the folder, in the order of their names.
    public static List<ResultFile> readAll(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> MAPPER.readValue(file.toFile(), ResultFile.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
