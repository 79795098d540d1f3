package dev.assay.query.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.query.QueryServiceTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

class MediaTypesTest extends QueryServiceTest {

    @Test
    void bodiesAreReadByTheseConvertersAlone() {
        assertThat(service()
                        .getBean("requestMappingHandlerAdapter", RequestMappingHandlerAdapter.class)
                        .getMessageConverters())
                .extracting(converter -> converter.getClass().getSimpleName())
                .containsExactlyInAnyOrder(
                        "StrictJson",
                        "ByteArrayHttpMessageConverter",
                        "StringHttpMessageConverter",
                        "ResourceHttpMessageConverter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/yaml",
                "application/xml",
                "application/cbor",
                "application/x-www-form-urlencoded",
                "text/plain",
                "application/json;charset=UTF-16"
            })
    void whatIsNotDocumentedIsRefused(String type) {
        HttpResponse<String> answer =
                send(request("/api/dead-letters/" + UUID.randomUUID() + "/discard", HR, "OPERATOR")
                        .header("Content-Type", type)
                        .header("Idempotency-Key", "media")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"reason\":\"a\"}"))
                        .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(415);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void anAnswerThatNobodyCanGiveIsRefusedAsAProblem() {
        HttpResponse<String> answer = send(request("/api/alerts", HR, "HR")
                .header("Accept", "application/xml")
                .build());
        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }
}
