package dev.assay.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.embedded.Shared;
import dev.assay.events.Envelope;
import dev.assay.events.EventTopic;
import dev.assay.events.RecordedEvent;
import dev.assay.events.RosterEvent.EngineerDeparted;
import dev.assay.events.RosterEvent.EngineerRegistered;
import dev.assay.events.RosterEvent.RoleChanged;
import dev.assay.query.EventStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FeedTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final String BREAKS = "BREAKS";

    private final UUID ada = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();

    @Test
    void everyViewTakesEveryEventAndTheListenerHears() {
        try (TestFeed feed = new TestFeed(Shared.mongo(), new Roles(1), new Story())) {
            EventStream.publish(registered(ada, "GPE"), changed(ada, "GPE", "JPE"), registered(ben, "SPE"));

            until(() -> version(feed, "story", ada) == 1 && version(feed, "roles", ben) == 0);
            assertThat(present(feed, "roles", ada).getString("role")).isEqualTo("JPE");
            assertThat(present(feed, "story", ada).get("entries", Document.class))
                    .containsOnlyKeys("0", "1");
            until(() -> feed.heard.containsAll(List.of(ada.toString(), ben.toString())));
            until(feed.status::caughtUp);
        }
    }

    @Test
    void anEventThatComesAgainOrLateChangesNothing() {
        try (TestFeed feed = new TestFeed(Shared.mongo(), new Roles(1), new Story())) {
            RecordedEvent first = EventStream.publish(registered(ada, "GPE"));
            EventStream.publish(changed(ada, "GPE", "JPE"), changed(ada, "JPE", "IMPE"));
            until(() -> version(feed, "story", ada) == 2 && version(feed, "roles", ada) == 2);
            Document story = present(feed, "story", ada);

            EventStream.repeat(first);
            EventStream.publish(registered(ben, "GPE"));
            EventStream.repeat(first);
            until(() -> feed.document("story", ben) != null && feed.status.caughtUp());

            assertThat(present(feed, "roles", ada).getString("role")).isEqualTo("IMPE");
            assertThat(feed.document("story", ada)).isEqualTo(story);
        }
    }

    @Test
    void aRestartedFeedGoesOnWhereItsViewsStand() {
        String mongo = Shared.mongo();
        try (TestFeed feed = new TestFeed(mongo, new Roles(1))) {
            EventStream.publish(registered(ada, "GPE"));
            until(() -> version(feed, "roles", ada) == 0);
        }
        EventStream.publish(changed(ada, "GPE", "JPE"));
        try (TestFeed feed = new TestFeed(mongo, new Roles(1))) {
            until(() -> version(feed, "roles", ada) == 1);
            assertThat(feed.heard).contains(ada.toString()).doesNotHaveDuplicates();
        }
    }

    @Test
    void viewsThatAreWipedFillAgain() {
        try (TestFeed feed = new TestFeed(Shared.mongo(), new Roles(1), new Story())) {
            EventStream.publish(registered(ada, "GPE"), changed(ada, "GPE", "JPE"));
            until(() -> version(feed, "story", ada) == 1 && version(feed, "roles", ada) == 1);

            feed.database.drop();

            until(() -> version(feed, "story", ada) == 1 && version(feed, "roles", ada) == 1);
            assertThat(present(feed, "roles", ada).getString("role")).isEqualTo("JPE");
        }
    }

    @Test
    void aRebuiltViewEqualsTheLiveOneAndNobodyHearsOfIt() {
        try (TestFeed feed = new TestFeed(Shared.mongo(), new Roles(1), new Story())) {
            EventStream.publish(registered(ada, "GPE"), changed(ada, "GPE", "JPE"), registered(ben, "SPE"));
            until(() -> version(feed, "roles", ben) == 0 && version(feed, "roles", ada) == 1);
            until(feed.status::caughtUp);
            Map<String, Document> before = feed.all("roles");
            String old = feed.live.nameOf("roles");
            feed.heard.clear();

            feed.rebuilds.start("roles");

            until(() -> !feed.live.nameOf("roles").equals(old));
            assertThat(feed.all("roles")).isEqualTo(before);
            assertThat(feed.heard).isEmpty();

            EventStream.publish(changed(ada, "JPE", "IMPE"));
            until(() -> version(feed, "roles", ada) == 2);
        }
    }

    @Test
    void aViewWithANewFormIsBuiltBesideAndThenGoesLive() {
        String mongo = Shared.mongo();
        try (TestFeed feed = new TestFeed(mongo, new Roles(1))) {
            EventStream.publish(registered(ada, "GPE"));
            until(() -> version(feed, "roles", ada) == 0);
        }
        try (TestFeed feed = new TestFeed(mongo, new Roles(2))) {
            until(() -> feed.document("roles", ada) != null);
            assertThat(present(feed, "roles", ada).getInteger("form")).isEqualTo(2);
            assertThat(feed.live.nameOf("roles")).startsWith("roles_v2_");
        }
    }

    @Test
    void aPoisonEventParksItsStreamInItsViewAndOthersGoOn() {
        try (TestFeed feed = new TestFeed(Shared.mongo(), new Roles(1), new Story())) {
            EventStream.publish(
                    registered(ada, "GPE"),
                    changed(ada, "GPE", BREAKS),
                    changed(ada, BREAKS, "JPE"),
                    registered(ben, "SPE"));

            until(() -> version(feed, "story", ada) == 2 && version(feed, "roles", ben) == 0);
            assertThat(present(feed, "roles", ada).getString("role")).isEqualTo("GPE");
            assertThat(feed.parkedEvents.streamsOf(feed.live.nameOf("roles"))).containsKey(ada.toString());
            assertThat(feed.database
                            .getCollection(ParkedEvents.COLLECTION)
                            .find(new Document("stream", ada.toString())))
                    .extracting(letter -> letter.getString("reason"))
                    .containsExactlyInAnyOrder(
                            IllegalStateException.class.getName(), "an earlier event of its stream is parked");
        }
    }

    @Test
    void anUnreadableRecordIsParkedAndOthersGoOn() {
        String mongo = Shared.mongo();
        UUID unreadable = UUID.randomUUID();
        EventStream.send(EventStream.SIGNATURES.sign(
                new ProducerRecord<>(EventTopic.NAME, unreadable.toString(), new byte[] {1})));
        EventStream.publish(registered(ada, "GPE"));
        try (TestFeed feed = new TestFeed(mongo, new Roles(1), new Story())) {
            until(() -> version(feed, "story", ada) == 0);
            assertThat(feed.parkedEvents.streamsOf(feed.live.nameOf("roles"))).containsKey(unreadable.toString());
            assertThat(feed.parkedEvents.streamsOf(feed.live.nameOf("story"))).containsKey(unreadable.toString());
        }
    }

    private static long version(TestFeed feed, String view, UUID id) {
        Document document = feed.document(view, id);
        return document == null ? -1 : document.getLong("version");
    }

    private static Document present(TestFeed feed, String view, UUID id) {
        return Objects.requireNonNull(feed.document(view, id));
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }

    private static EngineerRegistered registered(UUID id, String role) {
        return new EngineerRegistered(id, "Somebody", "somebody@example.org", role, null, DAY);
    }

    private static RoleChanged changed(UUID id, String from, String to) {
        return new RoleChanged(id, from, to, "A move", DAY);
    }

    /// The state of one stream: the last one wins.
    private record Roles(int version) implements View {

        @Override
        public String name() {
            return "roles";
        }

        @Override
        public List<Write> project(Envelope envelope) {
            return switch (envelope.event()) {
                case EngineerRegistered registered -> state(envelope, registered.roleId());
                case RoleChanged changed -> {
                    if (changed.toRoleId().equals(BREAKS)) {
                        throw new IllegalStateException("poison");
                    }
                    yield state(envelope, changed.toRoleId());
                }
                case EngineerDeparted departed -> state(envelope, "none");
                default -> List.of();
            };
        }

        private List<Write> state(Envelope envelope, String role) {
            return List.of(Write.state(envelope.stream(), envelope.version(), Map.of("role", role, "form", version)));
        }
    }

    /// One entry an event, in any order.
    private record Story() implements View {

        @Override
        public String name() {
            return "story";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<Write> project(Envelope envelope) {
            return List.of(Write.entry(
                    envelope.stream(),
                    envelope.version(),
                    Map.of(
                            "entries." + envelope.version(),
                            Map.of("type", envelope.type().name()))));
        }
    }
}
