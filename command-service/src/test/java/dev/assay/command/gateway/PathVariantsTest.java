package dev.assay.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.ServiceTest;
import dev.assay.embedded.RawHttp;
import dev.assay.embedded.Shared;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However a path is written, it is what the router sees that counts.
class PathVariantsTest extends ServiceTest {

    private static final int OVER_A_COMMAND = (1 << 20) + 1000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/engineers",
                "/%61pi/engineers",
                "/api/eng%69neers",
                "/api/engineers/",
                "/api//engineers",
                "//api/engineers",
                "/api/engineers;x=y",
                "/api;/api/imports/engineers",
                "/api/imports/../engineers",
                "/api/imports/%2e%2e/engineers",
                "/api/imports%2f..%2fengineers",
                "/api/imports/history/../../engineers",
                "/API/ENGINEERS",
                "/api/importsx",
                "/api/imports/history%00",
                "/api/.%2fengineers"
            })
    void noVariantGetsInWithoutATokenOrWithALongerBody(String path) {
        assertThat(RawHttp.send(port(), "GET " + path, List.of(), "").status()).isIn(400, 401);
        long before = events();
        String body = "{\"name\":\"" + "x".repeat(OVER_A_COMMAND) + "\"}";
        RawHttp.Answer answer = RawHttp.send(
                port(),
                "POST " + path,
                List.of(
                        "Authorization: Bearer " + Shared.issuer().token(HR, "HR"),
                        "Idempotency-Key: " + UUID.randomUUID(),
                        "Content-Type: application/json",
                        "Content-Length: " + body.length()),
                body);
        assertThat(answer.status()).as(answer.text()).isIn(400, 403, 404, 413);
        assertThat(events()).isEqualTo(before);
    }
}
