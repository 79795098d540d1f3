package dev.assay.kit.connection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What a client may take its time with.
///
/// @param headTimeout how long the head of a request may take from its first part on
/// @param crowdedTimeout the same, and how long a connection may be idle, while more than three quarters of the
///     connections are taken
/// @param checkInterval how often connections are looked at, and so how late a lost client is noticed
/// @param bodyTimeout how long a body may take that is read before the request is worked on
/// @param minBodyRate how many bytes a second a client must send of a body while the service waits for it
/// @param minReadRate how many bytes a second a client must take of an answer while the service waits for it
/// @param rateGrace how long the service waits for a client, all waits of a request together, before the rates count;
///     also how long a client that sends a body may be silent
@ConfigurationProperties("assay.connections")
public record ConnectionSettings(
        @DefaultValue("10s") Duration headTimeout,
        @DefaultValue("1s") Duration crowdedTimeout,
        @DefaultValue("200ms") Duration checkInterval,
        @DefaultValue("30s") Duration bodyTimeout,
        @DefaultValue("1KB") DataSize minBodyRate,
        @DefaultValue("16KB") DataSize minReadRate,
        @DefaultValue("10s") Duration rateGrace) {}
