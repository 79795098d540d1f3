package dev.assay.query.live;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many may follow the stream at a time.
///
/// @param followers of all callers together
/// @param perCaller of one caller
@ConfigurationProperties("assay.live")
record LiveSettings(
        @DefaultValue("500") int followers,
        @DefaultValue("10") int perCaller) {}
