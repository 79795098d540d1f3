package dev.assay.bench.peers;

import dev.assay.bench.facts.HistoryEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a contender recorded of one rating; what came before and after it stands in its neighbours.
record Known(
        UUID raterId,
        LocalDate effectiveOn,
        Instant recordedAt,
        String cell,
        @Nullable String reason) {

    /// @param ratings of one engineer, the earliest first
    static List<HistoryEntry> history(List<Known> ratings) {
        var history = new ArrayList<HistoryEntry>(ratings.size());
        for (int number = 0; number < ratings.size(); number++) {
            Known rating = ratings.get(number);
            boolean last = number + 1 == ratings.size();
            history.add(new HistoryEntry(
                    rating.raterId,
                    rating.effectiveOn,
                    last ? null : ratings.get(number + 1).effectiveOn,
                    rating.recordedAt,
                    number == 0 ? null : ratings.get(number - 1).cell,
                    rating.cell,
                    rating.reason));
        }
        return history;
    }
}
