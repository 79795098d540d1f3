package dev.assay.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.events.GoldenSamples.Sample;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

class GoldenSampleTest {

    @Test
    void everyTypeHasASample() {
        assertThat(GoldenSamples.all())
                .extracting(Sample::type)
                .as("samples in %s", GoldenSamples.FOLDER)
                .containsAll(EventTypes.all());
    }

    @Test
    void everySampleIsOfATypeThatTheCodeStillReads() {
        assertThat(GoldenSamples.all()).allSatisfy(sample -> assertThat(EventTypes.classOf(sample.type()))
                .isNotNull());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsReadAndWrittenBackByteForByte(Sample sample) {
        AssayEvent event = EventJson.read(sample.type(), sample.data());

        assertThat(EventTypes.of(event.getClass())).isEqualTo(sample.type());
        assertThat(new String(EventJson.mapper().writeValueAsBytes(event), StandardCharsets.UTF_8))
                .isEqualTo(new String(sample.data(), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void fieldsOfLaterRevisionsAreIgnored(Sample sample) {
        ObjectNode later = sample.json().deepCopy();
        later.put("aFieldOfTomorrow", "unknown today").putObject("aNestedOne").put("level", 6);

        AssayEvent event = EventJson.read(sample.type(), later.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(event).isEqualTo(EventJson.read(sample.type(), sample.data()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theReasonIsThatOfTheData(Sample sample) {
        AssayEvent event = EventJson.read(sample.type(), sample.data());

        assertThat(event.reason()).isEqualTo(sample.json().path("reason").stringValue(null));
        assertThat(event.effectiveOn())
                .hasToString(sample.json().get("effectiveOn").asString());
    }

    @Test
    void anUnknownRevisionIsRefusedByName() {
        assertThatThrownBy(() -> EventJson.read(new EventType("rating.engineer-rated", 99), new byte[0]))
                .isInstanceOf(UnknownEventTypeException.class)
                .hasMessageContaining("rating.engineer-rated")
                .hasMessageContaining("99");
    }

    @Test
    void aRecordedEventOpensToItsEnvelope() {
        RecordedEvent recorded = GoldenSamples.recorded(GoldenSamples.of(RatingEvent.EngineerRated.class), 7);

        Envelope envelope = recorded.open();

        assertThat(envelope.eventId()).isEqualTo(recorded.eventId());
        assertThat(envelope.position()).isEqualTo(7);
        assertThat(envelope.version()).isEqualTo(3);
        assertThat(envelope.stream()).isEqualTo(recorded.stream());
        assertThat(envelope.recordedAt()).isEqualTo(recorded.recordedAt());
        assertThat(envelope.actorId()).isEqualTo(recorded.actorId());
        assertThat(envelope.commandId()).isEqualTo(recorded.commandId());
        assertThat(envelope.correlationId()).isEqualTo(recorded.correlationId());
        assertThat(envelope.causationId()).isEqualTo(recorded.causationId());
        assertThat(envelope.type()).isEqualTo(recorded.type());
        assertThat(envelope.event()).isInstanceOf(RatingEvent.EngineerRated.class);
        assertThat(envelope.effectiveOn()).hasToString("2026-04-01");
    }

    @Test
    void subjectsNameTheStreamAndLeadBackToIt() {
        String engineer = Streams.engineer(UUID.fromString("019a2f10-7c00-7000-8000-0000000000a1"));

        assertThat(Streams.subjectOf(engineer)).isEqualTo("engineers/019a2f10-7c00-7000-8000-0000000000a1");
        assertThat(Streams.subjectOf(Streams.role("IMPE"))).isEqualTo("roles/IMPE");
        assertThat(List.of(engineer, Streams.role("IMPE"), Streams.ladder("platform"), Streams.ALERT_POLICY))
                .allSatisfy(stream ->
                        assertThat(Streams.ofSubject(Streams.subjectOf(stream))).isEqualTo(stream));
    }

    static List<Sample> samples() {
        return GoldenSamples.all();
    }
}
