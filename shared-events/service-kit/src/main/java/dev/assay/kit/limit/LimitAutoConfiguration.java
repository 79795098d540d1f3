package dev.assay.kit.limit;

import dev.assay.kit.connection.ConnectionSettings;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/// Requests that are bounded. A service with longer bodies has [BodyLimits] of its own.
@AutoConfiguration
@EnableConfigurationProperties(RequestSettings.class)
public class LimitAutoConfiguration {

    /// After security, which stands at -100, and before the client is looked after.
    static final int BODIES_FILTER = -90;

    /// After the client is looked after.
    static final int LIMIT_FILTER = -70;

    private static final int USUAL_BODY = 64 << 10;

    @Bean
    @ConditionalOnMissingBean
    BodyLimits bodyLimits() {
        return request -> USUAL_BODY;
    }

    @Bean
    FilterRegistrationBean<RequestBodies> requestBodies(
            BodyLimits limits,
            RequestSettings settings,
            ConnectionSettings pace,
            JsonMapper mapper,
            MeterRegistry metrics) {
        FilterRegistrationBean<RequestBodies> filter =
                new FilterRegistrationBean<>(new RequestBodies(limits, settings, pace, mapper, metrics));
        filter.setOrder(BODIES_FILTER);
        return filter;
    }

    @Bean
    FilterRegistrationBean<RequestLimit> requestLimit(
            RequestSettings settings, JsonMapper mapper, MeterRegistry metrics) {
        FilterRegistrationBean<RequestLimit> filter =
                new FilterRegistrationBean<>(new RequestLimit(settings, mapper, metrics));
        filter.setOrder(LIMIT_FILTER);
        return filter;
    }
}
