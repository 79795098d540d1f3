package dev.assay.faults.check;

import org.jspecify.annotations.Nullable;

/// One record of the topic.
///
/// @param stream its key
/// @param position as its header says; absent if it cannot be read
/// @param digest of key, headers and value
public record TopicRecord(
        int partition, long offset, String stream, @Nullable Long position, String digest) {}
