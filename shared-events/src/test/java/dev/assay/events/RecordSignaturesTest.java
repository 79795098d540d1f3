package dev.assay.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.events.RecordSignatures.Forgery;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSignaturesTest {

    private static final String OLD = "old:" + secret(1);
    private static final String NEW = "new:" + secret(2);

    static final RecordSignatures SAMPLE = with(OLD);

    private final RecordSignatures signatures = SAMPLE;

    @ParameterizedTest
    @MethodSource("events")
    void whatWasSignedIsGenuineAndIsSignedAlikeEveryTime(RecordedEvent event) {
        ProducerRecord<String, byte[]> signed = signed(event);

        assertThat(signatures.forgery(delivered(signed))).isEmpty();
        assertThat(signed(event).headers().toArray())
                .containsExactly(signed.headers().toArray());
        assertThat(CloudEventCodec.fromRecord(delivered(signed)).open()).isEqualTo(event.open());
    }

    @Test
    void whatBearsNoSignatureIsUnsigned() {
        assertThat(signatures.forgery(delivered(CloudEventCodec.toRecord(event()))))
                .contains(Forgery.UNSIGNED);
    }

    @Test
    void everyHeaderTheKeyAndTheValueAreSigned() {
        ProducerRecord<String, byte[]> signed = signed(event());
        for (Header header : signed.headers().toArray()) {
            byte[] other = header.value().clone();
            other[other.length - 1] ^= 1;
            Headers altered = copy(signed.headers());
            altered.remove(header.key());
            assertThat(signatures.forgery(delivered(signed.key(), altered, signed.value())))
                    .as("without " + header.key())
                    .isPresent();
            altered.add(header.key(), other);
            assertThat(signatures.forgery(delivered(signed.key(), altered, signed.value())))
                    .as("with another " + header.key())
                    .isPresent();
        }
        Headers more = copy(signed.headers()).add("ce_more", new byte[] {1});
        assertThat(signatures.forgery(delivered(signed.key(), more, signed.value())))
                .contains(Forgery.ALTERED);
        assertThat(signatures.forgery(delivered(signed.key() + "x", signed.headers(), signed.value())))
                .contains(Forgery.ALTERED);
        assertThat(signatures.forgery(delivered(signed.key(), signed.headers(), new byte[] {1})))
                .contains(Forgery.ALTERED);
        assertThat(signatures.forgery(delivered(signed.key(), signed.headers(), null)))
                .contains(Forgery.ALTERED);
        assertThat(signatures.forgery(delivered(null, signed.headers(), signed.value())))
                .contains(Forgery.ALTERED);
    }

    @Test
    void aHeaderThatStandsTwiceIsForgedSinceReadersMightTakeEitherOfThem() {
        ProducerRecord<String, byte[]> signed = signed(event());
        for (Header header : signed.headers().toArray()) {
            Headers twice = copy(signed.headers()).add(header);
            assertThat(signatures.forgery(delivered(signed.key(), twice, signed.value())))
                    .as(header.key())
                    .contains(Forgery.ALTERED);
        }
    }

    @Test
    void partsCannotBeShiftedIntoEachOther() {
        assertThat(signature(new RecordHeaders().add("ab", bytes("c")), "k", bytes("v")))
                .isNotEqualTo(signature(new RecordHeaders().add("a", bytes("bc")), "k", bytes("v")));
        assertThat(signature(new RecordHeaders(), "kv", bytes("x")))
                .isNotEqualTo(signature(new RecordHeaders(), "k", bytes("vx")));
    }

    @Test
    void aSignedRecordInAnotherPartitionThanItsKeysIsMisplaced() {
        ProducerRecord<String, byte[]> signed = signed(event());
        int partition = (RecordSignatures.partitionOf(signed.key()) + 1) % EventTopic.PARTITIONS;

        assertThat(signatures.forgery(delivered(partition, signed.key(), signed.headers(), signed.value())))
                .contains(Forgery.MISPLACED);
    }

    @Test
    void duringARotationTheNewKeySignsAndBothAreAccepted() {
        ProducerRecord<String, byte[]> before = signed(event());
        RecordSignatures both = with(NEW + "," + OLD);
        ProducerRecord<String, byte[]> after = both.sign(CloudEventCodec.toRecord(event()));

        assertThat(both.forgery(delivered(before))).isEmpty();
        assertThat(both.forgery(delivered(after))).isEmpty();
        assertThat(with(NEW).forgery(delivered(before))).contains(Forgery.UNKNOWN_KEY);
        assertThat(signatures.forgery(delivered(after))).contains(Forgery.UNKNOWN_KEY);
        assertThat(with("old:" + secret(3)).forgery(delivered(before)))
                .as("another secret of the same name")
                .contains(Forgery.ALTERED);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "secret",
                ":AAAA",
                "UPPER:AAAA",
                "a:not base64!",
                "short:c2hvcnQ=",
                // Thirty-two times the same letter, and a word again and again.
                "same:YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE=",
                "word:Y2hhbmdlbWVjaGFuZ2VtZWNoYW5nZW1lY2hhbmdlbWVjaGFuZ2VtZQ=="
            })
    void missingMalformedShortAndGuessableKeysAreRefused(@Nullable String setting) {
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKeys.parse(setting));
    }

    @Test
    void noSecretIsInAMessageOrText() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKeys.parse(OLD + "," + OLD))
                .withMessageNotContaining(secret(1));
        assertThat(SigningKeys.parse(OLD + "," + NEW)).hasToString("SigningKeys[old, new]");
    }

    private static List<RecordedEvent> events() {
        return CloudEventCodecTest.recordedEvents();
    }

    private static RecordedEvent event() {
        return GoldenSamples.recorded(GoldenSamples.of(RatingEvent.RatingShared.class), 41);
    }

    private ProducerRecord<String, byte[]> signed(RecordedEvent event) {
        return signatures.sign(CloudEventCodec.toRecord(event));
    }

    private String signature(Headers headers, String key, byte[] value) {
        ProducerRecord<String, byte[]> signed =
                signatures.sign(new ProducerRecord<>(EventTopic.NAME, null, null, key, value, headers));
        return new String(signed.headers().lastHeader("ce_signature").value(), StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static RecordSignatures with(String keys) {
        return new RecordSignatures(SigningKeys.parse(keys));
    }

    private static String secret(int seed) {
        byte[] bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Headers copy(Headers headers) {
        return new RecordHeaders(headers.toArray());
    }

    private static ConsumerRecord<String, byte[]> delivered(ProducerRecord<String, byte[]> sent) {
        return delivered(sent.key(), sent.headers(), sent.value());
    }

    private static ConsumerRecord<String, byte[]> delivered(
            @Nullable String key, Headers headers, byte @Nullable [] value) {
        return delivered(key == null ? 0 : RecordSignatures.partitionOf(key), key, headers, value);
    }

    private static ConsumerRecord<String, byte[]> delivered(
            int partition, @Nullable String key, Headers headers, byte @Nullable [] value) {
        return new ConsumerRecord<>(
                EventTopic.NAME,
                partition,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                headers,
                Optional.empty());
    }
}
