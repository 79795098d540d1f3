package dev.assay.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import dev.assay.embedded.KafkaServer;
import dev.assay.embedded.MongoServer;
import dev.assay.embedded.Shared;
import dev.assay.events.Envelope;
import dev.assay.events.EventTopic;
import dev.assay.events.PromotionEvent.PromotionProposed;
import dev.assay.query.EventStream;
import dev.assay.query.EveryKind;
import dev.assay.query.Histories;
import dev.assay.query.QueryServiceTest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class OutageTest extends QueryServiceTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 1);

    @Test
    void withoutMongoDbQueriesSaySoAndTheViewsFillAgainWhenItIsBack() {
        UUID engineer = UUID.randomUUID();
        EventStream.publish(Histories.registered(engineer, "IMPE", null, DAY));
        MongoServer mongo = MongoServer.start(0);
        int port = mongo.port();
        try (ConfigurableApplicationContext other = start(mongo.uri("assay"))) {
            String path = "/api/engineers/" + engineer;
            until(() -> ask(other, path).statusCode() == 200);
            until(() -> ready(other) == 200);

            mongo.close();
            HttpResponse<String> answer = ask(other, path);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(json(answer).get("code").asString()).isEqualTo("view.unavailable");
            assertThat(ready(other)).isEqualTo(503);
            until(() ->
                    ask(other, path).headers().firstValue("Assay-Stale-Since").isPresent());

            mongo = MongoServer.start(port);
            until(() -> ask(other, path).statusCode() == 200);
            until(() -> ready(other) == 200);
        } finally {
            mongo.close();
        }
    }

    @Test
    void withoutKafkaTheViewsAnswerAndSayHowOldTheyAre(@TempDir Path data) throws Exception {
        KafkaServer kafka = KafkaServer.start(data, 0);
        int port = kafka.port();
        makeTopic(kafka);
        try (TestFeed feed = new TestFeed(Shared.mongo(), kafka.bootstrapServers(), new NoView())) {
            until(feed.status::caughtUp);
            assertThat(feed.status.staleSince()).isEmpty();

            kafka.close();
            until(() -> feed.status.trouble().isPresent());
            assertThat(feed.status.staleSince()).isPresent();
            assertThat(feed.live.isLive("none")).isTrue();

            kafka = KafkaServer.start(data, port);
            until(feed.status::caughtUp);
        } finally {
            kafka.close();
        }
    }

    @Test
    void everyViewBuiltAnewEqualsTheOneThatItReplaces() {
        UUID engineer = UUID.randomUUID();
        EventStream.publish(
                Histories.ladder(),
                EveryKind.drafted(1),
                Histories.registered(engineer, "IMPE", UUID.randomUUID(), DAY),
                Histories.rated(engineer, UUID.randomUUID(), "OVERDUE", DAY),
                Histories.raised(engineer, UUID.randomUUID(), UUID.randomUUID(), "OVERDUE", DAY),
                new PromotionProposed(
                        engineer, UUID.randomUUID(), UUID.randomUUID(), "IMPE", "SPE", "Ready", null, DAY, DAY));
        try (ConfigurableApplicationContext other = start(Shared.mongo())) {
            LiveViews live = other.getBean(LiveViews.class);
            MongoDatabase database = other.getBean(MongoDatabase.class);
            until(() -> other.getBean(FeedStatus.class).caughtUp());
            for (View view : other.getBeansOfType(View.class).values()) {
                String old = live.nameOf(view.name());
                other.getBean(Rebuilds.class).start(view.name());

                until(() -> !live.nameOf(view.name()).equals(old));
                assertThat(documents(database, live.nameOf(view.name())))
                        .as(view.name())
                        .isNotEmpty()
                        .isEqualTo(documents(database, old));
            }
        }
    }

    /// The sweep's own notes are left out: it makes them anew.
    private static Map<String, String> documents(MongoDatabase database, String collection) {
        Map<String, String> documents = new TreeMap<>();
        database.getCollection(collection).find().forEach(document -> {
            document.remove("checkOn");
            document.remove("framework");
            documents.put(
                    document.getString("_id"), ProjectedViews.sorted(document).toString());
        });
        return documents;
    }

    private static void makeTopic(KafkaServer kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(EventTopic.NAME, EventTopic.PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static HttpResponse<String> ask(ConfigurableApplicationContext other, String path) {
        return send(HttpRequest.newBuilder(address(other, path))
                .header("Authorization", "Bearer " + Shared.issuer().token(HR, "HR"))
                .GET()
                .build());
    }

    private static int ready(ConfigurableApplicationContext other) {
        return send(HttpRequest.newBuilder(address(other, "/actuator/health/readiness"))
                        .GET()
                        .build())
                .statusCode();
    }

    private static URI address(ConfigurableApplicationContext other, String path) {
        return uri(other, path);
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }

    private record NoView() implements View {

        @Override
        public String name() {
            return "none";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<Write> project(Envelope envelope) {
            return List.of();
        }
    }
}
