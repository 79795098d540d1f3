package dev.assay.query.access;

import static dev.assay.query.history.Script.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.events.Envelope;
import dev.assay.events.EventJson;
import dev.assay.query.Tables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Every field of every event by every kind of reader, as it is written down in `visibility/fields.txt`.
class WhoSeesWhichFieldTest {

    private static final List<Visibility> READERS = List.of(
            Visibility.FULL,
            Visibility.LINE,
            Visibility.CASE,
            Visibility.STATISTICS,
            Visibility.OWN,
            Visibility.PUBLISHED,
            Visibility.NONE);

    private final List<Envelope> events = EverySample.events(id("ada"));

    @Test
    void everyFieldOfEveryEventIsSeenByThoseOfTheTableAndNobodyElse() {
        List<String> lines = new ArrayList<>();
        for (Class<?> type : EverySample.types()) {
            Envelope sample = events.stream()
                    .filter(envelope -> type.isInstance(envelope.event()))
                    .findFirst()
                    .orElseThrow();
            for (String field : EverySample.fields(type)) {
                StringBuilder line = new StringBuilder(String.format("%-75s", EverySample.name(type) + " " + field));
                for (Visibility reader : READERS) {
                    String mark = seenBy(reader, sample).contains(field) ? reader.name() : "-";
                    line.append(String.format(" %-10s", mark));
                }
                lines.add(line.toString().stripTrailing());
            }
        }
        Tables.assertEqualTo("visibility/fields.txt", lines);
    }

    @Test
    void aFieldThatNoTableNamesIsSeenByNobody() {
        FieldAudiences audiences =
                FieldAudiences.facts("engineerId judgement.level").personal("judgement");

        assertThat(READERS).noneMatch(reader -> audiences.shows("salary", reader));
        assertThat(audiences.shows("judgement.level", Visibility.STATISTICS)).isTrue();
        assertThat(audiences.shows("judgement.rationale", Visibility.STATISTICS))
                .isFalse();
        assertThat(audiences.shows("judgement.rationale", Visibility.LINE)).isTrue();
    }

    private Set<String> seenBy(Visibility reader, Envelope sample) {
        VisibilityFilter filter = VisibilityFilter.of(reader, events, EverySample.DAY);
        Set<String> fields = new HashSet<>();
        filter.see(sample)
                .map(filter::visible)
                .ifPresent(seen -> collect(EventJson.mapper().valueToTree(seen.data()), "", fields));
        return fields;
    }

    private static void collect(JsonNode data, String path, Set<String> fields) {
        if (data.isObject()) {
            data.properties()
                    .forEach(field -> collect(
                            field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey(), fields));
        } else if (data.isArray()) {
            data.forEach(element -> collect(element, path, fields));
        } else if (!data.isNull()) {
            fields.add(path);
        }
    }
}
