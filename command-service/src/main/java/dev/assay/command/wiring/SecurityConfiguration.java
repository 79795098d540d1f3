package dev.assay.command.wiring;

import dev.assay.kit.http.OpenPaths;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What is open to everybody.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    OpenPaths openPaths() {
        return new OpenPaths(List.of("/v3/api-docs", "/v3/api-docs.yaml"));
    }
}
