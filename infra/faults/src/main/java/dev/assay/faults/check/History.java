package dev.assay.faults.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Everything that was asked, answered, stored and shown in one run.
///
/// @param topic in the order of partitions and offsets
/// @param consumed what a consumer took while the faults happened, in the order in which it came
/// @param followed the positions that a follower of the live updates was sent, in the order in which they came
/// @param views by name
/// @param poisoned streams of records that were put into the topic and that nobody can read
/// @param others who acted without being recorded: who set the scene, and the alert policy
public record History(
        List<Attempt> attempts,
        List<StoredEvent> events,
        List<StoredAnswer> answers,
        List<TopicRecord> topic,
        List<TopicRecord> consumed,
        List<Long> followed,
        List<Read> reads,
        Map<String, ViewPair> views,
        List<Parked> parked,
        Set<String> poisoned,
        Set<UUID> others) {}
