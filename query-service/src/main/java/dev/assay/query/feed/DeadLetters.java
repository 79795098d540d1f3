package dev.assay.query.feed;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.assay.query.Conflict;
import dev.assay.query.Unknown;
import dev.assay.query.feed.DeadLetter.Act;
import dev.assay.query.feed.DeadLetter.Remedy;
import dev.assay.query.feed.DeadLetter.State;
import dev.assay.query.feed.ParkedEvents.Poison;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The dead letters: one for each event that a view could not take, for ever, with what people did about it.
///
/// A letter belongs to the view and not to one collection of it, so it outlives rebuilds, and a discarded event stays
/// discarded. [LetterReview] carries out what is asked for here.
@Component
public class DeadLetters {

    static final String COLLECTION = "dead_letters";

    private static final String STATE = "state";
    private static final String REQUESTED = "requested";
    private static final String ACTS = "acts";
    private static final String ORDER = "order";

    private final MongoCollection<Document> letters;
    private final ParkedEvents parkedEvents;
    private final LiveViews live;

    DeadLetters(MongoDatabase database, ParkedEvents parkedEvents, LiveViews live) {
        this.letters = database.getCollection(COLLECTION);
        this.parkedEvents = parkedEvents;
        this.live = live;
    }

    /// The latest first.
    ///
    /// @param except the stream whose letters are left out: nobody operates on their own record (R21)
    /// @param after the [#orderOf] of the letter that the page before ended with
    public List<DeadLetter> list(
            @Nullable String view, @Nullable State state, String except, @Nullable String after, int limit) {
        List<Bson> filters = new ArrayList<>();
        filters.add(Filters.ne("stream", except));
        if (view != null) {
            filters.add(Filters.eq("view", view));
        }
        if (state != null) {
            filters.add(Filters.eq(STATE, state.name()));
        }
        if (after != null) {
            filters.add(Filters.lt(ORDER, after));
        }
        List<DeadLetter> found = new ArrayList<>();
        Map<String, Map<String, Long>> waiting = new HashMap<>();
        letters.find(Filters.and(filters))
                .sort(Sorts.descending(ORDER))
                .limit(limit)
                .forEach(letter -> found.add(read(letter, waiting)));
        return found;
    }

    public static String orderOf(DeadLetter letter) {
        return order(letter.parkedAt().toEpochMilli(), letter.id().toString());
    }

    /// Records the act and asks for what it says. Repeating it, with the same key or while it is being carried out,
    /// changes nothing.
    ///
    /// @param key the caller's idempotency key
    /// @throws Unknown `dead-letter.unknown`, also for an event about whoever acts (R21)
    /// @throws Conflict `dead-letter.settled` if the event was taken or, for a retry, discarded
    public DeadLetter act(UUID id, Act act, String key) {
        Document letter = find(id);
        if (act.by().toString().equals(letter.getString("stream"))) {
            throw unknown();
        }
        Set<State> before = act.act() == Remedy.RETRY ? Set.of(State.PARKED) : Set.of(State.PARKED, State.RETRYING);
        State after = act.act() == Remedy.RETRY ? State.RETRYING : State.DISCARDED;
        if (stateOf(letter) == after || isDone(letter, act, key)) {
            return read(letter);
        }
        Document entry = new Document("act", act.act().name())
                .append("by", act.by().toString())
                .append("at", act.at().toEpochMilli())
                .append("reason", act.reason())
                .append("key", key);
        long changed = letters.updateOne(
                        Filters.and(
                                Filters.eq(id.toString()),
                                Filters.in(
                                        STATE, before.stream().map(State::name).toList())),
                        Updates.combine(
                                Updates.set(STATE, after.name()),
                                Updates.set(REQUESTED, true),
                                Updates.push(ACTS, entry)))
                .getMatchedCount();
        DeadLetter now = read(find(id));
        if (changed == 0 && now.state() != after) {
            throw new Conflict("dead-letter.settled", "Nothing can be done any more: the letter is " + now.state());
        }
        return now;
    }

    /// What the review has to know of letters, by id.
    Map<String, Document> byId(Collection<String> ids) {
        Map<String, Document> found = new HashMap<>();
        if (!ids.isEmpty()) {
            letters.find(Filters.in("_id", ids)).forEach(letter -> found.put(letter.getString("_id"), letter));
        }
        return found;
    }

    /// Letters whose events the views have not taken.
    List<Document> open() {
        return letters.find(Filters.in(STATE, State.PARKED.name(), State.RETRYING.name()))
                .into(new ArrayList<>());
    }

    Set<String> discardedOf(String view) {
        Set<String> discarded = new HashSet<>();
        letters.find(Filters.and(Filters.eq("view", view), Filters.eq(STATE, State.DISCARDED.name())))
                .forEach(letter -> discarded.add(letter.getString("_id")));
        return discarded;
    }

    /// The view failed on the event, for the first time or again.
    void open(String view, Poison poison) {
        Document facts = poison.facts();
        long parkedAt = facts.getLong("parkedAt");
        letters.updateOne(
                Filters.eq(poison.letter()),
                Updates.combine(
                        Updates.set(STATE, State.PARKED.name()),
                        Updates.set("partition", poison.partition()),
                        Updates.set("offset", poison.offset()),
                        Updates.set("reason", facts.getString("reason")),
                        Updates.setOnInsert("view", view),
                        Updates.setOnInsert("stream", poison.stream()),
                        Updates.setOnInsert("position", facts.get("position")),
                        Updates.setOnInsert("type", facts.getString("type")),
                        Updates.setOnInsert("parkedAt", parkedAt),
                        Updates.setOnInsert(ORDER, order(parkedAt, poison.letter()))),
                new UpdateOptions().upsert(true));
    }

    void beingCarriedOut(String id) {
        letters.updateOne(Filters.eq(id), Updates.unset(REQUESTED));
    }

    void taken(String id) {
        letters.updateOne(
                Filters.and(Filters.eq(id), Filters.ne(STATE, State.DISCARDED.name())),
                Updates.set(STATE, State.TAKEN.name()));
    }

    /// The topic was made anew: where its events lie is not known any more.
    void forgetPlaces() {
        letters.updateMany(new Document(), Updates.combine(Updates.set("partition", -1), Updates.set("offset", -1L)));
    }

    static State stateOf(Document letter) {
        return State.valueOf(letter.getString(STATE));
    }

    static boolean isRequested(Document letter) {
        return letter.getBoolean(REQUESTED, false);
    }

    private static boolean isDone(Document letter, Act act, String key) {
        return letter.getList(ACTS, Document.class, List.of()).stream()
                .anyMatch(done -> key.equals(done.getString("key"))
                        && act.by().toString().equals(done.getString("by"))
                        && act.act().name().equals(done.getString("act")));
    }

    private Document find(UUID id) {
        Document letter = letters.find(Filters.eq(id.toString())).first();
        if (letter == null) {
            throw unknown();
        }
        return letter;
    }

    private static Unknown unknown() {
        return new Unknown("dead-letter.unknown", "There is no such dead letter.");
    }

    private DeadLetter read(Document letter) {
        return read(letter, new HashMap<>());
    }

    /// @param waiting what was looked up already: by collection and stream
    private DeadLetter read(Document letter, Map<String, Map<String, Long>> waiting) {
        State state = stateOf(letter);
        String view = letter.getString("view");
        String stream = letter.getString("stream");
        boolean blocks = state == State.PARKED || state == State.RETRYING;
        return new DeadLetter(
                UUID.fromString(letter.getString("_id")),
                view,
                stream,
                letter.getLong("position"),
                letter.getInteger("partition"),
                letter.getLong("offset"),
                letter.getString("type"),
                letter.getString("reason"),
                Instant.ofEpochMilli(letter.getLong("parkedAt")),
                state,
                blocks && live.isLive(view)
                        ? waiting.computeIfAbsent(live.nameOf(view), parkedEvents::waitingIn)
                                .getOrDefault(stream, 0L)
                        : 0,
                letter.getList(ACTS, Document.class, List.of()).stream()
                        .map(DeadLetters::act)
                        .toList());
    }

    private static Act act(Document act) {
        return new Act(
                Remedy.valueOf(act.getString("act")),
                UUID.fromString(act.getString("by")),
                Instant.ofEpochMilli(act.getLong("at")),
                act.getString("reason"));
    }

    /// Sorts by time, and is unique.
    private static String order(long parkedAt, String id) {
        return "%015d/%s".formatted(parkedAt, id);
    }
}
