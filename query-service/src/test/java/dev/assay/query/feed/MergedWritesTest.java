package dev.assay.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.model.UpdateOneModel;
import java.util.Map;
import java.util.Objects;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;

class MergedWritesTest {

    private final MergedWrites writes = new MergedWrites();

    @Test
    void writesOfOneDocumentBecomeOneUpdateInWhichTheLaterWins() {
        writes.add(Write.state("a", 1, Map.of("role", "GPE", "name", "A")));
        writes.add(Write.state("a", 2, Map.of("role", "JPE")));

        assertThat(writes.models()).hasSize(1);
        assertThat(BsonDocument.parse(set()))
                .isEqualTo(BsonDocument.parse("{\"role\": \"JPE\", \"name\": \"A\", \"version\": 2}"));
    }

    @Test
    void aDeeperPathGoesIntoTheMapThatAnEarlierWriteSet() {
        writes.add(Write.state("a", 1, Map.of("ratings.r1", Map.of("cell", "3/Mid"))));
        writes.add(Write.state("a", 2, Map.of("ratings.r1.review.state", "PENDING")));
        writes.add(Write.state("a", 3, Map.of("ratings.r1.review.by", "x")));

        assertThat(set())
                .isEqualTo(
                        "{\"ratings.r1\": {\"cell\": \"3/Mid\", \"review\": {\"state\": \"PENDING\", \"by\": \"x\"}},"
                                + " \"version\": 3}");
    }

    @Test
    void aMapReplacesTheDeeperPathsOfEarlierWrites() {
        writes.add(Write.state("a", 1, Map.of("ratings.r1.status", "COUNTS")));
        writes.add(Write.state("a", 2, Map.of("ratings.r2", "other", "ratings.r1", Map.of("status", "NEW"))));

        assertThat(BsonDocument.parse(set()))
                .isEqualTo(BsonDocument.parse(
                        "{\"ratings.r2\": \"other\", \"ratings.r1\": {\"status\": \"NEW\"}, \"version\": 2}"));
    }

    @Test
    void aPathIntoSomethingThatIsNoMapIsRefused() {
        writes.add(Write.state("a", 1, Map.of("role", "GPE")));

        assertThatThrownBy(() -> writes.add(Write.state("a", 2, Map.of("role.id", "JPE"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPathThatIsGoneIsRemovedWhateverTheBatchSetBefore() {
        writes.add(Write.fact("a", Map.of("x", "1", "y", "2")));
        writes.add(Write.fact("a", Map.of("x", Write.GONE)));

        assertThat(update()).isEqualTo(BsonDocument.parse("{\"$unset\": {\"x\": true}, \"$set\": {\"y\": \"2\"}}"));
    }

    @Test
    void aDocumentIsGuardedInOneWayOnly() {
        writes.add(Write.state("a", 1, Map.of("role", "GPE")));

        assertThatThrownBy(() -> writes.add(Write.entry("a", 2, Map.of("entries.2", "JPE"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private BsonDocument update() {
        UpdateOneModel<BsonDocument> model =
                (UpdateOneModel<BsonDocument>) writes.models().getFirst();
        return Objects.requireNonNull(model.getUpdate())
                .toBsonDocument(BsonDocument.class, MongoClientSettings.getDefaultCodecRegistry());
    }

    private String set() {
        BsonDocument set = new BsonDocument();
        update().getDocument("$set")
                .forEach((path, value) -> set.put(
                        path,
                        value.isInt64() ? new BsonInt32((int) value.asInt64().getValue()) : value));
        return set.toJson();
    }
}
