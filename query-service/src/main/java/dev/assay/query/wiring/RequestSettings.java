package dev.assay.query.wiring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many requests the service takes at a time.
///
/// @param atWork how many are worked on
/// @param waiting how many more may wait
/// @param patience how long each of them waits before it is refused
@ConfigurationProperties("assay.requests")
record RequestSettings(
        @DefaultValue("200") int atWork,
        @DefaultValue("400") int waiting,
        @DefaultValue("1s") Duration patience) {}
