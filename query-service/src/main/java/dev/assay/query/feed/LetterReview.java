package dev.assay.query.feed;

import dev.assay.events.CloudEventCodec;
import dev.assay.events.UnknownEventTypeException;
import dev.assay.query.feed.DeadLetter.State;
import dev.assay.query.feed.ParkedEvents.Poison;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Keeps the dead letters true and carries out what was asked for, in the feed's thread of the instance that reads the
/// partition.
///
/// It compares what the live collections lack with what the letters say, so whatever was cut off is taken up again.
@Component
class LetterReview {

    private final ParkedEvents parkedEvents;
    private final DeadLetters letters;
    private final Offsets offsets;
    private volatile Map<String, Long> openByView = Map.of();
    private volatile Map<String, Long> parkedByCollection = Map.of();

    LetterReview(ParkedEvents parkedEvents, DeadLetters letters, Offsets offsets) {
        this.parkedEvents = parkedEvents;
        this.letters = letters;
        this.offsets = offsets;
    }

    /// Must not run while a batch is being applied, since it may put offsets back.
    ///
    /// @param targets the live ones
    /// @param partitions those that this instance reads
    /// @param caughtUp whether the views hold everything that is in them
    /// @return true if the feed has to start from the stored offsets again
    boolean review(String topicId, List<Target> targets, Set<Integer> partitions, boolean caughtUp) {
        Map<String, Target> byCollection =
                targets.stream().collect(Collectors.toMap(Target::name, Function.identity()));
        List<Poison> poison = parkedEvents.poisonIn(byCollection.keySet());
        Set<String> ids = poison.stream().map(Poison::letter).collect(Collectors.toCollection(HashSet::new));
        Map<String, Document> known = letters.byId(ids);
        parkedByCollection = parkedEvents.counts();
        boolean again = false;
        for (Poison event : poison) {
            if (partitions.contains(event.partition())) {
                again |= attend(topicId, Objects.requireNonNull(byCollection.get(event.collection())), event, known);
            }
        }
        List<Document> open = letters.open();
        openByView =
                open.stream().collect(Collectors.groupingBy(letter -> letter.getString("view"), Collectors.counting()));
        for (Document letter : open) {
            if (!ids.contains(letter.getString("_id"))) {
                targets.stream()
                        .filter(target -> target.view().name().equals(letter.getString("view")))
                        .filter(target -> hasPassed(topicId, target, letter, partitions, caughtUp))
                        .forEach(target -> letters.taken(letter.getString("_id")));
            }
        }
        return again;
    }

    /// How many letters of a view are open, as of the last review.
    long open(String view) {
        return openByView.getOrDefault(view, 0L);
    }

    /// How many events a view lacks, as of the last review.
    long parked(LiveViews live, String view) {
        return live.isLive(view) ? parkedByCollection.getOrDefault(live.nameOf(view), 0L) : 0;
    }

    private boolean attend(String topicId, Target target, Poison event, Map<String, Document> known) {
        Document letter = known.get(event.letter());
        State state = letter == null ? State.TAKEN : DeadLetters.stateOf(letter);
        if (state == State.DISCARDED
                || isReadableNow(event)
                || (state == State.RETRYING && DeadLetters.isRequested(Objects.requireNonNull(letter)))) {
            readAgain(topicId, target, event);
            return true;
        }
        if (state != State.PARKED || letter == null || isElsewhere(letter, event)) {
            letters.open(target.view().name(), event);
        }
        return false;
    }

    /// An earlier version of the service did not know its type; this one does.
    private static boolean isReadableNow(Poison event) {
        String type = event.facts().getString("type");
        return UnknownEventTypeException.class.getName().equals(event.facts().getString("reason"))
                && type != null
                && CloudEventCodec.knows(type);
    }

    /// After the topic was made anew, or when an earlier delivery of the event is read again.
    private static boolean isElsewhere(Document letter, Poison event) {
        long offset = letter.getLong("offset");
        return offset < 0 || offset > event.offset();
    }

    /// In this order, so that after a crash in between it is done again as a whole.
    private void readAgain(String topicId, Target target, Poison event) {
        long first = Math.min(
                event.offset(), parkedEvents.streamsOf(target.name()).getOrDefault(event.stream(), event.offset()));
        long next = next(topicId, target, event.partition());
        offsets.store(topicId, List.of(target.name()), Map.of(event.partition(), Math.min(first, next)));
        parkedEvents.release(target.name(), event.stream());
        letters.beingCarriedOut(event.letter());
    }

    private boolean hasPassed(
            String topicId, Target target, Document letter, Set<Integer> partitions, boolean caughtUp) {
        int partition = letter.getInteger("partition");
        return partition < 0
                ? caughtUp
                : partitions.contains(partition) && next(topicId, target, partition) > letter.getLong("offset");
    }

    private long next(String topicId, Target target, int partition) {
        return offsets.lowest(topicId, List.of(target.name()), List.of(partition))
                .getOrDefault(partition, 0L);
    }
}
