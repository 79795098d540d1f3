package dev.assay.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.embedded.Shared;
import dev.assay.events.Envelope;
import dev.assay.events.RosterEvent.EngineerRegistered;
import dev.assay.events.RosterEvent.RoleChanged;
import dev.assay.query.EventStream;
import dev.assay.query.feed.DeadLetter.Act;
import dev.assay.query.feed.DeadLetter.Remedy;
import dev.assay.query.feed.DeadLetter.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class DeadLettersTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final UUID OPERATOR = UUID.randomUUID();

    private final String mongo = Shared.mongo();
    private final UUID ada = UUID.randomUUID();
    private final AtomicBoolean repaired = new AtomicBoolean();
    private final View roles = new Roles(ada, repaired);

    @BeforeEach
    void publish() {
        EventStream.publish(
                registered("GPE"), changed("GPE", "BROKEN"), changed("BROKEN", "JPE"), changed("JPE", "IMPE"));
    }

    @Test
    void aLetterNamesTheEventAndHowManyWaitForItButNotWhatIsInIt() {
        try (TestFeed feed = new TestFeed(mongo, roles)) {
            DeadLetter letter = parked(feed);

            assertThat(letter.view()).isEqualTo("roles");
            assertThat(letter.stream()).isEqualTo(ada.toString());
            assertThat(letter.eventType()).isEqualTo("dev.assay.roster.role-changed.v1");
            assertThat(letter.reason()).isEqualTo(IllegalStateException.class.getName());
            assertThat(letter.waiting()).isEqualTo(2);
            assertThat(letter.position()).isNotNull();
            assertThat(letter.acts()).isEmpty();
        }
    }

    @Test
    void anEventThatTheRepairedViewCanTakeIsTakenAtARetryWithTheLaterOnesOfItsStream() {
        try (TestFeed feed = new TestFeed(mongo, roles)) {
            DeadLetter letter = parked(feed);
            repaired.set(true);

            assertThat(act(feed, letter, Remedy.RETRY, "one").state()).isEqualTo(State.RETRYING);

            until(() -> "IMPE".equals(role(feed)));
            until(() -> only(feed).state() == State.TAKEN);
            assertThat(only(feed).acts()).extracting(Act::by).containsExactly(OPERATOR);
            assertThat(only(feed).waiting()).isZero();
            assertThat(feed.parkedEvents.streamsOf(feed.live.nameOf("roles"))).doesNotContainKey(ada.toString());
        }
    }

    @Test
    void aRetryThatFailsParksTheEventAgainAndTheNextRetryIsAnotherAct() {
        try (TestFeed feed = new TestFeed(mongo, roles)) {
            DeadLetter letter = parked(feed);

            act(feed, letter, Remedy.RETRY, "one");
            until(() -> only(feed).state() == State.PARKED);
            assertThat(act(feed, letter, Remedy.RETRY, "one").acts())
                    .as("sent again by a caller who got no answer")
                    .hasSize(1);

            assertThat(act(feed, letter, Remedy.RETRY, "two").acts()).hasSize(2);
            until(() -> only(feed).state() == State.PARKED && only(feed).waiting() == 2);
            assertThat(role(feed)).isEqualTo("GPE");
        }
    }

    @Test
    void aDiscardedEventIsLeftOutForEverAlsoAfterARestartAndARebuild() {
        try (TestFeed feed = new TestFeed(mongo, roles)) {
            // Recorded by an instance that does not read the partition: the one that does finds it.
            DeadLetters elsewhere =
                    new DeadLetters(feed.database, new ParkedEvents(feed.database, Clock.systemUTC()), feed.live);
            elsewhere.act(parked(feed).id(), new Act(Remedy.DISCARD, OPERATOR, NOW, "It was recorded twice."), "one");

            until(() -> "IMPE".equals(role(feed)));
            assertThat(only(feed).state()).isEqualTo(State.DISCARDED);
        }
        repaired.set(true);
        try (TestFeed feed = new TestFeed(mongo, roles)) {
            until(feed.status::caughtUp);
            String old = feed.live.nameOf("roles");
            Map<String, Document> before = feed.all("roles");
            feed.rebuilds.start("roles");
            until(() -> !feed.live.nameOf("roles").equals(old));

            assertThat(feed.all("roles")).isEqualTo(before);
            assertThat(Objects.requireNonNull(feed.document("roles", ada)).get("roles", Document.class))
                    .containsOnlyKeys("GPE", "JPE", "IMPE");
            assertThat(only(feed).state()).isEqualTo(State.DISCARDED);
            assertThat(only(feed).acts())
                    .containsExactly(new Act(Remedy.DISCARD, OPERATOR, NOW, "It was recorded twice."));
            assertThat(feed.parkedEvents.holds(
                            feed.live.nameOf("roles"),
                            Objects.requireNonNull(only(feed).position())))
                    .as("followers of the stream pass over what the audit will never have")
                    .isTrue();
        }
    }

    @Test
    void aRebuildByCodeThatCanTakeTheEventSettlesTheLetter() {
        try (TestFeed feed = new TestFeed(mongo, roles)) {
            DeadLetter letter = parked(feed);
            repaired.set(true);
            feed.rebuilds.start("roles");

            until(() -> "IMPE".equals(role(feed)));
            until(() -> only(feed).state() == State.TAKEN);
            assertThat(only(feed).id()).isEqualTo(letter.id());
        }
    }

    @Test
    void anEventThatFailsInARebuildOnlyIsALetterOnceThatIsLive() {
        repaired.set(true);
        try (TestFeed feed = new TestFeed(mongo, roles)) {
            until(() -> "IMPE".equals(role(feed)));
            assertThat(letters(feed)).isEmpty();
            repaired.set(false);
            feed.rebuilds.start("roles");

            assertThat(parked(feed).waiting()).isEqualTo(2);
        }
    }

    private DeadLetter act(TestFeed feed, DeadLetter letter, Remedy remedy, String key) {
        return feed.deadLetters.act(letter.id(), new Act(remedy, OPERATOR, NOW, null), key);
    }

    private DeadLetter parked(TestFeed feed) {
        until(() -> letters(feed).stream().anyMatch(letter -> letter.state() == State.PARKED && letter.waiting() == 2));
        return only(feed);
    }

    private DeadLetter only(TestFeed feed) {
        List<DeadLetter> letters = letters(feed);
        assertThat(letters).hasSize(1);
        return letters.getFirst();
    }

    /// The stream holds records of other tests, too.
    private List<DeadLetter> letters(TestFeed feed) {
        return feed.deadLetters.list("roles", null, "nobody", null, 1_000).stream()
                .filter(letter -> letter.stream().equals(ada.toString()))
                .toList();
    }

    private String role(TestFeed feed) {
        Document document = feed.document("roles", ada);
        return document == null ? "" : document.getString("role");
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }

    private EngineerRegistered registered(String role) {
        return new EngineerRegistered(ada, "Somebody", "somebody@example.org", role, null, DAY);
    }

    private RoleChanged changed(String from, String to) {
        return new RoleChanged(ada, from, to, "A move", DAY);
    }

    /// One engineer's role; fails on one role until it is repaired.
    private record Roles(UUID engineer, AtomicBoolean repaired) implements View {

        @Override
        public String name() {
            return "roles";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<Write> project(Envelope envelope) {
            return switch (envelope.event()) {
                case EngineerRegistered registered
                when registered.engineerId().equals(engineer) -> state(envelope, registered.roleId());
                case RoleChanged changed
                when changed.engineerId().equals(engineer) -> {
                    if (changed.toRoleId().equals("BROKEN") && !repaired.get()) {
                        throw new IllegalStateException("secret text of the event");
                    }
                    yield state(envelope, changed.toRoleId());
                }
                default -> List.of();
            };
        }

        private static List<Write> state(Envelope envelope, String role) {
            return List.of(Write.state(
                    envelope.stream(), envelope.version(), Map.of("role", role, "roles." + role, envelope.version())));
        }
    }
}
