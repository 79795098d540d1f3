package dev.assay.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CloudEventCodecTest {

    @ParameterizedTest
    @MethodSource("recordedEvents")
    void whatIsSentIsReceived(RecordedEvent sent) {
        RecordedEvent received = CloudEventCodec.fromRecord(delivered(CloudEventCodec.toRecord(sent)));

        assertThat(received).usingRecursiveComparison().isEqualTo(sent);
        assertThat(received.open()).isEqualTo(sent.open());
    }

    @Test
    void theAttributesAreHeadersInAFixedOrderAndTheDataIsTheValue() {
        RecordedEvent event = GoldenSamples.recorded(GoldenSamples.of(RatingEvent.RatingShared.class), 41);

        ProducerRecord<String, byte[]> message = CloudEventCodec.toRecord(event);

        assertThat(message.topic()).isEqualTo("assay.events");
        assertThat(message.key()).isEqualTo("019a2f10-7c00-7000-8000-0000000000a1");
        assertThat(message.partition()).isNull();
        assertThat(message.value()).isEqualTo(event.data());
        assertThat(headers(message))
                .containsExactly(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", "019a2f10-7c00-7000-8000-000000000f29"),
                        Map.entry("ce_source", "/command-service"),
                        Map.entry("ce_type", "dev.assay.rating.rating-shared.v1"),
                        Map.entry("content-type", "application/json"),
                        Map.entry("ce_dataschema", "urn:assay:schema:rating.rating-shared:v1"),
                        Map.entry("ce_subject", "engineers/019a2f10-7c00-7000-8000-0000000000a1"),
                        Map.entry("ce_time", "2026-04-03T08:15:30.123456Z"),
                        Map.entry("ce_actor", "019a2f10-7c00-7000-8000-0000000000b1"),
                        Map.entry("ce_causationid", "019a2f10-7c00-7000-8000-000000000c03"),
                        Map.entry("ce_correlationid", "019a2f10-7c00-7000-8000-000000000c02"),
                        Map.entry("ce_position", "41"),
                        Map.entry("ce_version", "3"),
                        Map.entry("ce_commandid", "019a2f10-7c00-7000-8000-000000000c01"));
    }

    @Test
    void withoutACauseTheHeaderIsAbsent() {
        RecordedEvent event = GoldenSamples.recorded(GoldenSamples.of(RatingEvent.RatingShared.class), 40);

        assertThat(headers(CloudEventCodec.toRecord(event))).hasSize(13).doesNotContainKey("ce_causationid");
    }

    @ParameterizedTest
    @MethodSource("recordedEvents")
    void theSameEventGivesTheSameBytesInTheSameOrder(RecordedEvent event) {
        ProducerRecord<String, byte[]> first = CloudEventCodec.toRecord(event);
        ProducerRecord<String, byte[]> again =
                CloudEventCodec.toRecord(CloudEventCodec.fromRecord(delivered(CloudEventCodec.toRecord(event))));

        assertThat(again).isEqualTo(first);
        assertThat(again.headers().toArray()).containsExactly(first.headers().toArray());
    }

    @ParameterizedTest
    @MethodSource("recordedEvents")
    void personalDataReachesNeitherHeadersNorKey(RecordedEvent event) {
        ProducerRecord<String, byte[]> message = CloudEventCodec.toRecord(event);
        List<String> visible = new ArrayList<>(headers(message).values());
        visible.add(message.key());

        assertThat(PersonalData.valuesOf(event.open().event())).allSatisfy(personal -> assertThat(visible)
                .noneSatisfy(value -> assertThat(value).contains(personal)));
    }

    @Test
    void theSamplesHoldPersonalDataThatCouldLeak() {
        List<String> personal = recordedEvents().stream()
                .flatMap(event -> PersonalData.valuesOf(event.open().event()).stream())
                .toList();

        assertThat(personal)
                .hasSizeGreaterThan(20)
                .contains(sampleText(RosterEvent.EngineerRegistered.class, "/name"))
                .contains(sampleText(EvidenceEvent.EvidenceRecorded.class, "/links/0"))
                .contains(sampleText(RatingEvent.EngineerRated.class, "/judgement/rationale"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"id", "type", "subject", "time", "position", "version", "actor", "commandid", "correlationid"})
    void aMissingAttributeIsNamed(String attribute) {
        ProducerRecord<String, byte[]> message = message();
        message.headers().remove("ce_" + attribute);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudEventCodec.fromRecord(delivered(message)))
                .withMessageContaining(attribute);
    }

    @ParameterizedTest
    @CsvSource({
        "id, not-a-uuid",
        "type, com.example.something.v1",
        "type, dev.assay.rating.engineer-rated",
        "type, dev.assay.rating.engineer-rated.v0",
        "time, yesterday",
        "position, twelve",
        "version, 1.5",
        "actor, ada",
        "commandid, 12",
        "correlationid, x",
        "causationid, x"
    })
    void aMalformedAttributeIsNamed(String attribute, String value) {
        ProducerRecord<String, byte[]> message = message();
        message.headers().remove("ce_" + attribute).add("ce_" + attribute, value.getBytes(StandardCharsets.UTF_8));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudEventCodec.fromRecord(delivered(message)))
                .withMessageContaining(attribute)
                .withMessageContaining(value);
    }

    @Test
    void aRecordThatIsNoCloudEventIsRefused() {
        ProducerRecord<String, byte[]> message = message();
        message.headers().remove("ce_specversion");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudEventCodec.fromRecord(delivered(message)))
                .withMessageStartingWith("Not a CloudEvent in binary mode");
    }

    @Test
    void aRecordWithoutDataIsRefused() {
        ProducerRecord<String, byte[]> sent = message();
        ProducerRecord<String, byte[]> emptied =
                new ProducerRecord<>(sent.topic(), null, sent.key(), null, sent.headers());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudEventCodec.fromRecord(delivered(emptied)))
                .withMessageContaining("data");
    }

    @Test
    void anEventOfALaterVersionOfTheCodeIsReceivedButNotOpened() {
        ProducerRecord<String, byte[]> message = message();
        message.headers()
                .remove("ce_type")
                .add("ce_type", "dev.assay.rating.rating-framed.v2".getBytes(StandardCharsets.UTF_8));

        RecordedEvent received = CloudEventCodec.fromRecord(delivered(message));

        assertThat(received.type()).isEqualTo(new EventType("rating.rating-framed", 2));
        assertThatThrownBy(received::open)
                .isInstanceOf(UnknownEventTypeException.class)
                .hasMessageContaining("rating.rating-framed");
    }

    static List<RecordedEvent> recordedEvents() {
        return GoldenSamples.recorded();
    }

    private static ProducerRecord<String, byte[]> message() {
        return CloudEventCodec.toRecord(GoldenSamples.recorded(GoldenSamples.of(RatingEvent.EngineerRated.class), 41));
    }

    private static String sampleText(Class<? extends AssayEvent> eventClass, String pointer) {
        JsonNode json = GoldenSamples.of(eventClass).json();
        return json.at(pointer).asString();
    }

    private static Map<String, String> headers(ProducerRecord<String, byte[]> message) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : message.headers()) {
            assertThat(headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)))
                    .as("header %s is written once", header.key())
                    .isNull();
        }
        return headers;
    }

    private static ConsumerRecord<String, byte[]> delivered(ProducerRecord<String, byte[]> sent) {
        return new ConsumerRecord<>(
                sent.topic(),
                0,
                0L,
                0L,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                new RecordHeaders(sent.headers().toArray()),
                Optional.empty());
    }
}
