package dev.assay.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.ServiceTest;
import dev.assay.embedded.RawHttp;
import dev.assay.embedded.Shared;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutOffRequestTest extends ServiceTest {

    @ParameterizedTest
    @CsvSource({
        "/api/imports/history, application/x-ndjson, Content-Length: 5000",
        "/api/imports/history, application/x-ndjson, Transfer-Encoding: chunked",
        "/api/imports/history, text/csv, Content-Length: 5000",
        "/api/imports, text/plain, Content-Length: 5000",
        "/api/imports, text/plain, Transfer-Encoding: chunked",
        "/api/engineers, application/json, Content-Length: 5000",
        "/api/engineers, application/json, Transfer-Encoding: chunked"
    })
    void aBodyThatEndsEarlyIsAnsweredAsIncomplete(String path, String type, String length) {
        String body = length.startsWith("Transfer") ? "40\r\n{\"kind\":\"engineer\"," : "{\"kind\":\"engineer\",";
        RawHttp.Answer answer = RawHttp.send(port(), "POST " + path, headers(type, length), body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains("application/problem+json", "\"request.incomplete\"");
    }

    @Test
    void aRequestThatTheServerItselfRefusesIsAProblemAndNotAQuestionOfRights() {
        for (String request : List.of("GET /api//engineers", "GET /api/%2e%2e/engineers", "GET /api/engineers;x=y")) {
            RawHttp.Answer answer = RawHttp.send(port(), request, List.of(), "");
            assertThat(answer.status()).as(request).isEqualTo(400);
            assertThat(answer.text()).contains("application/problem+json", "\"request.malformed\"");
        }
    }

    private static List<String> headers(String type, String length) {
        return List.of(
                "Authorization: Bearer " + Shared.issuer().token(HR, "HR"),
                "Idempotency-Key: " + UUID.randomUUID(),
                "Content-Type: " + type,
                length);
    }
}
