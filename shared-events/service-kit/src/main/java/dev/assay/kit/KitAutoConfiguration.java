package dev.assay.kit;

import dev.assay.kit.token.AuthorizationHeader;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/// What a service gets by having this module on its class path.
@AutoConfiguration
public class KitAutoConfiguration {

    /// A span and a timer for every filter of the chain would cost more than they tell.
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    BearerTokenResolver bearerTokenResolver() {
        return new AuthorizationHeader();
    }
}
