package dev.assay.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.embedded.RawHttp;
import dev.assay.embedded.Shared;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManagementPortTest extends ServiceTest {

    @Test
    void healthAndMetricsHaveAPortOfTheirOwn() {
        String token = "Authorization: Bearer " + Shared.issuer().token(HR, "HR", "OPERATOR");
        for (String path :
                List.of("/actuator", "/actuator/health", "/actuator/health/liveness", "/actuator/prometheus")) {
            assertThat(RawHttp.send(port(), "GET " + path, List.of(), "").status())
                    .isEqualTo(401);
            assertThat(RawHttp.send(port(), "GET " + path, List.of(token), "").status())
                    .isEqualTo(403);
        }
        for (String path : List.of("/actuator/health/liveness", "/actuator/health/readiness", "/actuator/prometheus")) {
            assertThat(anonymous().get(path).status()).isEqualTo(200);
        }
    }

    @Test
    void thePortIsForTheMachineItselfUnlessSaidOtherwise() {
        assertThat(application().getEnvironment().getProperty("management.server.address"))
                .isEqualTo("127.0.0.1");
    }
}
