package dev.assay.query.wiring;

import dev.assay.kit.http.OpenPaths;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What is open to everybody: the contract.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    OpenPaths openPaths() {
        return new OpenPaths(
                List.of("/schemas/**", "/asyncapi.yaml", "/v3/api-docs", "/v3/api-docs/**", "/v3/api-docs.yaml"));
    }
}
