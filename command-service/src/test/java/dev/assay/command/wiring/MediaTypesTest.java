package dev.assay.command.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.ApiClient.Reply;
import dev.assay.command.ServiceTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

class MediaTypesTest extends ServiceTest {

    private static final String PATH = "/api/probes/media-types";
    private static final byte[] BODY = "{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_8);

    @Test
    void bodiesAreReadByTheseConvertersAlone() {
        assertThat(application()
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
    @CsvSource({
        "application/yaml, /api/probes/media-types",
        "application/x-yaml, /api/probes/media-types",
        "text/yaml, /api/probes/media-types",
        "application/xml, /api/probes/media-types",
        "application/cbor, /api/probes/media-types",
        "application/x-www-form-urlencoded, /api/probes/media-types",
        "multipart/form-data, /api/probes/media-types",
        "text/plain, /api/probes/media-types",
        "application/problem+json, /api/probes/media-types",
        "application/json;charset=UTF-16, /api/probes/media-types",
        "application/json;charset=ISO-8859-1, /api/probes/media-types",
        "application/yaml, /api/imports",
        "application/xml, /api/imports",
        "application/json, /api/imports/history",
        "text/csv;charset=UTF-16, /api/imports/history"
    })
    void whatIsNotDocumentedIsRefused(String type, String path) {
        Reply reply = hr().post(path, type, BODY);
        assertThat(reply.status()).as(reply.body()).isEqualTo(415);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json;charset=UTF-8", "application/json; charset=utf-8"})
    void jsonInUtf8IsRead(String type) {
        assertThat(hr().post(PATH, type, BODY).status()).isEqualTo(201);
    }

    @Test
    void jsonInAnotherEncodingIsRefusedWhateverTheHeaderSays() {
        for (byte[] body : new byte[][] {
            "{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_16),
            "{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_16LE),
            "{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_16BE),
            "{\"name\":\"ä\"}".getBytes(StandardCharsets.ISO_8859_1),
            // U+002F, U+0000 and a lone surrogate in forms that UTF-8 forbids.
            "{\"name\":\"a\u00c0\u00af\"}".getBytes(StandardCharsets.ISO_8859_1),
            "{\"name\":\"a\u00c0\u0080\"}".getBytes(StandardCharsets.ISO_8859_1),
            "{\"name\":\"a\u00ed\u00a0\u0080\"}".getBytes(StandardCharsets.ISO_8859_1)
        }) {
            Reply reply = hr().post(PATH, "application/json", body);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().at("/errors/0/rule").asString("")).isEqualTo("encoding");
        }
    }

    @Test
    void anAnswerThatNobodyCanGiveIsRefusedAsAProblem() {
        Reply reply = hr().with("Accept", "application/xml").get("/api/imports/history/none");
        assertThat(reply.status()).isIn(404, 406);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }
}
