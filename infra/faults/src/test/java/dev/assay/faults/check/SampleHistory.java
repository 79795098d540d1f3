package dev.assay.faults.check;

import dev.assay.faults.check.Attempt.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A history without fault, in lists that a test can tamper with.
final class SampleHistory {

    static final UUID CLIENT = new UUID(0, 1);
    static final UUID POLICY = new UUID(0, 2);
    static final String POISON = "poison-1";

    final List<Attempt> attempts = new ArrayList<>();
    final List<StoredEvent> events = new ArrayList<>();
    final List<StoredAnswer> answers = new ArrayList<>();
    final List<TopicRecord> topic = new ArrayList<>();
    final List<TopicRecord> consumed;
    final List<Long> followed = new ArrayList<>();
    final List<Read> reads = new ArrayList<>();
    final Map<String, String> live = new HashMap<>();
    final Map<String, String> rebuilt;
    final List<Parked> parked = new ArrayList<>(List.of(new Parked("audit", POISON)));

    private final Random random = new Random(7);
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<Integer, Long> offsets = new HashMap<>();
    private long now;

    SampleHistory() {
        for (int number = 0; number < 60; number++) {
            String stream = "engineer-" + random.nextInt(6);
            switch (number % 6) {
                case 0 -> refused(number, stream);
                case 1 -> unknown(number, stream, random.nextBoolean());
                case 2 -> retried(number, stream);
                case 3 -> {
                    acknowledged(number, stream);
                    raised(stream, number);
                }
                default -> acknowledged(number, stream);
            }
        }
        topic.add(new TopicRecord(0, offset(0), POISON, null, "poison"));
        topic.addAll(List.of(again(topic.get(1)), again(topic.get(2))));
        consumed = new ArrayList<>(topic);
        rebuilt = new HashMap<>(live);
    }

    History history() {
        return new History(
                attempts,
                events,
                answers,
                topic,
                consumed,
                followed,
                reads,
                Map.of("audit", new ViewPair(live, rebuilt)),
                parked,
                new HashSet<>(Set.of(POISON)),
                Set.of(POLICY));
    }

    /// The checks that find something.
    List<String> broken() {
        return Checker.examine(history()).stream()
                .filter(result -> result.violations() > 0)
                .map(Result::check)
                .toList();
    }

    private void acknowledged(int number, String stream) {
        StoredEvent event = store(number, stream);
        attempts.add(attempt(number, stream, Outcome.ACKNOWLEDGED, 201, event));
        reads.add(new Read("client", stream, event.version(), event.version(), now));
    }

    private void retried(int number, String stream) {
        StoredEvent event = store(number, stream);
        attempts.add(attempt(number, stream, Outcome.UNKNOWN, 0, null));
        attempts.add(attempt(number, stream, Outcome.ACKNOWLEDGED, 201, event));
    }

    private void unknown(int number, String stream, boolean done) {
        if (done) {
            store(number, stream);
        }
        attempts.add(attempt(number, stream, Outcome.UNKNOWN, 503, null));
    }

    private void refused(int number, String stream) {
        attempts.add(attempt(number, stream, Outcome.REFUSED, 422, null));
        answers.add(new StoredAnswer(CLIENT, "key-" + number, 422, null, -1));
    }

    private void raised(String stream, int number) {
        add(new StoredEvent(
                UUID.randomUUID(),
                stream,
                next(stream),
                (long) events.size(),
                UUID.randomUUID(),
                POLICY,
                "alert-" + number,
                null,
                "cause-" + number,
                "digest-" + events.size()));
    }

    private StoredEvent store(int number, String stream) {
        StoredEvent event = new StoredEvent(
                UUID.randomUUID(),
                stream,
                next(stream),
                (long) events.size(),
                UUID.randomUUID(),
                CLIENT,
                "subject-" + number,
                "mark-" + number,
                null,
                "digest-" + events.size());
        answers.add(new StoredAnswer(CLIENT, "key-" + number, 201, event.subjectId(), event.version()));
        add(event);
        return event;
    }

    private void add(StoredEvent event) {
        long position = events.size();
        events.add(event);
        int partition = Math.floorMod(event.stream().hashCode(), 3);
        topic.add(new TopicRecord(partition, offset(partition), event.stream(), position, event.digest()));
        followed.add(position);
        live.put("document-" + position, event.digest());
    }

    private TopicRecord again(TopicRecord message) {
        return new TopicRecord(
                message.partition(),
                offset(message.partition()),
                message.stream(),
                message.position(),
                message.digest());
    }

    private Attempt attempt(int number, String stream, Outcome outcome, int status, @Nullable StoredEvent event) {
        now++;
        return new Attempt(
                CLIENT,
                "key-" + number,
                "mark-" + number,
                stream,
                now,
                now + 1,
                outcome,
                status,
                event == null ? null : event.subjectId(),
                event == null ? -1 : event.version());
    }

    private long next(String stream) {
        return versions.merge(stream, 0L, (before, ignored) -> before + 1);
    }

    private long offset(int partition) {
        return offsets.merge(partition, 0L, (before, ignored) -> before + 1);
    }

    Attempt attempt(Outcome outcome) {
        return attempts.stream()
                .filter(attempt -> attempt.outcome() == outcome)
                .findFirst()
                .orElseThrow();
    }

    StoredEvent acknowledged() {
        return marked(attempt(Outcome.ACKNOWLEDGED).mark());
    }

    boolean stored(String mark) {
        return events.stream().anyMatch(event -> mark.equals(event.mark()));
    }

    StoredEvent marked(String mark) {
        return events.stream()
                .filter(event -> mark.equals(event.mark()))
                .findFirst()
                .orElseThrow();
    }

    StoredEvent first(long version) {
        return events.stream()
                .filter(event -> event.version() == version)
                .findFirst()
                .orElseThrow();
    }

    long nextVersion(String stream) {
        return events.stream().filter(event -> event.stream().equals(stream)).count();
    }

    void replace(StoredEvent event, StoredEvent by) {
        int index = IntStream.range(0, events.size())
                .filter(at -> events.get(at).eventId().equals(event.eventId()))
                .findFirst()
                .orElseThrow();
        events.set(index, by);
    }

    static StoredEvent with(StoredEvent event, long version, @Nullable Long position, UUID commandId) {
        UUID eventId = version == event.version() ? event.eventId() : UUID.randomUUID();
        return new StoredEvent(
                eventId,
                event.stream(),
                version,
                position,
                commandId,
                event.actorId(),
                event.subjectId(),
                event.mark(),
                event.alertCause(),
                event.digest());
    }

    static Attempt answered(Attempt attempt, Attempt as) {
        return new Attempt(
                attempt.actor(),
                attempt.key(),
                attempt.mark(),
                attempt.stream(),
                attempt.startedAt(),
                attempt.endedAt(),
                attempt.outcome(),
                attempt.status(),
                as.id(),
                as.version());
    }
}
