package dev.assay.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.embedded.RawHttp;
import dev.assay.embedded.Shared;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManagementPortTest extends QueryServiceTest {

    @Test
    void healthAndMetricsHaveAPortOfTheirOwn() {
        int api = uri("/").getPort();
        String token = "Authorization: Bearer " + Shared.issuer().token(HR, "HR", "OPERATOR");
        for (String path :
                List.of("/actuator", "/actuator/health", "/actuator/health/liveness", "/actuator/prometheus")) {
            assertThat(RawHttp.send(api, "GET " + path, List.of(), "").status()).isEqualTo(401);
            assertThat(RawHttp.send(api, "GET " + path, List.of(token), "").status())
                    .isEqualTo(403);
        }
        for (String path : List.of("/actuator/health/liveness", "/actuator/prometheus")) {
            assertThat(send(HttpRequest.newBuilder(uri(path)).build()).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void thePortIsForTheMachineItselfUnlessSaidOtherwise() {
        assertThat(service().getEnvironment().getProperty("management.server.address"))
                .isEqualTo("127.0.0.1");
    }
}
