package dev.assay.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.ApiClient.Reply;
import dev.assay.command.ServiceTest;
import dev.assay.command.engineer.Limits;
import dev.assay.command.history.rows.Row;
import dev.assay.embedded.RequestTexts;
import dev.assay.kit.text.Text;
import jakarta.validation.constraints.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

class TextKindsTest extends ServiceTest {

    @BeforeAll
    static void aRoleIsOnALadder() {
        assertThat(hr().put("/api/ladders/track-texts", """
                        {"name":"Texts","rungs":[{"roleId":"TEXTS"}],"nextRoles":[]}""").status()).isEqualTo(200);
    }

    @Test
    void everyTextOfEveryRequestAndRowSaysOfWhichKindItIs() {
        List<Class<?>> bodies = new ArrayList<>(List.of(Row.class));
        application()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .values()
                .stream()
                .flatMap(method -> Arrays.stream(method.getMethodParameters()))
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .map(MethodParameter::getParameterType)
                .filter(type -> !type.getPackageName().endsWith("probe"))
                .forEach(bodies::add);
        RequestTexts.Found found = RequestTexts.in(
                bodies,
                annotation -> annotation instanceof Text
                        || (annotation instanceof Pattern pattern
                                && !pattern.regexp().equals(Limits.NOT_BLANK)));
        assertThat(found.texts()).isGreaterThan(30);
        assertThat(found.unbound()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name   | a\\u0000b       | text.control-character
            name   | a\\u001bb       | text.control-character
            name   | a\\ud800        | text.surrogate
            name   | a\\uffff        | text.not-a-character
            name   | a\\u202eb       | text.bidi-control
            name   | a\\u200fb       | text.bidi-control
            name   | a\\nb           | text.line-break
            name   | \\u200b         | text.invisible
            name   | a\\u200bb       | text.invisible-character
            name   | \\u200d\\u200d  | text.invisible
            name   | \\u3164         | text.invisible
            reason | a\\u0000b       | text.control-character
            reason | a\\u202eb       | text.bidi-control
            reason | \\udc00         | text.surrogate
            """)
    void aTextThatHidesSomethingIsRefusedByFieldAndRule(String field, String text, String rule) {
        long before = events();
        Reply reply = field.equals("name")
                ? register(UUID.randomUUID(), text)
                : hr().put("/api/engineers/" + UUID.randomUUID() + "/role", """
                        {"roleId":"EM","reason":"%s","effectiveOn":"2026-01-01"}""".formatted(text));
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/field").asString("")).isEqualTo(field);
        assertThat(reply.json().at("/errors/0/rule").asString("")).isEqualTo(rule);
        assertThat(events()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/roles/a%EF%BF%BFb",
                "/api/ladders/%E2%80%AEx",
                "/api/imports?roleId=%00",
                "/api/imports?roleId=%C0%80"
            })
    void anIdOrParameterIsTextToo(String path) {
        Reply reply = hr().post(path, "{}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"a\\u0000b, text.control-character", "a\\u202eb, text.bidi-control", "a\\nb, text.line-break"})
    void aRowIsRefusedByFieldAndRule(String name, String rule) {
        byte[] rows = """
                {"kind":"engineer","engineerId":"%s","name":"%s","email":"a@b.example","roleId":"EM","effectiveOn":"2026-01-01"}
                """.formatted(UUID.randomUUID(), name).getBytes(StandardCharsets.UTF_8);
        Reply reply = hr().post("/api/imports/history?dryRun=true", "application/x-ndjson", rows);
        assertThat(reply.body()).contains(rule, "\"name\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Zoe\u0308 O\u2019Brien", "شیرین می\u200cخواهد", "👩\u200d💻 𝒜", "\"\\ <b>&amp;</b> $where"})
    void aNameComesBackFromTheStoreAsItWasSent(String name) {
        UUID id = UUID.randomUUID();
        String json = JsonMapper.shared().writeValueAsString(name);
        assertThat(register(id, json.substring(1, json.length() - 1)).status()).isEqualTo(201);
        String stored = jdbc().sql("SELECT convert_from(payload, 'UTF8') FROM event WHERE aggregate_identifier = ?")
                .param(id.toString())
                .query(String.class)
                .single();
        assertThat(JsonMapper.shared().readTree(stored).get("name").asString()).isEqualTo(name);
    }

    private static Reply register(UUID id, String name) {
        return hr().post("/api/engineers", """
                {"engineerId":"%s","name":"%s","email":"%s@assay.example","roleId":"TEXTS","effectiveOn":"2026-01-01"}""".formatted(id, name, id));
    }
}
