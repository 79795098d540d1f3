package dev.assay.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.events.EventTopic;
import dev.assay.query.feed.View;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class DeadLettersApiTest extends QueryServiceTest {

    private static final UUID OPERATOR = UUID.randomUUID();
    private static final String REASON = "{\"reason\": \"Ada asked for it.\"}";

    @Test
    void anUnreadableRecordIsListedForEachViewAndDiscardedForOne(CapturedOutput output) {
        service();
        String stream = UUID.randomUUID().toString();
        EventStream.send(EventStream.SIGNATURES.sign(new ProducerRecord<>(EventTopic.NAME, stream, new byte[] {1})));
        await().atMost(Duration.ofSeconds(20)).until(() -> letters(stream).size() == views());

        JsonNode letter = letters(stream).stream()
                .filter(one -> one.get("view").asString().equals("timeline"))
                .findFirst()
                .orElseThrow();
        String path = "/api/dead-letters/" + letter.get("id").asString();
        assertThat(letter.get("state").asString()).isEqualTo("PARKED");
        assertThat(letter.path("position").isNull()).isTrue();

        assertThat(act(path + "/retry", null, null).statusCode())
                .as("without a key")
                .isEqualTo(400);
        assertThat(act(path + "/discard", "one", null).statusCode())
                .as("without a reason")
                .isEqualTo(400);
        HttpResponse<String> discarded = act(path + "/discard", "one", REASON);
        assertThat(discarded.statusCode()).isEqualTo(202);
        assertThat(act(path + "/discard", "one", REASON).body()).isEqualTo(discarded.body());
        HttpResponse<String> late = act(path + "/retry", "two", null);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(json(late).get("code").asString()).isEqualTo("dead-letter.settled");

        JsonNode kept = letters(stream).stream()
                .filter(one -> one.get("view").asString().equals("timeline"))
                .findFirst()
                .orElseThrow();
        assertThat(kept.get("state").asString()).isEqualTo("DISCARDED");
        assertThat(kept.at("/acts/0/act").asString()).isEqualTo("DISCARD");
        assertThat(kept.at("/acts/0/by").asString()).isEqualTo(OPERATOR.toString());
        assertThat(kept.at("/acts/0/reason").asString()).isEqualTo("Ada asked for it.");
        assertThat(letters(stream))
                .extracting(one -> one.get("state").asString())
                .containsOnlyOnce("DISCARDED");
        assertThat(output)
                .contains("assay.operations", "act=DISCARD", OPERATOR.toString())
                .doesNotContain("Ada asked for it");
    }

    @Test
    void theListComesInPagesAndByViewAndState() {
        service();
        String stream = UUID.randomUUID().toString();
        EventStream.send(EventStream.SIGNATURES.sign(new ProducerRecord<>(EventTopic.NAME, stream, new byte[] {1})));
        await().atMost(Duration.ofSeconds(20)).until(() -> letters(stream).size() == views());

        JsonNode first = list("?limit=3");
        JsonNode second = list("?limit=3&cursor=" + first.get("next").asString());
        assertThat(first.get("items")).hasSize(3);
        assertThat(second.get("items")).isNotEmpty().doesNotContainAnyElementsOf(first.get("items"));
        assertThat(list("?view=audit&state=PARKED").get("items"))
                .isNotEmpty()
                .allSatisfy(letter -> assertThat(letter.get("view").asString()).isEqualTo("audit"));
    }

    private static int views() {
        return service().getBeansOfType(View.class).size();
    }

    private static List<JsonNode> letters(String stream) {
        return StreamSupport.stream(list("?limit=500").get("items").spliterator(), false)
                .filter(letter -> letter.get("stream").asString().equals(stream))
                .toList();
    }

    private static JsonNode list(String query) {
        return json("/api/dead-letters" + query, OPERATOR, "OPERATOR");
    }

    private static HttpResponse<String> act(String path, @Nullable String key, @Nullable String body) {
        HttpRequest.Builder request = request(path, OPERATOR, "OPERATOR").header("Content-Type", "application/json");
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return send(request.POST(
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
