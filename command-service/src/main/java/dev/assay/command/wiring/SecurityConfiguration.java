package dev.assay.command.wiring;

import dev.assay.command.gateway.BoundedBody;
import dev.assay.kit.http.OpenPaths;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// What is open to everybody, and what bounds the bodies of those whose token is valid.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /// Security stands at -100: no body is read before it knows the caller.
    private static final int AFTER_SECURITY = -90;

    @Bean
    OpenPaths openPaths() {
        return new OpenPaths(List.of("/v3/api-docs", "/v3/api-docs.yaml"));
    }

    @Bean
    FilterRegistrationBean<BoundedBody> boundedBody(JsonMapper mapper) {
        var filter = new FilterRegistrationBean<>(new BoundedBody(mapper));
        filter.setOrder(AFTER_SECURITY);
        return filter;
    }
}
