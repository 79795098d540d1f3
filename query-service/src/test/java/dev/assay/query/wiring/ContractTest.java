package dev.assay.query.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.events.EventJson;
import dev.assay.events.EventType;
import dev.assay.events.EventTypes;
import dev.assay.query.QueryServiceTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ContractTest extends QueryServiceTest {

    @Test
    void theSchemaOfEveryEventIsServedToEverybody() {
        for (EventType type : EventTypes.all()) {
            HttpResponse<String> answer = open("/schemas/" + type.schemaFile());
            assertThat(answer.statusCode()).as(type.name()).isEqualTo(200);
            assertThat(json(answer).get("$id").asString()).isEqualTo(type.schemaUri());
        }
    }

    @Test
    void theAsyncApiDocumentIsServedToEverybody() {
        HttpResponse<String> answer = open("/asyncapi.yaml");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("asyncapi:", "assay.events");
    }

    @Test
    void theOpenApiDocumentNamesTheQueriesAndNotTheCaller() {
        JsonNode api = EventJson.mapper().readTree(open("/v3/api-docs").body());

        assertThat(api.at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
        assertThat(api.get("paths").propertyNames()).contains("/api/alerts", "/api/events", "/api/audit");
        assertThat(api.at("/paths/~1api~1alerts/get/parameters"))
                .noneMatch(parameter -> parameter.get("name").asString().equals("caller"));
    }

    @Test
    void noOtherFileOfTheClassPathIsServed() {
        assertThat(open("/schemas/../application.yml").statusCode()).isIn(400, 401, 404);
        assertThat(open("/schemas/application.yml").statusCode()).isEqualTo(404);
        assertThat(open("/schemas/none.none.v1.json").statusCode()).isEqualTo(404);
    }

    @Test
    void healthAndMetricsAreOpenAndEverythingElseIsClosed() {
        assertThat(open("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(open("/actuator/prometheus").body()).contains("assay_feed_lag{");
        assertThat(open("/actuator/env").statusCode()).isEqualTo(401);
        assertThat(get("/actuator/env", HR, "HR").statusCode()).isEqualTo(403);
        assertThat(get("/somewhere", HR, "HR").statusCode()).isEqualTo(403);
    }

    @Test
    void whatDoesNotExistIsAProblem() {
        HttpResponse<String> answer = get("/api/nothing", HR, "HR");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).get("code").asString()).isEqualTo("not-found");
    }

    private static HttpResponse<String> open(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET().build());
    }
}
