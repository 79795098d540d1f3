package dev.assay.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.ApiClient;
import dev.assay.command.ApiClient.Reply;
import dev.assay.command.ServiceTest;
import dev.assay.embedded.Shared;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest extends ServiceTest {

    private static final String PATH = "/api/probes/refusals";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"name":                          | 400 | syntax        |
                    {"name":"a"} trailing             | 400 | syntax        |
                    {"name":"a","nmae":"b"}           | 400 | unknown-field | nmae
                    {"name":"a","name":"b"}           | 400 | syntax        |
                    {"name":7}                        | 400 | format        | name
                    {"name":"a","count":"7"}          | 400 | type          | count
                    {"name":"a","count":7.5}          | 400 | format        | count
                    {"name":"a","on":"2026-02-30"}    | 400 | format        | on
                    {"name":"a","on":20260101}        | 400 | format        | on
                    {"name":"a","on":"2026-01-01T00:00:00"} | 400 | format  | on
                    {"name":" "}                      | 400 | NotBlank      | name
                    {}                                | 400 | NotBlank      | name
                    []                                | 400 | type          |
                    ``                                | 400 | required      |
                    """)
    void aBodyThatIsNotAsAskedForIsRefusedByFieldAndRule(String body, int status, String rule, String field) {
        long before = events();
        Reply reply = hr().post(PATH, body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.text("type")).isEqualTo("urn:assay:problem:request.malformed");
        assertThat(reply.json().at("/errors/0/rule").asString(""))
                .as(reply.body())
                .isEqualTo(rule);
        assertThat(reply.json().at("/errors/0/field").asString("")).isEqualTo(field == null ? "" : field);
        assertThat(events()).isEqualTo(before);
    }

    @Test
    void aPostWithoutAKeyNamesTheHeader() {
        Reply reply = hr().send("POST", PATH, "application/json", "{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/field").asString("")).isEqualTo("Idempotency-Key");
    }

    @Test
    void aKeyThatIsTooLongIsRefused() {
        assertThat(hr().withKey("k".repeat(200)).post(PATH, "{\"name\":\"k\"}").status())
                .isEqualTo(201);
        assertThat(hr().withKey("k".repeat(201)).post(PATH, "{\"name\":\"k\"}").status())
                .isEqualTo(400);
    }

    @Test
    void aBodyOverOneMegabyteIsRefused() {
        byte[] large = ("{\"name\":\"" + "x".repeat(1 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
        Reply reply = hr().post(PATH, "application/json", large);
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.code()).isEqualTo("request.too-large");
    }

    @Test
    void anotherMediaTypeAnotherMethodAndAnotherPathAreProblems() {
        Reply type = hr().post(PATH, "application/xml", new byte[] {'<'});
        assertThat(type.status()).isEqualTo(415);
        assertThat(type.code()).isEqualTo("http.unsupported-media-type");
        Reply method = hr().get(PATH);
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("Allow")).contains("POST");
        Reply path = hr().get("/api/nothing-here");
        assertThat(path.status()).isEqualTo(404);
        assertThat(path.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void withoutAValidTokenNobodyGetsIn() {
        UUID person = UUID.randomUUID();
        Instant soon = Instant.now().plus(1, ChronoUnit.HOURS);
        String otherAudience = Shared.issuer().token(person, "another", soon, "HR");
        String expired = Shared.issuer().token(person, "assay", Instant.now().minus(10, ChronoUnit.MINUTES), "HR");
        String valid = Shared.issuer().token(person, "HR");
        String unsigned = valid.substring(0, valid.lastIndexOf('.') + 1);
        for (ApiClient client : new ApiClient[] {
            anonymous(),
            bearer(otherAudience),
            bearer(expired),
            bearer(unsigned),
            bearer(unsigned + "AAAA"),
            bearer("x"),
            bearer("two words"),
            bearer(""),
            anonymous().with("Authorization", "Basic " + valid),
            anonymous().with("Authorization", valid)
        }) {
            Reply reply = client.post(PATH, "{\"name\":\"a\"}");
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.code()).isEqualTo("access.unauthenticated");
            assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
        }
    }

    @Test
    void whatIsNotOpenedIsClosed() {
        assertThat(hr().get("/actuator/env").status()).isEqualTo(403);
        assertThat(anonymous().get("/somewhere").status()).isEqualTo(401);
        assertThat(anonymous().get("/actuator/health").status()).isEqualTo(200);
        assertThat(anonymous().get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(anonymous().get("/v3/api-docs").body()).contains("/api/engineers");
        assertThat(anonymous().get("/actuator/prometheus").body())
                .contains("assay_ledger_lag_events", "assay_ledger_held_seconds", "assay_relay_lag_seconds");
    }

    @Test
    void metricsTellHowLongCommandsTakeAndHowTheyEnd() {
        String id = UUID.randomUUID().toString();
        hr().post("/api/probes/" + id, "{\"name\":\"one\"}");
        hr().post("/api/probes/" + id, "{\"name\":\"refuse\"}");
        assertThat(anonymous().get("/actuator/prometheus").body())
                .contains("assay_command_seconds_bucket{application=\"command-service\",command=\"ProbeCommand\","
                        + "outcome=\"accepted\",le=\"0.05\"}")
                .containsPattern("assay_command_seconds_count\\{.*outcome=\"refused\"\\} [1-9]");
    }

    @Test
    void theContractIsDescribed() {
        var api = anonymous().get("/v3/api-docs").json();
        var post = api.path("paths").path("/api/engineers").path("post");
        assertThat(post.path("parameters").toString())
                .contains("Idempotency-Key")
                .doesNotContain("caller");
        assertThat(post.path("responses").path("default").toString()).contains("#/components/schemas/Problem");
        assertThat(api.at("/paths/~1api~1imports~1history/post/requestBody/content")
                        .propertyNames())
                .containsExactly("application/x-ndjson", "text/csv");
        assertThat(api.at("/components/schemas/Problem/properties").propertyNames())
                .contains("type", "code", "detail", "errors");
        assertThat(api.at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
    }

    private static ApiClient bearer(String token) {
        return anonymous().with("Authorization", "Bearer " + token);
    }
}
