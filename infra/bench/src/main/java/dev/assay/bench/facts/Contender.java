package dev.assay.bench.facts;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// A way to store ratings with their history, measured by [Contest] in a process of its own.
public interface Contender extends AutoCloseable {

    /// Makes the people known, outside the measured time; called once for each new set of facts.
    void prepare(Facts facts) throws Exception;

    /// Stores the facts in their order; each is durable when its turn ends. Several threads call it at once.
    ///
    /// @param share the ratings of engineers that no other thread writes
    void write(Stream<Rated> share) throws Exception;

    /// The whole history of one person's rating, in the order of the days.
    List<HistoryEntry> history(UUID engineerId) throws Exception;

    /// Bytes of its tables and indexes in PostgreSQL.
    long size() throws Exception;
}
