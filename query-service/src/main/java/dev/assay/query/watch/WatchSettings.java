package dev.assay.query.watch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How the alert policy reaches the command service.
///
/// @param issuerUri where it gets its token, with the client's id and secret
/// @param every how often the sweep looks for what became due by the calendar
@ConfigurationProperties("assay.watch")
record WatchSettings(
        String commandServiceUrl, String issuerUri, String clientId, String clientSecret, Duration every) {}
