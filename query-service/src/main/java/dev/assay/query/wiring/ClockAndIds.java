package dev.assay.query.wiring;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Time and chance enter here. The clock is in UTC, so that "today" is the same day everywhere.
@Configuration(proxyBeanMethods = false)
class ClockAndIds {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Supplier<UUID> ids() {
        return UUID::randomUUID;
    }
}
