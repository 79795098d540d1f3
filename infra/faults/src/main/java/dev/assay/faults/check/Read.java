package dev.assay.faults.check;

/// One answered query for an engineer, by a client who asks one thing after the other.
///
/// @param asked the `minVersion`; -1 without one
/// @param seen the version in the answer
/// @param startedAt nanoseconds of one clock
public record Read(String client, String stream, long asked, long seen, long startedAt) {}
