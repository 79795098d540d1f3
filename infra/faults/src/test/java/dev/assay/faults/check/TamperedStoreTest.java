package dev.assay.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.faults.check.Attempt.Outcome;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Each test tampers in one way with what is stored; the checks for what it broke must say so.
class TamperedStoreTest {

    private static final String COMMANDS = new CommandsCheck().name();
    private static final String ANSWERS = new AnswersCheck().name();
    private static final String VERSIONS = new VersionsCheck().name();
    private static final String POSITIONS = new PositionsCheck().name();
    private static final String TOPIC = new TopicCheck().name();
    private static final String ALERTS = new AlertsCheck().name();

    private final SampleHistory sample = new SampleHistory();

    @Test
    void aDroppedLastEventOfAnAcknowledgedCommandIsFound() {
        StoredEvent last = sample.events.stream()
                .filter(event -> event.mark() != null)
                .filter(event -> sample.events.stream()
                        .noneMatch(other -> other.stream().equals(event.stream()) && other.version() > event.version()))
                .findFirst()
                .orElseThrow();
        sample.events.remove(last);

        assertThat(sample.broken()).contains(COMMANDS, ANSWERS, TOPIC);
    }

    @Test
    void aDroppedEventInTheMiddleLeavesGaps() {
        sample.events.remove(sample.first(0L));

        assertThat(sample.broken()).contains(VERSIONS, POSITIONS);
    }

    @Test
    void anEventStoredTwiceIsFound() {
        StoredEvent event = sample.acknowledged();
        sample.events.add(event);

        assertThat(sample.broken()).contains(VERSIONS, POSITIONS);
    }

    @Test
    void aCommandExecutedTwiceIsFound() {
        StoredEvent event = sample.acknowledged();
        sample.events.add(SampleHistory.with(
                event, sample.nextVersion(event.stream()), (long) sample.events.size(), UUID.randomUUID()));

        assertThat(sample.broken()).contains(COMMANDS);
    }

    @Test
    void swappedPositionsOfOneStreamAreFound() {
        StoredEvent one = sample.first(0L);
        StoredEvent other = sample.events.stream()
                .filter(event -> event.stream().equals(one.stream()) && event.version() == 1)
                .findFirst()
                .orElseThrow();
        sample.replace(one, SampleHistory.with(one, one.version(), other.position(), one.commandId()));
        sample.replace(other, SampleHistory.with(other, other.version(), one.position(), other.commandId()));

        assertThat(sample.broken()).contains(POSITIONS, TOPIC);
    }

    @Test
    void anEventWithoutPositionIsFound() {
        StoredEvent event = sample.events.getLast();
        sample.replace(event, SampleHistory.with(event, event.version(), null, event.commandId()));

        assertThat(sample.broken()).contains(POSITIONS);
    }

    @Test
    void anInventedEventIsFound() {
        String stream = sample.events.getFirst().stream();
        sample.events.add(new StoredEvent(
                UUID.randomUUID(),
                stream,
                sample.nextVersion(stream),
                (long) sample.events.size(),
                UUID.randomUUID(),
                SampleHistory.CLIENT,
                "nothing",
                null,
                null,
                "digest"));

        assertThat(sample.broken()).contains(COMMANDS);
    }

    @Test
    void aStoredEventOfARefusedCommandIsFound() {
        Attempt refused = sample.attempt(Outcome.REFUSED);
        sample.events.add(new StoredEvent(
                UUID.randomUUID(),
                refused.stream(),
                sample.nextVersion(refused.stream()),
                (long) sample.events.size(),
                UUID.randomUUID(),
                SampleHistory.CLIENT,
                "subject",
                refused.mark(),
                null,
                "digest"));

        assertThat(sample.broken()).contains(COMMANDS, ANSWERS);
    }

    @Test
    void anUnansweredCommandThatHappenedTwiceIsFound() {
        Attempt unknown = sample.attempts.stream()
                .filter(attempt -> attempt.status() == 503)
                .filter(attempt -> sample.stored(attempt.mark()))
                .findFirst()
                .orElseThrow();
        StoredEvent event = sample.marked(unknown.mark());
        sample.events.add(SampleHistory.with(
                event, sample.nextVersion(event.stream()), (long) sample.events.size(), UUID.randomUUID()));

        assertThat(sample.broken()).contains(COMMANDS);
    }

    @Test
    void anAlertRaisedTwiceForACauseIsFound() {
        StoredEvent raised = sample.events.stream()
                .filter(event -> event.alertCause() != null)
                .findFirst()
                .orElseThrow();
        sample.events.add(SampleHistory.with(
                raised, sample.nextVersion(raised.stream()), (long) sample.events.size(), UUID.randomUUID()));

        assertThat(sample.broken()).contains(ALERTS);
    }
}
